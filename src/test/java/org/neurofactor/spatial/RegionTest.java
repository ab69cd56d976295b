package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class RegionTest {

	private static final double EXACT = 1e-12;

	private final Region square = Region.of(rectangle(0, 0, 4, 4));

	@Test
	void overlappingSquares() {
		final Region other = Region.of(rectangle(3, 2, 4, 4));
		assertEquals(16, square.area(), EXACT);
		assertEquals(2, square.intersection(other).area(), EXACT);
		assertEquals(30, square.union(other).area(), EXACT);
		assertEquals(14, square.difference(other).area(), EXACT);
	}

	@Test
	void holesDoNotCount() {
		final Region framed = square.difference(Region.of(rectangle(1, 1, 2, 2)));
		assertEquals(12, framed.area(), EXACT);
		assertEquals(13, framed.union(Region.of(rectangle(1.5, 1.5, 1, 1))).area(), EXACT);
	}

	@Test
	void squaresSideBySideAndIdentical() {
		final Region beside = Region.of(rectangle(4, 0, 4, 4));
		assertEquals(32, square.union(beside).area(), EXACT);
		assertEquals(0, square.intersection(beside).area(), EXACT);
		assertEquals(16, square.union(square).area(), EXACT);
		assertTrue(square.difference(square).isEmpty());
	}

	@Test
	void nothing() {
		assertEquals(0, Region.empty().area());
		assertEquals(0, Region.of(Polygon.empty()).area());
		assertEquals(0, Region.of(Polygon.of(new double[] { 0, 5 }, new double[] { 0, 5 })).area());
		assertEquals(16, square.union(Region.empty()).area(), EXACT);
		assertEquals(0, square.intersection(Region.empty()).area());
	}

	@Test
	void ringsThatTouchThemselves() {
		// Two squares that share a corner, run around in one go.
		final Region two =
			Region.of(Polygon.of(new double[] { 0, 1, 1, 2, 2, 1, 1, 0 }, new double[] { 0, 0, 1, 1, 2, 2, 1, 1 }));
		assertEquals(2, two.area(), EXACT);
		// A square with a spike without area, and with a point twice.
		final Region spiked =
			Region.of(Polygon.of(new double[] { 0, 1, 1, 5, 1, 1, 0 }, new double[] { 0, 0, 0, 0, 0, 1, 1 }));
		assertEquals(1, spiked.area(), EXACT);
		assertEquals(15, square.difference(spiked).area(), EXACT);
	}

	@Test
	void areasAddUpWhateverTheOutlines() {
		final Random random = new Random(7);
		for (int i = 0; i < 200; i++) {
			final Polygon blob = blob(random);
			final Region a = Region.of(blob);
			// Every other time a blob that nearly coincides with the first.
			final Region b = Region.of(i % 2 == 0 ? blob(random) : blob.translate(random.nextInt(3) / 8., 1e-12));
			assertEquals(blob.area(), a.area(), 1e-9);
			assertEquals(a.area() + b.area(), a.union(b).area() + a.intersection(b).area(), 1e-9);
			assertEquals(a.area(), a.difference(b).area() + a.intersection(b).area(), 1e-9);
		}
	}

	private static Polygon rectangle(final double x, final double y, final double width, final double height) {
		return Polygon.of(new double[] { x, x + width, x + width, x }, new double[] { y, y, y + height, y + height });
	}

	/** A star-shaped, lobed outline of 160 points. */
	private static Polygon blob(final Random random) {
		final double phase = random.nextDouble() * 6;
		final double centerX = random.nextGaussian();
		final double centerY = random.nextGaussian();
		final double[] xs = new double[160];
		final double[] ys = new double[160];
		for (int i = 0; i < xs.length; i++) {
			final double angle = i * 2 * Math.PI / xs.length;
			final double radius = 2 + 0.5 * Math.cos(3 * angle + phase) + 0.3 * Math.sin(5 * angle);
			xs[i] = centerX + radius * Math.cos(angle);
			ys[i] = centerY + radius * Math.sin(angle);
		}
		return Polygon.of(xs, ys);
	}
}
