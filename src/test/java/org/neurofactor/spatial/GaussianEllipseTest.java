package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.parity.Goldens;

class GaussianEllipseTest {

	@ParameterizedTest
	@MethodSource("org.neurofactor.spatial.SpatialGoldens#wellPosedImages")
	void agreesWithTheReference(final String name) {
		final Image2D image = SpatialGoldens.image(name);
		for (int sigma = 1; sigma <= 3; sigma++) {
			final double[] expected = Goldens.vector(SpatialGoldens.result(name, "ellipse_sigma" + sigma));
			final GaussianEllipse ellipse = GaussianEllipse.fit(image, sigma);
			assertEquals(expected[0], ellipse.centerX(), 1e-7);
			assertEquals(expected[1], ellipse.centerY(), 1e-7);
			assertEquals(expected[2], ellipse.semiMajor(), 1e-7 * expected[2]);
			assertEquals(expected[3], ellipse.semiMinor(), 1e-7 * expected[3]);
			if (!name.equals("gauss_round")) assertEquals(expected[4], ellipse.rotation(), 1e-6);
		}
	}

	@ParameterizedTest
	@MethodSource("org.neurofactor.spatial.SpatialGoldens#illPosedImages")
	void illPosedFitsEndWithSomeEllipse(final String name) {
		assertSomeEllipse(SpatialGoldens.image(name));
	}

	/** Of what shape is a matter of rounding; but there is one, unless the image is zero. */
	private static void assertSomeEllipse(final Image2D image) {
		final GaussianEllipse ellipse = GaussianEllipse.fit(image, 1);
		final boolean zero = Arrays.stream(image.values()).allMatch(value -> value == 0);
		assertEquals(!zero, Double.isFinite(ellipse.centerX()) && Double.isFinite(ellipse.centerY()));
		assertEquals(!zero, ellipse.semiMajor() >= ellipse.semiMinor() && ellipse.semiMinor() >= 0);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -1.4, -0.5, 0.3, 1.2 })
	void findsATurnedGaussian(final double angle) {
		assertEllipse(GaussianEllipse.fit(TestImages.gaussian(30, 20, 0.7, 14.3, 9.8, 2.5, 1.25, angle), 2), angle);
	}

	@Test
	void findsANegativeGaussian() {
		assertEllipse(GaussianEllipse.fit(TestImages.gaussian(30, 20, -40, 14.3, 9.8, 2.5, 1.25, 0.4), 2), 0.4);
	}

	@Test
	void transposingTheImageMirrorsTheEllipse() {
		final Image2D image = TestImages.gaussian(30, 20, 1, 14.3, 9.8, 2.5, 1.25, 0.4);
		final GaussianEllipse ellipse = GaussianEllipse.fit(TestImages.transposed(image), 1);
		assertEquals(9.8, ellipse.centerX(), 1e-9);
		assertEquals(14.3, ellipse.centerY(), 1e-9);
		assertEquals(Math.PI / 2 - 0.4, ellipse.rotation(), 1e-9);
	}

	@Test
	void uprightRectangleSurroundsTheEllipse() {
		final GaussianEllipse ellipse =
			GaussianEllipse.fit(TestImages.gaussian(30, 20, 1, 14, 9, 2.5, 1.25, Math.PI / 2), 3);
		assertEquals(3 * 1.25, ellipse.halfWidth(), 1e-9);
		assertEquals(3 * 2.5, ellipse.halfHeight(), 1e-9);
	}

	@Test
	void maskedPixelsCountAsZero() {
		final Image2D image = TestImages.gaussian(20, 20, 1, 10, 9, 2, 1.5, 0);
		final Image2D masked = TestImages.of(20, 20, (x, y) -> x < 3 || y > 15 ? Double.NaN : image.get(x, y));
		assertEquals(GaussianEllipse.fit(masked.maskedAsZero(), 1).diameter(),
			GaussianEllipse.fit(masked, 1).diameter());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, Double.NaN, Double.POSITIVE_INFINITY })
	void whereThereIsNothingToFitAllIsNaN(final double value) {
		final GaussianEllipse ellipse = GaussianEllipse.fit(TestImages.of(5, 4, (x, y) -> value), 1);
		assertEquals(Double.NaN, ellipse.centerX());
		assertEquals(Double.NaN, ellipse.centerY());
		assertEquals(Double.NaN, ellipse.semiMajor());
		assertEquals(Double.NaN, ellipse.semiMinor());
		assertEquals(Double.NaN, ellipse.rotation());
		assertEquals(Double.NaN, ellipse.diameter());
	}

	@Test
	void tinyImagesDoNotFail() {
		for (int n = 1; n < 6; n++) assertSomeEllipse(TestImages.noise(n, 1, n));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
	void sigmaMustBePositive(final double sigma) {
		final Image2D image = new Image2D(1, 1, new double[1]);
		assertThrows(IllegalArgumentException.class, () -> GaussianEllipse.fit(image, sigma));
	}

	private static void assertEllipse(final GaussianEllipse ellipse, final double angle) {
		assertEquals(14.3, ellipse.centerX(), 1e-9);
		assertEquals(9.8, ellipse.centerY(), 1e-9);
		assertEquals(5, ellipse.semiMajor(), 1e-9);
		assertEquals(2.5, ellipse.semiMinor(), 1e-9);
		assertEquals(angle, ellipse.rotation(), 1e-9);
		assertEquals(2 * Math.sqrt(12.5), ellipse.diameter(), 1e-9);
	}
}
