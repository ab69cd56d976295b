package org.neurofactor.imagej.door;

import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.GraphicsEnvironment;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** ImageJ's ROI Manager. It is a window: without a display there is none. */
public final class RoiList {

	private RoiList() {}

	/** Copies of all its ROIs, named as it lists them; empty without a display. */
	public static List<Roi> all() {
		final RoiManager manager = manager();
		return manager == null ? Collections.emptyList() : copies(manager, IntStream.range(0, manager.getCount()));
	}

	/** Copies of the ROIs that are selected in its list; empty if there is none. */
	public static List<Roi> selected() {
		final RoiManager manager = manager();
		// without a selection getSelectedRoisAsArray() would give all
		return manager == null ? Collections.emptyList() : copies(manager, IntStream.of(manager.getSelectedIndexes()));
	}

	/** That which is open, be it in a macro's batch mode; null if there is none. */
	private static RoiManager manager() {
		return GraphicsEnvironment.isHeadless() ? null : RoiManager.getInstance2();
	}

	private static List<Roi> copies(final RoiManager manager, final IntStream indexes) {
		return indexes.mapToObj(i -> {
			final Roi copy = (Roi) manager.getRoi(i).clone();
			copy.setName(manager.getName(i));
			return copy;
		}).collect(Collectors.toList());
	}

	/**
	 * Adds ROIs at the end of the ROI Manager's list, with their names and positions; opens it if need be.
	 *
	 * @return whether there is a display, and so a ROI Manager
	 */
	public static boolean append(final List<Roi> rois) {
		if (GraphicsEnvironment.isHeadless()) return false;
		final RoiManager manager = RoiManager.getRoiManager();
		// Unlike addRoi, this does not move them to the slice of whichever image is in front.
		for (final Roi roi : rois) manager.add((Roi) roi.clone(), -1);
		return true;
	}
}
