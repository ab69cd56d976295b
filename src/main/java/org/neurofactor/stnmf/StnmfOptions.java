package org.neurofactor.stnmf;

import static org.neurofactor.settings.Require.require;

import org.neurofactor.factorization.Initialization;
import org.neurofactor.random.MersenneTwister;

/** What an STNMF is to do: immutable, validated when built. */
public final class StnmfOptions {

	/** The published defaults. */
	public static final StnmfOptions DEFAULTS = builder().build();

	/** How the initial modules are made. */
	public enum Start {
		/** From the singular vectors of the ensemble: deterministic, and the default. */
		NNSVD_LRC("NNSVD-LRC"),
		/** Uniform random numbers drawn from the seed. */
		RANDOM("random");

		private final String label;

		Start(final String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return label;
		}
	}

	private final int modules;
	private final double sparsity;
	private final int iterations;
	private final Start start;
	private final long seed;
	private final double threshold;
	private final double pixelSizeUm;
	private final boolean flip;
	private final boolean sort;

	private StnmfOptions(final Builder b) {
		modules = b.modules;
		sparsity = b.sparsity;
		iterations = b.iterations;
		start = b.start;
		seed = b.seed;
		threshold = b.threshold;
		pixelSizeUm = b.pixelSizeUm;
		flip = b.flip;
		sort = b.sort;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** A builder that starts from these options. */
	public Builder toBuilder() {
		final Builder b = new Builder();
		b.modules = modules;
		b.sparsity = sparsity;
		b.iterations = iterations;
		b.start = start;
		b.seed = seed;
		b.threshold = threshold;
		b.pixelSizeUm = pixelSizeUm;
		b.flip = flip;
		b.sort = sort;
		return b;
	}

	/** Number of modules r, 2 or more; 20 by default. */
	public int modules() {
		return modules;
	}

	/** Sparsity λ ≥ 0, in units of the ensemble; 1.7 by default. */
	public double sparsity() {
		return sparsity;
	}

	/** Number of iterations, 0 or more; 1000 by default. */
	public int iterations() {
		return iterations;
	}

	/** How the initial modules are made; {@link Start#NNSVD_LRC} by default. */
	public Start start() {
		return start;
	}

	/** Seed of the random initial modules, 0 to 2³² − 1; 0 by default. */
	public long seed() {
		return seed;
	}

	/** Moran's I above which a module is localized, −1 to 1; 0.25 by default. */
	public double threshold() {
		return threshold;
	}

	/** Edge length of a pixel in µm; 0, the default, if unknown. */
	public double pixelSizeUm() {
		return pixelSizeUm;
	}

	/** Whether modules of negative mean weight are negated together with their weights; on by default. */
	public boolean flip() {
		return flip;
	}

	/** Whether modules are sorted: localized ones first, larger mean weights first; on by default. */
	public boolean sort() {
		return sort;
	}

	Initialization initialization() {
		return start == Start.RANDOM ? Initialization.random(seed) : Initialization.nnsvdLrc();
	}

	/** Collects options; each setter says what is wrong with a value outside its range. */
	public static final class Builder {

		private int modules = 20;
		private double sparsity = 1.7;
		private int iterations = 1000;
		private Start start = Start.NNSVD_LRC;
		private long seed = 0;
		private double threshold = 0.25;
		private double pixelSizeUm = 0;
		private boolean flip = true;
		private boolean sort = true;

		private Builder() {}

		/** See {@link StnmfOptions#modules()}. */
		public Builder modules(final int value) {
			require(value >= 2, "The number of modules must be 2 or more", value);
			modules = value;
			return this;
		}

		/** See {@link StnmfOptions#sparsity()}. */
		public Builder sparsity(final double value) {
			require(value >= 0 && value <= Double.MAX_VALUE, "The sparsity must be 0 or more", value);
			sparsity = value;
			return this;
		}

		/** See {@link StnmfOptions#iterations()}. */
		public Builder iterations(final int value) {
			require(value >= 0, "The number of iterations must be 0 or more", value);
			iterations = value;
			return this;
		}

		/** See {@link StnmfOptions#start()}. */
		public Builder start(final Start value) {
			require(value != null, "The initialization must be one of NNSVD-LRC and random", null);
			start = value;
			return this;
		}

		/** See {@link StnmfOptions#seed()}. */
		public Builder seed(final long value) {
			require(value >= 0 && value <= MersenneTwister.MAX_SEED, //
				"The seed must be from 0 to " + MersenneTwister.MAX_SEED, value);
			seed = value;
			return this;
		}

		/** See {@link StnmfOptions#threshold()}. */
		public Builder threshold(final double value) {
			require(value >= -1 && value <= 1, "The threshold of Moran's I must be from -1 to 1", value);
			threshold = value;
			return this;
		}

		/** See {@link StnmfOptions#pixelSizeUm()}. */
		public Builder pixelSizeUm(final double value) {
			require(value >= 0 && value <= Double.MAX_VALUE, //
				"The pixel size must be 0 (unknown) or more micrometers", value);
			pixelSizeUm = value;
			return this;
		}

		/** See {@link StnmfOptions#flip()}. */
		public Builder flip(final boolean value) {
			flip = value;
			return this;
		}

		/** See {@link StnmfOptions#sort()}. */
		public Builder sort(final boolean value) {
			sort = value;
			return this;
		}

		public StnmfOptions build() {
			return new StnmfOptions(this);
		}
	}
}
