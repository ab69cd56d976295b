package org.neurofactor.imagej.neuropil;

import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

import org.neurofactor.imagej.door.SmallWindow;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilResult;

/**
 * What cells are called, written above them. ImageJ's own labels of overlays are either on all ROIs, sectors included,
 * or on none.
 */
final class RegionLabels {

	/** Relative to the diameter of a cell. */
	private static final double SIZE = 0.45;

	/** In pixels of the screen, at the magnification at which an image is first shown. */
	private static final int SMALLEST = 7;
	private static final int LARGEST = 14;

	/** Behind the text, which could not be read on a bright cell. */
	private static final Color GROUND = new Color(0, 0, 0, 80);

	private RegionLabels() {}

	/** Adds a text per cell, named "cell 012 label", on the slices on which the cell is. */
	static void add(final Overlay overlay, final NeuropilResult result) {
		final List<String> names = new ArrayList<>();
		result.cells().forEach(cell -> names.add(cell.name()));
		final List<String> labels = shortened(names);
		for (int i = 0; i < names.size(); i++) {
			final CellResult cell = result.cells().get(i);
			final boolean same = cell.traces().sameInAllTrials();
			for (int trial = 0; trial < (same ? 1 : cell.traces().trials()); trial++) {
				final Roi label = label(labels.get(i), cell.traces().regions(trial).cell());
				label.setName(RegionNames.label(cell.name()));
				label.setPosition(same ? 0 : trial + 1);
				overlay.add(label);
			}
		}
	}

	private static Roi label(final String text, final Mask cell) {
		final double diameter = 2 * Math.sqrt(cell.area() / Math.PI);
		final double magnification = SmallWindow.magnification(cell.width(), cell.height());
		final int size =
			(int) Math.ceil(Math.max(SMALLEST / magnification, Math.min(LARGEST / magnification, SIZE * diameter)));
		final TextRoi label = new TextRoi(text, 0, 0, new Font(Font.SANS_SERIF, Font.BOLD, size));
		label.setAntiAlias(true);
		label.setStrokeColor(Color.WHITE);
		label.setFillColor(GROUND);
		final double above = cell.pixels()[0] / cell.width() - label.getFloatHeight();
		final double below = cell.pixels()[cell.area() - 1] / cell.width() + 1;
		final double x = RegionRois.centre(cell).x() - label.getFloatWidth() / 2;
		label.setLocation(Math.max(0, Math.min(x, cell.width() - label.getFloatWidth())), above >= 0 ? above : below);
		return label;
	}

	/** Names without the beginning that they have in common, but for digits: "cell 012" becomes "012". */
	static List<String> shortened(final List<String> names) {
		int common = names.isEmpty() || names.size() == 1 ? 0 : names.get(0).length();
		for (final String name : names) {
			common = Math.min(common, name.length());
			while (!name.startsWith(names.get(0).substring(0, common))) common--;
		}
		while (common > 0 && Character.isDigit(names.get(0).charAt(common - 1))) common--;
		final List<String> labels = new ArrayList<>();
		for (final String name : names) labels.add(name.substring(common));
		return labels.contains("") ? names : labels;
	}
}
