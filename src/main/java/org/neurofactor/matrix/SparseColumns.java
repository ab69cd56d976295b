package org.neurofactor.matrix;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The columns of a matrix X (n × k) with many zeros, and products with it that leave out most of them. */
public final class SparseColumns {

	/** Where more entries than this part are not 0, it is faster to take all of them. */
	private static final double SPARSE = 0.6;

	/** Numbers in a block of rows of A: few enough to stay in the cache while all columns take theirs. */
	private static final int BLOCK = 1 << 15;

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
	public int count() {
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
	public void multiply(final double[][] a, final double[][] product) {
		for (final double[] column : product) Arrays.fill(column, 0);
		addDense(product, a);
		addSparse(product, a);
	}

	/** The columns with few zeros, all together: they share four rows of A while these are in the cache. */
	private void addDense(final double[][] product, final double[][] a) {
		final int[] dense = IntStream.range(0, count()).filter(j -> nonZero[j] == null).toArray();
		int p = 0;
		for (; p + 3 < a.length; p += 4) for (final int j : dense) {
			final double[] x = columns[j];
			Kernels.axpy4(product[j], x[p], a[p], x[p + 1], a[p + 1], x[p + 2], a[p + 2], x[p + 3], a[p + 3], 0);
		}
		for (; p < a.length; p++) for (final int j : dense) Kernels.axpy(product[j], columns[j][p], a[p]);
	}

	/**
	 * The columns with many zeros: each takes four rows of A at a time, those that its entries ask for. All columns
	 * take theirs from one block of A before any goes on to the next.
	 */
	private void addSparse(final double[][] product, final double[][] a) {
		final int rows = Math.max(4, BLOCK / a.length);
		final int[] done = new int[count()];
		for (int end = rows; end - rows < a.length; end += rows)
			for (int j = 0; j < product.length; j++)
				if (nonZero[j] != null) done[j] = addFours(product[j], a, columns[j], nonZero[j], done[j], end);
		for (int j = 0; j < product.length; j++) {
			if (nonZero[j] == null) continue;
			for (int k = done[j]; k < nonZero[j].length; k++)
				Kernels.axpy(product[j], columns[j][nonZero[j][k]], a[nonZero[j][k]]);
		}
	}

	/**
	 * Goes on from the entry {@code from} as long as there are four before the row {@code end}; returns the next one.
	 */
	private static int addFours(final double[] product, final double[][] a, final double[] x, final int[] nonZero,
		final int from, final int end)
	{
		int k = from;
		for (; k + 3 < nonZero.length && nonZero[k + 3] < end; k += 4) {
			final int p0 = nonZero[k], p1 = nonZero[k + 1], p2 = nonZero[k + 2], p3 = nonZero[k + 3];
			Kernels.axpy4(product, x[p0], a[p0], x[p1], a[p1], x[p2], a[p2], x[p3], a[p3], 0);
		}
		return k;
	}

	/**
	 * Xᵀ Y, where that is symmetric: k × k.
	 *
	 * @param y Y by columns
	 */
	public double[][] innerProducts(final double[][] y) {
		final double[][] products = new double[count()][count()];
		for (int i = 0; i < count(); i++) {
			if (i + 1 < count() && nonZero[i] == null && nonZero[i + 1] == null) {
				denseInnerProducts(i, y, products);
				i++;
			}
			else innerProducts(i, y, 0, products[i]);
		}
		for (int i = 0; i < count(); i++) for (int j = 0; j < i; j++) products[j][i] = products[i][j];
		return products;
	}

	/** The rows i and i + 1 of Xᵀ Y, up to the diagonal. */
	private void denseInnerProducts(final int i, final double[][] y, final double[][] products) {
		int j = 0;
		for (; j <= i + 1 && j + 3 < y.length; j += 4)
			Kernels.dot2x4(columns[i], columns[i + 1], y, j, products[i], products[i + 1]);
		innerProducts(i, y, j, products[i]);
		innerProducts(i + 1, y, j, products[i + 1]);
	}

	/** The row i of Xᵀ Y, from the entry {@code from} to the diagonal. */
	private void innerProducts(final int i, final double[][] y, final int from, final double[] products) {
		for (int j = from; j <= i; j++) products[j] = innerProduct(i, y[j]);
	}

	private double innerProduct(final int i, final double[] y) {
		return nonZero[i] == null ? Kernels.dot(columns[i], y) : Kernels.sparseDot(columns[i], nonZero[i], y);
	}

	/** Xᵀ y. */
	public void innerProducts(final double[] y, final double[] products) {
		for (int i = 0; i < products.length; i++) products[i] = innerProduct(i, y);
	}
}
