package org.neurofactor.imagej.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class RoiPickerTest {

	private static Optional<Roi> at(final double x, final double y, final Roi... rois) {
		return RoiPicker.smallestAt(Stream.of(rois), x, y);
	}

	@Test
	void smallestOfThoseAroundThePoint() {
		final Roi large = new Roi(0, 0, 30, 30);
		final Roi small = new OvalRoi(10, 10, 8, 8);
		final Roi elsewhere = new Roi(40, 40, 2, 2);
		assertEquals(small, at(14, 14, large, small, elsewhere).get());
		assertEquals(large, at(5, 14, large, small, elsewhere).get());
		assertFalse(at(35, 14, large, small, elsewhere).isPresent());
	}

	/** Smaller than a pixel, as outlines on images of a few pixels can be. */
	@Test
	void fractionalCoordinates() {
		final Roi outline = new PolygonRoi(new float[] { 3.2f, 3.8f, 3.8f, 3.2f },
			new float[] { 5.1f, 5.1f, 5.4f, 5.4f }, 4, Roi.POLYGON);
		assertEquals(outline, at(3.5, 5.2, outline).get());
		assertFalse(at(3.5, 5.6, outline).isPresent());
	}

	@Test
	void holesAreOutside() {
		final Roi ring = new ShapeRoi(new Roi(10, 10, 9, 9)).not(new ShapeRoi(new Roi(13, 13, 3, 3)));
		assertEquals(ring, at(10.5, 10.5, ring).get());
		assertEquals(ring, at(18.9, 18.9, ring).get());
		assertFalse(at(14.5, 14.5, ring).isPresent());
	}
}
