package org.neurofactor.imagej;

import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.GraphicsEnvironment;
import java.util.List;

/** ImageJ's ROI Manager. It is a window: without a display there is none. */
public final class RoiList {

	private RoiList() {}

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
