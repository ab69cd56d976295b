package org.neurofactor.factorization;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The columns of a matrix X (n × k) with many zeros, and products with it that leave out most of them. */
final class SparseColumns {

	/** Where more entries than this part are not 0, it is faster to take all of them. */
	private static final double SPARSE = 0.6;

	private final double[][] columns;

	/** The rows of each column that are not 0; null for a column with few zeros. */
	private final int[][] nonZero;

	/** @param columns {@code [column][row]}; kept, not copied */
	SparseColumns(final double[][] columns) {
		this.columns = columns;
		nonZero = new int[columns.length][];
		final int[] indices = new int[columns.length == 0 ? 0 : columns[0].length];
		for (int j = 0; j < columns.length; j++) nonZero[j] = nonZero(columns[j], indices);
	}

	private static int[] nonZero(final double[] x, final int[] indices) {
		int count = 0;
		for (int i = 0; i < x.length; i++) {
			indices[count] = i;
			count += x[i] != 0 ? 1 : 0;
		}
		return count > SPARSE * x.length ? null : Arrays.copyOf(indices, count);
	}

	/** Number of columns k. */
	int count() {
		return columns.length;
	}

	/** X by columns. */
	double[][] toArray() {
		return columns;
	}

	/**
	 * Computes A X for a symmetric A.
	 *
	 * @param product is set to A X, by columns
	 */
	void multiply(final double[][] a, final double[][] product) {
		for (final double[] column : product) Arrays.fill(column, 0);
		addDense(product, a);
		for (int j = 0; j < product.length; j++)
			if (nonZero[j] != null) addSparse(product[j], a, columns[j], nonZero[j]);
	}

	/** The columns with few zeros, all together: they share four rows of A while these are in the cache. */
	private void addDense(final double[][] product, final double[][] a) {
		final int[] dense = IntStream.range(0, count()).filter(j -> nonZero[j] == null).toArray();
		int p = 0;
		for (; p + 3 < a.length; p += 4)
			for (final int j : dense) {
				final double[] x = columns[j];
				Kernels.axpy4(product[j], x[p], a[p], x[p + 1], a[p + 1], x[p + 2], a[p + 2], x[p + 3], a[p + 3], 0);
			}
		for (; p < a.length; p++)
			for (final int j : dense) Kernels.axpy(product[j], columns[j][p], a[p]);
	}

	private static void addSparse(final double[] product, final double[][] a, final double[] x, final int[] nonZero) {
		int k = 0;
		for (; k + 3 < nonZero.length; k += 4) {
			final int p0 = nonZero[k], p1 = nonZero[k + 1], p2 = nonZero[k + 2], p3 = nonZero[k + 3];
			Kernels.axpy4(product, x[p0], a[p0], x[p1], a[p1], x[p2], a[p2], x[p3], a[p3], 0);
		}
		for (; k < nonZero.length; k++) Kernels.axpy(product, x[nonZero[k]], a[nonZero[k]]);
	}

	/**
	 * Xᵀ Y, where that is symmetric: k × k.
	 *
	 * @param y Y by columns
	 */
	double[][] innerProducts(final double[][] y) {
		final double[][] products = new double[count()][count()];
		for (int i = 0; i < count(); i++) {
			if (nonZero[i] == null) for (int j = 0; j <= i; j++) products[i][j] = Kernels.dot(columns[i], y[j]);
			else for (int j = 0; j <= i; j++) products[i][j] = Kernels.sparseDot(columns[i], nonZero[i], y[j]);
			for (int j = 0; j < i; j++) products[j][i] = products[i][j];
		}
		return products;
	}

	/** Xᵀ y. */
	void innerProducts(final double[] y, final double[] products) {
		for (int i = 0; i < products.length; i++)
			products[i] = nonZero[i] == null ? Kernels.dot(columns[i], y) : Kernels.sparseDot(columns[i], nonZero[i], y);
	}
}
