package org.neurofactor.stnmf.simulation;

/**
 * The biphasic temporal filter of a ganglion cell: a fast lobe minus a slower and weaker one. Each lobe is a gamma
 * function (t/p)ⁿ exp(−n (t/p − 1)) that peaks at p, t being the time before the spike (the form that Chichilnisky
 * &amp; Kalmar 2002, doi 10.1523/JNEUROSCI.22-07-02737.2002, fit to primate ganglion cells).
 */
final class TemporalFilter {

	private static final double ORDER = 6;
	/** Peaks of the lobes, as fractions of the filter's length. */
	private static final double FAST = 0.25;
	private static final double SLOW = 0.5;
	private static final double SLOW_WEIGHT = 0.35;

	private TemporalFilter() {}

	/**
	 * @return the weights of {@code length} frames from the oldest to the frame of the spike, with an L2 norm of 1, so
	 *         that filtered white noise has a variance of 1
	 */
	static double[] biphasic(final int length) {
		final double[] filter = new double[length];
		double squares = 0;
		for (int lag = 0; lag < length; lag++) {
			final double t = (double) lag / length;
			final double weight = lobe(t / FAST) - SLOW_WEIGHT * lobe(t / SLOW);
			filter[length - 1 - lag] = weight;
			squares += weight * weight;
		}
		final double norm = Math.sqrt(squares);
		for (int i = 0; i < length; i++) filter[i] /= norm;
		return filter;
	}

	private static double lobe(final double t) {
		return StrictMath.pow(t, ORDER) * StrictMath.exp(-ORDER * (t - 1));
	}
}
