package org.neurofactor.matrix;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** A thin singular value decomposition M = U diag(s) Vᵀ with s in descending order. */
public final class SingularValues {

	private final double[][] left;
	private final double[] values;
	private final double[][] right;

	SingularValues(final double[][] left, final double[] values, final double[][] right) {
		this.left = left;
		this.values = values;
		this.right = right;
	}

	/**
	 * All min(m, n) singular values and vectors.
	 *
	 * @param rows M, m × n, by rows; not changed
	 */
	public static SingularValues of(final double[][] rows) {
		return of(new DMatrixRMaj(rows));
	}

	static SingularValues of(final DMatrixRMaj matrix) {
		final SingularValueDecomposition_F64<DMatrixRMaj> svd =
			DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, true, true, true);
		if (!svd.decompose(matrix.copy())) throw new ArithmeticException("The singular values were not found.");
		final double[] s = svd.getSingularValues();
		final int[] order = IntStream.range(0, svd.numberOfSingularValues())
			.boxed()
			.sorted(Comparator.comparingDouble(i -> -s[i]))
			.mapToInt(Integer::intValue)
			.toArray();
		final double[][] u = Matrices.columns(svd.getU(null, false));
		final double[][] v = Matrices.columns(svd.getV(null, false));
		return new SingularValues(pick(u, order), Arrays.stream(order).mapToDouble(i -> s[i]).toArray(),
			pick(v, order));
	}

	private static double[][] pick(final double[][] vectors, final int[] indices) {
		return Arrays.stream(indices).mapToObj(i -> vectors[i]).toArray(double[][]::new);
	}

	/** Left singular vectors, {@code [i][row]}. */
	public double[][] left() {
		return left;
	}

	/** Singular values, the largest first. */
	public double[] values() {
		return values;
	}

	/** Right singular vectors, {@code [i][column]}. */
	public double[][] right() {
		return right;
	}

	/** The same with U and V exchanged: the decomposition of the transposed matrix. */
	SingularValues transpose() {
		return new SingularValues(right, values, left);
	}

	/** The first few. */
	SingularValues leading(final int count) {
		return new SingularValues(Arrays.copyOf(left, count), Arrays.copyOf(values, count),
			Arrays.copyOf(right, count));
	}

	/** The same with the signs chosen so that the entry of largest magnitude in each left vector is positive. */
	SingularValues withSignsByLargest() {
		final double[][] u = new double[left.length][];
		final double[][] v = new double[left.length][];
		for (int i = 0; i < u.length; i++) {
			double largest = 0;
			for (final double entry : left[i]) if (Math.abs(entry) > Math.abs(largest)) largest = entry;
			final double sign = largest < 0 ? -1 : 1;
			u[i] = Arrays.stream(left[i]).map(entry -> sign * entry).toArray();
			v[i] = Arrays.stream(right[i]).map(entry -> sign * entry).toArray();
		}
		return new SingularValues(u, values, v);
	}
}
