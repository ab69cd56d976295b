package org.neurofactor.neuropil;

import java.util.Arrays;

/**
 * ΔF/F₀: what a trace rises above its baseline F₀, relative to a baseline. F₀ is the 5th percentile of the trace after
 * a low-pass filter at 1 Hz that does not shift it in time.
 */
public final class DeltaF {

	private static final double CUTOFF_HZ = 1;
	private static final double PERCENTILE = 5;
	private static final int MIN_TAPS = 3;
	private static final int MAX_TAPS = 30;

	private DeltaF() {}

	/**
	 * The baseline F₀ of a trace. Its first value is left out, for many microscopes begin with a bad frame; a trace
	 * sampled at 2 Hz or less is not filtered; F₀ is at least the lowest value.
	 *
	 * @param trace 2 values or more
	 * @param frameRateHz above 0
	 * @throws IllegalArgumentException if there are fewer values or the rate is not above 0
	 */
	public static double baseline(final double[] trace, final double frameRateHz) {
		if (!(frameRateHz > 0 && frameRateHz <= Double.MAX_VALUE))
			throw new IllegalArgumentException("The frame rate must be above 0 Hz, but was " + frameRateHz + ".");
		if (trace.length < 2) throw new IllegalArgumentException(
			"A baseline needs a trace of 2 values or more, but there is " + trace.length + ".");
		final double[] values = Arrays.copyOfRange(trace, 1, trace.length);
		final int taps = Math.min(MAX_TAPS, Math.max(MIN_TAPS, values.length / 3));
		final double[] sorted = frameRateHz > 2 * CUTOFF_HZ
			? new FirLowPass(taps, CUTOFF_HZ, frameRateHz).filterBothWays(values, Math.min(3 * taps, values.length - 1))
			: values.clone();
		Arrays.sort(sorted);
		return Math.max(Percentile.of(sorted, PERCENTILE), Arrays.stream(values).min().getAsDouble());
	}

	/**
	 * The baselines of the trials of a trace.
	 *
	 * @param acrossTrials whether all trials, one after the other, have one baseline in common
	 * @return one per trial
	 * @throws IllegalArgumentException as {@link #baseline}
	 */
	public static double[] baselines(final Trace trace, final double frameRateHz, final boolean acrossTrials) {
		final double[] baselines = new double[trace.trials()];
		if (acrossTrials) Arrays.fill(baselines, baseline(trace.joined(), frameRateHz));
		else Arrays.setAll(baselines, trial -> baseline(trace.trial(trial), frameRateHz));
		return baselines;
	}

	/**
	 * (trace − F₀) / divisor. Where the divisor is 0, the values are infinite or not a number.
	 *
	 * @param baselines F₀ of each trial
	 * @param divisors F₀ of each trial of the trace that it is relative to: of the trace itself, or of the raw one
	 */
	public static Trace of(final Trace trace, final double[] baselines, final double[] divisors) {
		final double[][] relative = new double[trace.trials()][];
		for (int i = 0; i < relative.length; i++) {
			final double baseline = baselines[i];
			final double divisor = divisors[i];
			relative[i] = Arrays.stream(trace.trial(i)).map(value -> (value - baseline) / divisor).toArray();
		}
		return Trace.taking(relative);
	}
}
