package org.neurofactor.matrix;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Matrices as arrays of their columns or of their rows. EJML's own type does not leave this package. */
public final class Matrices {

	private Matrices() {}

	/** A copy that shares nothing with the original. */
	public static double[][] copy(final double[][] matrix) {
		return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
	}

	/** The pseudo-inverse of a matrix (m × n, by rows), by rows: n × m. */
	public static double[][] pseudoInverse(final double[][] rows) {
		final DMatrixRMaj inverse = new DMatrixRMaj(rows[0].length, rows.length);
		CommonOps_DDRM.pinv(new DMatrixRMaj(rows), inverse);
		return rows(inverse);
	}

	/** S^(−1/2) of a symmetric, positive definite matrix, which it is, too. */
	public static double[][] inverseRoot(final double[][] s) {
		final int n = s.length;
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
		if (!eigen.decompose(new DMatrixRMaj(s))) throw new ArithmeticException("The eigenvalues were not found.");
		final double[][] root = new double[n][n];
		for (int e = 0; e < n; e++) {
			final double[] vector = eigen.getEigenVector(e).data;
			final double scale = 1 / Math.sqrt(Math.max(eigen.getEigenvalue(e).real, Double.MIN_NORMAL));
			for (int i = 0; i < n; i++) Kernels.axpy(root[i], scale * vector[i], vector);
		}
		return root;
	}

	/** The columns of a matrix, {@code [column][row]}. */
	static double[][] columns(final DMatrixRMaj matrix) {
		final double[][] columns = new double[matrix.numCols][matrix.numRows];
		for (int i = 0; i < matrix.numRows; i++)
			for (int j = 0; j < matrix.numCols; j++) columns[j][i] = matrix.get(i, j);
		return columns;
	}

	/** The rows of a matrix, {@code [row][column]}. */
	private static double[][] rows(final DMatrixRMaj matrix) {
		final double[][] rows = new double[matrix.numRows][matrix.numCols];
		for (int i = 0; i < matrix.numRows; i++)
			System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
		return rows;
	}

	static DMatrixRMaj fromColumns(final double[][] columns) {
		final DMatrixRMaj matrix = new DMatrixRMaj(columns[0].length, columns.length);
		for (int j = 0; j < columns.length; j++)
			for (int i = 0; i < matrix.numRows; i++) matrix.set(i, j, columns[j][i]);
		return matrix;
	}
}
