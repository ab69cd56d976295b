package org.neurofactor.factorization;

import org.ejml.data.DMatrixRMaj;

/** Between EJML's matrices and arrays of columns. */
final class Matrices {

	private Matrices() {}

	/** The columns of a matrix, {@code [column][row]}. */
	static double[][] columns(final DMatrixRMaj matrix) {
		final double[][] columns = new double[matrix.numCols][matrix.numRows];
		for (int i = 0; i < matrix.numRows; i++)
			for (int j = 0; j < matrix.numCols; j++) columns[j][i] = matrix.get(i, j);
		return columns;
	}

	static DMatrixRMaj fromColumns(final double[][] columns) {
		final DMatrixRMaj matrix = new DMatrixRMaj(columns[0].length, columns.length);
		for (int j = 0; j < columns.length; j++)
			for (int i = 0; i < matrix.numRows; i++) matrix.set(i, j, columns[j][i]);
		return matrix;
	}
}
