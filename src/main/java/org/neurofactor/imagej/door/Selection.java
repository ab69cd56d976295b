package org.neurofactor.imagej.door;

import org.neurofactor.spatial.Mask;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;

import java.awt.Rectangle;
import java.util.Locale;

/** The selection (ROI) of an image as the set of its pixels. */
public final class Selection {

	private Selection() {}

	/**
	 * The pixels that ImageJ itself would measure in the image's selection.
	 *
	 * @return null if there is no selection
	 * @throws IllegalArgumentException if the selection is not an area, or holds no pixel of the image
	 */
	public static Mask of(final ImagePlus imp) {
		return imp.getRoi() == null ? null : pixels(imp.getRoi(), imp.getWidth(), imp.getHeight());
	}

	/**
	 * The pixels of an area in an image of the given size.
	 *
	 * @throws IllegalArgumentException if the ROI is not an area, or holds no pixel of the image
	 */
	public static Mask pixels(final Roi roi, final int width, final int height) {
		if (!isArea(roi)) throw new IllegalArgumentException(
			"The selection must be an area (rectangle, oval, polygon, freehand or composite), but is " + describe(roi) +
				". Change or remove it (Edit > Selection > Select None).");
		final Mask selected = inside(roi, width, height);
		if (selected.isEmpty())
			throw new IllegalArgumentException("The selection holds no pixel of the image, which is " + width + " x " +
				height + " pixels. Change or remove it (Edit > Selection > Select None).");
		return selected;
	}

	/**
	 * The pixels of an area, if any, in an image of the given size.
	 *
	 */
	public static Mask inside(final Roi area, final int width, final int height) {
		final Rectangle bounds = area.getBounds();
		final Rectangle inside = bounds.intersection(new Rectangle(width, height));
		final ImageProcessor mask = area.getMask();
		final boolean[] pixels = new boolean[width * height];
		for (int y = inside.y; y < inside.y + inside.height; y++)
			for (int x = inside.x; x < inside.x + inside.width; x++)
				pixels[y * width + x] = mask == null || mask.get(x - bounds.x, y - bounds.y) != 0;
		return Mask.of(pixels, width, height);
	}

	/** Whether a ROI is of a kind that has an area, other than a text or an image. */
	public static boolean isArea(final Roi roi) {
		return roi.isArea() && !(roi instanceof TextRoi) && !(roi instanceof ImageRoi);
	}

	/** Number of selected pixels: all those of the image if there is no selection. */
	public static long count(final Mask selected, final ImagePlus imp) {
		return selected == null ? (long) imp.getWidth() * imp.getHeight() : selected.area();
	}

	/** What kind of selection a ROI is, such as "a point selection". */
	public static String describe(final Roi roi) {
		if (roi instanceof TextRoi) return "a text";
		if (roi instanceof ImageRoi) return "an image";
		final String kind = roi.getTypeAsString().toLowerCase(Locale.ROOT);
		return (kind.startsWith("a") || kind.startsWith("o") ? "an " : "a ") + kind + " selection";
	}
}
