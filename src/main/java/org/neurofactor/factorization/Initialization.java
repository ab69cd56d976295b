package org.neurofactor.factorization;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.random.MersenneTwister;

import org.ejml.data.DMatrixRMaj;

/** Where a factorisation starts. */
@FunctionalInterface
public interface Initialization {

	/**
	 * The modules to start from.
	 *
	 * @param v the matrix to be factorised, n × m
	 * @param rank number of modules r
	 * @param sparsity λ of the factorisation
	 * @return W, n × r
	 */
	DMatrixRMaj modules(DataMatrix v, int rank, double sparsity);

	/** {@link NnsvdLrc}. */
	static Initialization nnsvdLrc() {
		return new NnsvdLrc();
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

	static DMatrixRMaj random(final int pixels, final int rank, final long seed) {
		final MersenneTwister twister = new MersenneTwister(seed);
		final DMatrixRMaj w = new DMatrixRMaj(pixels, rank);
		for (int j = 0; j < rank; j++)
			for (int p = 0; p < pixels; p++) w.set(p, j, twister.nextDouble());
		return w;
	}

	/** These modules, n × r. */
	static Initialization given(final DMatrixRMaj modules) {
		return (v, rank, sparsity) -> {
			if (modules.numRows != v.pixels() || modules.numCols != rank) throw new IllegalArgumentException(
				"The initial modules must be " + rank + " of " + v.pixels() + " pixels each, but are " + modules.numCols +
					" of " + modules.numRows + ".");
			return modules.copy();
		};
	}
}
