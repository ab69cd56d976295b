package org.neurofactor.neuropil;

/**
 * Signals taken apart into sources: k signals, n sources, T observations. Immutable by contract: arrays are not copied
 * and must not be changed.
 */
public final class Separation {

	private final double[][] separated;
	private final double[][] matched;
	private final double[][] mixing;
	private final Convergence convergence;

	Separation(final double[][] separated, final double[][] matched, final double[][] mixing,
		final Convergence convergence)
	{
		this.separated = separated;
		this.matched = matched;
		this.mixing = mixing;
		this.convergence = convergence;
	}

	/** The sources as they were found, in units of the signals' median: {@code [source][observation]}. */
	public double[][] separated() {
		return separated;
	}

	/**
	 * What each source adds to the first signal, in its unit, {@code [source][observation]}: the source first which the
	 * first signal has the largest share of.
	 */
	public double[][] matched() {
		return matched;
	}

	/** The mixing matrix, {@code [signal][source]}, sources in the order of {@link #separated()}. */
	public double[][] mixing() {
		return mixing;
	}

	/** How the last attempt ended. */
	public Convergence convergence() {
		return convergence;
	}
}
