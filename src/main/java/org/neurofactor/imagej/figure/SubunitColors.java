package org.neurofactor.imagej.figure;

import java.awt.Color;

/** The colour of each subunit, the same in all results: hues that stand out from {@link DivergingColors}. */
public final class SubunitColors {

	/** Of the STA's contour. */
	public static final Color STA = Color.BLACK;

	private static final int[] HUES = { 0x1a9641, 0xf28e00, 0x8e3bb0, 0x00a3a3, 0xe0218a, 0xb8960c, 0x8b5a2b, 0x5cb800,
		0x5a4fcf, 0xff6f91 };
	private static final double[] SHADES = { 1, 0.7, 0.85, 0.55 };

	private SubunitColors() {}

	/**
	 * @param module number of the module, from 0; colours repeat after 40
	 */
	public static Color of(final int module) {
		final int rgb = HUES[module % HUES.length];
		final double shade = SHADES[module / HUES.length % SHADES.length];
		return new Color((int) ((rgb >> 16 & 0xff) * shade), (int) ((rgb >> 8 & 0xff) * shade), //
			(int) ((rgb & 0xff) * shade));
	}
}
