package org.neurofactor.factorization;

/** Watches, ends or changes a running factorisation. */
@FunctionalInterface
public interface IterationCallback {

	/** Watches nothing. */
	IterationCallback NONE = (iteration, factorization) -> true;

	/**
	 * Called once after initialisation (iteration 0) and after every iteration.
	 *
	 * @param iteration number of iterations done so far
	 * @param factorization its present state; may be {@linkplain SemiNmf#initialize re-initialised} to disturb it
	 * @return whether to go on
	 */
	boolean onIteration(int iteration, SemiNmf factorization);
}
