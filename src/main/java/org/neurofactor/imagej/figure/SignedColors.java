package org.neurofactor.imagej.figure;

import java.awt.Color;

/**
 * Colours of signed values: anchors at −1, 0 and 1, linear in between, and for masked pixels a colour that no value
 * has.
 */
public enum SignedColors {

	/** Red below, white at and black above zero, as in the published package; masked pixels light sea green. */
	RED_WHITE_BLACK(0xff0000, 0xffffff, 0x000000, 0x20b2aa),

	/** Black below, gray at and white above zero, like a filter's; masked pixels magenta. */
	FILTER(0x000000, 0x808080, 0xffffff, 0xff00ff);

	private final int negative;
	private final int zero;
	private final int positive;
	private final Color masked;

	SignedColors(final int negative, final int zero, final int positive, final int masked) {
		this.negative = negative;
		this.zero = zero;
		this.positive = positive;
		this.masked = new Color(masked);
	}

	/** The colour of a masked pixel. */
	public Color masked() {
		return masked;
	}

	/**
	 * Colour of a value, as 0xrrggbb.
	 *
	 * @param value from −1 to 1; what is outside is coloured like the nearer end, NaN like a masked pixel
	 */
	public int rgb(final double value) {
		if (Double.isNaN(value)) return masked.getRGB() & 0xffffff;
		final int end = value < 0 ? negative : positive;
		final double t = Math.min(1, Math.abs(value));
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final double from = zero >> shift & 0xff;
			final double to = end >> shift & 0xff;
			rgb |= (int) Math.round(from + t * (to - from)) << shift;
		}
		return rgb;
	}
}
