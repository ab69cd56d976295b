package org.neurofactor.factorization;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Matrices as EJML has them, to compute with them as in a textbook. */
final class Ejml {

	private Ejml() {}

	/** @param columns one or more, {@code [column][row]} */
	static DMatrixRMaj ofColumns(final double[][] columns) {
		return CommonOps_DDRM.transpose(new DMatrixRMaj(columns), null);
	}

	/** Rows of a matrix, {@code [row][column]}; of its transpose, the columns. */
	static double[][] rows(final DMatrixRMaj matrix) {
		final double[][] rows = new double[matrix.numRows][matrix.numCols];
		for (int i = 0; i < rows.length; i++)
			System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
		return rows;
	}

	/** {@code [column][row]}. */
	static double[][] columns(final DMatrixRMaj matrix) {
		return rows(CommonOps_DDRM.transpose(matrix, null));
	}

	static double[][] transpose(final double[][] matrix) {
		return columns(new DMatrixRMaj(matrix));
	}
}
