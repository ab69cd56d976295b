package org.neurofactor.factorization;

import org.neurofactor.run.ProgressMonitor;

/** Runs a factorisation for a number of iterations. */
public final class Iteration {

	private Iteration() {}

	/**
	 * Iterates until done, or until the callback says stop.
	 *
	 * @param factorization an initialised factorisation
	 * @param iterations at most so many; 0 only calls the callback
	 * @return number of iterations done
	 * @throws java.util.concurrent.CancellationException if the monitor says so, at once
	 */
	public static int run(final SemiNmf factorization, final int iterations, final IterationCallback callback,
		final ProgressMonitor monitor)
	{
		int done = 0;
		while (true) {
			monitor.step("Factorising", done, iterations);
			if (!callback.onIteration(done, factorization) || done == iterations) break;
			factorization.iterate();
			done++;
		}
		if (callback instanceof ConcludingCallback) ((ConcludingCallback) callback).onEnd(factorization);
		return done;
	}
}
