package org.neurofactor.imagej.figure;

import java.awt.Color;

/**
 * Colours of signed values: blue below, white at and red above zero. The anchors are ColorBrewer's RdBu (Brewer,
 * colorbrewer2.org), in which equal steps look alike and which colour-blind readers can tell apart.
 */
public final class DivergingColors {

	/** A masked pixel: a gray that no value has. */
	public static final Color MASKED = new Color(0xb4b4b4);

	private static final int[] ANCHORS = { 0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582,
		0xd6604d, 0xb2182b, 0x67001f };

	private DivergingColors() {}

	/**
	 * Colour of a value, as 0xrrggbb.
	 *
	 * @param value from −1 to 1; what is outside is coloured like the nearer end, NaN like {@link #MASKED}
	 */
	public static int rgb(final double value) {
		if (Double.isNaN(value)) return MASKED.getRGB() & 0xffffff;
		final double position = (Math.max(-1, Math.min(1, value)) + 1) / 2 * (ANCHORS.length - 1);
		final int i = Math.min((int) position, ANCHORS.length - 2);
		final double t = position - i;
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final double from = ANCHORS[i] >> shift & 0xff;
			final double to = ANCHORS[i + 1] >> shift & 0xff;
			rgb |= (int) Math.round(from + t * (to - from)) << shift;
		}
		return rgb;
	}
}
