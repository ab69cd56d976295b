package org.neurofactor.stnmf.ensemble;

import static org.neurofactor.settings.Require.require;

/** How spike-triggered ensembles are to be made: immutable, validated when built. */
public final class EnsembleOptions {

	/** The published defaults, with τ = 20 frames. */
	public static final EnsembleOptions DEFAULTS = builder().build();

	private final int tau;
	private final int trialLength;
	private final boolean continuous;
	private final int minSpikesPerBin;
	private final double windowSd;

	private EnsembleOptions(final Builder b) {
		tau = b.tau;
		trialLength = b.trialLength;
		continuous = b.continuous;
		minSpikesPerBin = b.minSpikesPerBin;
		windowSd = b.windowSd;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** A builder that starts from these options. */
	public Builder toBuilder() {
		final Builder b = new Builder();
		b.tau = tau;
		b.trialLength = trialLength;
		b.continuous = continuous;
		b.minSpikesPerBin = minSpikesPerBin;
		b.windowSd = windowSd;
		return b;
	}

	/** Filter length τ: number of frames, up to that of the spike, which a spike may depend on; 2 or more, 20 by default. */
	public int tau() {
		return tau;
	}

	/** Number of frames of a trial; 0, the default, if there is but one. */
	public int trialLength() {
		return trialLength;
	}

	/**
	 * Whether each trial goes on where the one before ended, so that a spike may depend on the end of that one. Off by
	 * default: the first τ − 1 bins of each trial are skipped, rather than only those of the first.
	 */
	public boolean continuous() {
		return continuous;
	}

	/**
	 * Bins with fewer spikes do not contribute to the ensemble, and of k spikes in a bin only k − minSpikesPerBin + 1; 1 or
	 * more, 1 by default. The average is that of all spikes.
	 */
	public int minSpikesPerBin() {
		return minSpikesPerBin;
	}

	/** Size of the window in standard deviations of the Gaussian fitted to the receptive field; &gt; 0, 3 by default. */
	public double windowSd() {
		return windowSd;
	}

	/** Collects options; each setter says what is wrong with a value outside its range. */
	public static final class Builder {

		private int tau = 20;
		private int trialLength = 0;
		private boolean continuous = false;
		private int minSpikesPerBin = 1;
		private double windowSd = 3;

		private Builder() {}

		/** See {@link EnsembleOptions#tau()}. */
		public Builder tau(final int value) {
			require(value >= 2, "The filter length tau must be 2 frames or more", value);
			tau = value;
			return this;
		}

		/** See {@link EnsembleOptions#trialLength()}. */
		public Builder trialLength(final int value) {
			require(value >= 0, "The trial length must be 0 (one trial) or more frames", value);
			trialLength = value;
			return this;
		}

		/** See {@link EnsembleOptions#continuous()}. */
		public Builder continuous(final boolean value) {
			continuous = value;
			return this;
		}

		/** See {@link EnsembleOptions#minSpikesPerBin()}. */
		public Builder minSpikesPerBin(final int value) {
			require(value >= 1, "The smallest number of spikes per bin must be 1 or more", value);
			minSpikesPerBin = value;
			return this;
		}

		/** See {@link EnsembleOptions#windowSd()}. */
		public Builder windowSd(final double value) {
			require(value > 0 && value <= Double.MAX_VALUE, "The size of the window must be greater than 0 standard deviations",
				value);
			windowSd = value;
			return this;
		}

		public EnsembleOptions build() {
			return new EnsembleOptions(this);
		}
	}
}
