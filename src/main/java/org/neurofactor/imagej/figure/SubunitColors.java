package org.neurofactor.imagej.figure;

import ij.plugin.LutLoader;

import java.awt.Color;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

import org.neurofactor.settings.Kind;

/**
 * The colours of subunits, the same in all results. A subunit has that of its module, so that it keeps it when the
 * threshold makes others localized.
 */
public final class SubunitColors {

	/** Of the STA's contour. */
	public static final Color STA = Color.BLACK;

	/**
	 * Told apart by those who see no red or no green, too. The least difference between any two of the first 8 is 19.8
	 * (CIEDE2000, in normal sight, protanopia and deuteranopia), of the first 12 it is 11.9, of all 20 it is 9.1. All
	 * can be read on white paper.
	 */
	public static final SubunitColors SAFE = cycle("safe", 0x3344ff, 0xcc9900, 0x662200, 0xdd8899, 0x660066, 0x996644,
		0x00aaff, 0x995577, 0x2288aa, 0x773344, 0x0000cc, 0xff3366, 0x229977, 0x884400, 0xaa7700, 0x4477ff, 0x555599,
		0x11aabb, 0x883366, 0x883333);

	/** Of Okabe and Ito, without black, which is the STA's; in their order. */
	private static final SubunitColors OKABE_ITO =
		cycle("okabeito", 0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7);

	/** A hue per subunit, each far from those before. */
	static final SubunitColors HSV = new SubunitColors("hsv", SubunitColors::hue);

	private static final List<SubunitColors> PALETTES = Arrays.asList(SAFE, OKABE_ITO, HSV);

	/** Linear luminance, from 0 to 1, above which a hue would be hard to read on white paper. */
	private static final double MAX_LUMINANCE = 0.3;
	private static final double GAMMA = 2.2;

	/** Multiples of it are spread evenly over the unit interval, however many there are. */
	private static final double GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;

	private static final Map<String, Color> NAMES = names();

	/** As a setting. */
	static final Kind<SubunitColors> KIND = new ColorsKind();

	private final String name;
	private final IntFunction<Color> colors;

	private SubunitColors(final String name, final IntFunction<Color> colors) {
		this.name = name;
		this.colors = colors;
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

	private static SubunitColors cycle(final String name, final int... rgb) {
		return new SubunitColors(name, module -> new Color(rgb[module % rgb.length]));
	}

	private static Color hue(final int module) {
		// Half a step off, because red is a colour of modules.
		final float hue = (float) spread(module);
		final double luminance = luminance(Color.getHSBColor(hue, 1, 1));
		final double value = Math.min(1, StrictMath.pow(MAX_LUMINANCE / luminance, 1 / GAMMA));
		return Color.getHSBColor(hue, 1, (float) value);
	}

	/** From 0 to 1. */
	private static double spread(final int module) {
		final double multiple = (module + 0.5) * GOLDEN_SECTION;
		return multiple - Math.floor(multiple);
	}

	/** What the text stands for; null if it is nothing. */
	private static SubunitColors parse(final String text) {
		final String given = text.trim();
		final String lower = given.toLowerCase(Locale.ROOT);
		for (final SubunitColors palette : PALETTES) if (palette.name.equals(lower)) return palette;
		final SubunitColors list = list(lower);
		return list == null ? lookUpTable(given) : list;
	}

	/** One colour, or several. */
	private static SubunitColors list(final String text) {
		final List<Integer> colors = new ArrayList<>();
		final List<String> words = new ArrayList<>();
		for (final String word : text.split(",", -1)) {
			final String color = word.trim();
			if (NAMES.containsKey(color)) colors.add(NAMES.get(color).getRGB() & 0xffffff);
			else if (color.matches("#[0-9a-f]{6}")) colors.add(Integer.parseInt(color.substring(1), 16));
			else return null;
			words.add(color);
		}
		return cycle(String.join(",", words), colors.stream().mapToInt(Integer::intValue).toArray());
	}

	/** One of ImageJ's, built in or in its folder luts. */
	private static SubunitColors lookUpTable(final String name) {
		if (!name.matches("[\\w .()/-]*\\w[\\w .()/-]*") || name.contains("..")) return null;
		final IndexColorModel lut = LutLoader.getLut(name);
		if (lut == null) return null;
		final int size = lut.getMapSize();
		return new SubunitColors(name,
			module -> new Color(lut.getRGB(Math.min(size - 1, (int) (spread(module) * size)))));
	}

	/** As #rrggbb. */
	public static String hex(final Color color) {
		return String.format("#%06x", color.getRGB() & 0xffffff);
	}

	/**
	 * The colour of a subunit.
	 *
	 * @param module its number, from 0
	 */
	public Color of(final int module) {
		return colors.apply(module);
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
			return "safe, okabeito, hsv, one or more with commas between them of " + String.join(", ", NAMES.keySet()) +
				" and #rrggbb, or the name of a look-up table of ImageJ, such as Fire";
		}
	}
}
