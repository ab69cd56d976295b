package org.neurofactor.matrix;

/** Inverse of a small positive definite matrix S = L Lᵀ (Cholesky): S⁻¹ = Xᵀ X with X = L⁻¹, by rows. */
final class PositiveDefinite {

	private PositiveDefinite() {}

	/**
	 * @param s symmetric, r × r; not changed
	 * @param minIndependentPart of a diagonal entry: what must remain of it when the rows before are taken out
	 * @return S⁻¹, symmetric; null where less remains: S is too close to singular
	 */
	static double[][] inverse(final double[][] s, final double minIndependentPart) {
		final int r = s.length;
		final double[][] l = new double[r][r];
		final double[][] x = new double[r][r];
		for (int i = 0; i < r; i++) {
			for (int j = 0; j < i; j++) l[i][j] = remainder(s[i][j], l[i], l[j], j) / l[j][j];
			final double pivot = remainder(s[i][i], l[i], l[i], i);
			if (!(pivot > minIndependentPart * s[i][i])) return null;
			l[i][i] = Math.sqrt(pivot);

			x[i][i] = 1;
			for (int k = 0; k < i; k++) add(x[i], -l[i][k], x[k], k);
			for (int k = 0; k <= i; k++) x[i][k] /= l[i][i];
		}
		final double[][] inverse = new double[r][r];
		for (final double[] row : x)
			for (int i = 0; i < r; i++) if (row[i] != 0) add(inverse[i], row[i], row, i);
		for (int i = 0; i < r; i++)
			for (int j = 0; j < i; j++) inverse[j][i] = inverse[i][j];
		return inverse;
	}

	private static double remainder(final double value, final double[] a, final double[] b, final int count) {
		double remainder = value;
		for (int k = 0; k < count; k++) remainder -= a[k] * b[k];
		return remainder;
	}

	private static void add(final double[] y, final double factor, final double[] x, final int last) {
		for (int k = 0; k <= last; k++) y[k] += factor * x[k];
	}
}
