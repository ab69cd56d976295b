package org.neurofactor.factorization;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.matrix.LeadingEigenvectors;

/**
 * Non-negative singular value decomposition with low-rank correction: the positive and the negative parts of the
 * leading singular vectors, then one iteration of the factorisation on the low-rank matrix which they make up.
 * <p>
 * Atif, Qazi &amp; Gillis (2019), Pattern Recognit. Lett. 122:53–59, doi 10.1016/j.patrec.2019.02.018. The singular
 * vectors U and values S of V come from V Vᵀ = U S² Uᵀ; the correction needs no more of the low-rank matrix than its
 * own Gram matrix, which is that of U S.
 * </p>
 */
final class NnsvdLrc implements Initialization {

	private final boolean correction;

	/** @param correction whether the low-rank correction is done */
	NnsvdLrc(final boolean correction) {
		this.correction = correction;
	}

	@Override
	public double[][] modules(final DataMatrix v, final int rank, final double sparsity) {
		final int n = v.pixels();
		final int pairs = (rank + 1) / 2;
		if (pairs >= Math.min(n, v.spikes())) throw new IllegalArgumentException(
			"NNSVD-LRC of " + n + " pixels and " + v.spikes() + " spikes gives fewer than " +
				2 * Math.min(n, v.spikes()) + " modules, but " + rank + " were asked for.");
		final LeadingEigenvectors eigen = LeadingEigenvectors.of(v.gram(), pairs);

		final double[][] w = new double[rank][n];
		final double[][] lowRank = new double[pairs][n];
		for (int i = 0; i < pairs; i++) {
			final double[] vector = eigen.vectors()[i];
			final double singularValue = Math.sqrt(Math.max(0, eigen.values()[i]));
			final double scale = Math.sqrt(singularValue) * signOfLargest(vector);
			for (int p = 0; p < n; p++) {
				lowRank[i][p] = vector[p] * singularValue;
				w[2 * i][p] = Math.max(vector[p] * scale, 0);
				if (2 * i + 1 < rank) w[2 * i + 1][p] = Math.max(-vector[p] * scale, 0);
			}
		}
		AfHals.reviveDeadModules(w);
		if (!correction) return w;
		final SemiNmf corrected = new GramSemiNmf(DataMatrix.of(lowRank), v.spikes(), sparsity);
		corrected.initialize(w);
		corrected.iterate();
		return corrected.modules();
	}

	private static double signOfLargest(final double[] vector) {
		double largest = 0;
		for (final double value : vector) if (Math.abs(value) > Math.abs(largest)) largest = value;
		return Math.signum(largest);
	}
}
