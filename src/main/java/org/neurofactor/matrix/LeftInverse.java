package org.neurofactor.matrix;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The pseudo-inverse of W (n × r) as a product W⁺ = C Bᵀ of coefficients C (r × k) and a basis B (n × k).
 * <p>
 * Where the columns of W are well independent, B is W itself and C = (WᵀW)⁻¹, so that W's zeros can be used. Where they
 * are not, B are the left singular vectors of W and singular values below 1e-15 of the largest are cut.
 * </p>
 * <p>
 * A dead module (a column of equal, vanishing values ε) would drown in rounding errors. It is left out of the inversion
 * and then gets the row which the truncated pseudo-inverse has in the limit ε → 0, up to its length: 1ᵀ (L Lᵀ)⁺ =
 * (L⁺1)ᵀ L⁺, with L the living columns (1ᵀ if there are none).
 * </p>
 */
public final class LeftInverse {

	/** What fills a dead module (a column of W without any positive entry). */
	public static final double TINY = 1e-16;

	/** A column of which a smaller part is independent of the columns before it calls for the careful way. */
	private static final double MIN_INDEPENDENT_PART = 1e-6;

	/** NumPy's default for {@code pinv}. */
	private static final double SINGULAR_VALUE_CUT = 1e-15;

	private final SparseColumns basis;
	private final double[][] coefficients;

	private LeftInverse(final SparseColumns basis, final double[][] coefficients) {
		this.basis = basis;
		this.coefficients = coefficients;
	}

	/** The columns of B, n × k. */
	public SparseColumns basis() {
		return basis;
	}

	/** C, {@code [module][k]}. */
	public double[][] coefficients() {
		return coefficients;
	}

	/**
	 * @param w W by columns, {@code [module][pixel]}; kept as basis, not changed
	 */
	public static LeftInverse of(final double[][] w) {
		int living = 0;
		for (final double[] column : w) if (!isDead(column)) living++;
		if (living == w.length) return ofLiving(w);
		return ofPartlyDead(w, living);
	}

	private static LeftInverse ofLiving(final double[][] w) {
		final SparseColumns columns = new SparseColumns(w);
		final double[][] inverse = Cholesky.inverse(columns.innerProducts(w), MIN_INDEPENDENT_PART);
		return inverse == null ? fromSingularValues(w) : new LeftInverse(columns, inverse);
	}

	private static LeftInverse ofPartlyDead(final double[][] w, final int living) {
		final int n = w[0].length;
		final double[] ones = new double[n];
		Arrays.fill(ones, 1);
		final LeftInverse inverse;
		final double[] dead;
		if (living == 0) {
			inverse = new LeftInverse(new SparseColumns(new double[][] { ones }), new double[0][]);
			dead = new double[] { 1 };
		}
		else {
			final double[][] alive = new double[living][];
			int count = 0;
			for (final double[] column : w) if (!isDead(column)) alive[count++] = column;
			inverse = ofLiving(alive);
			final double[][] c = inverse.coefficients;
			final int k = inverse.basis.count();
			final double[] basisSums = new double[k];
			inverse.basis.innerProducts(ones, basisSums);
			dead = new double[k];
			for (int i = 0; i < living; i++) Kernels.axpy(dead, Kernels.dot(c[i], basisSums), c[i]);
		}
		final double[][] coefficients = new double[w.length][];
		int next = 0;
		for (int j = 0; j < w.length; j++) coefficients[j] = isDead(w[j]) ? dead.clone() : inverse.coefficients[next++];
		return new LeftInverse(inverse.basis, coefficients);
	}

	private static LeftInverse fromSingularValues(final double[][] w) {
		final DMatrixRMaj transposed = new DMatrixRMaj(w); // r × n: W = V S Uᵀ of what is decomposed here
		final SingularValueDecomposition_F64<DMatrixRMaj> svd =
			DecompositionFactory_DDRM.svd(transposed.numRows, transposed.numCols, true, true, true);
		if (!svd.decompose(transposed)) throw new ArithmeticException("The singular values of W were not found.");
		final DMatrixRMaj right = svd.getU(null, false); // r × k
		final DMatrixRMaj left = svd.getV(null, true); // k × n
		final double[] values = svd.getSingularValues();
		final int count = svd.numberOfSingularValues();
		double largest = 0;
		for (int i = 0; i < count; i++) largest = Math.max(largest, values[i]);
		int kept = 0;
		final int[] keep = new int[count];
		for (int i = 0; i < count; i++) if (values[i] > SINGULAR_VALUE_CUT * largest) keep[kept++] = i;
		final double[][] basis = new double[kept][w[0].length];
		final double[][] coefficients = new double[w.length][kept];
		for (int i = 0; i < kept; i++) {
			for (int p = 0; p < basis[i].length; p++) basis[i][p] = left.get(keep[i], p);
			for (int j = 0; j < w.length; j++) coefficients[j][i] = right.get(j, keep[i]) / values[keep[i]];
		}
		return new LeftInverse(new SparseColumns(basis), coefficients);
	}

	/** Whether a column of W has died: no entry above {@link #TINY} in magnitude. */
	public static boolean isDead(final double[] column) {
		for (final double value : column) if (Math.abs(value) > TINY) return false;
		return true;
	}
}
