package org.neurofactor.factorization;

import org.neurofactor.matrix.DataMatrix;

/**
 * The modules of a smoothed matrix B V, factorised in the same way, to start from. In B V, a subunit that is weak in
 * each of its pixels stands out; but any noise looks localized there, which is why it serves as a start only. As B
 * raises subunits by some gain, so it does the sparsity.
 */
final class SmoothedStart implements Initialization {

	private final double[][] smoothing;
	private final double gain;
	private final int iterations;

	/**
	 * @param smoothing B, n × n: rows of unit norm, so that white noise keeps its variance
	 * @param gain by which B raises what is looked for, &gt; 0
	 */
	SmoothedStart(final double[][] smoothing, final double gain, final int iterations) {
		this.smoothing = smoothing;
		this.gain = gain;
		this.iterations = iterations;
	}

	@Override
	public double[][] modules(final DataMatrix v, final int rank, final double sparsity) {
		final DataMatrix smooth = v.mixed(smoothing);
		final SemiNmf factorization = new GramSemiNmf(smooth, gain * sparsity);
		factorization.initialize(Initialization.nnsvdLrc().modules(smooth, rank, gain * sparsity));
		for (int i = 0; i < iterations && !factorization.isSettled(); i++) factorization.iterate();
		return factorization.modules();
	}
}
