package org.neurofactor.imagej.explorer;

import ij.gui.Roi;
import ij.gui.ShapeRoi;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of several ROIs is meant by a click. */
final class RoiPicker {

	private RoiPicker() {}

	/**
	 * The smallest that contains a point, in pixels of the image, whole numbers at their corners; empty if none does.
	 */
	static Optional<Roi> smallestAt(final Stream<Roi> rois, final double x, final double y) {
		return rois.filter(roi -> contains(roi, x, y))
			.min(Comparator.comparingDouble(roi -> roi.getFloatWidth() * roi.getFloatHeight()));
	}

	/** Not containsPoint: of outlines with fractional coordinates, ImageJ says that they contain nothing. */
	private static boolean contains(final Roi roi, final double x, final double y) {
		if (roi instanceof ShapeRoi) return roi.contains((int) Math.floor(x), (int) Math.floor(y));
		return roi.getFloatPolygon().contains((float) x, (float) y);
	}
}
