package org.neurofactor.neuropil;

import org.neurofactor.settings.NumberOrAutoKind;

/**
 * How much of the neuropil around a cell is in the cell's trace: the slope of an asymmetric regression of the one on the
 * other. A cell only adds light, so that the frames in which it is silent, low in the trace, tell more of the neuropil
 * than those above the line, which count less: expectile regression (Newey &amp; Powell 1987, Econometrica 55:819–847).
 */
final class NeuropilShare {

	/** Weight of a frame above the line, where one below has the rest of 1. */
	private static final double ABOVE = 0.1;

	/** Weights settle within a few. */
	private static final int MOST_ITERATIONS = 100;

	private NeuropilShare() {}

	/**
	 * What is subtracted of the mean neuropil.
	 *
	 * @param coefficient a number, or {@link NumberOrAutoKind#AUTO} for the share, from 0 to 1
	 */
	static double coefficient(final CellTraces cell, final double coefficient) {
		if (!NumberOrAutoKind.isAuto(coefficient)) return coefficient;
		return Math.max(0, Math.min(1, of(cell.ofCell().joined(), cell.meanNeuropil().joined())));
	}

	/**
	 * The slope, of any size or sign; 0 if the neuropil is constant. Frames in which a trace is no number do not count.
	 */
	static double of(final double[] trace, final double[] neuropil) {
		final boolean[] above = new boolean[trace.length];
		for (int iteration = 0;; iteration++) {
			double sum = 0;
			double meanX = 0;
			double meanY = 0;
			for (int t = 0; t < trace.length; t++) {
				if (!Double.isFinite(trace[t] + neuropil[t])) continue;
				final double weight = above[t] ? ABOVE : 1 - ABOVE;
				sum += weight;
				meanX += weight * (neuropil[t] - meanX) / sum;
				meanY += weight * (trace[t] - meanY) / sum;
			}
			double xx = 0;
			double xy = 0;
			for (int t = 0; t < trace.length; t++) {
				if (!Double.isFinite(trace[t] + neuropil[t])) continue;
				final double weight = above[t] ? ABOVE : 1 - ABOVE;
				xx += weight * (neuropil[t] - meanX) * (neuropil[t] - meanX);
				xy += weight * (neuropil[t] - meanX) * (trace[t] - meanY);
			}
			if (!(xx > 0)) return 0;
			final double slope = xy / xx;
			boolean changed = false;
			for (int t = 0; t < trace.length; t++) {
				final boolean isAbove = trace[t] - meanY > slope * (neuropil[t] - meanX);
				changed |= isAbove != above[t];
				above[t] = isAbove;
			}
			if (!changed || iteration == MOST_ITERATIONS) return slope;
		}
	}
}
