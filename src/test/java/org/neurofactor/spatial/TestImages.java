package org.neurofactor.spatial;

import java.util.Random;

/** Images made of formulas. */
final class TestImages {

	/** A value at each place. */
	interface Formula {

		double at(int x, int y);
	}

	private TestImages() {}

	static Image2D of(final int width, final int height, final Formula formula) {
		final double[] values = new double[width * height];
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) values[y * width + x] = formula.at(x, y);
		return new Image2D(width, height, values);
	}

	static Image2D noise(final int width, final int height, final long seed) {
		final Random random = new Random(seed);
		return of(width, height, (x, y) -> random.nextGaussian());
	}

	/** A Gaussian with semi-axes a and b, the first of which is turned by an angle from x towards y. */
	static Image2D gaussian(final int width, final int height, final double peak, final double centerX,
		final double centerY, final double a, final double b, final double angle)
	{
		return of(width, height, (x, y) -> {
			final double along = (x - centerX) * Math.cos(angle) + (y - centerY) * Math.sin(angle);
			final double across = (y - centerY) * Math.cos(angle) - (x - centerX) * Math.sin(angle);
			return peak * Math.exp(-(along * along / (a * a) + across * across / (b * b)) / 2);
		});
	}

	static Image2D transposed(final Image2D image) {
		return of(image.height(), image.width(), (x, y) -> image.get(y, x));
	}
}
