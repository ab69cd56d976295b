package org.neurofactor.stnmf;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.neurofactor.matrix.GramSum;
import org.neurofactor.run.Workers;

/** What one pass over the spikes finds out about the pixels: their sums, ranges and correlations. */
final class EnsembleStatistics {

	private final GramSum gram;
	private final double[] sums;
	private final double[] lows;
	private final double[] highs;
	private int spikes;

	EnsembleStatistics(final int pixels) {
		gram = new GramSum(pixels);
		sums = new double[pixels];
		lows = new double[pixels];
		highs = new double[pixels];
		Arrays.fill(lows, Double.POSITIVE_INFINITY);
		Arrays.fill(highs, Double.NEGATIVE_INFINITY);
	}

	/** @param columns {@code [spike][pixel]} */
	void add(final double[][] columns, final Workers workers) {
		for (final double[] column : columns) for (int p = 0; p < sums.length; p++) {
			sums[p] += column[p];
			lows[p] = Math.min(lows[p], column[p]); // NaN stays
			highs[p] = Math.max(highs[p], column[p]);
		}
		gram.add(columns, workers);
		spikes += columns.length;
	}

	/** The pixels that are finite in all spikes. */
	int[] finite() {
		return IntStream.range(0, sums.length)
			.filter(p -> lows[p] >= -Double.MAX_VALUE && highs[p] <= Double.MAX_VALUE)
			.toArray();
	}

	/** @throws IllegalArgumentException if all these pixels have one and the same value in all spikes */
	void requireContrast(final int[] pixels) {
		final double low = IntStream.of(pixels).mapToDouble(p -> lows[p]).min().getAsDouble();
		final double high = IntStream.of(pixels).mapToDouble(p -> highs[p]).max().getAsDouble();
		if (low == high) throw new IllegalArgumentException(
			"The spike-triggered ensemble is constant (every pixel is " + low + "): there is nothing to factorise.");
	}

	/** The mean of these pixels over all spikes. */
	double[] mean(final int[] pixels) {
		return IntStream.of(pixels).mapToDouble(p -> sums[p] / spikes).toArray();
	}

	GramSum gram() {
		return gram;
	}
}
