package org.neurofactor.matrix;

import org.ejml.data.DMatrixRMaj;

/** Between EJML's matrices and arrays of columns. */
public final class Matrices {

	private Matrices() {}

	/** The columns of a matrix, {@code [column][row]}. */
	public static double[][] columns(final DMatrixRMaj matrix) {
		final double[][] columns = new double[matrix.numCols][matrix.numRows];
		for (int i = 0; i < matrix.numRows; i++)
			for (int j = 0; j < matrix.numCols; j++) columns[j][i] = matrix.get(i, j);
		return columns;
	}

	/** The rows of a matrix, {@code [row][column]}. */
	public static double[][] rows(final DMatrixRMaj matrix) {
		final double[][] rows = new double[matrix.numRows][matrix.numCols];
		for (int i = 0; i < matrix.numRows; i++)
			System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
		return rows;
	}

	public static DMatrixRMaj fromColumns(final double[][] columns) {
		final DMatrixRMaj matrix = new DMatrixRMaj(columns[0].length, columns.length);
		for (int j = 0; j < columns.length; j++)
			for (int i = 0; i < matrix.numRows; i++) matrix.set(i, j, columns[j][i]);
		return matrix;
	}
}
