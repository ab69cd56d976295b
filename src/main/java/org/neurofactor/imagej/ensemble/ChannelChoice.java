package org.neurofactor.imagej.ensemble;

import java.util.Arrays;
import java.util.regex.Pattern;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;

/** Which channels of a colored stimulus ensembles are made of. Immutable. */
public final class ChannelChoice {

	/** Each by itself. */
	public static final ChannelChoice ALL = new ChannelChoice("all", 0, null);

	private static final String NUMBER = "[+-]?(\\d{1,9}(\\.\\d*)?|\\.\\d+)";
	private static final Pattern WEIGHTS = Pattern.compile(NUMBER + "([\\s,;]+" + NUMBER + ")+");
	private static final Pattern CHANNEL = Pattern.compile("[1-9]\\d{0,2}(\\.0)?");

	private final String text;
	private final int channel;
	private final double[] weights;

	private ChannelChoice(final String text, final int channel, final double[] weights) {
		this.text = text;
		this.channel = channel;
		this.weights = weights;
	}

	/** The option: all, the number of a channel, or a weight for each. */
	public static Setting<ChannelChoice> setting(final String key) {
		return Setting.of(key, new ChoiceKind(), ALL);
	}

	/** Number of the one channel, from 1; 0 if it is another choice. */
	int channel() {
		return channel;
	}

	/** The weights of all channels; null if it is another choice. */
	double[] weights() {
		return weights == null ? null : weights.clone();
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof ChannelChoice && ((ChannelChoice) other).text.equals(text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}

	/** As in macros. */
	@Override
	public String toString() {
		return text;
	}

	private static final class ChoiceKind implements Kind<ChannelChoice> {

		@Override
		public ChannelChoice parse(final String text) {
			final String given = text.trim();
			if (given.equalsIgnoreCase(ALL.text)) return ALL;
			if (CHANNEL.matcher(given).matches()) {
				final int channel = (int) Double.parseDouble(given);
				return new ChannelChoice("" + channel, channel, null);
			}
			if (!WEIGHTS.matcher(given).matches()) return null;
			final double[] weights = Arrays.stream(given.split("[\\s,;]+")).mapToDouble(Double::parseDouble).toArray();
			return Arrays.stream(weights).allMatch(weight -> weight == 0)
				? null
				: new ChannelChoice(given.replaceAll("[\\s,;]+", ","), 0, weights);
		}

		@Override
		public String format(final ChannelChoice value) {
			return value.text;
		}

		@Override
		public String allowed() {
			return "all, the number of a channel, or a weight for each, such as 0.5,1,0";
		}
	}
}
