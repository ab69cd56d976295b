package org.neurofactor.imagej.figure;

import ij.ImagePlus;
import ij.process.LUT;

import java.awt.Color;

/**
 * Look-up table for signed values, in the colours of figures.
 * <p>
 * ImageJ shows NaN in the table's first colour. That one is the colour of masked pixels here, and the display range is
 * a little wider than the values, so that none but NaN gets it.
 * </p>
 */
public final class SignedLut {

	private static final int SIZE = 256;

	/** Zero lies between the two middle entries; the value of largest magnitude falls into the middle of entry 1. */
	private static final double WIDENING = 128 / 126.5;

	private SignedLut() {}

	static LUT create(final SignedColors colors) {
		final byte[] red = new byte[SIZE];
		final byte[] green = new byte[SIZE];
		final byte[] blue = new byte[SIZE];
		for (int i = 0; i < SIZE; i++) {
			final Color color = i == 0 ? colors.masked() : new Color(colors.rgb((i < 128 ? i - 127 : i - 128) / 126.));
			red[i] = (byte) color.getRed();
			green[i] = (byte) color.getGreen();
			blue[i] = (byte) color.getBlue();
		}
		return new LUT(red, green, blue);
	}

	/** Shows a 32-bit image with this table, symmetrically about zero. */
	public static void apply(final ImagePlus imp, final double largestMagnitude, final SignedColors colors) {
		final double range = largestMagnitude > 0 ? largestMagnitude * WIDENING : 1;
		final LUT lut = create(colors);
		lut.min = -range;
		lut.max = range;
		imp.setLut(lut);
	}
}
