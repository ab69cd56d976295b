package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An image in which every cell has a number of its own, and all else is 0. */
final class LabelImage {

	private LabelImage() {}

	/**
	 * The cells as ROIs, in the order of their numbers, named after them: "cell 012".
	 *
	 * @param width of the movie
	 * @param height of the movie
	 * @return one or more
	 * @throws IllegalArgumentException if the image is not one of labels, has none, or is not of the movie's size
	 */
	static List<Roi> rois(final ImagePlus labels, final int width, final int height) {
		final String title = "The label image \"" + labels.getTitle() + "\"";
		if (labels.getWidth() != width || labels.getHeight() != height)
			throw new IllegalArgumentException(title + " must be of the movie's size, " + width + " x " + height +
				" pixels, but is " + labels.getWidth() + " x " + labels.getHeight() + ".");
		if (labels.getStackSize() != 1 || labels.getBitDepth() == 24)
			throw new IllegalArgumentException(title + " must be a single 8, 16 or 32-bit gray-scale image, but " +
				(labels.getBitDepth() == 24 ? "is RGB" : "has " + labels.getStackSize() + " slices") + ".");
		final ImageProcessor values = labels.getProcessor();
		final Map<Integer, Rectangle> bounds = new TreeMap<>();
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			final int label = label(values.getf(x, y), title);
			if (label == 0) continue;
			final Rectangle pixel = new Rectangle(x, y, 1, 1);
			bounds.merge(label, pixel, Rectangle::union);
		}
		if (bounds.isEmpty()) throw new IllegalArgumentException(title + " has no cells: it is 0 everywhere.");
		final List<Roi> rois = new ArrayList<>();
		bounds.forEach((label, box) -> rois.add(roi(values, label, box)));
		return rois;
	}

	private static int label(final float value, final String title) {
		if (value < 0 || value != (int) value)
			throw new IllegalArgumentException(title + " must have whole numbers of 0 or more, but has " + value + ".");
		return (int) value;
	}

	private static Roi roi(final ImageProcessor values, final int label, final Rectangle box) {
		final ByteProcessor cell = new ByteProcessor(box.width, box.height);
		for (int y = 0; y < box.height; y++)
			for (int x = 0; x < box.width; x++) if (values.getf(box.x + x, box.y + y) == label) cell.set(x, y, 255);
		cell.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = new ThresholdToSelection().convert(cell);
		final Rectangle inBox = roi.getBounds();
		roi.setLocation(box.x + inBox.x, box.y + inBox.y);
		roi.setName(String.format(Locale.ROOT, "cell %03d", label));
		return roi;
	}
}
