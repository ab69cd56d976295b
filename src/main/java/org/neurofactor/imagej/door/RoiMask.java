package org.neurofactor.imagej.door;

import ij.gui.Roi;
import ij.process.ImageProcessor;

import java.awt.Rectangle;

import org.neurofactor.spatial.Mask;

/** The pixels of a ROI by ImageJ's own rule, so that the mean over them is what ImageJ measures. */
public final class RoiMask {

	/** Pixels within the bounds of a ROI, at most; as many as a large image has. */
	private static final long LARGEST = 1L << 28;

	private RoiMask() {}

	/**
	 * The pixels of a ROI of any number of parts, as far as they are inside the image.
	 *
	 * @return not empty
	 * @throws IllegalArgumentException if the ROI is not an area, or holds no pixel of the image; the message is to
	 *           follow the name of the cell and a colon
	 */
	public static Mask of(final Roi roi, final int width, final int height) {
		if (!Selection.isArea(roi)) throw new IllegalArgumentException("it is " + Selection.describe(roi) +
			", but a cell needs an area (rectangle, oval, polygon, freehand or composite)");
		requireSense(roi.getBounds());
		final Mask mask = Selection.inside(roi, width, height);
		if (!mask.isEmpty()) return mask;
		throw new IllegalArgumentException(hasPixel(roi)
			? "it lies outside the image, which is " + width + " x " + height + " pixels"
			: "it has no area");
	}

	/** ImageJ makes an image of the bounds, whatever they are. */
	private static void requireSense(final Rectangle bounds) {
		if (bounds.width < 0 || bounds.height < 0 || (long) bounds.width * bounds.height > LARGEST)
			throw new IllegalArgumentException(
				"its bounds, " + bounds.width + " x " + bounds.height + " pixels, are those of no cell: it is damaged");
	}

	private static boolean hasPixel(final Roi roi) {
		if (roi.getBounds().isEmpty()) return false;
		final ImageProcessor mask = roi.getMask();
		if (mask == null) return true;
		for (int i = 0; i < mask.getPixelCount(); i++) if (mask.get(i) != 0) return true;
		return false;
	}
}
