package org.neurofactor.factorization;

import java.util.Arrays;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.matrix.Matrices;
import org.neurofactor.random.MersenneTwister;

/** Where a factorisation starts. */
@FunctionalInterface
public interface Initialization {

	/**
	 * The modules to start from.
	 *
	 * @param v the matrix to be factorised, n × m
	 * @param rank number of modules r
	 * @param sparsity λ of the factorisation
	 * @return W, {@code [module][pixel]}; the caller's to keep
	 */
	double[][] modules(DataMatrix v, int rank, double sparsity);

	/** {@link NnsvdLrc}. */
	static Initialization nnsvdLrc() {
		return new NnsvdLrc(true);
	}

	/** {@link NnsvdLrc} without its low-rank correction. */
	static Initialization nnsvd() {
		return new NnsvdLrc(false);
	}

	/**
	 * The modules of a smoothed matrix B V: {@link SmoothedStart}.
	 *
	 * @param smoothing the rows of B, n × n, of unit norm each
	 * @param gain by which B raises what is looked for, and so the sparsity there, &gt; 0
	 * @param iterations of the factorisation of B V
	 */
	static Initialization smoothed(final double[][] smoothing, final double gain, final int iterations) {
		return new SmoothedStart(smoothing, gain, iterations);
	}

	/**
	 * Uniform random numbers in [0, 1), drawn module by module: all pixels of the first module, then those of the
	 * second, and so on.
	 *
	 * @param seed of the {@link MersenneTwister}, from 0 to 2³² − 1
	 */
	static Initialization random(final long seed) {
		return (v, rank, sparsity) -> random(v.pixels(), rank, seed);
	}

	static double[][] random(final int pixels, final int rank, final long seed) {
		final MersenneTwister twister = new MersenneTwister(seed);
		final double[][] w = new double[rank][pixels];
		for (final double[] module : w) Arrays.setAll(module, p -> twister.nextDouble());
		return w;
	}

	/** These modules, {@code [module][pixel]}. */
	static Initialization given(final double[][] modules) {
		return (v, rank, sparsity) -> {
			if (modules.length != rank || modules[0].length != v.pixels()) throw new IllegalArgumentException(
				"The initial modules must be " + rank + " of " + v.pixels() + " pixels each, but are " +
					modules.length + (modules.length == 0 ? "." : " of " + modules[0].length + "."));
			return Matrices.copy(modules);
		};
	}
}
