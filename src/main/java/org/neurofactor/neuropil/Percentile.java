package org.neurofactor.neuropil;

/** Percentiles with linear interpolation between the closest ranks, rounded as NumPy rounds them. */
final class Percentile {

	private Percentile() {}

	/**
	 * @param sorted one value or more, in ascending order
	 * @param percent 0 to 100
	 */
	static double of(final double[] sorted, final double percent) {
		final double rank = (sorted.length - 1) * (percent / 100);
		final int below = (int) rank;
		final double fraction = rank - below;
		final double from = sorted[below];
		final double to = sorted[Math.min(below + 1, sorted.length - 1)];
		return fraction < 0.5 ? from + (to - from) * fraction : to - (to - from) * (1 - fraction);
	}
}
