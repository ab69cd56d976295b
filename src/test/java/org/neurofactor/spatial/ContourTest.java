package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContourTest {

	private static final String[] SIGMAS = { "0.8", "1.22", "2" };
	private static final String[] SMOOTHS = { "0", "0.5", "1.2" };

	/** Point by point, from the same start in the same sense. */
	@ParameterizedTest
	@MethodSource("org.neurofactor.spatial.SpatialGoldens#images")
	void agreesWithTheReference(final String name) {
		final Image2D image = SpatialGoldens.image(name);
		for (final String sigma : SIGMAS) for (final String smooth : SMOOTHS) {
			// How far a checkerboard is blurred depends on a Gaussian that does not fit it at all.
			if (name.equals("checker") && !smooth.equals("0")) continue;
			final Polygon expected =
				SpatialGoldens.outline(SpatialGoldens.result(name, "contour_sigma" + sigma + "_smooth" + smooth));
			final Polygon contour = Contour.of(image, Double.parseDouble(sigma), Double.parseDouble(smooth));
			// A ring has no one best Gaussian either, but many that differ little.
			SpatialGoldens.assertSamePoints(expected, contour, name.equals("ring") ? 1e-3 : 1e-5);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 3, -3 })
	void aGaussianIsOutlinedAtSigma(final double peak) {
		final Polygon contour = Contour.of(TestImages.gaussian(41, 37, peak, 20, 17, 4, 4, 0), 1.5, 0);
		assertFalse(contour.isEmpty());
		for (int i = 0; i < contour.size(); i++)
			assertEquals(1.5 * 4, Math.hypot(contour.x(i) - 20, contour.y(i) - 17), 0.1);
	}

	@Test
	void smoothingDoesNotChangeTheSizeOfAGaussian() {
		final Image2D image = TestImages.gaussian(41, 37, 1, 20, 17, 3, 2, 0.5);
		final double area = Math.PI * 3 * 2 * 1.5 * 1.5;
		for (final double smooth : new double[] { 0.2, 0.5, 1.2, 2 }) {
			final Polygon contour = Contour.of(image, 1.5, smooth);
			assertEquals(area, contour.area(), 0.02 * area);
			assertEquals(20, contour.areaCentroid().x(), 1e-3);
			assertEquals(17, contour.areaCentroid().y(), 1e-3);
		}
	}

	@Test
	void ofTwoDiscsTheLargerIsOutlined() {
		final Image2D image = TestImages.of(60, 40,
			(x, y) -> Math.hypot(x - 12, y - 20) < 5 ? 1 : Math.hypot(x - 40, y - 20) < 12 ? 0.9 : 0);
		final Polygon contour = Contour.of(image, 1, 0);
		// The height of exp(−½) lies a third of a pixel from the last pixel centres within.
		assertEquals(Math.PI * 11.7 * 11.7, contour.area(), 0.02 * Math.PI * 144);
		assertTrue(contour.contains(40, 20));
		assertFalse(contour.contains(12, 20));
	}

	@Test
	void ofARingTheOutsideIsOutlined() {
		final Image2D image = TestImages.of(40, 40, (x, y) -> Math.abs(Math.hypot(x - 20, y - 20) - 10) < 3 ? 1 : 0);
		assertEquals(Math.PI * 169, Contour.of(image, 1, 0).area(), 0.05 * Math.PI * 169);
	}

	@Test
	void contoursCloseOutsideTheImage() {
		final Polygon contour = Contour.of(TestImages.of(6, 4, (x, y) -> 1), 1, 0);
		assertTrue(contour.contains(-0.3, 1.5) && contour.contains(2.5, 3.3));
		assertFalse(contour.contains(-0.5, 1.5) || contour.contains(2.5, 3.5));
	}

	@Test
	void outlinesAreSmooth() {
		final Polygon contour = Contour.of(TestImages.of(5, 5, (x, y) -> x == 2 && y == 2 ? 1 : 0), 1, 0);
		assertTrue(contour.size() >= 99, "only " + contour.size() + " points");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, Double.NaN, Double.POSITIVE_INFINITY })
	void noBlobNoOutline(final double value) {
		final Image2D image = TestImages.of(5, 4, (x, y) -> value);
		assertTrue(Contour.of(image, 1.22, 0).isEmpty());
		assertTrue(Contour.of(image, 1.22, 0.5).isEmpty());
	}

	@Test
	void parametersMustBeInRange() {
		final Image2D image = TestImages.of(3, 3, (x, y) -> x);
		assertThrows(IllegalArgumentException.class, () -> Contour.of(image, 0, 0.5));
		assertThrows(IllegalArgumentException.class, () -> Contour.of(image, Double.NaN, 0.5));
		assertThrows(IllegalArgumentException.class, () -> Contour.of(image, 1, -0.1));
		assertThrows(IllegalArgumentException.class, () -> Contour.of(image, 1, Double.POSITIVE_INFINITY));
	}
}
