package org.neurofactor.factorization;

/**
 * Signals as mixtures of sources, S ≈ A Y: k signals × T observations, a mixing matrix A (k × n) and sources Y (n × T).
 * In the usual notation for observations in rows, X = Sᵀ ≈ W H with W = Yᵀ and H = Aᵀ.
 */
public final class MixtureModel {

	private final double[][] mixing;
	private final double[][] sources;
	private final int iterations;

	/**
	 * @param mixing A, {@code [signal][source]}
	 * @param sources Y, {@code [source][observation]}
	 * @param iterations how many it took to find them
	 */
	public MixtureModel(final double[][] mixing, final double[][] sources, final int iterations) {
		this.mixing = mixing;
		this.sources = sources;
		this.iterations = iterations;
	}

	/** A, {@code [signal][source]}; not a copy. */
	public double[][] mixing() {
		return mixing;
	}

	/** Y, {@code [source][observation]}; not a copy. */
	public double[][] sources() {
		return sources;
	}

	/** Number of iterations done; 0 for a start. */
	public int iterations() {
		return iterations;
	}
}
