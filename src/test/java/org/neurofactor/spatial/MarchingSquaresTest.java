package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class MarchingSquaresTest {

	@Test
	void onePixelIsADiamond() {
		final List<Polyline> lines =
			MarchingSquares.isoLines(TestImages.of(3, 3, (x, y) -> x == 1 && y == 1 ? 1 : 0), 0.25);
		assertEquals(1, lines.size());
		assertTrue(lines.get(0).closed);
		assertEquals(5, lines.get(0).length());
		final Polygon ring = lines.get(0).toPolygon(1, 0);
		assertEquals(2 * 0.75 * 0.75, ring.area(), 1e-15);
		assertTrue(ring.signedArea() < 0, "turns from y to x around high values");
	}

	@Test
	void aHoleTurnsTheOtherWay() {
		final List<Polyline> lines =
			MarchingSquares.isoLines(TestImages.of(3, 3, (x, y) -> x == 1 && y == 1 ? 0 : 1), 0.25);
		assertEquals(1, lines.size());
		assertEquals(2 * 0.25 * 0.25, lines.get(0).toPolygon(1, 0).signedArea(), 1e-15);
	}

	@Test
	void aLineAcrossTheImageIsOpen() {
		final List<Polyline> lines = MarchingSquares.isoLines(TestImages.of(4, 3, (x, y) -> x), 1.25);
		assertEquals(1, lines.size());
		assertFalse(lines.get(0).closed);
		assertArrayEquals(new double[] { 1.25, 1.25, 1.25 }, lines.get(0).xs);
		assertEquals(3, lines.get(0).length());
	}

	@Test
	void diagonalNeighboursAreNotConnected() {
		final Image2D diagonal = TestImages.of(4, 4, (x, y) -> x == 1 && y == 1 || x == 2 && y == 2 ? 1 : 0);
		final Image2D antidiagonal = TestImages.of(4, 4, (x, y) -> x == 1 && y == 2 || x == 2 && y == 1 ? 1 : 0);
		for (final double level : new double[] { 0.2, 0.5, 0.8 }) {
			assertEquals(2, MarchingSquares.isoLines(diagonal, level).size());
			assertEquals(2, MarchingSquares.isoLines(antidiagonal, level).size());
		}
	}

	@Test
	void pixelsAtTheLevelGiveNoRepeatedPoints() {
		final List<Polyline> lines = MarchingSquares
			.isoLines(TestImages.of(5, 5, (x, y) -> Math.max(0, 2 - Math.abs(x - 2) - Math.abs(y - 2))), 1);
		assertEquals(1, lines.size());
		assertEquals(5, lines.get(0).length());
		assertEquals(2, lines.get(0).toPolygon(1, 0).area(), 1e-15);
	}

	@Test
	void flatImagesHaveNoLines() {
		assertTrue(MarchingSquares.isoLines(TestImages.of(4, 4, (x, y) -> 1), 1).isEmpty());
		assertTrue(MarchingSquares.isoLines(TestImages.of(1, 4, (x, y) -> y), 1.5).isEmpty());
	}

	@Test
	void linesPartHighFromLowPixels() {
		final Image2D image = TestImages.noise(12, 9, 1).padded(1);
		final List<Polyline> lines = MarchingSquares.isoLines(image, 0.3);
		for (int y = 0; y < image.height(); y++) for (int x = 0; x < image.width(); x++) {
			final double px = x;
			final double py = y;
			// Rings nest, so that a pixel is high if an odd number of them goes around it.
			final long around = lines.stream().filter(line -> line.toPolygon(1, 0).contains(px, py)).count();
			assertEquals(image.get(x, y) > 0.3, around % 2 == 1);
		}
	}
}
