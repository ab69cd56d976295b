package org.neurofactor.neuropil.simulation;

import static org.neurofactor.settings.Require.require;

import org.neurofactor.random.MersenneTwister;

/**
 * What calcium movie to simulate: immutable, validated when built. The defaults are small and quick, and like a
 * two-photon recording of cortex with a sensitive indicator: the neuropil is as bright as cells at rest, and half of
 * the cells overlap another one.
 */
public final class CalciumMovieOptions {

	/** 96 × 96 pixels, 600 frames, 12 cells, one trial. */
	public static final CalciumMovieOptions DEFAULTS = builder().build();

	public static final int MIN_SIDE = 16;
	public static final int MAX_SIDE = 4096;
	private static final int MAX_FRAMES = 1_000_000;

	private final int width;
	private final int height;
	private final int frames;
	private final int trials;
	private final int cells;
	private final double diameter;
	private final double overlap;
	private final double frameRateHz;
	private final double eventRateHz;
	private final double riseTime;
	private final double decayTime;
	private final double amplitude;
	private final double neuropil;
	private final double neuropilScale;
	private final double neuropilCorrelation;
	private final double baseline;
	private final double noise;
	private final double pixelSizeUm;
	private final long seed;

	private CalciumMovieOptions(final Builder b) {
		width = b.width;
		height = b.height;
		frames = b.frames;
		trials = b.trials;
		cells = b.cells;
		diameter = b.diameter;
		overlap = b.overlap;
		frameRateHz = b.frameRateHz;
		eventRateHz = b.eventRateHz;
		riseTime = b.riseTime;
		decayTime = b.decayTime;
		amplitude = b.amplitude;
		neuropil = b.neuropil;
		neuropilScale = b.neuropilScale;
		neuropilCorrelation = b.neuropilCorrelation;
		baseline = b.baseline;
		noise = b.noise;
		pixelSizeUm = b.pixelSizeUm;
		seed = b.seed;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** A builder that starts from these options. */
	public Builder toBuilder() {
		return new Builder().size(width, height).frames(frames).trials(trials).cells(cells).diameter(diameter) //
			.overlap(overlap).frameRateHz(frameRateHz).eventRateHz(eventRateHz).riseTime(riseTime).decayTime(decayTime) //
			.amplitude(amplitude).neuropil(neuropil).neuropilScale(neuropilScale) //
			.neuropilCorrelation(neuropilCorrelation).baseline(baseline).noise(noise) //
			.pixelSizeUm(pixelSizeUm).seed(seed);
	}

	/** Columns, 16 to 4096 pixels; 96 by default. */
	public int width() {
		return width;
	}

	/** Rows, 16 to 4096 pixels; 96 by default. */
	public int height() {
		return height;
	}

	/** Frames per trial, 2 to 1 000 000; 600 by default. */
	public int frames() {
		return frames;
	}

	/** Number of movies of the same cells, 1 to 100; 1 by default. */
	public int trials() {
		return trials;
	}

	/** Number of cells, 1 to 1000; 12 by default. */
	public int cells() {
		return cells;
	}

	/** Diameter of the cells on average, 4 to 200 pixels; 10 by default. */
	public double diameter() {
		return diameter;
	}

	/**
	 * Share of the cells that come in pairs which overlap by about a quarter of their area, 0 to 1; 0.5 by
	 * default.
	 */
	public double overlap() {
		return overlap;
	}

	/** Frames per second, 0.1 to 1000 Hz; 10 by default. */
	public double frameRateHz() {
		return frameRateHz;
	}

	/** Calcium events of a cell per second on average, 0 to 20 Hz; 0.2 by default. */
	public double eventRateHz() {
		return eventRateHz;
	}

	/** Time constant with which a calcium event rises, 0.001 to 10 seconds; 0.1 by default. */
	public double riseTime() {
		return riseTime;
	}

	/** Time constant with which a calcium event decays, 0.01 to 60 seconds; 0.7 by default. */
	public double decayTime() {
		return decayTime;
	}

	/** Peak of a calcium event on average, as ΔF/F of the cell itself, 0 to 100; 1 by default. */
	public double amplitude() {
		return amplitude;
	}

	/** Mean brightness of the neuropil relative to that of a cell at rest, 0 to 10; 1 by default. */
	public double neuropil() {
		return neuropil;
	}

	/**
	 * Distance from one source of the neuropil to the next, 4 to 1000 pixels; 20 by default. Between sources
	 * the neuropil is smooth.
	 */
	public double neuropilScale() {
		return neuropilScale;
	}

	/**
	 * Correlation of any two sources of the neuropil, 0 (each goes its own way) to 1 (the same everywhere);
	 * 0.5 by default.
	 */
	public double neuropilCorrelation() {
		return neuropilCorrelation;
	}

	/** Fluorescence of a cell at rest, 1 to 10 000 grey levels; 200 by default. */
	public double baseline() {
		return baseline;
	}

	/**
	 * Grey levels per photon, 0 (no noise) to 1000; 20 by default, so that a cell at rest gives 10 photons per
	 * pixel and frame. A pixel varies by the square root of its number of photons.
	 */
	public double noise() {
		return noise;
	}

	/** Edge length of a pixel in µm, 0 if unknown; 1.25 by default. */
	public double pixelSizeUm() {
		return pixelSizeUm;
	}

	/** Seed of everything that is drawn at random, 0 to 2³² − 1; 0 by default. */
	public long seed() {
		return seed;
	}

	/** Collects options; each setter says what is wrong with a value outside its range. */
	public static final class Builder {

		private int width = 96;
		private int height = 96;
		private int frames = 600;
		private int trials = 1;
		private int cells = 12;
		private double diameter = 10;
		private double overlap = 0.5;
		private double frameRateHz = 10;
		private double eventRateHz = 0.2;
		private double riseTime = 0.1;
		private double decayTime = 0.7;
		private double amplitude = 1;
		private double neuropil = 1;
		private double neuropilScale = 20;
		private double neuropilCorrelation = 0.5;
		private double baseline = 200;
		private double noise = 20;
		private double pixelSizeUm = 1.25;
		private long seed = 0;

		private Builder() {}

		/** See {@link CalciumMovieOptions#width()} and {@link CalciumMovieOptions#height()}. */
		public Builder size(final int newWidth, final int newHeight) {
			require(newWidth >= MIN_SIDE && newWidth <= MAX_SIDE, //
				"The width must be from " + MIN_SIDE + " to " + MAX_SIDE + " pixels", newWidth);
			require(newHeight >= MIN_SIDE && newHeight <= MAX_SIDE, //
				"The height must be from " + MIN_SIDE + " to " + MAX_SIDE + " pixels", newHeight);
			width = newWidth;
			height = newHeight;
			return this;
		}

		/** See {@link CalciumMovieOptions#frames()}. */
		public Builder frames(final int value) {
			require(value >= 2 && value <= MAX_FRAMES, //
				"The number of frames must be from 2 to " + MAX_FRAMES, value);
			frames = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#trials()}. */
		public Builder trials(final int value) {
			require(value >= 1 && value <= 100, "The number of trials must be from 1 to 100", value);
			trials = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#cells()}. */
		public Builder cells(final int value) {
			require(value >= 1 && value <= 1000, "The number of cells must be from 1 to 1000", value);
			cells = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#diameter()}. */
		public Builder diameter(final double value) {
			require(value >= 4 && value <= 200, "The cells' diameter must be from 4 to 200 pixels", value);
			diameter = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#overlap()}. */
		public Builder overlap(final double value) {
			require(value >= 0 && value <= 1, "The share of overlapping cells must be from 0 to 1", value);
			overlap = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#frameRateHz()}. */
		public Builder frameRateHz(final double value) {
			require(value >= 0.1 && value <= 1000, "The frame rate must be from 0.1 to 1000 Hz", value);
			frameRateHz = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#eventRateHz()}. */
		public Builder eventRateHz(final double value) {
			require(value >= 0 && value <= 20, "The rate of calcium events must be from 0 to 20 Hz", value);
			eventRateHz = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#riseTime()}. */
		public Builder riseTime(final double value) {
			require(value >= 0.001 && value <= 10, "The rise time must be from 0.001 to 10 seconds", value);
			riseTime = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#decayTime()}. */
		public Builder decayTime(final double value) {
			require(value >= 0.01 && value <= 60, "The decay time must be from 0.01 to 60 seconds", value);
			decayTime = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#amplitude()}. */
		public Builder amplitude(final double value) {
			require(value >= 0 && value <= 100, //
				"The amplitude of calcium events must be from 0 to 100 times the resting fluorescence", value);
			amplitude = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#neuropil()}. */
		public Builder neuropil(final double value) {
			require(value >= 0 && value <= 10, //
				"The strength of the neuropil must be from 0 to 10 times the cells' resting fluorescence", value);
			neuropil = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#neuropilScale()}. */
		public Builder neuropilScale(final double value) {
			require(value >= 4 && value <= 1000, "The neuropil's scale must be from 4 to 1000 pixels", value);
			neuropilScale = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#neuropilCorrelation()}. */
		public Builder neuropilCorrelation(final double value) {
			require(value >= 0 && value <= 1, "The neuropil's correlation must be from 0 to 1", value);
			neuropilCorrelation = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#baseline()}. */
		public Builder baseline(final double value) {
			require(value >= 1 && value <= 10_000, "The baseline must be from 1 to 10000 grey levels", value);
			baseline = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#noise()}. */
		public Builder noise(final double value) {
			require(value >= 0 && value <= 1000, "The noise must be from 0 to 1000 grey levels per photon", value);
			noise = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#pixelSizeUm()}. */
		public Builder pixelSizeUm(final double value) {
			require(value >= 0 && value <= Double.MAX_VALUE, //
				"The pixel size must be 0 (unknown) or more micrometers", value);
			pixelSizeUm = value;
			return this;
		}

		/** See {@link CalciumMovieOptions#seed()}. */
		public Builder seed(final long value) {
			require(value >= 0 && value <= MersenneTwister.MAX_SEED, "The seed must be from 0 to " +
				MersenneTwister.MAX_SEED, value);
			seed = value;
			return this;
		}

		public CalciumMovieOptions build() {
			return new CalciumMovieOptions(this);
		}
	}
}
