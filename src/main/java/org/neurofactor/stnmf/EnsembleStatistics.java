package org.neurofactor.stnmf;

import org.neurofactor.matrix.GramSum;
import org.neurofactor.run.Workers;

/** What one pass over the spikes finds out about the pixels: their sums, ranges and correlations. */
final class EnsembleStatistics {

	private final GramSum gram;
	private final PixelTally tally;

	/**
	 * @param pixels position y · width + x of every pixel
	 * @param width of the images
	 */
	EnsembleStatistics(final int[] pixels, final int width) {
		gram = new GramSum(pixels.length);
		tally = new PixelTally(pixels, width);
	}

	/** @param columns {@code [spike][pixel]} */
	void add(final double[][] columns, final Workers workers) {
		for (final double[] column : columns) tally.add(tally.spikes(), column);
		gram.add(columns, workers);
	}

	/** The pixels that are finite in all spikes. */
	int[] finite() {
		return tally.finite();
	}

	/** @throws IllegalArgumentException if all these pixels have one and the same value in all spikes */
	void requireContrast(final int[] pixels) {
		if (tally.smallest(pixels) == tally.largest(pixels))
			throw new IllegalArgumentException("The spike-triggered ensemble is constant (every pixel is " +
				tally.smallest(pixels) + "): there is nothing to factorise.");
	}

	/** The mean of these pixels over all spikes. */
	double[] mean(final int[] pixels) {
		return tally.means(pixels);
	}

	EnsembleSummary summary() {
		return new EnsembleSummary(tally, tally.spikes());
	}

	GramSum gram() {
		return gram;
	}
}
