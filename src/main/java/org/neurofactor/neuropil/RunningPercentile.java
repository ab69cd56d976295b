package org.neurofactor.neuropil;

import java.util.Arrays;

/** A percentile within a window that moves along a signal. */
final class RunningPercentile {

	private RunningPercentile() {}

	/**
	 * @param signal one value or more
	 * @param percent 0 to 100
	 * @param reach how many values before and behind each one are in its window, as far as there are any
	 */
	static double[] of(final double[] signal, final double percent, final int reach) {
		final double[] percentiles = new double[signal.length];
		// the values in the window, in ascending order
		double[] sorted = new double[0];
		for (int t = -reach; t < signal.length; t++) {
			if (t + reach < signal.length) sorted = with(sorted, signal[t + reach]);
			if (t - reach - 1 >= 0) sorted = without(sorted, signal[t - reach - 1]);
			if (t >= 0) percentiles[t] = Percentile.of(sorted, percent);
		}
		return percentiles;
	}

	private static double[] with(final double[] sorted, final double value) {
		final int found = Arrays.binarySearch(sorted, value);
		final int at = found < 0 ? -found - 1 : found;
		final double[] longer = new double[sorted.length + 1];
		System.arraycopy(sorted, 0, longer, 0, at);
		longer[at] = value;
		System.arraycopy(sorted, at, longer, at + 1, sorted.length - at);
		return longer;
	}

	private static double[] without(final double[] sorted, final double value) {
		final int at = Arrays.binarySearch(sorted, value);
		final double[] shorter = new double[sorted.length - 1];
		System.arraycopy(sorted, 0, shorter, 0, at);
		System.arraycopy(sorted, at + 1, shorter, at, shorter.length - at);
		return shorter;
	}
}
