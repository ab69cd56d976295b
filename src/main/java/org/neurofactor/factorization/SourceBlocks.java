package org.neurofactor.factorization;

import java.util.Arrays;

/**
 * Signals S and sources Y of {@link CoordinateDescentNmf}, cut into blocks of observations that stay in the cache while
 * they are worked on. Every row of a block is an array of its own, so that all loops run along observations and are
 * vectorised. The last block is filled up with zeros, which stay zero and add nothing.
 */
final class SourceBlocks {

	/** Observations in a block. */
	private static final int SIZE = 4 * Kernels.QUARTER;

	private final int observations;
	private final int k;
	private final int n;

	/** The rows of each block: n of Y, then k of S. */
	private final double[][][] rows;

	/** Per pair of rows whose products are summed, the sums of every {@link Kernels#QUARTER}th of them. */
	private final double[][] sums;
	private final double[][] sourceProducts;
	private final double[][] signalProducts;
	private final double[] gradient = new double[SIZE];
	private final double[] violation = new double[SIZE];

	SourceBlocks(final double[][] signals, final double[][] sources) {
		observations = signals[0].length;
		k = signals.length;
		n = sources.length;
		rows = new double[(observations + SIZE - 1) / SIZE][n + k][SIZE];
		for (int j = 0; j < n; j++) cut(sources[j], j);
		for (int i = 0; i < k; i++) cut(signals[i], n + i);
		sums = new double[n * (n + 1) / 2 + n * k][Kernels.QUARTER];
		sourceProducts = new double[n][n];
		signalProducts = new double[k][n];
	}

	private void cut(final double[] values, final int row) {
		for (int b = 0; b < rows.length; b++)
			System.arraycopy(values, b * SIZE, rows[b][row], 0, Math.min(SIZE, observations - b * SIZE));
	}

	/** A copy of Y. */
	double[][] sources() {
		final double[][] sources = new double[n][observations];
		for (int j = 0; j < n; j++)
			for (int b = 0; b < rows.length; b++)
				System.arraycopy(rows[b][j], 0, sources[j], b * SIZE, Math.min(SIZE, observations - b * SIZE));
		return sources;
	}

	/** Y Yᵀ after the last update, {@code [source][source]}. */
	double[][] sourceProducts() {
		return sourceProducts;
	}

	/** S Yᵀ after the last update, {@code [signal][source]}. */
	double[][] signalProducts() {
		return signalProducts;
	}

	/**
	 * Takes the projected Newton step for every entry of Y, source by source.
	 *
	 * @param mixing A, {@code [signal][source]}
	 * @param curvature AᵀA + λ₂ I, {@code [source][source]}
	 * @param l1 λ₁
	 * @return sum of the magnitudes of the projected gradients
	 */
	double update(final double[][] mixing, final double[][] curvature, final double l1) {
		final double[][] coefficients = new double[n][n + k];
		for (int j = 0; j < n; j++) {
			System.arraycopy(curvature[j], 0, coefficients[j], 0, n);
			for (int i = 0; i < k; i++) coefficients[j][n + i] = -mixing[i][j];
		}
		Arrays.fill(violation, 0);
		for (final double[] sum : sums) Arrays.fill(sum, 0);
		for (final double[][] block : rows) {
			step(block, coefficients, l1);
			addProducts(block);
		}
		collectProducts();
		return sum(violation);
	}

	private void step(final double[][] block, final double[][] coefficients, final double l1) {
		for (int j = 0; j < n; j++) {
			final double curvature = coefficients[j][j];
			Arrays.fill(gradient, l1);
			Kernels.addCombination(gradient, block, coefficients[j]);
			Kernels.projectedStep(block[j], gradient, curvature == 0 ? 0 : 1 / curvature, violation);
		}
	}

	private void addProducts(final double[][] block) {
		int pair = 0;
		for (int j = 0; j < n; j++)
			for (int i = j; i < n + k; i++) Kernels.addProducts(sums[pair++], block[j], block[i]);
	}

	private void collectProducts() {
		int pair = 0;
		for (int j = 0; j < n; j++) {
			for (int i = j; i < n; i++) sourceProducts[i][j] = sourceProducts[j][i] = sum(sums[pair++]);
			for (int i = 0; i < k; i++) signalProducts[i][j] = sum(sums[pair++]);
		}
	}

	private static double sum(final double[] values) {
		double sum = 0;
		for (final double value : values) sum += value;
		return sum;
	}
}
