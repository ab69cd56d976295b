package org.neurofactor.factorization;

import java.util.Arrays;

/**
 * Signals S and sources Y of {@link CoordinateDescentNmf}, cut into blocks of observations that stay in the cache while
 * they are worked on. Every row of a block is an array of its own, so that all loops run along observations and are
 * vectorised. The last block is filled up with zeros, which stay zero and add nothing.
 * <p>
 * A source that has become zero, together with its column of A, has no gradient below zero any more: it stays zero and is
 * left out, like all terms with a coefficient of zero.
 * </p>
 */
final class SourceBlocks {

	/** Observations in a block. */
	private static final int SIZE = 4 * Kernels.QUARTER;

	private final int observations;
	private final int k;
	private final int n;

	/** The rows of each block: n of Y, then k of S. */
	private final double[][][] rows;

	/** The sources that are not zero for good. */
	private int[] living;

	/** Per pair of rows whose products are summed, the sums of every {@link Kernels#QUARTER}th of them. */
	private final double[][][] sums;
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
		living = new int[n];
		Arrays.setAll(living, j -> j);
		sums = new double[n][n + k][Kernels.QUARTER];
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
	 * Takes the projected Newton step for every entry of Y, source by source, and sums the products.
	 *
	 * @param mixing A, {@code [signal][source]}
	 * @param curvature AᵀA + λ₂ I, {@code [source][source]}
	 * @param l1 λ₁
	 * @return sum of the magnitudes of the projected gradients
	 */
	double update(final double[][] mixing, final double[][] curvature, final double l1) {
		final Gradient[] gradients = Arrays.stream(living).mapToObj(j -> new Gradient(j, mixing, curvature[j])).toArray(
			Gradient[]::new);
		Arrays.fill(violation, 0);
		for (final double[][] ofSource : sums)
			for (final double[] sum : ofSource) Arrays.fill(sum, 0);
		for (final double[][] block : rows) {
			for (final Gradient g : gradients) {
				Arrays.fill(gradient, l1);
				g.addTo(gradient, block);
				Kernels.projectedStep(block[g.source], gradient, g.stepWidth, violation);
			}
			addProducts(block);
		}
		collectProducts();
		living = Arrays.stream(living).filter(j -> sourceProducts[j][j] > 0 || isMixed(mixing, j)).toArray();
		return sum(violation);
	}

	private static boolean isMixed(final double[][] mixing, final int source) {
		for (final double[] row : mixing)
			if (row[source] != 0) return true;
		return false;
	}

	/** The gradient of one source without λ₁, Σ_r (AᵀA + λ₂ I)_jr y_r − Σ_i a_ij s_i, as its terms that are not zero. */
	private final class Gradient {

		private final int source;
		private final double stepWidth;
		private final int[] terms;
		private final double[] coefficients;
		private final double[][] arrays;

		private Gradient(final int source, final double[][] mixing, final double[] curvature) {
			this.source = source;
			stepWidth = curvature[source] == 0 ? 0 : 1 / curvature[source];
			final double[] all = Arrays.copyOf(curvature, n + k);
			for (int i = 0; i < k; i++) all[n + i] = -mixing[i][source];
			int count = 0;
			terms = new int[n + k];
			for (int r = 0; r < all.length; r++)
				if (all[r] != 0) terms[count++] = r;
			coefficients = new double[count];
			for (int c = 0; c < count; c++) coefficients[c] = all[terms[c]];
			arrays = new double[count][];
		}

		private void addTo(final double[] sum, final double[][] block) {
			for (int c = 0; c < arrays.length; c++) arrays[c] = block[terms[c]];
			Kernels.addCombination(sum, arrays, coefficients);
		}
	}

	private void addProducts(final double[][] block) {
		for (int a = 0; a < living.length; a++) {
			final int j = living[a];
			for (int b = a; b < living.length; b++) Kernels.addProducts(sums[j][living[b]], block[j], block[living[b]]);
			for (int i = n; i < n + k; i++) Kernels.addProducts(sums[j][i], block[j], block[i]);
		}
	}

	private void collectProducts() {
		for (int j = 0; j < n; j++) {
			for (int i = j; i < n; i++) sourceProducts[i][j] = sourceProducts[j][i] = sum(sums[j][i]);
			for (int i = 0; i < k; i++) signalProducts[i][j] = sum(sums[j][n + i]);
		}
	}

	private static double sum(final double[] values) {
		double sum = 0;
		for (final double value : values) sum += value;
		return sum;
	}
}
