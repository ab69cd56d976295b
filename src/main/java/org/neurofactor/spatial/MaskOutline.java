package org.neurofactor.spatial;

import java.util.List;
import java.util.stream.Collectors;

/** Outlines of sets of pixels. */
public final class MaskOutline {

	private MaskOutline() {}

	/**
	 * The iso-lines at ½ of an image that is 1 in the set and 0 elsewhere: one ring per part and per hole, with the
	 * corners of pixels cut off. Pixels that touch at a corner only are parts of their own.
	 *
	 * @param mask the set, {@code mask[y * width + x]}
	 * @return rings in coordinates of pixel corners: pixel (x, y) is the square from (x, y) to (x + 1, y + 1)
	 */
	public static List<Polygon> of(final boolean[] mask, final int width, final int height) {
		final double[] values = new double[mask.length];
		for (int i = 0; i < mask.length; i++) values[i] = mask[i] ? 1 : 0;
		// The frame of zeros moves everything by 1, and pixel centres are at half a pixel.
		return MarchingSquares.isoLines(new Image2D(width, height, values).padded(1), 0.5)
			.stream()
			.map(line -> line.toPolygon(1, -0.5))
			.collect(Collectors.toList());
	}
}
