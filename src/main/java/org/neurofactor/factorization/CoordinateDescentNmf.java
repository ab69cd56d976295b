package org.neurofactor.factorization;

import org.neurofactor.matrix.Kernels;
import org.neurofactor.run.ProgressMonitor;

/**
 * Non-negative matrix factorization by cyclic coordinate descent: signals S (k × T) ≈ A Y with a mixing matrix A ≥ 0
 * (k × n) and sources Y ≥ 0 (n × T), minimising
 *
 * <pre>
 * ½ ‖S − A Y‖² + λ₁ (Σ A + Σ Y) + ½ λ₂ (‖A‖² + ‖Y‖²),        λ₁ = λ₂ = α / 2
 * </pre>
 *
 * Each iteration takes the projected Newton step for every entry of Y, source by source, then for every entry of A. It
 * ends when the sum of the magnitudes of all projected gradients is at most the tolerance times that of the first
 * iteration.
 * <p>
 * Cichocki &amp; Phan (2009), IEICE Trans. Fundam. E92.A:708–721, doi 10.1587/transfun.E92.A.708; Hsieh &amp; Dhillon
 * (2011), KDD '11:1064–1072, doi 10.1145/2020408.2020577.
 * </p>
 * <p>
 * For a given A the observations are independent of each other, so that one pass over them updates Y and sums the
 * products Y Yᵀ and S Yᵀ from which A is updated.
 * </p>
 */
public final class CoordinateDescentNmf {

	/** The user may cancel after so many observations × iterations. */
	private static final int OBSERVATIONS_BETWEEN_CHECKS = 1_000_000;

	private final int k;
	private final int n;
	private final double l1;
	private final double l2;
	private final SourceBlocks blocks;

	/** A, {@code [signal][source]}. */
	private final double[][] mixing;

	private CoordinateDescentNmf(final double[][] signals, final MixtureModel start, final double alpha) {
		k = signals.length;
		n = start.sources().length;
		l1 = l2 = alpha / 2;
		blocks = new SourceBlocks(signals, start.sources());
		mixing = new double[k][];
		for (int i = 0; i < k; i++) mixing[i] = start.mixing()[i].clone();
	}

	/**
	 * Iterates until the projected gradient has fallen to the tolerance.
	 *
	 * @param signals S ≥ 0, {@code [signal][observation]}
	 * @param start A and Y, all ≥ 0, to start from; not changed
	 * @param alpha α ≥ 0: what entries of A and Y must gain to be there
	 * @param tolerance of the projected gradient, ≥ 0
	 * @param maxIterations at most so many iterations, 1 or more
	 * @throws IllegalArgumentException if the start is not k × n and n × T
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static MixtureModel factorize(final double[][] signals, final MixtureModel start, final double alpha,
		final double tolerance, final int maxIterations, final ProgressMonitor monitor)
	{
		final int observations = signals[0].length;
		requireShape("mixing matrix", start.mixing(), signals.length, start.sources().length);
		requireShape("sources", start.sources(), start.sources().length, observations);
		final CoordinateDescentNmf nmf = new CoordinateDescentNmf(signals, start, alpha);
		final int checkEvery = Math.max(1, OBSERVATIONS_BETWEEN_CHECKS / observations);
		double first = 0;
		int iterations = 0;
		while (iterations < maxIterations) {
			if (iterations % checkEvery == 0) monitor.step("Separating by NMF", iterations, maxIterations);
			final double violation = nmf.iterate();
			if (++iterations == 1) first = violation;
			if (first == 0 || violation / first <= tolerance) break;
		}
		return new MixtureModel(nmf.mixing, nmf.blocks.sources(), iterations);
	}

	private static void requireShape(final String what, final double[][] matrix, final int rows, final int columns) {
		if (matrix.length != rows || matrix.length > 0 && matrix[0].length != columns)
			throw new IllegalArgumentException("The initial " + what + " must be " + rows + " × " + columns +
				", but is " + matrix.length + " × " + (matrix.length == 0 ? 0 : matrix[0].length) + ".");
	}

	/** Updates Y, then A; returns the sum of the magnitudes of the projected gradients. */
	private double iterate() {
		final double violation = blocks.update(mixing, products(), l1);
		return violation + updateMixing(blocks.sourceProducts(), blocks.signalProducts());
	}

	/** AᵀA + λ₂ I. */
	private double[][] products() {
		final double[][] products = new double[n][n];
		for (final double[] row : mixing) for (int j = 0; j < n; j++) Kernels.axpy(products[j], row[j], row);
		for (int j = 0; j < n; j++) products[j][j] += l2;
		return products;
	}

	/**
	 * @param yy Y Yᵀ, {@code [source][source]}
	 * @param sy S Yᵀ, {@code [signal][source]}
	 */
	private double updateMixing(final double[][] yy, final double[][] sy) {
		double violation = 0;
		for (int j = 0; j < n; j++) {
			final double curvature = yy[j][j] + l2;
			for (int i = 0; i < k; i++) {
				final double[] row = mixing[i];
				final double gradient = l1 - sy[i][j] + Kernels.dot(row, yy[j]) + l2 * row[j];
				violation += Math.abs(row[j] == 0 ? Math.min(gradient, 0) : gradient);
				if (curvature != 0) row[j] = Math.max(row[j] - gradient / curvature, 0);
			}
		}
		return violation;
	}
}
