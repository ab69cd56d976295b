package org.neurofactor.factorization;

import org.neurofactor.matrix.BlockKernels;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Signals S and sources Y of {@link CoordinateDescentNmf}, cut into blocks of observations that stay in the cache while
 * they are worked on. Every row of a block is an array of its own, so that all loops run along observations and are
 * vectorised. The last blocks are filled up with zeros, which stay zero and add nothing.
 * <p>
 * A source that has become zero, together with its column of A, has no gradient below zero any more: it stays zero and
 * is left out, like all terms with a coefficient of zero.
 * </p>
 */
final class SourceBlocks {

	/** Observations in a block. */
	private static final int SIZE = BlockKernels.SIZE;
	private static final int LENGTH = BlockKernels.LENGTH;
	private static final int SUMS = BlockKernels.SUMS;

	/** Terms of a gradient that are summed at once, and those that are summed in the step. */
	private static final int GROUP = 5;
	private static final int LAST = 4;

	private final int observations;
	private final int k;
	private final int n;

	/** The rows of each block: n of Y, then k of S. */
	private final double[][][] rows;

	/** The sources that are not zero for good. */
	private int[] living;

	/** The rows that are multiplied: of the living sources, then of S. */
	private int[] factors;
	private final Gradient[] gradients;

	/** Per pair of rows whose products are summed, the sums of every {@link #SUMS}th of them. */
	private final double[][][] sums;
	private final double[][] sourceProducts;
	private final double[][] signalProducts;
	private final double[] gradient;
	private final double[] violation;
	private final double[] zeros;

	SourceBlocks(final double[][] signals, final double[][] sources) {
		observations = signals[0].length;
		k = signals.length;
		n = sources.length;
		final int blocks = (observations + SIZE - 1) / SIZE;
		// all at once, see BlockKernels.LENGTH
		final Iterator<double[]> free = Arrays.asList(new double[(blocks + n) * (n + k) + 3][LENGTH]).iterator();
		gradient = free.next();
		violation = free.next();
		zeros = free.next();
		sums = take(free, n, n + k);
		rows = take(free, blocks, n + k);
		for (int j = 0; j < n; j++) cut(sources[j], j);
		for (int i = 0; i < k; i++) cut(signals[i], n + i);
		live(IntStream.range(0, n).toArray());
		gradients = new Gradient[n];
		Arrays.setAll(gradients, Gradient::new);
		sourceProducts = new double[n][n];
		signalProducts = new double[k][n];
	}

	private static double[][][] take(final Iterator<double[]> free, final int groups, final int inGroup) {
		final double[][][] taken = new double[groups][inGroup][];
		for (final double[][] group : taken) Arrays.setAll(group, i -> free.next());
		return taken;
	}

	private void cut(final double[] values, final int row) {
		for (int b = 0; b * SIZE < observations; b++)
			System.arraycopy(values, b * SIZE, rows[b][row], 0, Math.min(SIZE, observations - b * SIZE));
	}

	/** A copy of Y. */
	double[][] sources() {
		final double[][] sources = new double[n][observations];
		for (int j = 0; j < n; j++)
			for (int b = 0; b * SIZE < observations; b++)
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
		for (final int j : living) gradients[j].prepare(mixing, curvature[j]);
		Arrays.fill(violation, 0);
		for (final double[][] ofSource : sums) for (final double[] sum : ofSource) Arrays.fill(sum, 0);
		for (final double[][] block : rows) {
			for (final int j : living) gradients[j].step(block, l1);
			addProducts(block);
		}
		collectProducts();
		keepLiving(mixing);
		return BlockKernels.sum(violation, SIZE);
	}

	private void keepLiving(final double[][] mixing) {
		int count = 0;
		for (final int j : living) {
			boolean alive = sourceProducts[j][j] > 0;
			for (final double[] row : mixing) alive |= row[j] != 0;
			if (alive) living[count++] = j;
		}
		if (count < living.length) live(Arrays.copyOf(living, count));
	}

	private void live(final int[] sources) {
		living = sources;
		factors = IntStream.concat(Arrays.stream(living), IntStream.range(n, n + k)).toArray();
	}

	/**
	 * The gradient of source j, λ₁ + Σ_r (AᵀA + λ₂ I)_jr y_r − Σ_i a_ij s_i, as those of its terms that are not zero.
	 * Four of them are left to the step itself; terms of zero are added to make groups of five of the others.
	 */
	private final class Gradient {

		private final int source;
		private final int[] terms = new int[n + k];
		private final double[] coefficients = new double[n + k + GROUP + LAST];
		private final double[][] arrays = new double[coefficients.length][];
		private int count;
		private int last;
		private double curvature;

		private Gradient(final int source) {
			this.source = source;
		}

		private void prepare(final double[][] mixing, final double[] curvatures) {
			curvature = curvatures[source];
			count = 0;
			for (int r = 0; r < n + k; r++) {
				final double coefficient = r < n ? curvatures[r] : -mixing[r - n][source];
				if (coefficient == 0 || r == source) continue; // the source's own term is in the step, too
				terms[count] = r;
				coefficients[count++] = coefficient;
			}
			last = Math.max(0, count - LAST + GROUP - 1) / GROUP * GROUP;
			Arrays.fill(coefficients, count, coefficients.length, 0);
			Arrays.fill(arrays, count, arrays.length, zeros);
		}

		private void step(final double[][] block, final double l1) {
			for (int c = 0; c < count; c++) arrays[c] = block[terms[c]];
			if (last == 0) Arrays.fill(gradient, l1);
			else BlockKernels.set5(gradient, l1, arrays, coefficients, 0);
			for (int c = GROUP; c < last; c += GROUP) BlockKernels.add5(gradient, arrays, coefficients, c);
			BlockKernels.projectedStep(block[source], gradient, curvature, curvature == 0 ? 0 : 1 / curvature,
				violation, arrays, coefficients, last);
		}
	}

	/** Two products at a time, for less reading. */
	private void addProducts(final double[][] block) {
		for (int l = 0; l < living.length; l++) {
			final double[] source = block[living[l]];
			final double[][] sum = sums[living[l]];
			int f = l;
			for (; f + 1 < factors.length; f += 2)
				BlockKernels.addProducts(sum[factors[f]], sum[factors[f + 1]], source, block[factors[f]],
					block[factors[f + 1]]);
			if (f < factors.length) BlockKernels.addProducts(sum[factors[f]], source, block[factors[f]]);
		}
	}

	private void collectProducts() {
		for (int j = 0; j < n; j++) {
			for (int i = j; i < n; i++)
				sourceProducts[i][j] = sourceProducts[j][i] = BlockKernels.sum(sums[j][i], SUMS);
			for (int i = 0; i < k; i++) signalProducts[i][j] = BlockKernels.sum(sums[j][n + i], SUMS);
		}
	}
}
