package org.neurofactor.matrix;

import java.util.Arrays;

/**
 * The Cholesky decomposition A = RᵀR of a symmetric matrix, with R upper triangular. Of A only the upper triangle is
 * read, and R is put in its place.
 */
public final class Cholesky {

	private Cholesky() {}

	/**
	 * Decomposes a positive definite matrix.
	 *
	 * @param a A; is changed into R, or, if that is given up, into nothing of use
	 * @param minIndependentPart of a diagonal entry: what must remain of it when the rows before are taken out, 0 to 1
	 * @return whether more remains of each; else A is not positive definite, or too close to singular
	 */
	static boolean decompose(final double[][] a, final double minIndependentPart) {
		for (int i = 0; i < a.length; i++) {
			final double least = minIndependentPart * a[i][i];
			takeOutRowsBefore(a, i);
			if (!(a[i][i] > least)) return false;
			divideByRoot(a[i], i);
		}
		return true;
	}

	/**
	 * Decomposes a positive semi-definite matrix: rows that depend on earlier ones become 0.
	 *
	 * @param a A; is changed into R, all NaN if A is
	 */
	public static void decomposeSemidefinite(final double[][] a) {
		for (int i = 0; i < a.length; i++) {
			takeOutRowsBefore(a, i);
			if (a[i][i] <= 0) Arrays.fill(a[i], 0);
			else divideByRoot(a[i], i);
		}
	}

	private static void takeOutRowsBefore(final double[][] a, final int i) {
		Arrays.fill(a[i], 0, i, 0);
		for (int k = 0; k < i; k++) Kernels.axpy(a[i], -a[k][i], a[k], i);
	}

	private static void divideByRoot(final double[] row, final int i) {
		final double root = Math.sqrt(row[i]);
		row[i] = root;
		for (int j = i + 1; j < row.length; j++) row[j] /= root;
	}

	/**
	 * A⁻¹ = X Xᵀ with X = R⁻¹.
	 *
	 * @param a A, positive definite; of no more use then
	 * @param minIndependentPart see {@link #decompose}
	 * @return symmetric; null where less remains
	 */
	static double[][] inverse(final double[][] a, final double minIndependentPart) {
		if (!decompose(a, minIndependentPart)) return null;
		final int n = a.length;
		final double[][] x = new double[n][n]; // by columns
		for (int i = 0; i < n; i++) {
			x[i][i] = 1;
			for (int k = 0; k < i; k++) add(x[i], -a[k][i], x[k], k);
			for (int k = 0; k <= i; k++) x[i][k] /= a[i][i];
		}
		final double[][] inverse = new double[n][n];
		for (final double[] column : x)
			for (int i = 0; i < n; i++) if (column[i] != 0) add(inverse[i], column[i], column, i);
		for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) inverse[j][i] = inverse[i][j];
		return inverse;
	}

	private static void add(final double[] y, final double factor, final double[] x, final int last) {
		for (int k = 0; k <= last; k++) y[k] += factor * x[k];
	}
}
