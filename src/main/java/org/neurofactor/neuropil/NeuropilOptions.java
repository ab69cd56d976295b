package org.neurofactor.neuropil;

import static org.neurofactor.settings.Require.require;

/** How cells are freed from their neuropil. Immutable; validated when built. */
public final class NeuropilOptions {

	/** The published defaults. */
	public static final NeuropilOptions DEFAULTS = builder().build();

	/** The baseline that the ΔF of a cleaned trace is relative to. */
	public enum Baseline {
		/** That of the cell's raw trace, and the default: a cleaned trace may have a baseline near 0. */
		RAW,
		/** Its own. */
		OWN
	}

	private final int regions;
	private final double expansion;
	private final SeparationOptions separation;
	private final double frameRateHz;
	private final Baseline baseline;
	private final boolean acrossTrials;
	private final int threads;

	private NeuropilOptions(final Builder b) {
		regions = b.regions;
		expansion = b.expansion;
		separation = b.separation;
		frameRateHz = b.frameRateHz;
		baseline = b.baseline;
		acrossTrials = b.acrossTrials;
		threads = b.threads;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** A builder that starts from these options. */
	public Builder toBuilder() {
		final Builder b = new Builder();
		b.regions = regions;
		b.expansion = expansion;
		b.separation = separation;
		b.frameRateHz = frameRateHz;
		b.baseline = baseline;
		b.acrossTrials = acrossTrials;
		b.threads = threads;
		return b;
	}

	/** Number of sectors around each cell, 1 or more; 4 by default. */
	public int regions() {
		return regions;
	}

	/** Area of a sector relative to its cell, &gt; 0; 1 by default. */
	public double expansion() {
		return expansion;
	}

	/** How the signals are separated; {@link SeparationOptions#TRIALS} by default. */
	public SeparationOptions separation() {
		return separation;
	}

	/** Frames per second; 0, the default, if unknown, so that there is no ΔF/F₀. */
	public double frameRateHz() {
		return frameRateHz;
	}

	/** What the ΔF of a cleaned trace is relative to; {@link Baseline#RAW} by default. */
	public Baseline baseline() {
		return baseline;
	}

	/** Whether all trials have one baseline in common; on by default. */
	public boolean acrossTrials() {
		return acrossTrials;
	}

	/** Number of threads; 0, the default, for one per processor. No result depends on it. */
	public int threads() {
		return threads;
	}

	/** Collects options; each setter says what is wrong with a value outside its range. */
	public static final class Builder {

		private int regions = 4;
		private double expansion = 1;
		private SeparationOptions separation = SeparationOptions.TRIALS;
		private double frameRateHz = 0;
		private Baseline baseline = Baseline.RAW;
		private boolean acrossTrials = true;
		private int threads = 0;

		private Builder() {}

		/** See {@link NeuropilOptions#regions()}. */
		public Builder regions(final int value) {
			require(value >= 1, "The number of neuropil regions must be 1 or more", value);
			regions = value;
			return this;
		}

		/** See {@link NeuropilOptions#expansion()}. */
		public Builder expansion(final double value) {
			require(value > 0 && value <= Double.MAX_VALUE, "The expansion must be above 0", value);
			expansion = value;
			return this;
		}

		/** See {@link NeuropilOptions#separation()}. */
		public Builder separation(final SeparationOptions value) {
			require(value != null, "The options of the separation must not be null", null);
			separation = value;
			return this;
		}

		/** See {@link NeuropilOptions#frameRateHz()}. */
		public Builder frameRateHz(final double value) {
			require(value >= 0 && value <= Double.MAX_VALUE, //
				"The frame rate must be above 0 Hz, or 0 if unknown", value);
			frameRateHz = value;
			return this;
		}

		/** See {@link NeuropilOptions#baseline()}. */
		public Builder baseline(final Baseline value) {
			require(value != null, "The baseline must be one of raw and own", null);
			baseline = value;
			return this;
		}

		/** See {@link NeuropilOptions#acrossTrials()}. */
		public Builder acrossTrials(final boolean value) {
			acrossTrials = value;
			return this;
		}

		/** See {@link NeuropilOptions#threads()}. */
		public Builder threads(final int value) {
			require(value >= 0, "The number of threads must be 1 or more, or 0 for one per processor", value);
			threads = value;
			return this;
		}

		public NeuropilOptions build() {
			return new NeuropilOptions(this);
		}
	}
}
