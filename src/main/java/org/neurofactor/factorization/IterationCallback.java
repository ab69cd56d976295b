package org.neurofactor.factorization;

/**
 * Watches, ends or changes a running factorisation.
 * <p>
 * A callback with a memory starts anew at iteration 0, so that one object can follow several runs, one after the other.
 * </p>
 */
@FunctionalInterface
public interface IterationCallback {

	/** Watches nothing. */
	IterationCallback NONE = (iteration, factorization) -> true;

	/**
	 * Called once at the start of a run (iteration 0) and after every iteration.
	 *
	 * @param iteration number of iterations done so far in this run
	 * @param factorization its present state; may be {@linkplain SemiNmf#initialize re-initialised} or
	 *          {@linkplain SemiNmf#set set} to disturb it
	 * @return whether to go on
	 */
	boolean onIteration(int iteration, SemiNmf factorization);

	/**
	 * Several callbacks as one. All of them are called every time, in their order, even when one of them has just ended
	 * the run; so what comes after a callback that changes the factorisation sees the changed one. The run goes on as
	 * long as all say so.
	 */
	static IterationCallback all(final IterationCallback... callbacks) {
		final IterationCallback[] members = callbacks.clone();
		return new ConcludingCallback() {

			@Override
			public boolean onIteration(final int iteration, final SemiNmf factorization) {
				boolean goOn = true;
				for (final IterationCallback member : members) goOn &= member.onIteration(iteration, factorization);
				return goOn;
			}

			@Override
			public void onEnd(final SemiNmf factorization) {
				for (final IterationCallback member : members)
					if (member instanceof ConcludingCallback) ((ConcludingCallback) member).onEnd(factorization);
			}
		};
	}
}
