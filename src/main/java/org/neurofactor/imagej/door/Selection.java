package org.neurofactor.imagej.door;

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
	 * @return at y · width + x whether the pixel is selected; null if there is no selection
	 * @throws IllegalArgumentException if the selection is not an area, or holds no pixel of the image
	 */
	public static boolean[] of(final ImagePlus imp) {
		return imp.getRoi() == null ? null : pixels(imp.getRoi(), imp.getWidth(), imp.getHeight());
	}

	/**
	 * The pixels of an area in an image of the given size.
	 *
	 * @return at y · width + x whether the pixel is selected
	 * @throws IllegalArgumentException if the ROI is not an area, or holds no pixel of the image
	 */
	public static boolean[] pixels(final Roi roi, final int width, final int height) {
		if (!isArea(roi)) throw new IllegalArgumentException(
			"The selection must be an area (rectangle, oval, polygon, freehand or composite), but is " + describe(roi) +
				". Change or remove it (Edit > Selection > Select None).");
		final boolean[] selected = inside(roi, width, height);
		boolean any = false;
		for (final boolean pixel : selected) any |= pixel;
		if (!any) throw new IllegalArgumentException("The selection holds no pixel of the image, which is " + width +
			" x " + height + " pixels. Change or remove it (Edit > Selection > Select None).");
		return selected;
	}

	/**
	 * The pixels of an area, if any, in an image of the given size.
	 *
	 * @return at y · width + x whether the pixel is inside
	 */
	public static boolean[] inside(final Roi area, final int width, final int height) {
		final Rectangle bounds = area.getBounds();
		final Rectangle inside = bounds.intersection(new Rectangle(width, height));
		final ImageProcessor mask = area.getMask();
		final boolean[] pixels = new boolean[width * height];
		for (int y = inside.y; y < inside.y + inside.height; y++)
			for (int x = inside.x; x < inside.x + inside.width; x++)
				pixels[y * width + x] = mask == null || mask.get(x - bounds.x, y - bounds.y) != 0;
		return pixels;
	}

	/** Whether a ROI is of a kind that has an area, other than a text or an image. */
	public static boolean isArea(final Roi roi) {
		return roi.isArea() && !(roi instanceof TextRoi) && !(roi instanceof ImageRoi);
	}

	/** Number of selected pixels: all those of the image if there is no selection. */
	public static long count(final boolean[] selected, final ImagePlus imp) {
		if (selected == null) return (long) imp.getWidth() * imp.getHeight();
		long count = 0;
		for (final boolean pixel : selected) if (pixel) count++;
		return count;
	}

	/** What kind of selection a ROI is, such as "a point selection". */
	public static String describe(final Roi roi) {
		if (roi instanceof TextRoi) return "a text";
		if (roi instanceof ImageRoi) return "an image";
		final String kind = roi.getTypeAsString().toLowerCase(Locale.ROOT);
		return (kind.startsWith("a") || kind.startsWith("o") ? "an " : "a ") + kind + " selection";
	}
}
