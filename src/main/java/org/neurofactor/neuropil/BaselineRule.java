package org.neurofactor.neuropil;

import java.util.Arrays;

/** How the baseline F₀ of a trace is found. Immutable. */
public final class BaselineRule {

	private final double frameRateHz;
	private final boolean acrossTrials;
	private final double windowSeconds;

	/**
	 * @param frameRateHz above 0
	 * @param acrossTrials whether all trials, one after the other, have one baseline in common
	 * @param windowSeconds in which the baseline follows a drift; 0 for a baseline that does not
	 */
	public BaselineRule(final double frameRateHz, final boolean acrossTrials, final double windowSeconds) {
		this.frameRateHz = frameRateHz;
		this.acrossTrials = acrossTrials;
		this.windowSeconds = windowSeconds;
	}

	/**
	 * Requires as many values as a baseline needs.
	 *
	 * @throws IllegalArgumentException if there are fewer
	 */
	public void require(final Trace trace) {
		if (acrossTrials) DeltaF.requireLength(trace.joined());
		else for (int trial = 0; trial < trace.trials(); trial++) DeltaF.requireLength(trace.trial(trial));
	}

	/** Whether any trial of these lengths is long enough for a baseline. */
	public boolean isFoundIn(final int[] lengths) {
		return acrossTrials || Arrays.stream(lengths).anyMatch(length -> length > 1);
	}

	/**
	 * F₀ in each frame of a trace, see {@link DeltaF#baseline} and {@link DeltaF#runningBaseline}; NaN in a trial of its
	 * own that has one value only.
	 *
	 * @throws IllegalArgumentException as there
	 */
	public Trace baselines(final Trace trace) {
		if (acrossTrials) return Trace.ofRows(new double[][] { baselines(trace.joined()) }, trace.lengths()).get(0);
		final double[][] baselines = new double[trace.trials()][];
		for (int trial = 0; trial < baselines.length; trial++) baselines[trial] = baselines(trace.trial(trial));
		return Trace.taking(baselines);
	}

	private double[] baselines(final double[] trace) {
		final double[] baselines = new double[trace.length];
		if (trace.length < 2 && !acrossTrials) Arrays.fill(baselines, Double.NaN);
		else if (windowSeconds > 0) return DeltaF.runningBaseline(trace, frameRateHz, windowSeconds);
		else Arrays.fill(baselines, DeltaF.baseline(trace, frameRateHz));
		return baselines;
	}
}
