package org.neurofactor.spatial;

import java.util.Arrays;

/**
 * Correlation with a Gaussian of unit L2 norm, truncated at four standard deviations: what finds blobs in white noise.
 * The noise keeps its standard deviation, at the border, too, where the part of the Gaussian that lies on the image has
 * unit norm.
 */
public final class GaussianMatchedFilter {

	private static final double TRUNCATE_AT_SD = 4;

	private GaussianMatchedFilter() {}

	/**
	 * @param image an image without masked pixels
	 * @param sd the Gaussian's standard deviation in pixels, &gt; 0
	 */
	public static Image2D of(final Image2D image, final double sd) {
		final int width = image.width();
		final int height = image.height();
		final double[] gaussian = gaussian(sd);
		final double[] rows = new double[width * height];
		for (int y = 0; y < height; y++) filter(image.values(), rows, y * width, 1, width, gaussian);
		final double[] all = new double[width * height];
		for (int x = 0; x < width; x++) filter(rows, all, x, width, height, gaussian);
		return new Image2D(width, height, all);
	}

	/** The right half, with the centre at 0. */
	private static double[] gaussian(final double sd) {
		final double[] half = new double[(int) (TRUNCATE_AT_SD * sd + 0.5) + 1];
		Arrays.setAll(half, i -> StrictMath.exp(-0.5 * i * i / (sd * sd)));
		return half;
	}

	private static void filter(final double[] from, final double[] to, final int start, final int step, final int count,
		final double[] gaussian)
	{
		for (int i = 0; i < count; i++) {
			double sum = 0, squares = 0;
			for (int k = Math.max(0, i - gaussian.length + 1); k < Math.min(count, i + gaussian.length); k++) {
				final double g = gaussian[Math.abs(i - k)];
				sum += g * from[start + k * step];
				squares += g * g;
			}
			to[start + i * step] = sum / Math.sqrt(squares);
		}
	}
}
