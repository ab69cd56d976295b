package org.neurofactor.stnmf.ensemble;

import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;
import org.neurofactor.spatial.Mask;

/** Which part of the screen becomes a cell's ensemble. Immutable. */
public final class WindowRule {

	/** This many pixels around what stands out: a subunit's flank is weaker than its centre. */
	private static final int MARGIN = 2;

	/**
	 * The upright rectangle around the pixels where the spatial profile stands out from its noise
	 * ({@link ResponsiveRegion}), and two pixels more in every direction.
	 */
	public static final WindowRule PROFILE = new WindowRule("profile", (field, sd) -> {
		final Mask region = ResponsiveRegion.of(field.spatialProfile(), field.average().noise());
		return Window.around(region).grown(MARGIN, region.width(), region.height());
	});

	/**
	 * The upright rectangle around the ellipse of the Gaussian fitted to the spike-triggered average at its peak: what
	 * the published package does.
	 */
	public static final WindowRule ELLIPSE = new WindowRule("ellipse", (field, sd) -> field.average().window(sd));

	/** The whole screen. */
	public static final WindowRule NONE =
		new WindowRule("none", (field, sd) -> new Window(0, field.average().width(), 0, field.average().height()));

	private static final WindowRule[] NAMED = { PROFILE, ELLIPSE, NONE };

	/** x, y, width and height; a macro's variables come as 16.0. */
	private static final Pattern RECTANGLE = Pattern.compile(
		"\\s*(\\d{1,6})(?:\\.0)?[\\s,;]+(\\d{1,6})(?:\\.0)?[\\s,;]+(\\d{1,6})(?:\\.0)?[\\s,;]+(\\d{1,6})(?:\\.0)?\\s*");

	/** How a window is found. */
	@FunctionalInterface
	private interface Finder {

		/** @param sd size of an ellipse in standard deviations */
		Window of(ReceptiveField field, double sd);
	}

	private final String text;
	private final Finder finder;

	private WindowRule(final String text, final Finder finder) {
		this.text = text;
		this.finder = finder;
	}

	/** The same window for all cells; where it reaches beyond the screen it is clipped. */
	public static WindowRule rectangle(final Window window) {
		return new WindowRule(window.xMin() + "," + window.yMin() + "," + window.width() + "," + window.height(),
			(field, sd) -> window.clipped(field.average().width(), field.average().height()));
	}

	/** The option: one of the rules by its name, or a rectangle as x, y, width and height. */
	static Setting<WindowRule> setting(final String key) {
		return Setting.of(key, new RuleKind(), PROFILE);
	}

	/**
	 * The window of a cell, within the screen.
	 *
	 * @param sd size of an ellipse in standard deviations
	 * @throws IllegalArgumentException if it is a rectangle beyond the screen
	 */
	Window of(final ReceptiveField field, final double sd) {
		return finder.of(field, sd);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof WindowRule && ((WindowRule) other).text.equals(text);
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

	private static final class RuleKind implements Kind<WindowRule> {

		@Override
		public WindowRule parse(final String text) {
			for (final WindowRule rule : NAMED) if (rule.text.equalsIgnoreCase(text.trim())) return rule;
			final Matcher matcher = RECTANGLE.matcher(text);
			if (!matcher.matches()) return null;
			final ToIntFunction<Integer> number = group -> Integer.parseInt(matcher.group(group));
			final int x = number.applyAsInt(1);
			final int y = number.applyAsInt(2);
			final int width = number.applyAsInt(3);
			final int height = number.applyAsInt(4);
			return width > 0 && height > 0 ? rectangle(new Window(x, x + width, y, y + height)) : null;
		}

		@Override
		public String format(final WindowRule value) {
			return value.text;
		}

		@Override
		public String allowed() {
			return "profile, ellipse, none, or x,y,width,height in pixels, such as 4,0,20,16";
		}
	}
}
