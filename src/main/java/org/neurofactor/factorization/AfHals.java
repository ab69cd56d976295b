package org.neurofactor.factorization;

import org.neurofactor.matrix.Kernels;
import org.neurofactor.matrix.LeftInverse;

import java.util.Arrays;

/**
 * Accelerated fast hierarchical alternating least squares with an L1 penalty: the update of W given V Hᵀ and H Hᵀ.
 * <p>
 * Gillis &amp; Glineur (2012), Neural Comput. 24:1085–1105, doi 10.1162/NECO_a_00256; Cichocki &amp; Phan (2009), IEICE
 * Trans. Fundam. E92.A:708–721, doi 10.1587/transfun.E92.A.708.
 * </p>
 */
public final class AfHals {

	/** How much of the cost of V Hᵀ and H Hᵀ the sweeps may add: α of Gillis &amp; Glineur. */
	private static final double ALPHA = 0.5;

	/** Sweeps end when one moves W by less than this part of what the first one did: ε of Gillis &amp; Glineur. */
	private static final double EPSILON = 0.1;

	private AfHals() {}

	/** The largest number of sweeps per iteration, ⌊1 + α ρ⌋ with ρ = 1 + (m n + n r) / (m r + m). */
	public static int maxSweeps(final int pixels, final int spikes, final int rank) {
		final double n = pixels, m = spikes, r = rank;
		return maxSweeps(1 + (m * n + n * r) / (m * r + m));
	}

	static int maxSweeps(final double rho) {
		return (int) (1 + ALPHA * rho);
	}

	/**
	 * Updates W by sweeps over its columns, w_j ← max(w_j⁰ + a_j − W b_j − λ, 0), where w_j⁰ is the column at the start
	 * of the sweep. The diagonal of H Hᵀ is taken to be one: the rows of H are normalised.
	 *
	 * @param w W by columns, {@code [module][pixel]}; changed
	 * @param a V Hᵀ by columns, {@code [module][pixel]}
	 * @param b H Hᵀ, {@code [module][module]}
	 * @param lambda sparsity, ≥ 0
	 * @param maxSweeps at most so many sweeps
	 */
	public static void update(final double[][] w, final double[][] a, final double[][] b, final double lambda,
		final int maxSweeps)
	{
		update(w, a, b, lambda, maxSweeps, EPSILON);
	}

	static void update(final double[][] w, final double[][] a, final double[][] b, final double lambda,
		final int maxSweeps, final double epsilon)
	{
		final int r = w.length;
		final double[] updated = new double[w[0].length];
		final double[] squares = new double[w[0].length];
		double firstMove = 0, move = 0;
		for (int sweep = 0; sweep < maxSweeps; sweep++) {
			Arrays.fill(squares, 0);
			for (int j = 0; j < r; j++) {
				Kernels.sum(updated, w[j], a[j], -lambda);
				Kernels.subtractCombination(updated, w, b[j]);
				Kernels.project(w[j], updated, squares);
			}
			move = Kernels.sum(squares);
			if (sweep == 0) firstMove = move;
			else if (Math.sqrt(move) <= epsilon * Math.sqrt(firstMove)) break;
		}
		if (Double.isNaN(move)) replaceNaN(w); // one NaN would have been enough
		for (final double[] column : w) if (isZero(column)) Arrays.fill(column, LeftInverse.TINY);
	}

	/** NaN entries become {@link LeftInverse#TINY}, and so does every entry of a column that sums to zero. */
	static void reviveDeadModules(final double[][] w) {
		replaceNaN(w);
		for (final double[] column : w) if (Kernels.sum(column) == 0) Arrays.fill(column, LeftInverse.TINY);
	}

	private static void replaceNaN(final double[][] w) {
		for (final double[] column : w)
			for (int p = 0; p < column.length; p++) if (Double.isNaN(column[p])) column[p] = LeftInverse.TINY;
	}

	private static boolean isZero(final double[] column) {
		for (final double value : column) if (value != 0) return false;
		return true;
	}
}
