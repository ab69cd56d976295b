package org.neurofactor.factorization;

import org.neurofactor.matrix.DataMatrix;

/**
 * The modules of a smoothed matrix B V, factorised in the same way, to start from. In B V, neighbouring pixels share
 * their noise, so that a subunit that is weak in each of its pixels stands out; but any noise looks localized there, which is
 * why it serves as a start only.
 */
final class SmoothedStart implements Initialization {

	private final double[][] smoothing;
	private final int iterations;

	/** @param smoothing B, n × n: rows of unit norm, so that white noise keeps its variance */
	SmoothedStart(final double[][] smoothing, final int iterations) {
		this.smoothing = smoothing;
		this.iterations = iterations;
	}

	@Override
	public double[][] modules(final DataMatrix v, final int rank, final double sparsity) {
		final DataMatrix smooth = v.mixed(smoothing);
		final SemiNmf factorization = new GramSemiNmf(smooth, sparsity);
		factorization.initialize(Initialization.nnsvdLrc().modules(smooth, rank, sparsity));
		for (int i = 0; i < iterations && !factorization.isSettled(); i++) factorization.iterate();
		return factorization.modules();
	}
}
