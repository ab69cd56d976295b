package org.neurofactor.stnmf.consensus;

import static org.neurofactor.settings.Require.require;

import java.util.Arrays;

import org.neurofactor.random.MersenneTwister;

/** What a consensus analysis is to do: immutable, validated when built. */
public final class ConsensusOptions {

	/** The published defaults, and sparsities from 0 to 2.5 in steps of 0.25. */
	public static final ConsensusOptions DEFAULTS = builder().build();

	private final double[] sparsities;
	private final int repetitions;
	private final int modules;
	private final int iterations;
	private final double threshold;
	private final int maxElements;
	private final int threads;
	private final long seed;

	private ConsensusOptions(final Builder b) {
		sparsities = b.sparsities.clone();
		repetitions = b.repetitions;
		modules = b.modules;
		iterations = b.iterations;
		threshold = b.threshold;
		maxElements = b.maxElements;
		threads = b.threads;
		seed = b.seed;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** A builder that starts from these options. */
	public Builder toBuilder() {
		final Builder b = new Builder();
		b.sparsities = sparsities;
		b.repetitions = repetitions;
		b.modules = modules;
		b.iterations = iterations;
		b.threshold = threshold;
		b.maxElements = maxElements;
		b.threads = threads;
		b.seed = seed;
		return b;
	}

	/** Sparsities λ to be compared, ascending; 0, 0.25 … 2.5 by default. */
	public double[] sparsities() {
		return sparsities.clone();
	}

	/** Number of runs for each sparsity, 2 or more; 30 by default. */
	public int repetitions() {
		return repetitions;
	}

	/** Number of modules r, 2 or more; 20 by default. */
	public int modules() {
		return modules;
	}

	/** Number of iterations of each run, 0 or more; 1000 by default. */
	public int iterations() {
		return iterations;
	}

	/** Moran's I above which a module is localized, −1 to 1; 0.25 by default. */
	public double threshold() {
		return threshold;
	}

	/**
	 * The consensus is taken over at most so many spikes, 2 or more; 10 000 by default. Of a larger ensemble a sample is
	 * taken, always the same; all spikes take part in the factorisations.
	 */
	public int maxElements() {
		return maxElements;
	}

	/** Number of threads; 0, the default, for as many as there are processors. The result does not depend on it. */
	public int threads() {
		return threads;
	}

	/** Seed of the first run of each sparsity; that of the next is one more, and so on. 0 by default. */
	public long seed() {
		return seed;
	}

	/** Number of runs of the whole analysis. */
	public int runs() {
		return sparsities.length * repetitions;
	}

	/** Collects options; each setter says what is wrong with a value outside its range. */
	public static final class Builder {

		private double[] sparsities = { 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5 };
		private int repetitions = 30;
		private int modules = 20;
		private int iterations = 1000;
		private double threshold = 0.25;
		private int maxElements = 10000;
		private int threads = 0;
		private long seed = 0;

		private Builder() {}

		/** See {@link ConsensusOptions#sparsities()}; sorted here, equal ones are not allowed. */
		public Builder sparsities(final double... values) {
			final double[] sorted = values.clone();
			Arrays.sort(sorted);
			require(sorted.length > 0, "There must be at least one sparsity", "none");
			for (int i = 0; i < sorted.length; i++) {
				require(sorted[i] >= 0 && sorted[i] <= Double.MAX_VALUE, "The sparsity must be 0 or more", sorted[i]);
				require(i == 0 || sorted[i] > sorted[i - 1], "The sparsities must differ", Arrays.toString(values));
			}
			sparsities = sorted;
			return this;
		}

		/** See {@link ConsensusOptions#repetitions()}. */
		public Builder repetitions(final int value) {
			require(value >= 2, "The number of repetitions must be 2 or more", value);
			repetitions = value;
			return this;
		}

		/** See {@link ConsensusOptions#modules()}. */
		public Builder modules(final int value) {
			require(value >= 2, "The number of modules must be 2 or more", value);
			modules = value;
			return this;
		}

		/** See {@link ConsensusOptions#iterations()}. */
		public Builder iterations(final int value) {
			require(value >= 0, "The number of iterations must be 0 or more", value);
			iterations = value;
			return this;
		}

		/** See {@link ConsensusOptions#threshold()}. */
		public Builder threshold(final double value) {
			require(value >= -1 && value <= 1, "The threshold of Moran's I must be from -1 to 1", value);
			threshold = value;
			return this;
		}

		/** See {@link ConsensusOptions#maxElements()}. */
		public Builder maxElements(final int value) {
			require(value >= 2, "The largest number of spikes to be compared must be 2 or more", value);
			maxElements = value;
			return this;
		}

		/** See {@link ConsensusOptions#threads()}. */
		public Builder threads(final int value) {
			require(value >= 0, "The number of threads must be 0 (all) or more", value);
			threads = value;
			return this;
		}

		/** See {@link ConsensusOptions#seed()}. */
		public Builder seed(final long value) {
			require(value >= 0 && value <= MersenneTwister.MAX_SEED, //
				"The seed must be from 0 to " + MersenneTwister.MAX_SEED, value);
			seed = value;
			return this;
		}

		/** @throws IllegalArgumentException if the last run's seed would be above 2³² − 1 */
		public ConsensusOptions build() {
			final long last = seed + repetitions - 1;
			require(last <= MersenneTwister.MAX_SEED, "The seed of the last repetition must not be above " +
				MersenneTwister.MAX_SEED, last);
			return new ConsensusOptions(this);
		}
	}
}
