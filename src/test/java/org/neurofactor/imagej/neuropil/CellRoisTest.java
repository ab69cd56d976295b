package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.GraphicsEnvironment;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ROIs of the ROI Manager, which there is only with a display; all else is tested through macros. */
@Tag("display")
class CellRoisTest {

	private static Roi named(final Roi roi, final String name) {
		roi.setName(name);
		return roi;
	}

	private static String names(final RoiCells cells) {
		return cells.all().stream().map(RoiCell::name).collect(Collectors.joining(","));
	}

	@Test
	void managerBeforeOverlay() {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless());
		final ImagePlus movie = IJ.createImage("movie", "8-bit ramp", 40, 30, 4);
		movie.setOverlay(new Overlay(named(new Roi(3, 3, 5, 5), "of the overlay")));
		final Recording recording = Recording.of(movie);
		final CellRois all = new CellRois(recording, movie, false);
		final CellRois selected = new CellRois(recording, movie, true);
		final RoiManager manager = RoiManager.getRoiManager();
		try {
			manager.reset();
			assertEquals("of the overlay", names(all.ofManager()), "the ROI Manager is empty");
			manager.add(named(new OvalRoi(5, 5, 8, 8), "left"), -1);
			manager.add(named(new OvalRoi(15, 5, 8, 8), "middle"), -1);
			manager.add(named(new OvalRoi(25, 5, 8, 8), "right"), -1);
			assertEquals("left,middle,right", names(all.ofManager()));
			assertEquals("of the overlay", names(all.ofOverlay()));
			final String message = assertThrows(IllegalArgumentException.class, selected::ofManager).getMessage();
			assertTrue(message.contains("no ROI is selected in the ROI Manager's list"), message);
			manager.setSelectedIndexes(new int[] { 0, 2 });
			assertEquals("left,right", names(selected.ofManager()));
			assertEquals(3, manager.getCount());
			assertNull(manager.getRoi(1).getStrokeColor());
		}
		finally {
			manager.reset();
			manager.close();
		}
	}
}
