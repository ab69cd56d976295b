package org.neurofactor.spatial;

/**
 * Convolution with a Gaussian, truncated at four standard deviations and normalised to sum 1; beyond its border the
 * image goes on with the border's values.
 */
final class GaussianBlur {

	private static final double TRUNCATE_AT_SD = 4;

	private GaussianBlur() {}

	/**
	 * @param image an image without masked pixels
	 * @param sd the Gaussian's standard deviation in pixels, &gt; 0
	 */
	static Image2D of(final Image2D image, final double sd) {
		final double[] kernel = kernel(sd);
		final int width = image.width();
		final int height = image.height();
		return new Image2D(width, height,
			alongColumns(alongRows(image.values(), width, height, kernel), width, height, kernel));
	}

	/** The right half of the symmetric kernel, with the centre at 0. */
	private static double[] kernel(final double sd) {
		final double[] kernel = new double[(int) (TRUNCATE_AT_SD * sd + 0.5) + 1];
		double sum = 0;
		for (int i = 0; i < kernel.length; i++) {
			kernel[i] = StrictMath.exp(-0.5 * i * i / (sd * sd));
			sum += i == 0 ? kernel[i] : 2 * kernel[i];
		}
		for (int i = 0; i < kernel.length; i++) kernel[i] /= sum;
		return kernel;
	}

	private static double[] alongRows(final double[] in, final int width, final int height, final double[] kernel) {
		final int radius = kernel.length - 1;
		final double[] line = new double[width + 2 * radius];
		final double[] out = new double[in.length];
		for (int y = 0; y < height; y++) {
			for (int i = 0; i < line.length; i++) line[i] = in[y * width + clamp(i - radius, width)];
			for (int x = 0; x < width; x++) {
				double sum = kernel[0] * line[x + radius];
				for (int k = radius; k > 0; k--) sum += kernel[k] * (line[x + radius - k] + line[x + radius + k]);
				out[y * width + x] = sum;
			}
		}
		return out;
	}

	private static double[] alongColumns(final double[] in, final int width, final int height, final double[] kernel) {
		final double[] out = new double[in.length];
		for (int i = 0; i < in.length; i++) out[i] = kernel[0] * in[i];
		for (int y = 0; y < height; y++)
			// Whole rows at a time, so that memory is read in order.
			for (int k = kernel.length - 1; k > 0; k--)
			{
				final int above = clamp(y - k, height) * width;
				final int below = clamp(y + k, height) * width;
				for (int x = 0; x < width; x++) out[y * width + x] += kernel[k] * (in[above + x] + in[below + x]);
			}
		return out;
	}

	private static int clamp(final int i, final int size) {
		return Math.max(0, Math.min(i, size - 1));
	}
}
