package org.neurofactor.bench;

import java.util.Random;

/** Spike-triggered ensembles of a receptive field of Gaussian subunits, of which each spike is due to one. */
final class Ensemble {

	private static final int SUBUNITS = 12;
	private static final double SIGMA = 1.6;
	private static final double AMPLITUDE = 0.6;

	private Ensemble() {}

	/** Spikes by pixels, {@code [spike][y * width + x]}. */
	static double[][] columns(final int width, final int height, final int spikes) {
		final Random random = new Random(1);
		final double[][] subunits = new double[SUBUNITS][width * height];
		for (final double[] subunit : subunits) {
			final double x = width * (0.2 + 0.6 * random.nextDouble());
			final double y = height * (0.2 + 0.6 * random.nextDouble());
			for (int p = 0; p < subunit.length; p++) {
				final double distance = Math.hypot(p % width - x, p / width - y) / SIGMA;
				subunit[p] = AMPLITUDE * Math.exp(-distance * distance / 2);
			}
		}
		final double[][] columns = new double[spikes][width * height];
		for (final double[] column : columns) {
			final double[] subunit = subunits[random.nextInt(SUBUNITS)];
			for (int p = 0; p < column.length; p++) column[p] = subunit[p] + random.nextGaussian();
		}
		return columns;
	}
}
