package org.neurofactor.neuropil.simulation;

/**
 * Smooth images made of sources on a square grid: each source spreads as a uniform cubic B-spline, about a Gaussian
 * with a standard deviation of 0.58 times the grid's spacing, and at every pixel the shares of all sources sum up to 1.
 * Immutable.
 */
final class SplineGrid {

	/** Sources along an axis that reach a pixel. */
	private static final int REACH = 4;

	private final int width;
	private final int height;
	private final Axis x;
	private final Axis y;

	/**
	 * @param spacing from one source to the next, in pixels
	 * @param shiftX where the grid begins, 0 to 1 in units of the spacing
	 */
	SplineGrid(final int width, final int height, final double spacing, final double shiftX, final double shiftY) {
		this.width = width;
		this.height = height;
		x = new Axis(width, spacing, shiftX);
		y = new Axis(height, spacing, shiftY);
	}

	/** About the number of sources that a grid has. */
	static long sources(final int width, final int height, final double spacing) {
		return (long) ((width / spacing + REACH + 1) * (height / spacing + REACH + 1));
	}

	/** Number of sources. */
	int sources() {
		return x.nodes * y.nodes;
	}

	/**
	 * Makes an image.
	 *
	 * @param values of the sources
	 * @param image is filled, {@code image[y * width + x]}
	 */
	void render(final double[] values, final double[] image) {
		final double[] row = new double[x.nodes];
		for (int py = 0; py < height; py++) {
			for (int i = 0; i < row.length; i++) {
				row[i] = 0;
				for (int k = 0; k < REACH; k++) row[i] += y.weights[py][k] * values[(y.first[py] + k) * x.nodes + i];
			}
			for (int px = 0; px < width; px++) {
				final double[] w = x.weights[px];
				final int i = x.first[px];
				image[py * width + px] = w[0] * row[i] + w[1] * row[i + 1] + w[2] * row[i + 2] + w[3] * row[i + 3];
			}
		}
	}

	/**
	 * How much each source counts for in a weighted sum over pixels.
	 *
	 * @param pixels positions y · width + x
	 * @param weights of these pixels
	 */
	double[] shares(final int[] pixels, final double[] weights) {
		final double[] shares = new double[sources()];
		for (int p = 0; p < pixels.length; p++) {
			final int px = pixels[p] % width;
			final int py = pixels[p] / width;
			for (int j = 0; j < REACH; j++)
				for (int i = 0; i < REACH; i++)
					shares[(y.first[py] + j) * x.nodes + x.first[px] + i] +=
						weights[p] * y.weights[py][j] * x.weights[px][i];
		}
		return shares;
	}

	/** One axis of the grid: which sources reach which of its pixels, and with what weights. */
	private static final class Axis {

		private final int nodes;
		private final int[] first;
		private final double[][] weights;

		private Axis(final int size, final double spacing, final double shift) {
			first = new int[size];
			weights = new double[size][];
			for (int p = 0; p < size; p++) {
				final double position = (p + 0.5) / spacing + shift;
				first[p] = (int) position;
				weights[p] = cubic(position - first[p]);
			}
			nodes = first[size - 1] + REACH;
		}

		/** The uniform cubic B-spline's four pieces at a position from 0 to 1 between two nodes. */
		private static double[] cubic(final double u) {
			final double v = 1 - u;
			return new double[] { v * v * v / 6, (3 * u * u * u - 6 * u * u + 4) / 6,
				(3 * v * v * v - 6 * v * v + 4) / 6, u * u * u / 6 };
		}
	}
}
