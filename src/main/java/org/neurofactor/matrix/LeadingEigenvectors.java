package org.neurofactor.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The largest eigenvalues of a symmetric positive semi-definite matrix G, with their eigenvectors, to the precision of
 * the numbers: by the Lanczos algorithm with full reorthogonalisation. (Lanczos 1950, doi 10.6028/jres.045.026; Parlett
 * 1998, doi 10.1137/1.9781611971163.)
 * <p>
 * In an orthonormal basis Q of the space of q, G q, G² q … the matrix is tridiagonal, and its outer eigenvalues are
 * soon those of G. One vector q cannot find an eigenvalue twice; so that none is missed, what remains of G must be
 * proven to have no larger eigenvalues (Sylvester's law of inertia). If there are any, or the vectors do not converge,
 * the basis grows until it is complete, and the result that of a whole decomposition.
 * </p>
 */
public final class LeadingEigenvectors {

	/** The error of G u = λ u, as a part of the largest eigenvalue. */
	private static final double PRECISION = 4e-15;

	/** Part of an eigenvalue by which others must not be larger. */
	private static final double SLACK = 1e-8;

	/** A vector of which less remains lies in the space already. */
	private static final double VANISHED = 1e-13;

	private static final int FIRST_CHECK = 60;
	private static final double CHECK_GROWTH = 1.25;

	private final double[][] gram;
	private final int count;

	/** Basis Q, and G in it: its diagonal and what is beside. */
	private final List<double[]> q = new ArrayList<>();
	private final double[] diagonal;
	private final double[] beside;
	private final Random random = new Random(0);

	private double[] values;
	private double[][] vectors;

	private LeadingEigenvectors(final double[][] gram, final int count) {
		this.gram = gram;
		this.count = count;
		diagonal = new double[gram.length];
		beside = new double[gram.length];
	}

	/**
	 * @param gram n × n; not changed
	 * @param count how many, at most n
	 */
	public static LeadingEigenvectors of(final double[][] gram, final int count) {
		final LeadingEigenvectors result = new LeadingEigenvectors(gram, count);
		result.run();
		return result;
	}

	/** Eigenvalues, the largest first. */
	public double[] values() {
		return values;
	}

	/** Eigenvectors of unit length, {@code [i][row]}. */
	public double[][] vectors() {
		return vectors;
	}

	private void run() {
		final int n = gram.length;
		int check = Math.max(FIRST_CHECK, 3 * count);
		double[] next = newDirection();
		for (int k = 1; k <= n; k++) {
			next = extend(next);
			if (k < n && k < check) continue;
			check = (int) (check * CHECK_GROWTH) + 1;
			if (solve() && (k == n || isComplete())) return;
		}
	}

	/** Adds a vector to the basis and gives the next one. */
	private double[] extend(final double[] vector) {
		final int k = q.size();
		q.add(vector);
		final double[] product = new double[vector.length];
		Kernels.combination(product, gram, vector);
		diagonal[k] = Kernels.dot(product, vector);
		final double length = Math.sqrt(Kernels.dot(product, product));
		orthogonalise(product);
		beside[k] = Math.sqrt(Kernels.dot(product, product));
		if (beside[k] > VANISHED * length) return scaled(product, 1 / beside[k]);
		beside[k] = 0;
		return q.size() < gram.length ? newDirection() : null;
	}

	private double[] newDirection() {
		final double[] vector = random.doubles(gram.length, -1, 1).toArray();
		orthogonalise(vector);
		return scaled(vector, 1 / Math.sqrt(Kernels.dot(vector, vector)));
	}

	/** Takes the basis out of a vector; twice is enough (Kahan and Parlett). */
	private void orthogonalise(final double[] vector) {
		final double[][] basis = q.toArray(new double[0][]);
		final double[] parts = new double[basis.length];
		for (int pass = 0; pass < 2; pass++) {
			for (int i = 0; i < basis.length; i++) parts[i] = Kernels.dot(basis[i], vector);
			Kernels.subtractCombination(vector, basis, parts);
		}
	}

	private static double[] scaled(final double[] vector, final double factor) {
		for (int i = 0; i < vector.length; i++) vector[i] *= factor;
		return vector;
	}

	/** Finds eigenvalues and vectors within the space of the basis, and whether they are those of G. */
	private boolean solve() {
		final int k = q.size();
		final DMatrixRMaj projected = new DMatrixRMaj(k, k);
		for (int i = 0; i < k; i++) {
			projected.set(i, i, diagonal[i]);
			if (i + 1 < k) {
				projected.set(i, i + 1, beside[i]);
				projected.set(i + 1, i, beside[i]);
			}
		}
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
		if (!eigen.decompose(projected)) throw new ArithmeticException("The singular vectors were not found.");
		final int[] order = IntStream.range(0, k)
			.boxed()
			.sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).real))
			.limit(count)
			.mapToInt(Integer::intValue)
			.toArray();
		values = IntStream.of(order).mapToDouble(i -> eigen.getEigenvalue(i).real).toArray();
		vectors = new double[count][gram.length];
		final double[][] basis = q.toArray(new double[0][]);
		boolean converged = true;
		for (int i = 0; i < count; i++) {
			final double[] inBasis = eigen.getEigenVector(order[i]).data;
			converged &= Math.abs(beside[k - 1] * inBasis[k - 1]) <= PRECISION * values[0];
			Kernels.combination(vectors[i], basis, inBasis);
		}
		return converged || k == gram.length;
	}

	/** Whether σ I − G without the eigenvectors found is positive definite. */
	private boolean isComplete() {
		final int n = gram.length;
		final double[][] rest = new double[n][];
		for (int i = 0; i < n; i++) {
			rest[i] = scaled(gram[i].clone(), -1);
			for (int j = 0; j < count; j++) Kernels.axpy(rest[i], values[j] * vectors[j][i], vectors[j], i);
			rest[i][i] += values[count - 1] + SLACK * values[0];
		}
		return Cholesky.decompose(rest, 0);
	}
}
