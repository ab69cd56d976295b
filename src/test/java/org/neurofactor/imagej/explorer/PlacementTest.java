package org.neurofactor.imagej.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.Test;

class PlacementTest {

	private static final Rectangle SCREEN = new Rectangle(100, 20, 1000, 800);

	private static Point place(final int width, final int height, final Rectangle... others) {
		return Placement.of(new Dimension(width, height), SCREEN, Arrays.asList(others));
	}

	@Test
	void toTheRightIfThereIsRoom() {
		assertEquals(new Point(500, 50), place(300, 200, new Rectangle(200, 50, 300, 400)));
		assertEquals(new Point(300, 50), place(300, 200, new Rectangle(600, 50, 400, 400)), "or to the left");
		assertEquals(500, place(900, 200, new Rectangle(200, 50, 700, 450)).y, "or below");
	}

	@Test
	void besideBothImages() {
		final Rectangle first = new Rectangle(200, 50, 300, 300);
		final Rectangle second = new Rectangle(500, 50, 400, 300);
		final Rectangle window = new Rectangle(place(500, 300, first, second), new Dimension(500, 300));
		assertTrue(SCREEN.contains(window));
		assertFalse(window.intersects(first) || window.intersects(second));
	}

	/** Where there is too little room, it is on the screen all the same. */
	@Test
	void coversAsLittleAsPossible() {
		final Rectangle image = new Rectangle(150, 20, 800, 800);
		final Point place = Placement.of(new Dimension(300, 300), SCREEN, Collections.singletonList(image));
		assertEquals(800, place.x);
		assertTrue(SCREEN.contains(new Rectangle(place, new Dimension(300, 300))));
		assertEquals(SCREEN.getLocation(),
			Placement.of(new Dimension(2000, 2000), SCREEN, Collections.singletonList(image)));
	}
}
