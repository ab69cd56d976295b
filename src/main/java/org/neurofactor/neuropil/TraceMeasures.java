package org.neurofactor.neuropil;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What can be told of a trace that was freed from neuropil without knowing the truth. Frames in which a signal is no
 * number do not count. Immutable.
 */
public final class TraceMeasures {

	/** From the median of absolute values to the standard deviation of a normal distribution. */
	private static final double DEVIATION = 1.4826;

	private final double correlation;
	private final double left;
	private final double agreement;
	private final double noise;
	private final double skewness;

	/**
	 * @param trace of the cell, freed from neuropil
	 */
	TraceMeasures(final CellTraces cell, final Trace trace) {
		final double[] all = cell.ofCell().joined();
		final double[] allNeuropil = cell.meanNeuropil().joined();
		final double[] allValues = trace.joined();
		final int[] frames = IntStream.range(0, all.length)
			.filter(t -> Double.isFinite(all[t] + allNeuropil[t] + allValues[t]))
			.toArray();
		final double[] raw = of(frames, all);
		final double[] neuropil = of(frames, allNeuropil);
		final double[] values = of(frames, allValues);
		final double share = Math.max(0, Math.min(1, NeuropilShare.of(raw, neuropil)));
		final double[] reference = new double[raw.length];
		Arrays.setAll(reference, t -> raw[t] - share * neuropil[t]);
		final double deviation = Math.sqrt(Moments.covariance(values, values));
		correlation = Moments.correlation(values, neuropil);
		agreement = Moments.correlation(values, reference);
		left = NeuropilShare.of(values, neuropil) * Math.sqrt(Moments.covariance(neuropil, neuropil)) / deviation;
		noise = noise(values) / deviation;
		skewness = Moments.skewness(values);
	}

	private static double[] of(final int[] frames, final double[] values) {
		return Arrays.stream(frames).mapToDouble(t -> values[t]).toArray();
	}

	/** From one frame to the next, most of the difference is noise: its robust standard deviation, over √2. */
	private static double noise(final double[] values) {
		if (values.length < 2) return Double.NaN;
		final double[] steps = new double[values.length - 1];
		Arrays.setAll(steps, t -> values[t + 1] - values[t]);
		final double median = median(steps);
		Arrays.setAll(steps, t -> Math.abs(steps[t] - median));
		return DEVIATION * median(steps) / Math.sqrt(2);
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return Percentile.of(sorted, 50);
	}

	/** With the mean neuropil; NaN if one of them is constant. */
	public double correlation() {
		return correlation;
	}

	/**
	 * Neuropil that is left in the trace where the cell is silent, in standard deviations of the trace for one of the
	 * mean neuropil: negative if too much was taken away.
	 */
	public double left() {
		return left;
	}

	/** Correlation with the raw trace less the estimated share of the neuropil. */
	public double agreement() {
		return agreement;
	}

	/** Standard deviation of the noise as part of that of the trace. */
	public double noise() {
		return noise;
	}

	/** Third standardized moment: large for events that stand out of a quiet trace. */
	public double skewness() {
		return skewness;
	}
}
