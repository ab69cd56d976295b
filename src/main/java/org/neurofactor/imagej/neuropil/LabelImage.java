package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.neurofactor.imagej.door.NameList;

/**
 * An image in which every cell has a number of its own, and all else is 0; or a mask, in which all cells have the same
 * number, so that each of its parts is one. Immutable.
 */
final class LabelImage {

	/** Pixels of a part on average, below which an image is none of labels. */
	private static final int SMALLEST_PARTS = 4;

	/** Of all boxes around labels together, relative to the image. */
	private static final int MOST_BOXES = 500;

	/** Area of a part of a mask, relative to the median, below which it is no cell; and so of a label's further parts. */
	private static final double SPECK = 0.1;

	private final String title;
	private final List<Roi> rois = new ArrayList<>();
	private final List<String> remarks = new ArrayList<>();

	/**
	 * @param width of the movie
	 * @param height of the movie
	 * @throws IllegalArgumentException if the image is not one of labels, has none, or is not of the movie's size
	 */
	LabelImage(final ImagePlus labels, final int width, final int height) {
		title = "The label image \"" + labels.getTitle() + "\"";
		if (labels.getWidth() != width || labels.getHeight() != height)
			throw new IllegalArgumentException(title + " must be of the movie's size, " + width + " x " + height +
				" pixels, but is " + labels.getWidth() + " x " + labels.getHeight() + ".");
		if (labels.getStackSize() != 1 || labels.getBitDepth() == 24)
			throw new IllegalArgumentException(title + " must be a single 8, 16 or 32-bit gray-scale image, but " +
				(labels.getBitDepth() == 24 ? "is RGB" : "has " + labels.getStackSize() + " slices") + ".");
		final int[] values = values(labels.getProcessor());
		final ConnectedParts parts = new ConnectedParts(values, width, height);
		final Map<Integer, Rectangle> boxes = boxes(values, width);
		if (boxes.isEmpty()) throw new IllegalArgumentException(title + " has no cells: it is 0 everywhere.");
		requireLabels(parts, boxes, width, height);
		if (boxes.size() == 1 && parts.count() > 1) addParts(parts, width);
		else addLabels(values, parts, boxes, width);
	}

	/** The cells, in the order of their numbers, named after them: "cell 012"; one or more. */
	List<Roi> rois() {
		return Collections.unmodifiableList(rois);
	}

	/** What there is to know of it: a sentence each. */
	List<String> remarks() {
		return Collections.unmodifiableList(remarks);
	}

	private int[] values(final ImageProcessor image) {
		final int[] values = new int[image.getPixelCount()];
		for (int i = 0; i < values.length; i++) {
			final float value = image.getf(i);
			if (value < 0 || value != (int) value) throw new IllegalArgumentException(
				title + " must have whole numbers of 0 or more, but has " + value + ".");
			values[i] = (int) value;
		}
		return values;
	}

	private static Map<Integer, Rectangle> boxes(final int[] values, final int width) {
		final Map<Integer, Rectangle> boxes = new TreeMap<>();
		for (int i = 0; i < values.length; i++)
			if (values[i] != 0) boxes.merge(values[i], new Rectangle(i % width, i / width, 1, 1), Rectangle::union);
		return boxes;
	}

	/** Noise, or a picture of cells, has as many labels as gray levels, all over the image. */
	private void requireLabels(final ConnectedParts parts, final Map<Integer, Rectangle> boxes, final int width,
		final int height)
	{
		final long inBoxes = boxes.values().stream().mapToLong(box -> (long) box.width * box.height).sum();
		if (parts.area() < (long) SMALLEST_PARTS * parts.count() || inBoxes > (long) MOST_BOXES * width * height)
			throw new IllegalArgumentException(String.format(Locale.ROOT,
				"%s is no label image: it has %d labels in %d parts of %.1f pixels on average. A label image has a number " +
					"for each cell and 0 elsewhere.",
				title, boxes.size(), parts.count(), (double) parts.area() / parts.count()));
	}

	private void addParts(final ConnectedParts parts, final int width) {
		final int[] areas = parts.areas();
		final int[] sorted = areas.clone();
		Arrays.sort(sorted);
		final double least = SPECK * sorted[sorted.length / 2];
		int specks = 0;
		for (int part = 0; part < areas.length; part++) {
			if (areas[part] < least) specks++;
			else add(parts.numbers(), part + 1, parts.box(part), width, rois.size() + 1);
		}
		remarks.add(title + " is a mask: it has one label only, and each of its " + rois.size() + " parts is a cell" +
			(specks == 0
				? "."
				: ", but for " + Counted.of(specks, "speck") + " of fewer than " + (int) Math.ceil(least) +
					" pixels."));
	}

	private void addLabels(final int[] values, final ConnectedParts parts, final Map<Integer, Rectangle> boxes,
		final int width)
	{
		boxes.forEach((label, box) -> add(values, label, box, width, label));
		final List<String> stray = new ArrayList<>();
		parts.strays(values, SPECK).forEach((label, pixels) -> stray.add(name(label) + " (" + pixels + ")"));
		if (!stray.isEmpty())
			remarks.add(title + " has labels with stray pixels apart from the rest of the cell, which " +
				"belong to it: " + NameList.of(stray) + ".");
	}

	private void add(final int[] values, final int label, final Rectangle box, final int width, final int number) {
		final ByteProcessor cell = new ByteProcessor(box.width, box.height);
		for (int y = 0; y < box.height; y++)
			for (int x = 0; x < box.width; x++)
				if (values[(box.y + y) * width + box.x + x] == label) cell.set(x, y, 255);
		cell.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = new ThresholdToSelection().convert(cell);
		final Rectangle inBox = roi.getBounds();
		roi.setLocation(box.x + inBox.x, box.y + inBox.y);
		roi.setName(name(number));
		rois.add(roi);
	}

	private static String name(final int number) {
		return String.format(Locale.ROOT, "cell %03d", number);
	}
}
