package org.neurofactor.neuropil;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;

/**
 * ΔF/F₀: what a trace rises above its baseline F₀, relative to a baseline. F₀ is the 5th percentile of the trace after
 * a low-pass filter at 1 Hz that does not shift it in time.
 */
public final class DeltaF {

	private static final double CUTOFF_HZ = 1;
	private static final double PERCENTILE = 5;
	private static final int MIN_TAPS = 3;
	private static final int MAX_TAPS = 30;

	/** Frames that a running baseline's window must have. */
	static final int FEWEST_IN_WINDOW = 3;

	/** F₀ relative to the median of the trace, below which it is doubtful. */
	private static final double SMALL = 0.1;

	/** In sentences. */
	private static final MathContext DIGITS = new MathContext(4);

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
		final double[] values = withoutFirst(trace, frameRateHz);
		final double[] sorted = filtered(values, frameRateHz);
		Arrays.sort(sorted);
		return Math.max(Percentile.of(sorted, PERCENTILE), Arrays.stream(values).min().getAsDouble());
	}

	private static double[] withoutFirst(final double[] trace, final double frameRateHz) {
		if (!(frameRateHz > 0 && frameRateHz <= Double.MAX_VALUE))
			throw new IllegalArgumentException("The frame rate must be above 0 Hz, but was " + frameRateHz + ".");
		requireLength(trace);
		return Arrays.copyOfRange(trace, 1, trace.length);
	}

	static void requireLength(final double[] trace) {
		if (trace.length < 2) throw new IllegalArgumentException(
			"A baseline needs a trace of 2 values or more, but there is " + trace.length + ".");
	}

	private static double[] filtered(final double[] values, final double frameRateHz) {
		final int taps = Math.min(MAX_TAPS, Math.max(MIN_TAPS, values.length / 3));
		return frameRateHz > 2 * CUTOFF_HZ
			? new FirLowPass(taps, CUTOFF_HZ, frameRateHz).filterBothWays(values, Math.min(3 * taps, values.length - 1))
			: values.clone();
	}

	/**
	 * A baseline that follows a slow drift: F₀ of each frame is the 5th percentile within a window around it, of the same
	 * trace that {@link #baseline} takes it from. At both ends the window holds fewer frames; the first frame, which is
	 * left out, has the baseline of the second.
	 *
	 * @param trace 2 values or more
	 * @param frameRateHz above 0
	 * @param windowSeconds above 0
	 * @throws IllegalArgumentException if there are fewer values, the rate is not above 0, or the window has fewer than
	 *           {@value #FEWEST_IN_WINDOW} frames
	 */
	public static double[] runningBaseline(final double[] trace, final double frameRateHz, final double windowSeconds) {
		final double[] values = withoutFirst(trace, frameRateHz);
		final double frames = windowSeconds * frameRateHz;
		if (!(frames >= FEWEST_IN_WINDOW))
			throw new IllegalArgumentException("The window of the baseline must be " + FEWEST_IN_WINDOW +
				" frames or more, but " + windowSeconds + " s are " + frames + " at " + frameRateHz + " Hz.");
		final double lowest = Arrays.stream(values).min().getAsDouble();
		final double[] running =
			RunningPercentile.of(filtered(values, frameRateHz), PERCENTILE, (int) Math.min(values.length, frames / 2));
		final double[] baseline = new double[trace.length];
		for (int t = 0; t < baseline.length; t++) baseline[t] = Math.max(running[Math.max(0, t - 1)], lowest);
		return baseline;
	}

	/**
	 * (trace − F₀) / divisor. Where the divisor is 0, the values are infinite or not a number.
	 *
	 * @param baselines F₀ in each frame
	 * @param divisors F₀ in each frame of the trace that it is relative to: of the trace itself, or of the raw one
	 */
	public static Trace of(final Trace trace, final Trace baselines, final Trace divisors) {
		final double[][] relative = new double[trace.trials()][];
		for (int i = 0; i < relative.length; i++) {
			final int trial = i;
			relative[i] = trace.trial(i);
			Arrays.setAll(relative[i],
				t -> (relative[trial][t] - baselines.value(trial, t)) / divisors.value(trial, t));
		}
		return Trace.taking(relative);
	}

	/**
	 * What is doubtful about ΔF/F₀, in words that can follow "the baseline F0 of …": F₀ is not above 0, or so small,
	 * compared with the trace itself, that what is relative to it says little.
	 *
	 * @param raw the trace that F₀ is to be compared with
	 * @param divisors what ΔF is relative to
	 * @param relative ΔF/F₀
	 */
	public static Optional<String> doubt(final Trace raw, final Trace divisors, final Trace relative) {
		final double lowest = divisors.values().filter(Double::isFinite).min().orElse(0);
		if (lowest == 0) return Optional.of("is 0: what is relative to it is not finite");
		if (lowest < 0) return Optional.of("is below 0, which turns what is relative to it upside down");
		final double[] sorted = raw.values().map(Math::abs).filter(Double::isFinite).sorted().toArray();
		final double level = sorted[sorted.length / 2];
		if (lowest >= SMALL * level) return Optional.empty();
		final double peak = relative.values().map(Math::abs).filter(Double::isFinite).max().orElse(0);
		return Optional.of("is " + rounded(lowest) + ", only " + rounded(100 * lowest / level) +
			" % of the trace's median, " + rounded(level) + ": ΔF/F0 goes up to " + rounded(peak) +
			". There may be dark frames (badframes), or an offset may have been subtracted");
	}

	private static String rounded(final double value) {
		return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
	}
}
