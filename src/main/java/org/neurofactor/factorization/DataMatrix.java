package org.neurofactor.factorization;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * The matrix to be factorised, V (n pixels × m spikes), with its Gram matrix V Vᵀ, which is all that the factorisation
 * itself needs: the spikes are read once.
 */
public final class DataMatrix {

	/** Rows of the Gram matrix summed at a time: small enough to stay in the cache while all spikes pass by. */
	private static final int TILE = 24;

	private final double[][] columns;
	private final double[][] gram;

	private DataMatrix(final double[][] columns, final double[][] gram) {
		this.columns = columns;
		this.gram = gram;
	}

	/**
	 * Computes the Gram matrix, in parallel; the result does not depend on the number of threads.
	 *
	 * @param columns V by columns, {@code [spike][pixel]}: at least one of each, all finite; kept, not copied
	 * @throws CancellationException if the monitor says so
	 */
	public static DataMatrix of(final double[][] columns, final ProgressMonitor monitor) {
		if (columns.length == 0 || columns[0].length == 0) throw new IllegalArgumentException("The matrix is empty.");
		return new DataMatrix(columns, gram(columns, monitor));
	}

	/** Number of pixels n. */
	public int pixels() {
		return gram.length;
	}

	/** Number of spikes m. */
	public int spikes() {
		return columns.length;
	}

	/** V at a pixel (row) and a spike (column), both from 0. */
	public double value(final int pixel, final int spike) {
		return columns[spike][pixel];
	}

	/** V by columns, {@code [spike][pixel]}; not to be changed. */
	double[][] columns() {
		return columns;
	}

	/** V Vᵀ, n × n and symmetric; not to be changed. */
	double[][] gram() {
		return gram;
	}

	static double[][] gram(final double[][] columns, final ProgressMonitor monitor) {
		final int n = columns[0].length;
		final double[][] gram = new double[n][n];
		final int tiles = (n + TILE - 1) / TILE;
		monitor.step("Correlating pixels", 0, tiles);
		IntStream.range(0, tiles).parallel().forEach(tile -> {
			if (!monitor.isCancelled()) sumTile(gram, tile * TILE, Math.min(n, (tile + 1) * TILE), columns);
		});
		monitor.step("Correlating pixels", tiles, tiles);
		for (int i = 0; i < n; i++)
			for (int j = 0; j < i; j++) gram[i][j] = gram[j][i];
		return gram;
	}

	/** Sums the upper triangle of the rows [from, to) over all spikes, four spikes at a time. */
	private static void sumTile(final double[][] gram, final int from, final int to, final double[][] columns) {
		int s = 0;
		for (; s + 3 < columns.length; s += 4) {
			final double[] v0 = columns[s], v1 = columns[s + 1], v2 = columns[s + 2], v3 = columns[s + 3];
			for (int i = from; i < to; i++) Kernels.axpy4(gram[i], v0[i], v0, v1[i], v1, v2[i], v2, v3[i], v3, from);
		}
		for (; s < columns.length; s++)
			for (int i = from; i < to; i++) Kernels.axpy(gram[i], columns[s][i], columns[s]);
	}
}
