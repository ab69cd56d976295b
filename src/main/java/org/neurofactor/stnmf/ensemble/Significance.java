package org.neurofactor.stnmf.ensemble;

import org.neurofactor.spatial.GaussianMatchedFilter;
import org.neurofactor.spatial.Image2D;

/**
 * Whether a spike-triggered average is more than noise. Of spikes that have nothing to do with a white-noise stimulus,
 * every entry is about normally distributed with a standard deviation of {@link SpikeTriggeredAverage#noise()}; of K
 * independent ones, the largest magnitude exceeds z with a probability of 1 − (1 − 2 Q(z))ᴷ, Q being the upper tail of
 * the standard normal distribution.
 * <p>
 * A receptive field of many pixels, each of them weak, shows in the average blurred by a Gaussian long before it shows
 * in a single entry. So both are looked at, each at half of the level. Neighbouring entries of the blurred average are
 * not independent, so that its share of false alarms is smaller than stated.
 * </p>
 */
public final class Significance {

	/** Of spikes without a receptive field at most this part is taken for significant. */
	public static final double LEVEL = 0.01;

	private final double z;
	private final double smoothedZ;
	private final double noiseLevel;
	private final double threshold;

	private Significance(final double z, final double smoothedZ, final long entries) {
		this.z = z;
		this.smoothedZ = smoothedZ;
		noiseLevel = largest(entries, LEVEL);
		threshold = largest(entries, LEVEL / 2);
	}

	/** Looks at an average; without spikes it has a z of 0. */
	static Significance of(final SpikeTriggeredAverage average) {
		final double[] flat = new double[average.width() * average.height()];
		double largest = 0, largestSmoothed = 0;
		for (int t = 0; t < average.tau(); t++) {
			for (int i = 0; i < flat.length; i++) flat[i] = average.deviation(t, i);
			largest = Math.max(largest, largestMagnitude(flat));
			largestSmoothed = Math.max(largestSmoothed,
				largestMagnitude(GaussianMatchedFilter
					.of(new Image2D(average.width(), average.height(), flat), LowRankFilter.BLUR_SD)
					.values()));
		}
		final double noise = average.noise();
		final long entries = (long) flat.length * average.tau();
		if (!(noise > 0 && noise <= Double.MAX_VALUE)) return new Significance(0, 0, entries);
		return new Significance(largest / noise, largestSmoothed / noise, entries);
	}

	private static double largestMagnitude(final double[] values) {
		double largest = 0;
		for (final double value : values) largest = Math.max(largest, Math.abs(value));
		return largest;
	}

	/** What the largest magnitude of so many independent standard normal numbers exceeds with this probability. */
	static double largest(final long entries, final double probability) {
		return NormalTail.inverse(-0.5 * StrictMath.expm1(StrictMath.log1p(-probability) / entries));
	}

	/** Largest magnitude of the average, in standard deviations of its noise. */
	public double z() {
		return z;
	}

	/** The same of the average blurred by a Gaussian of 1.2 pixels, in standard deviations of its own noise. */
	public double smoothedZ() {
		return smoothedZ;
	}

	/** What {@link #z()} exceeds by chance in one of a hundred cells without a receptive field. */
	public double noiseLevel() {
		return noiseLevel;
	}

	/** What one of {@link #z()} and {@link #smoothedZ()} must exceed to be more than noise at the level of 1 %. */
	public double threshold() {
		return threshold;
	}

	/** Whether there is more than noise, at the level of 1 %. */
	public boolean isAboveNoise() {
		return z > threshold || smoothedZ > threshold;
	}
}
