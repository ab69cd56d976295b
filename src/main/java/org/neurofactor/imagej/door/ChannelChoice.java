package org.neurofactor.imagej.door;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;

/** Which channel of a movie is meant: a number from 1, the only one, or no question of channels. Immutable. */
public final class ChannelChoice {

	/** The only one; a movie of several is refused. */
	public static final ChannelChoice AUTO = new ChannelChoice("auto", 0);

	/** All frames as they are, whatever channels they may be of. */
	static final ChannelChoice ALL = new ChannelChoice("all", 0);

	private static final Kind<ChannelChoice> KIND = new Kind<ChannelChoice>() {

		@Override
		public ChannelChoice parse(final String text) {
			for (final ChannelChoice choice : new ChannelChoice[] { AUTO, ALL })
				if (choice.text.equalsIgnoreCase(text.trim())) return choice;
			return text.trim().matches("[1-9]\\d?(\\.0)?")
				? new ChannelChoice(text.trim().replace(".0", ""), (int) Double.parseDouble(text))
				: null;
		}

		@Override
		public String format(final ChannelChoice value) {
			return value.text;
		}

		@Override
		public String allowed() {
			return "auto (the only one), all (every frame as it is) or a number from 1 to 99";
		}
	};

	private final String text;
	private final int number;

	private ChannelChoice(final String text, final int number) {
		this.text = text;
		this.number = number;
	}

	public static Setting<ChannelChoice> setting(final String key) {
		return Setting.of(key, KIND, AUTO);
	}

	/** From 1; 0 if none is named. */
	int number() {
		return number;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof ChannelChoice && ((ChannelChoice) other).text.equals(text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}

	@Override
	public String toString() {
		return text;
	}
}
