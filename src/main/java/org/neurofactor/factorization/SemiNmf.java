package org.neurofactor.factorization;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.matrix.LeftInverse;

/**
 * A sparse semi-non-negative matrix factorization in progress: V ≈ W H with modules W ≥ 0 (n pixels × r modules) and
 * weights H of any sign (r modules × m spikes), minimising ½ ‖V − W H‖² + λ Σ W.
 * <p>
 * One {@linkplain #iterate() iteration} updates W by accelerated fast hierarchical alternating least squares
 * ({@link AfHals}) and then H ← W⁺ V with every row of H divided by its L2 norm.
 * </p>
 * <p>
 * Contract of all implementations: an update of W never raises the objective for the H it is made with; W is never
 * negative after an iteration and never has a column of zeros (a dead module holds {@link LeftInverse#TINY}
 * throughout); no value is ever NaN; the result does not depend on the number of threads. A dead module gets the
 * weights that a module of equal, vanishing values would get (see {@link LeftInverse}), so that it may come to life
 * again. Not thread-safe.
 * </p>
 */
public interface SemiNmf {

	/** A way to factorise: {@code GramSemiNmf::new}, or any other. */
	@FunctionalInterface
	interface Factory {

		/**
		 * Makes a factorization that has not begun.
		 *
		 * @param v the matrix to be factorised
		 * @param sparsity λ ≥ 0, in units of V
		 */
		SemiNmf create(DataMatrix v, double sparsity);
	}

	/** Number of pixels n, the rows of V. */
	int pixels();

	/** Number of spikes m, the columns of V. */
	int spikes();

	/** Number of modules r; 0 before {@link #initialize}. */
	int rank();

	/**
	 * Starts (again) from these modules. NaN entries and columns that sum to zero become {@link LeftInverse#TINY}; H is
	 * computed from them as they are, and only then are negative entries of W set to zero.
	 *
	 * @param modules W, {@code [module][pixel]}; not changed
	 * @throws IllegalArgumentException if there is none, or one has not n pixels
	 */
	void initialize(double[][] modules);

	/**
	 * Goes on from these modules and weights, as they are: the next iteration updates W for this H. It takes the rows of
	 * H to have unit L2 norm. Columns of W that sum to zero become {@link LeftInverse#TINY}.
	 *
	 * @param modules W, {@code [module][pixel]}, 0 or more; not changed
	 * @param weights H, {@code [module][spike]}; not changed
	 * @throws IllegalArgumentException if there is none, if they do not fit each other or V, if a value is not finite,
	 *           or one of W negative
	 */
	void set(double[][] modules, double[][] weights);

	/** Updates W, then H; does nothing if {@linkplain #isSettled() settled}. */
	void iterate();

	/**
	 * Whether the state is a fixed point: the latest iteration has changed nothing, not by a bit, so that no later one
	 * would. False again after {@link #initialize}. An implementation that does not look for it says false.
	 */
	boolean isSettled();

	/** A copy of W, {@code [module][pixel]}. */
	double[][] modules();

	/** A copy of H, {@code [module][spike]}; of unit L2 norm, or zero where a module has no weight at all. */
	double[][] weights();

	/** The residual ‖V − W H‖ (Frobenius norm). */
	double residual();
}
