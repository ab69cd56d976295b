package org.neurofactor.stnmf.simulation;

import java.util.stream.IntStream;

/** A subunit's weights on the stimulus pixels, of L2 norm 1, kept only where they matter. Immutable. */
final class SpatialFilter {

	/** Sensitivity, relative to the centre's, below which a pixel is left out (beyond 5 standard deviations). */
	private static final double NEGLIGIBLE = 3e-6;

	private final int[] pixels;
	private final double[] weights;

	SpatialFilter(final GaussianSubunit subunit, final int sign, final int width, final int height) {
		pixels = IntStream.range(0, width * height)
			.filter(i -> subunit.sensitivity(i % width, i / width) > NEGLIGIBLE)
			.toArray();
		weights = new double[pixels.length];
		double squares = 0;
		for (int i = 0; i < pixels.length; i++) {
			weights[i] = sign * subunit.sensitivity(pixels[i] % width, pixels[i] / width);
			squares += weights[i] * weights[i];
		}
		final double norm = Math.sqrt(squares);
		for (int i = 0; i < weights.length; i++) weights[i] /= norm;
	}

	/** The weighted sum of a frame's pixels (row by row). */
	double apply(final byte[] frame) {
		double sum = 0;
		for (int i = 0; i < pixels.length; i++) sum += weights[i] * frame[pixels[i]];
		return sum;
	}
}
