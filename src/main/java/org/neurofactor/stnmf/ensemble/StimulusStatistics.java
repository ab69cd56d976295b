package org.neurofactor.stnmf.ensemble;

import java.util.Locale;
import java.util.Optional;

/** Mean and standard deviation of all values of a stimulus, as contrast. Immutable. */
public final class StimulusStatistics {

	/** Zero mean and unit variance, as white noise should have. */
	public static final StimulusStatistics STANDARD = new StimulusStatistics(0, 1);

	/** A mean this far from 0, in standard deviations, is no longer chance: white noise of 10⁵ values has 0.003. */
	private static final double FAR = 0.1;

	private final double mean;
	private final double sd;

	StimulusStatistics(final double mean, final double sd) {
		this.mean = mean;
		this.sd = sd;
	}

	/** Adds up values one after the other; those that are not finite are left out. */
	static final class Sum {

		private long count;
		private double sum;
		private double squares;

		void add(final double value) {
			if (!(Math.abs(value) <= Double.MAX_VALUE)) return;
			count++;
			sum += value;
			squares += value * value;
		}

		StimulusStatistics statistics() {
			if (count == 0) return new StimulusStatistics(0, 0);
			final double mean = sum / count;
			return new StimulusStatistics(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
		}
	}

	/** Mean of all finite values; 0 if there are none. */
	public double mean() {
		return mean;
	}

	/** Standard deviation of all finite values; 0 if there are none. */
	public double sd() {
		return sd;
	}

	/** What to say about a stimulus that is constant, or whose mean is further from 0 than a tenth of its SD. */
	public Optional<String> warning() {
		if (!(sd > 0)) return Optional.of("The stimulus is constant: there is nothing to average.");
		if (Math.abs(mean) <= FAR * sd) return Optional.empty();
		return Optional.of(String.format(Locale.ROOT,
			"The stimulus has a mean of %.3g at a standard deviation of %.3g: averages " +
				"and ensembles, which should be about zero, are shifted. Is it white noise, and does its contrast begin at 0?",
			mean, sd));
	}
}
