package org.neurofactor.neuropil;

import static org.neurofactor.settings.Require.require;

import java.util.OptionalLong;

import org.neurofactor.random.MersenneTwister;
import org.neurofactor.factorization.MixtureModel;

/** How signals are separated. Immutable; validated when built. */
public final class SeparationOptions {

	/** The published defaults for one set of signals. */
	public static final SeparationOptions DEFAULTS = builder().build();

	/** The published defaults for the trials of a cell: one attempt of up to 20 000 iterations. */
	public static final SeparationOptions TRIALS = builder().maxIterations(20_000).maxTries(1).build();

	private final SeparationMethod method;
	private final int components;
	private final int maxIterations;
	private final double tolerance;
	private final OptionalLong seed;
	private final int maxTries;
	private final double alpha;
	private final MixtureModel start;

	private SeparationOptions(final Builder b) {
		method = b.method;
		components = b.components;
		maxIterations = b.maxIterations;
		tolerance = b.tolerance;
		seed = b.seed;
		maxTries = b.maxTries;
		alpha = b.alpha;
		start = b.start;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** A builder that starts from these options. */
	public Builder toBuilder() {
		final Builder b = new Builder();
		b.method = method;
		b.components = components;
		b.maxIterations = maxIterations;
		b.tolerance = tolerance;
		b.seed = seed;
		b.maxTries = maxTries;
		b.alpha = alpha;
		b.start = start;
		return b;
	}

	/** {@link SeparationMethod#NMF} by default. */
	public SeparationMethod method() {
		return method;
	}

	/**
	 * Number of sources n; 0, the default, for the method's own choice: as many as signals for NMF, as many as
	 * principal components with more than 1 % of the variance for ICA.
	 */
	public int components() {
		return components;
	}

	/** Most iterations of one attempt, 1 or more; 10 000 by default. */
	public int maxIterations() {
		return maxIterations;
	}

	/** Relative tolerance at which an attempt has converged, &gt; 0; 1e-4 by default. */
	public double tolerance() {
		return tolerance;
	}

	/** Seed of the first attempt, 0 to 2³² − 1, 892 by default; none for an unpredictable one. */
	public OptionalLong seed() {
		return seed;
	}

	/** Most attempts, 1 or more, each with the next seed, until one converges; 10 by default. */
	public int maxTries() {
		return maxTries;
	}

	/** Sparsity α ≥ 0 of NMF, which no other method uses; 0.1 by default. */
	public double alpha() {
		return alpha;
	}

	/** Whether NMF starts from given factors. */
	public boolean hasStart() {
		return start != null;
	}

	/** The factors which NMF starts from, in units of the signals' median; null where they are made from the signals. */
	MixtureModel start() {
		return start;
	}

	/** Collects options; each setter says what is wrong with a value outside its range. */
	public static final class Builder {

		private SeparationMethod method = SeparationMethod.NMF;
		private int components = 0;
		private int maxIterations = 10_000;
		private double tolerance = 1e-4;
		private OptionalLong seed = OptionalLong.of(892);
		private int maxTries = 10;
		private double alpha = 0.1;
		private MixtureModel start;

		private Builder() {}

		/** See {@link SeparationOptions#method()}. */
		public Builder method(final SeparationMethod value) {
			require(value != null, "The method must not be null", null);
			method = value;
			return this;
		}

		/** See {@link SeparationOptions#components()}. */
		public Builder components(final int value) {
			require(value >= 0, "The number of components must be 1 or more, or 0 for the method's own choice", value);
			components = value;
			return this;
		}

		/** See {@link SeparationOptions#maxIterations()}. */
		public Builder maxIterations(final int value) {
			require(value >= 1, "The number of iterations must be 1 or more", value);
			maxIterations = value;
			return this;
		}

		/** See {@link SeparationOptions#tolerance()}. */
		public Builder tolerance(final double value) {
			require(value > 0 && value <= Double.MAX_VALUE, "The tolerance must be above 0", value);
			tolerance = value;
			return this;
		}

		/** See {@link SeparationOptions#seed()}. */
		public Builder seed(final long value) {
			require(value >= 0 && value <= MersenneTwister.MAX_SEED, //
				"The seed must be from 0 to " + MersenneTwister.MAX_SEED, value);
			seed = OptionalLong.of(value);
			return this;
		}

		/** Takes another seed each time; the result tells which. */
		public Builder unpredictable() {
			seed = OptionalLong.empty();
			return this;
		}

		/** See {@link SeparationOptions#maxTries()}. */
		public Builder maxTries(final int value) {
			require(value >= 1, "The number of tries must be 1 or more", value);
			maxTries = value;
			return this;
		}

		/** See {@link SeparationOptions#alpha()}. */
		public Builder alpha(final double value) {
			require(value >= 0 && value <= Double.MAX_VALUE, "The sparsity alpha must be 0 or more", value);
			alpha = value;
			return this;
		}

		/**
		 * Lets NMF start from these factors, in units of the signals' median, instead of making them from the signals.
		 * There is one attempt then, for a further one would be the same again.
		 *
		 * @param sources W0 by columns, {@code [source][observation]}, all ≥ 0; copied. Null, with a mixing matrix of
		 *          null, for none
		 * @param mixing H0 by columns, {@code [signal][source]}, all ≥ 0; copied
		 */
		public Builder start(final double[][] sources, final double[][] mixing) {
			if (sources == null || mixing == null) {
				if (sources != mixing) throw new IllegalArgumentException(
					"Initial sources (W0) and an initial mixing matrix (H0) must be given together, but there is no initial " +
						(sources == null ? "W0" : "H0") + ".");
				start = null;
				return this;
			}
			start = new MixtureModel(nonNegative("mixing matrix (H0)", mixing), nonNegative("sources (W0)", sources), 0);
			return this;
		}

		private static double[][] nonNegative(final String what, final double[][] matrix) {
			final double[][] copy = new double[matrix.length][];
			boolean positive = false;
			for (int i = 0; i < matrix.length; i++) {
				copy[i] = matrix[i].clone();
				if (copy[i].length != copy[0].length) throw new IllegalArgumentException("The initial " + what +
					" must have rows of one length, but row 1 has " + copy[0].length + " values and row " + (i + 1) + " has " +
					copy[i].length + ".");
				for (final double value : copy[i]) {
					if (!(value >= 0 && value <= Double.MAX_VALUE)) throw new IllegalArgumentException("The initial " + what +
						" must have finite values of 0 or more, but has " + value + ".");
					positive |= value > 0;
				}
			}
			if (!positive) throw new IllegalArgumentException("The initial " + what +
				" must have a value above 0, but has none.");
			return copy;
		}

		public SeparationOptions build() {
			return new SeparationOptions(this);
		}
	}
}
