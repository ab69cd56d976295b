package org.neurofactor.neuropil;

import java.util.Arrays;

/** Moments of traces. */
final class Moments {

	private Moments() {}

	/** NaN if one of them is constant. */
	static double correlation(final double[] a, final double[] b) {
		return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
	}

	static double covariance(final double[] a, final double[] b) {
		final double meanA = mean(a);
		final double meanB = mean(b);
		double sum = 0;
		for (int t = 0; t < a.length; t++) sum += (a[t] - meanA) * (b[t] - meanB);
		return sum / a.length;
	}

	/** The third standardized one; NaN if the values are constant. */
	static double skewness(final double[] values) {
		final double mean = mean(values);
		final double deviation = Math.sqrt(covariance(values, values));
		return Arrays.stream(values).map(value -> (value - mean) / deviation).map(z -> z * z * z).sum() / values.length;
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).sum() / values.length;
	}
}
