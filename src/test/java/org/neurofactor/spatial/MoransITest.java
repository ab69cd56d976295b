package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurofactor.parity.Goldens;

class MoransITest {

	@ParameterizedTest
	@MethodSource("org.neurofactor.spatial.SpatialGoldens#images")
	void agreesWithTheReference(final String name) {
		final MoransI moran = MoransI.of(SpatialGoldens.image(name));
		assertEquals(Goldens.number(SpatialGoldens.result(name, "moransi")), moran.statistic(), 1e-12);
		final double p = Goldens.number(SpatialGoldens.result(name, "moransi_p"));
		assertEquals(p, moran.pValue(), Double.isNaN(p) || p < 1e-300 ? 1e-300 : 1e-10 * p);
	}

	@Test
	void aCheckerboardHasMinusOne() {
		assertEquals(-1, MoransI.of(TestImages.of(6, 8, (x, y) -> (x + y) % 2)).statistic(), 1e-14);
	}

	@Test
	void twoHalvesOfASquareByHand() {
		// 2 x 2: 8 ordered pairs of neighbours, 4 alike and 4 unlike.
		assertEquals(0, MoransI.of(TestImages.of(2, 2, (x, y) -> x)).statistic(), 1e-15);
		// 4 x 4: 48 ordered pairs, 8 of them across the middle.
		assertEquals((40 - 8) / 48., MoransI.of(TestImages.of(4, 4, (x, y) -> x / 2)).statistic(), 1e-15);
	}

	@Test
	void isInvariantToTranspositionOffsetScaleAndSign() {
		final Image2D image = TestImages.of(9, 7, (x, y) -> Math.sin(x * 0.7) + Math.cos(x * y));
		final MoransI moran = MoransI.of(image);
		assertSame(moran, MoransI.of(TestImages.transposed(image)));
		assertSame(moran, MoransI.of(TestImages.of(9, 7, (x, y) -> image.get(x, y) + 3)));
		assertSame(moran, MoransI.of(TestImages.of(9, 7, (x, y) -> -1e-9 * image.get(x, y))));
	}

	@Test
	void scatteredPixelsAreNotSignificant() {
		int significant = 0;
		for (int seed = 0; seed < 1000; seed++)
			if (MoransI.of(TestImages.noise(10, 12, seed)).pValue() < 0.05) significant++;
		// 50 expected, with a standard deviation of 7.
		assertTrue(significant > 25 && significant < 75, "significant at 0.05: " + significant + " of 1000");
	}

	@Test
	void aConstantImageHasNone() {
		// 0.1 is not its own mean after rounding, so that the formula would measure rounding errors.
		for (final double value : new double[] { 0, 0.1, 1e-16, -1 / 3., Double.NaN })
			assertUndefined(MoransI.of(TestImages.of(7, 9, (x, y) -> value)));
	}

	@Test
	void anImageConstantWhereItIsNotMaskedHasNone() {
		assertUndefined(MoransI.of(TestImages.of(8, 8, (x, y) -> x + y < 4 ? Double.NaN : 1e-16)));
	}

	@Test
	void aSinglePixelHasNone() {
		assertUndefined(MoransI.of(new Image2D(1, 1, new double[] { 5 })));
	}

	@Test
	void maskedPixelsCountAsZero() {
		final Image2D masked = TestImages.of(8, 6, (x, y) -> x < 2 ? Double.NaN : x * y);
		assertEquals(MoransI.of(masked.maskedAsZero()).statistic(), MoransI.of(masked).statistic());
	}

	private static void assertSame(final MoransI expected, final MoransI actual) {
		assertEquals(expected.statistic(), actual.statistic(), 1e-12);
		assertEquals(expected.z(), actual.z(), 1e-10);
		assertEquals(expected.pValue(), actual.pValue(), 1e-10);
	}

	private static void assertUndefined(final MoransI moran) {
		assertEquals(Double.NaN, moran.statistic());
		assertEquals(Double.NaN, moran.z());
		assertEquals(Double.NaN, moran.pValue());
	}
}
