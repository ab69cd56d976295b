package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PolygonTest {

	/** A 6 × 2 bar with a 2 × 2 tower on its left end. */
	private final Polygon ell = Polygon.of(new double[] { 0, 6, 6, 2, 2, 0 }, new double[] { 0, 0, 2, 2, 4, 4 });

	@Test
	void area() {
		assertEquals(16, ell.area());
		assertEquals(16, Polygon.of(new double[] { 0, 0, 2, 2, 6, 6 }, new double[] { 0, 4, 4, 2, 2, 0 }).area());
	}

	@Test
	void centroidOfTheArea() {
		assertPoint((12 * 3 + 4 * 1) / 16., (12 * 1 + 4 * 3) / 16., ell.areaCentroid());
	}

	@Test
	void centroidOfTheRing() {
		// Sides: 6 at (3, 0), 2 at (6, 1), 4 at (4, 2), 2 at (2, 3), 2 at (1, 4), 4 at (0, 2).
		assertPoint((18 + 12 + 16 + 4 + 2) / 20., (2 + 8 + 6 + 8 + 8) / 20., ell.ringCentroid());
	}

	@Test
	void farAwayTheCentroidIsAsExact() {
		final Point centroid = ell.translate(1e7, -1e7).areaCentroid();
		assertPoint(1e7 + 2.5, -1e7 + 1.5, centroid);
	}

	@Test
	void contains() {
		assertTrue(ell.contains(1, 3));
		assertTrue(ell.contains(5, 1));
		assertFalse(ell.contains(3, 3));
		assertFalse(ell.contains(-1, 1));
	}

	@Test
	void movesAndScales() {
		assertEquals(64, ell.scale(2).area());
		assertPoint(2.5 + 1, 1.5 - 2, ell.translate(1, -2).areaCentroid());
	}

	@Test
	void theFirstPointIsNotRepeated() {
		final Polygon triangle = Polygon.of(new double[] { 0, 1, 0, 0 }, new double[] { 0, 0, 1, 0 });
		assertEquals(3, triangle.size());
		assertEquals(0.5, triangle.area());
	}

	@Test
	void emptyAndDegenerate() {
		assertTrue(Polygon.empty().isEmpty());
		assertEquals(0, Polygon.empty().area());
		assertEquals(Double.NaN, Polygon.empty().ringCentroid().x());
		assertEquals(Double.NaN, Polygon.empty().areaCentroid().distanceTo(new Point(0, 0)));
		assertFalse(Polygon.empty().contains(0, 0));
		assertPoint(3, 4, Polygon.of(new double[] { 3 }, new double[] { 4 }).ringCentroid());
		assertPoint(1, 0, Polygon.of(new double[] { 0, 2 }, new double[2]).areaCentroid());
	}

	@Test
	void coordinatesMustBeNumbersInPairs() {
		assertThrows(IllegalArgumentException.class, () -> Polygon.of(new double[2], new double[3]));
		assertThrows(IllegalArgumentException.class,
			() -> Polygon.of(new double[] { 0, 1, Double.NaN }, new double[3]));
	}

	private static void assertPoint(final double x, final double y, final Point point) {
		assertEquals(x, point.x(), 1e-14 * Math.max(1, Math.abs(x)));
		assertEquals(y, point.y(), 1e-14 * Math.max(1, Math.abs(y)));
	}
}
