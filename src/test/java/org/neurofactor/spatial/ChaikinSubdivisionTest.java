package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChaikinSubdivisionTest {

	@Test
	void cutsTheCornersOfASquare() {
		final Polyline cut =
			ChaikinSubdivision.of(new Polyline(new double[] { 0, 4, 4, 0 }, new double[] { 0, 0, 4, 4 }, true));
		assertArrayEquals(new double[] { 0, 0, 1, 3, 4, 4, 3, 1 }, cut.xs);
		assertArrayEquals(new double[] { 3, 1, 0, 0, 1, 3, 4, 4 }, cut.ys);
		assertEquals(9, cut.length());
	}

	@Test
	void shortensAnOpenLine() {
		final Polyline cut =
			ChaikinSubdivision.of(new Polyline(new double[] { 0, 4, 4 }, new double[] { 0, 0, 8 }, false));
		assertArrayEquals(new double[] { 1, 3, 4, 4 }, cut.xs);
		assertArrayEquals(new double[] { 0, 0, 2, 6 }, cut.ys);
	}
}
