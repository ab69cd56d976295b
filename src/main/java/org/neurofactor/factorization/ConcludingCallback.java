package org.neurofactor.factorization;

/**
 * A callback with a last word when the run is over. (An interface of its own, so that a plain function of a script will
 * do as an {@link IterationCallback}.)
 */
public interface ConcludingCallback extends IterationCallback {

	/**
	 * Called once at the end of a run which was not cancelled, after the last {@link #onIteration}: the last chance to
	 * leave the factorisation in a better state.
	 *
	 * @param factorization its last state; may be re-initialised
	 */
	void onEnd(SemiNmf factorization);
}
