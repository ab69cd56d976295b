package org.neurofactor.stnmf.simulation;

import static org.neurofactor.settings.Require.require;

/**
 * What ganglion cell to simulate, and for how long to record from it: immutable, validated when built. The defaults
 * give a cell of six subunits that spike-triggered non-negative matrix factorization takes apart at its own defaults.
 */
public final class GanglionCellOptions {

	/** Six subunits on 16 × 14 pixels of 30 µm, 3000 spikes. */
	public static final GanglionCellOptions DEFAULTS = builder().build();

	/** The length of the longest array that every Java virtual machine allows. */
	private static final int MAX_VALUES = Integer.MAX_VALUE - 8;

	private final int width;
	private final int height;
	private final double pixelSizeUm;
	private final int subunits;
	private final double spacing;
	private final double subunitSigma;
	private final Polarity polarity;
	private final SubunitNonlinearity nonlinearity;
	private final double subunitThreshold;
	private final double activeFraction;
	private final double spikesPerFrame;
	private final int spikes;
	private final int filterLength;
	private final long seed;

	private GanglionCellOptions(final Builder b) {
		width = b.width;
		height = b.height;
		pixelSizeUm = b.pixelSizeUm;
		subunits = b.subunits;
		spacing = b.spacing;
		subunitSigma = b.subunitSigma;
		polarity = b.polarity;
		nonlinearity = b.nonlinearity;
		subunitThreshold = b.subunitThreshold;
		activeFraction = b.activeFraction;
		spikesPerFrame = b.spikesPerFrame;
		spikes = b.spikes;
		filterLength = b.filterLength;
		seed = b.seed;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** A builder that starts from these options. */
	public Builder toBuilder() {
		return new Builder().size(width, height).pixelSizeUm(pixelSizeUm).subunits(subunits).spacing(spacing)
			.subunitSigma(subunitSigma).polarity(polarity).nonlinearity(nonlinearity).subunitThreshold(subunitThreshold)
			.activeFraction(activeFraction).spikesPerFrame(spikesPerFrame).spikes(spikes).filterLength(filterLength)
			.seed(seed);
	}

	/** Columns of the stimulus, 4 to 1024 pixels; 16 by default. */
	public int width() {
		return width;
	}

	/** Rows of the stimulus, 4 to 1024 pixels; 14 by default. */
	public int height() {
		return height;
	}

	/** Edge length of a stimulus pixel on the retina in µm, 0 if unknown; 30 by default. */
	public double pixelSizeUm() {
		return pixelSizeUm;
	}

	/** Number of subunits in the receptive field, 1 to 200; 6 by default. */
	public int subunits() {
		return subunits;
	}

	/** Distance of neighbouring subunits' centres, 1 to 500 pixels; 3.2 by default. */
	public double spacing() {
		return spacing;
	}

	/** Standard deviation of the subunits' Gaussians on average, 0.3 to 200 pixels; 1.05 by default. */
	public double subunitSigma() {
		return subunitSigma;
	}

	/** Whether the cell prefers increments or decrements; {@link Polarity#ON} by default. */
	public Polarity polarity() {
		return polarity;
	}

	/** How subunits rectify; {@link SubunitNonlinearity#THRESHOLD_QUADRATIC} by default. */
	public SubunitNonlinearity nonlinearity() {
		return nonlinearity;
	}

	/** Threshold of the subunits, 0 to 3 standard deviations of their drive under white noise; 0.6 by default. */
	public double subunitThreshold() {
		return subunitThreshold;
	}

	/**
	 * Fraction of the stimulus frames that bring the cell above its spike threshold, 0.001 to 1; 0.1 by default. The
	 * smaller, the choosier the cell, and the clearer its subunits stand out in the ensemble.
	 */
	public double activeFraction() {
		return activeFraction;
	}

	/** Mean firing rate, 0.001 to 1 spikes per stimulus frame; 0.02 by default. */
	public double spikesPerFrame() {
		return spikesPerFrame;
	}

	/** Number of spikes after which the recording ends, 1 to 1 000 000; 3000 by default. */
	public int spikes() {
		return spikes;
	}

	/** Length τ of the temporal filter, 4 to 200 frames; 15 by default. */
	public int filterLength() {
		return filterLength;
	}

	/** Seed of the subunits' layout, the stimulus and the spikes; any number, 0 by default. */
	public long seed() {
		return seed;
	}

	/** Collects options; each setter says what is wrong with a value outside its range. */
	public static final class Builder {

		private int width = 16;
		private int height = 14;
		private double pixelSizeUm = 30;
		private int subunits = 6;
		private double spacing = 3.2;
		private double subunitSigma = 1.05;
		private Polarity polarity = Polarity.ON;
		private SubunitNonlinearity nonlinearity = SubunitNonlinearity.THRESHOLD_QUADRATIC;
		private double subunitThreshold = 0.6;
		private double activeFraction = 0.1;
		private double spikesPerFrame = 0.02;
		private int spikes = 3000;
		private int filterLength = 15;
		private long seed = 0;

		private Builder() {}

		/** See {@link GanglionCellOptions#width()} and {@link GanglionCellOptions#height()}. */
		public Builder size(final int newWidth, final int newHeight) {
			require(newWidth >= 4 && newWidth <= 1024, "The width must be from 4 to 1024 pixels", newWidth);
			require(newHeight >= 4 && newHeight <= 1024, "The height must be from 4 to 1024 pixels", newHeight);
			width = newWidth;
			height = newHeight;
			return this;
		}

		/** See {@link GanglionCellOptions#pixelSizeUm()}. */
		public Builder pixelSizeUm(final double value) {
			require(value >= 0 && value <= Double.MAX_VALUE, //
				"The pixel size must be 0 (unknown) or more micrometers", value);
			pixelSizeUm = value;
			return this;
		}

		/** See {@link GanglionCellOptions#subunits()}. */
		public Builder subunits(final int value) {
			require(value >= 1 && value <= 200, "The number of subunits must be from 1 to 200", value);
			subunits = value;
			return this;
		}

		/** See {@link GanglionCellOptions#spacing()}. */
		public Builder spacing(final double value) {
			require(value >= 1 && value <= 500, "The subunits' spacing must be from 1 to 500 pixels", value);
			spacing = value;
			return this;
		}

		/** See {@link GanglionCellOptions#subunitSigma()}. */
		public Builder subunitSigma(final double value) {
			require(value >= 0.3 && value <= 200, "The subunits' sigma must be from 0.3 to 200 pixels", value);
			subunitSigma = value;
			return this;
		}

		/** See {@link GanglionCellOptions#polarity()}. */
		public Builder polarity(final Polarity value) {
			require(value != null, "The polarity must be ON or OFF", null);
			polarity = value;
			return this;
		}

		/** See {@link GanglionCellOptions#nonlinearity()}. */
		public Builder nonlinearity(final SubunitNonlinearity value) {
			require(value != null, "The nonlinearity must be one of threshold-linear and threshold-quadratic", null);
			nonlinearity = value;
			return this;
		}

		/** See {@link GanglionCellOptions#subunitThreshold()}. */
		public Builder subunitThreshold(final double value) {
			require(value >= 0 && value <= 3, "The subunits' threshold must be from 0 to 3 standard deviations", value);
			subunitThreshold = value;
			return this;
		}

		/** See {@link GanglionCellOptions#activeFraction()}. */
		public Builder activeFraction(final double value) {
			require(value >= 0.001 && value <= 1, "The active fraction of frames must be from 0.001 to 1", value);
			activeFraction = value;
			return this;
		}

		/** See {@link GanglionCellOptions#spikesPerFrame()}. */
		public Builder spikesPerFrame(final double value) {
			require(value >= 0.001 && value <= 1, "The mean number of spikes per frame must be from 0.001 to 1", value);
			spikesPerFrame = value;
			return this;
		}

		/** See {@link GanglionCellOptions#spikes()}. */
		public Builder spikes(final int value) {
			require(value >= 1 && value <= 1_000_000, "The number of spikes must be from 1 to 1000000", value);
			spikes = value;
			return this;
		}

		/** See {@link GanglionCellOptions#filterLength()}. */
		public Builder filterLength(final int value) {
			require(value >= 4 && value <= 200, "The temporal filter's length must be from 4 to 200 frames", value);
			filterLength = value;
			return this;
		}

		/** See {@link GanglionCellOptions#seed()}. */
		public Builder seed(final long value) {
			seed = value;
			return this;
		}

		/** @throws IllegalArgumentException if the ensemble would be too large for one array */
		public GanglionCellOptions build() {
			require((long) width * height * spikes <= MAX_VALUES, //
				"Width × height × number of spikes must be " + MAX_VALUES + " or less", //
				width + " × " + height + " × " + spikes);
			return new GanglionCellOptions(this);
		}
	}
}
