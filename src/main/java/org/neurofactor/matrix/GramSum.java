package org.neurofactor.matrix;

import java.util.stream.IntStream;

import org.neurofactor.run.Workers;

/** The Gram matrix V Vᵀ, summed over the columns of V block by block. */
public final class GramSum {

	/** Rows summed at a time: few enough to stay in the cache while all columns of a block pass by. */
	private static final int TILE = 24;

	/** Numbers in a block: enough to be worth sharing between threads, and no load for the memory (4 MB). */
	private static final int BLOCK = 1 << 19;

	/** Upper triangle. */
	private final double[][] sum;

	/** @param pixels number of rows of V */
	public GramSum(final int pixels) {
		sum = new double[pixels][pixels];
	}

	/**
	 * How many columns to take at a time. It is a multiple of four, the number that are summed at once, so that the sum
	 * is the same, bit for bit, as that of all columns at a time.
	 *
	 * @param pixels number of rows of V
	 */
	public static int blockSize(final int pixels) {
		return Math.max(4, BLOCK / pixels / 4 * 4);
	}

	/**
	 * Adds some columns.
	 *
	 * @param columns {@code [column][pixel]}; not kept
	 */
	public void add(final double[][] columns) {
		for (int tile = 0; tile < tiles(); tile++) addTile(tile, columns);
	}

	/** As {@link #add(double[][])}, to the last bit, but by several threads. */
	public void add(final double[][] columns, final Workers workers) {
		workers.forEach(tiles(), tile -> addTile(tile, columns));
	}

	private int tiles() {
		return (sum.length + TILE - 1) / TILE;
	}

	private void addTile(final int tile, final double[][] columns) {
		final int from = tile * TILE;
		final int to = Math.min(sum.length, from + TILE);
		int s = 0;
		for (; s + 3 < columns.length; s += 4) {
			final double[] v0 = columns[s], v1 = columns[s + 1], v2 = columns[s + 2], v3 = columns[s + 3];
			for (int i = from; i < to; i++) Kernels.axpy4(sum[i], v0[i], v0, v1[i], v1, v2[i], v2, v3[i], v3, from);
		}
		for (; s < columns.length; s++) for (int i = from; i < to; i++) Kernels.axpy(sum[i], columns[s][i], columns[s]);
	}

	/**
	 * The sum for some of the pixels; then this object is of no more use. A pixel that is not finite in some column
	 * spoils its own row and column of the sum, and no other.
	 *
	 * @param pixels numbers of the pixels, ascending
	 */
	double[][] matrix(final int[] pixels) {
		final double[][] matrix = new double[pixels.length][];
		for (int i = 0; i < pixels.length; i++) {
			final double[] row = sum[pixels[i]];
			sum[pixels[i]] = null;
			matrix[i] = pixels.length == sum.length ? row : IntStream.of(pixels).mapToDouble(p -> row[p]).toArray();
			for (int j = 0; j < i; j++) matrix[i][j] = matrix[j][i];
		}
		return matrix;
	}
}
