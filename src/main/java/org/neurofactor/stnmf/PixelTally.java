package org.neurofactor.stnmf;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Sums, ranges and neighbours' products of the pixels of an ensemble, taken spike by spike. */
final class PixelTally {

	private final int[] right;
	private final int[] below;
	private final double[] sums;
	private final double[] squares;
	private final double[] rightProducts;
	private final double[] belowProducts;
	private final double[] lows;
	private final double[] highs;
	private int spikes;
	private int worstSpike = -1;
	private int maskedInWorstSpike;

	/**
	 * @param pixels position y · width + x of every pixel that takes part
	 * @param width of the images
	 */
	PixelTally(final int[] pixels, final int width) {
		final int size = IntStream.of(pixels).max().orElse(-1) + 1;
		final int[] numbers = new int[size];
		Arrays.fill(numbers, -1);
		for (int p = 0; p < pixels.length; p++) numbers[pixels[p]] = p;
		right = new int[pixels.length];
		below = new int[pixels.length];
		for (int p = 0; p < pixels.length; p++) {
			final int next = pixels[p] + 1;
			right[p] = next < size && next % width > 0 ? numbers[next] : -1;
			below[p] = pixels[p] + width < size ? numbers[pixels[p] + width] : -1;
		}
		sums = new double[pixels.length];
		squares = new double[pixels.length];
		rightProducts = new double[pixels.length];
		belowProducts = new double[pixels.length];
		lows = new double[pixels.length];
		highs = new double[pixels.length];
		Arrays.fill(lows, Double.POSITIVE_INFINITY);
		Arrays.fill(highs, Double.NEGATIVE_INFINITY);
	}

	/**
	 * @param spike its number, from 0
	 * @param column its pixels
	 */
	void add(final int spike, final double[] column) {
		int masked = 0;
		for (int p = 0; p < sums.length; p++) {
			final double value = column[p];
			sums[p] += value;
			squares[p] += value * value;
			if (right[p] >= 0) rightProducts[p] += value * column[right[p]];
			if (below[p] >= 0) belowProducts[p] += value * column[below[p]];
			lows[p] = Math.min(lows[p], value); // NaN stays
			highs[p] = Math.max(highs[p], value);
			if (!isFinite(value, value)) masked++;
		}
		if (masked > maskedInWorstSpike) {
			worstSpike = spike;
			maskedInWorstSpike = masked;
		}
		spikes++;
	}

	private static boolean isFinite(final double low, final double high) {
		return low >= -Double.MAX_VALUE && high <= Double.MAX_VALUE;
	}

	int pixels() {
		return sums.length;
	}

	int spikes() {
		return spikes;
	}

	int worstSpike() {
		return worstSpike;
	}

	int maskedInWorstSpike() {
		return maskedInWorstSpike;
	}

	/** The pixels that are finite in all spikes. */
	int[] finite() {
		return IntStream.range(0, sums.length).filter(p -> isFinite(lows[p], highs[p])).toArray();
	}

	/** How many pixels are masked by nothing but infinite values. */
	int infinite() {
		return (int) IntStream.range(0, sums.length)
			.filter(p -> !isFinite(lows[p], highs[p]) && !Double.isNaN(lows[p]))
			.count();
	}

	/** How many of the pixels have one value in all spikes. */
	int constant(final int[] pixels) {
		return (int) IntStream.of(pixels).filter(p -> lows[p] == highs[p]).count();
	}

	/** The mean of each of the pixels. */
	double[] means(final int[] pixels) {
		return over(pixels, sums).map(sum -> sum / spikes).toArray();
	}

	/** Of all values of the pixels; NaN without pixels. */
	double mean(final int[] pixels) {
		return over(pixels, sums).sum() / spikes / pixels.length;
	}

	double standardDeviation(final int[] pixels) {
		final double mean = mean(pixels);
		return Math.sqrt(Math.max(0, over(pixels, squares).sum() / spikes / pixels.length - mean * mean));
	}

	double smallest(final int[] pixels) {
		return over(pixels, lows).min().orElse(Double.NaN);
	}

	double largest(final int[] pixels) {
		return over(pixels, highs).max().orElse(Double.NaN);
	}

	/** @param ofSpikes of so many spikes, if they were all like those that were added */
	double largestNorm(final int[] pixels, final int ofSpikes) {
		return Math.sqrt(over(pixels, squares).max().orElse(Double.NaN) / spikes * ofSpikes);
	}

	double neighborCorrelation(final int[] pixels) {
		final boolean[] wanted = new boolean[sums.length];
		for (final int p : pixels) wanted[p] = lows[p] < highs[p];
		double sum = 0;
		int pairs = 0;
		for (final int p : pixels) {
			if (!wanted[p]) continue;
			if (right[p] >= 0 && wanted[right[p]]) {
				sum += correlation(p, right[p], rightProducts[p]);
				pairs++;
			}
			if (below[p] >= 0 && wanted[below[p]]) {
				sum += correlation(p, below[p], belowProducts[p]);
				pairs++;
			}
		}
		return pairs == 0 ? Double.NaN : sum / pairs;
	}

	private double correlation(final int p, final int q, final double products) {
		final double covariance = products / spikes - sums[p] / spikes * (sums[q] / spikes);
		final double variances = variance(p) * variance(q);
		return variances > 0 ? covariance / Math.sqrt(variances) : 0;
	}

	private double variance(final int p) {
		return Math.max(0, squares[p] / spikes - sums[p] / spikes * (sums[p] / spikes));
	}

	private static DoubleStream over(final int[] pixels, final double[] values) {
		return IntStream.of(pixels).mapToDouble(p -> values[p]);
	}
}
