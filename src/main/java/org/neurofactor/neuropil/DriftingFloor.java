package org.neurofactor.neuropil;

import java.util.Arrays;

/**
 * A floor that is a straight line in time, below which a given part of the values lies: linear quantile regression. As
 * a percentile is the constant that minimises Σ ρ(x − c), with ρ(u) = p u above and (p − 1) u below 0, this is the line
 * that minimises it (Koenker &amp; Bassett 1978, Econometrica 46:33–50).
 */
final class DriftingFloor {

	/** Of the range of slopes that is looked through, what a golden section leaves. */
	private static final double PRECISION = 1e-4;
	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

	private final double[] values;
	private final int[] frames;
	private final double percent;

	/**
	 * @param values one or more
	 * @param frames of the values, ascending
	 */
	DriftingFloor(final double[] values, final int[] frames, final double percent) {
		this.values = values;
		this.frames = frames;
		this.percent = percent;
	}

	/**
	 * The loss is a convex function of the slope if the intercept is the best for it.
	 *
	 * @param length of the recording, in frames
	 * @return the floor in each frame
	 */
	double[] line(final int length) {
		final double range = Arrays.stream(values).max().getAsDouble() - Arrays.stream(values).min().getAsDouble();
		double from = -range;
		double to = range;
		double lower = to - GOLDEN * (to - from);
		double upper = from + GOLDEN * (to - from);
		double lossLower = loss(lower);
		double lossUpper = loss(upper);
		while (to - from > PRECISION * range) {
			if (lossLower <= lossUpper) {
				to = upper;
				upper = lower;
				lossUpper = lossLower;
				lower = to - GOLDEN * (to - from);
				lossLower = loss(lower);
			}
			else {
				from = lower;
				lower = upper;
				lossLower = lossUpper;
				upper = from + GOLDEN * (to - from);
				lossUpper = loss(upper);
			}
		}
		final double slope = (from + to) / 2;
		final double intercept = Percentile.of(levelled(slope), percent);
		final double[] floor = new double[length];
		Arrays.setAll(floor, t -> intercept + slope * time(t));
		return floor;
	}

	/** From about −½ to ½. */
	private double time(final int frame) {
		return frames.length == 1 ? 0 : (double) frame / frames[frames.length - 1] - 0.5;
	}

	/** The values without a slope, sorted. */
	private double[] levelled(final double slope) {
		final double[] level = new double[values.length];
		Arrays.setAll(level, i -> values[i] - slope * time(frames[i]));
		Arrays.sort(level);
		return level;
	}

	private double loss(final double slope) {
		final double[] level = levelled(slope);
		final double floor = Percentile.of(level, percent);
		final double part = percent / 100;
		double loss = 0;
		for (final double value : level) loss += value > floor ? part * (value - floor) : (1 - part) * (floor - value);
		return loss;
	}
}
