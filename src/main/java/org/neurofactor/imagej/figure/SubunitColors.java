package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.neurofactor.settings.Kind;

/** The colours of subunits, the same in all results: a hue for each of them, or one colour for all. */
public final class SubunitColors {

	/** Of the STA's contour. */
	public static final Color STA = Color.BLACK;

	private static final String HSV_NAME = "hsv";

	/** A hue per subunit. */
	public static final SubunitColors HSV = new SubunitColors(HSV_NAME, null);

	/** Linear luminance, from 0 to 1, above which a hue would be hard to read on white paper. */
	private static final double MAX_LUMINANCE = 0.3;
	private static final double GAMMA = 2.2;

	private static final Map<String, Color> NAMES = names();

	/** As a setting. */
	static final Kind<SubunitColors> KIND = new ColorsKind();

	private final String name;

	/** Null for a hue per subunit. */
	private final Color single;

	private SubunitColors(final String name, final Color single) {
		this.name = name;
		this.single = single;
	}

	private static Map<String, Color> names() {
		final Map<String, Color> names = new LinkedHashMap<>();
		names.put("black", Color.BLACK);
		names.put("blue", Color.BLUE);
		names.put("cyan", Color.CYAN);
		names.put("gray", Color.GRAY);
		names.put("green", Color.GREEN);
		names.put("magenta", Color.MAGENTA);
		names.put("orange", Color.ORANGE);
		names.put("pink", Color.PINK);
		names.put("red", Color.RED);
		names.put("white", Color.WHITE);
		names.put("yellow", Color.YELLOW);
		return names;
	}

	/** "hsv", the name of a colour or #rrggbb, in upper or lower case; null if the text is none of them. */
	private static SubunitColors parse(final String text) {
		final String name = text.trim().toLowerCase(Locale.ROOT);
		if (name.equals(HSV_NAME)) return HSV;
		if (NAMES.containsKey(name)) return new SubunitColors(name, NAMES.get(name));
		return name.matches("#[0-9a-f]{6}")
			? new SubunitColors(name, new Color(Integer.parseInt(name.substring(1), 16)))
			: null;
	}

	/** As #rrggbb. */
	public static String hex(final Color color) {
		return String.format("#%06x", color.getRGB() & 0xffffff);
	}

	/**
	 * The colour of a subunit.
	 *
	 * @param subunit its place among the subunits, from 0
	 * @param subunits how many there are
	 */
	public Color of(final int subunit, final int subunits) {
		if (single != null) return single;
		// Half a step off, because red is the colour of modules.
		final float hue = (subunit + 0.5f) / subunits;
		final double luminance = luminance(Color.getHSBColor(hue, 1, 1));
		final double value = Math.min(1, StrictMath.pow(MAX_LUMINANCE / luminance, 1 / GAMMA));
		return Color.getHSBColor(hue, 1, (float) value);
	}

	/** Relative luminance of linear light, from 0 (black) to 1 (white). */
	static double luminance(final Color color) {
		return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
	}

	private static double linear(final int component) {
		return StrictMath.pow(component / 255., GAMMA);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof SubunitColors && ((SubunitColors) other).name.equals(name);
	}

	@Override
	public int hashCode() {
		return name.hashCode();
	}

	/** As in macros. */
	@Override
	public String toString() {
		return name;
	}

	private static final class ColorsKind implements Kind<SubunitColors> {

		@Override
		public Class<?> scriptType() {
			return String.class;
		}

		@Override
		public SubunitColors parse(final String text) {
			return SubunitColors.parse(text);
		}

		@Override
		public String format(final SubunitColors value) {
			return value.name;
		}

		@Override
		public boolean allows(final SubunitColors value) {
			return true;
		}

		@Override
		public String allowed() {
			return "hsv (a hue per subunit), one of " + String.join(", ", NAMES.keySet()) + ", or #rrggbb";
		}
	}
}
