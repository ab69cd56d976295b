package org.neurofactor.neuropil;

/** How the last attempt of a separation ended. */
public final class Convergence {

	private final long seed;
	private final int iterations;
	private final int maxIterations;
	private final int tries;

	Convergence(final long seed, final int iterations, final int maxIterations, final int tries) {
		this.seed = seed;
		this.iterations = iterations;
		this.maxIterations = maxIterations;
		this.tries = tries;
	}

	/** Seed of the attempt. */
	public long seed() {
		return seed;
	}

	/** Number of iterations done in the attempt. */
	public int iterations() {
		return iterations;
	}

	/** Number of iterations it was allowed. */
	public int maxIterations() {
		return maxIterations;
	}

	/** Number of attempts made, this one included. */
	public int tries() {
		return tries;
	}

	/** Whether it ended before it had used all its iterations. */
	public boolean converged() {
		return iterations != maxIterations;
	}
}
