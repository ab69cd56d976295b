package org.neurofactor.matrix;

import org.neurofactor.random.NormalGenerator;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The leading singular values and vectors by random projection and power iteration, with the settings of scikit-learn's
 * {@code randomized_svd}: 10 more random vectors than components, 7 iterations (4 for a tenth of all components or
 * more), and signs that make the largest entry of each left vector positive.
 * <p>
 * Halko, Martinsson &amp; Tropp (2011), SIAM Rev. 53:217–288, doi 10.1137/090771806, algorithms 4.4 and 5.1. Where
 * there are no fewer random vectors than rows or columns, the projection loses nothing, and the exact decomposition is
 * taken.
 * </p>
 */
public final class RandomizedSvd {

	private static final int OVERSAMPLES = 10;

	private RandomizedSvd() {}

	/**
	 * @param columns M, m × n, by columns; not changed
	 * @param components how many, at most min(m, n)
	 * @param seed of the {@link NormalGenerator}
	 */
	public static SingularValues of(final double[][] columns, final int components, final long seed) {
		final DMatrixRMaj matrix = Matrices.fromColumns(columns);
		final int size = Math.min(matrix.numRows, matrix.numCols);
		final SingularValues svd;
		if (components + OVERSAMPLES >= size) svd = SingularValues.of(matrix);
		else if (matrix.numRows < matrix.numCols)
			svd = project(CommonOps_DDRM.transpose(matrix, null), components, seed).transpose();
		else svd = project(matrix, components, seed);
		return svd.leading(components).withSignsByLargest();
	}

	/** Of a matrix with no fewer rows than columns. */
	private static SingularValues project(final DMatrixRMaj m, final int components, final long seed) {
		final int iterations = components < 0.1 * m.numCols ? 7 : 4;
		DMatrixRMaj q = normal(m.numCols, components + OVERSAMPLES, seed);
		// Any basis of the same space would do; an orthonormal one keeps most digits.
		for (int i = 0; i < iterations; i++)
			q = basis(CommonOps_DDRM.multTransA(m, basis(CommonOps_DDRM.mult(m, q, null)), null));
		q = basis(CommonOps_DDRM.mult(m, q, null));
		final SingularValues small = SingularValues.of(CommonOps_DDRM.multTransA(q, m, null));
		final double[][] columns = Matrices.columns(q);
		final double[][] left = new double[small.left().length][m.numRows];
		for (int i = 0; i < left.length; i++) Kernels.combination(left[i], columns, small.left()[i]);
		return new SingularValues(left, small.values(), small.right());
	}

	private static DMatrixRMaj normal(final int rows, final int columns, final long seed) {
		final NormalGenerator normal = new NormalGenerator(seed);
		final DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
		for (int i = 0; i < matrix.data.length; i++) matrix.data[i] = normal.next();
		return matrix;
	}

	/** An orthonormal basis of what the columns span. */
	private static DMatrixRMaj basis(final DMatrixRMaj columns) {
		final QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(columns.numRows, columns.numCols);
		if (!qr.decompose(columns)) throw new ArithmeticException("The random projection was not orthogonalised.");
		return qr.getQ(null, true);
	}
}
