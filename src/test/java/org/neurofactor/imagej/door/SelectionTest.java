package org.neurofactor.imagej.door;

import org.neurofactor.spatial.Mask;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;

import org.junit.jupiter.api.Test;

class SelectionTest {

	private static final int WIDTH = 30;
	private static final int HEIGHT = 20;

	private static ImagePlus image(final Roi roi) {
		final ImagePlus imp = IJ.createImage("image", "32-bit", WIDTH, HEIGHT, 2);
		imp.setRoi(roi);
		return imp;
	}

	/** That a selection holds the very pixels that ImageJ measures: their number and the sum of what is in them. */
	private static void assertAsImageJMeasures(final Roi roi) {
		final ImagePlus imp = image(roi);
		for (int i = 0; i < WIDTH * HEIGHT; i++) imp.getProcessor().setf(i, (float) Math.sqrt(i + 1));
		final int[] selected = Selection.of(imp).pixels();
		double sum = 0;
		for (final int pixel : selected) sum += imp.getProcessor().getf(pixel);
		assertEquals(imp.getStatistics().area, selected.length);
		assertEquals(imp.getStatistics().mean, sum / selected.length, 1e-6);
	}

	@Test
	void holdsThePixelsThatImageJMeasures() {
		final Roi hole = new ShapeRoi(new OvalRoi(2, 2, 16, 15)).not(new ShapeRoi(new Roi(6, 6, 4, 5)));
		assertAsImageJMeasures(new Roi(3, 4, 7, 5));
		assertAsImageJMeasures(new OvalRoi(3, 4, 11, 9));
		assertAsImageJMeasures(hole);
		assertAsImageJMeasures(
			new PolygonRoi(new float[] { 2.3f, 20.1f, 11.7f }, new float[] { 1.2f, 4.9f, 17.5f }, Roi.POLYGON));
		assertAsImageJMeasures(
			new PolygonRoi(new int[] { 1, 9, 9, 5, 1 }, new int[] { 1, 1, 12, 6, 12 }, 5, Roi.FREEROI));
		final Roi rounded = new Roi(2, 2, 20, 15, 8);
		assertAsImageJMeasures(rounded);
	}

	@Test
	void mayLieOutsideInPart() {
		assertAsImageJMeasures(new Roi(-3, 15, 10, 10));
		final Mask selected = Selection.pixels(new OvalRoi(-5, -5, 12, 12), WIDTH, HEIGHT);
		assertTrue(selected.contains(0, 0) && selected.contains(5, 0) && !selected.contains(7, 0));
		final Mask two =
			Selection.pixels(new ShapeRoi(new Roi(-2, 0, 4, 1)).or(new ShapeRoi(new Roi(28, 19, 9, 9))), WIDTH, HEIGHT);
		final int last = WIDTH * HEIGHT - 1;
		assertArrayEquals(new int[] { 0, 1, last - 1, last }, two.pixels());
	}

	@Test
	void noneMeansAll() {
		assertNull(Selection.of(IJ.createImage("image", "8-bit", 3, 3, 2)));
	}

	@Test
	void mustBeAnArea() {
		assertRefused(new Line(1, 1, 5, 5), "straight line");
		assertRefused(new PointRoi(3, 3), "point");
		assertRefused(new PolygonRoi(new float[] { 1, 5, 9 }, new float[] { 1, 5, 1 }, Roi.POLYLINE), "polyline");
		assertRefused(new TextRoi(2, 2, "text"), "text");
	}

	@Test
	void mustHoldAPixel() {
		assertRefused(new Roi(100, 100, 5, 5), "no pixel of the image");
		assertRefused(new PolygonRoi(new float[] { 1.1f, 1.3f, 1.2f }, new float[] { 1.1f, 1.1f, 1.3f }, Roi.POLYGON),
			"no pixel of the image");
	}

	private static void assertRefused(final Roi roi, final String what) {
		final String message =
			assertThrows(IllegalArgumentException.class, () -> Selection.pixels(roi, WIDTH, HEIGHT)).getMessage();
		assertTrue(message.contains(what), message);
	}
}
