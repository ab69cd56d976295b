package org.neurofactor.stnmf.consensus;

import java.util.stream.IntStream;

/** What the consensus analysis needs of one factorisation from a random start. Immutable. */
public final class RandomStart {

	/** Stands for "no module" in {@link #affiliation()}. */
	public static final int NONE = -1;

	private final double sparsity;
	private final long seed;
	private final int[] affiliation;
	private final int subunits;
	private final double residual;

	/**
	 * @param affiliation for each spike compared, the module of largest |weight|, or {@link #NONE} if that module is
	 *          not localized
	 * @param subunits number of localized modules
	 * @param residual ‖V − W H‖ after the last iteration
	 * @throws IllegalArgumentException if a module's number is below −1
	 */
	public RandomStart(final double sparsity, final long seed, final int[] affiliation, final int subunits,
		final double residual)
	{
		if (IntStream.of(affiliation).anyMatch(module -> module < NONE))
			throw new IllegalArgumentException("A spike's module must be 0 or more, or " + NONE +
				" for none, but was " + IntStream.of(affiliation).min().getAsInt() + ".");
		this.sparsity = sparsity;
		this.seed = seed;
		this.affiliation = affiliation.clone();
		this.subunits = subunits;
		this.residual = residual;
	}

	/** Sparsity λ. */
	public double sparsity() {
		return sparsity;
	}

	/** Seed of the random start. */
	public long seed() {
		return seed;
	}

	/** For each spike compared, its module's number, or {@link #NONE}; a copy. */
	public int[] affiliation() {
		return affiliation.clone();
	}

	/** Number of localized modules. */
	public int subunits() {
		return subunits;
	}

	/** Residual ‖V − W H‖. */
	public double residual() {
		return residual;
	}
}
