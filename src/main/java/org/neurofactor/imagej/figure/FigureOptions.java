package org.neurofactor.imagej.figure;

import java.util.Locale;

/** What a figure shows and how: immutable. The words are those of macros. */
public final class FigureOptions {

	/** Modules, STA, outlines, mean weights and Moran's I; subunits in hues; 1200 pixels wide. */
	public static final FigureOptions DEFAULTS = new FigureOptions("full", "hsv", "auto", 1200);

	/** Which panels there are. */
	public enum Layout {
		/** Modules, STA, outlines, mean weights and Moran's I. */
		FULL,
		/** Modules, STA and outlines. */
		COMPACT,
		/** No figure at all. */
		NONE
	}

	private static final int MIN_WIDTH = 300;
	private static final int MAX_WIDTH = 10000;

	private final Layout layout;
	private final SubunitColors colors;
	private final SignedColors modules;
	private final SignedColors sta;
	private final int width;

	/**
	 * @param layout "full", "compact" or "none"
	 * @param colors see {@link SubunitColors#parse}
	 * @param lut "rwb" or "filter", for all images; "auto" is rwb for modules, filter for the STA
	 * @param width in pixels, 300 to 10000
	 * @throws IllegalArgumentException if one of them is not allowed, saying what is
	 */
	public FigureOptions(final String layout, final String colors, final String lut, final int width) {
		this.layout = layout(layout);
		this.colors = SubunitColors.parse(colors);
		modules = lut(lut, SignedColors.RED_WHITE_BLACK);
		sta = lut(lut, SignedColors.FILTER);
		if (width < MIN_WIDTH || width > MAX_WIDTH) throw new IllegalArgumentException("figurewidth must be from " +
			MIN_WIDTH + " to " + MAX_WIDTH + " pixels, but was '" + width + "'.");
		this.width = width;
	}

	private static Layout layout(final String text) {
		for (final Layout layout : Layout.values()) if (layout.name().toLowerCase(Locale.ROOT).equals(text)) return layout;
		throw new IllegalArgumentException("figure must be one of full, compact, none, but was '" + text + "'.");
	}

	private static SignedColors lut(final String text, final SignedColors auto) {
		switch (text) {
			case "auto":
				return auto;
			case "rwb":
				return SignedColors.RED_WHITE_BLACK;
			case "filter":
				return SignedColors.FILTER;
			default:
				throw new IllegalArgumentException("lut must be one of auto, rwb, filter, but was '" + text + "'.");
		}
	}

	public Layout layout() {
		return layout;
	}

	public boolean hasFigure() {
		return layout != Layout.NONE;
	}

	/** Of outlines, frames, bars, table rows and ROIs. */
	public SubunitColors colors() {
		return colors;
	}

	/** Of the modules' pixels. */
	public SignedColors modules() {
		return modules;
	}

	/** Of the STA's pixels. */
	public SignedColors sta() {
		return sta;
	}

	/** Width of the figure in pixels. */
	public int width() {
		return width;
	}
}
