package org.neurofactor.imagej.neuropil;

import ij.gui.Roi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.neurofactor.imagej.CellNames;

/** The cells that can be used among those which the user marked, and why others cannot. */
public final class MarkedCells {

	private final List<MarkedCell> cells = new ArrayList<>();
	private final List<String> skipped = new ArrayList<>();

	/**
	 * Names the cells and sorts out what is not an area or lies outside the image.
	 *
	 * @param sets of ROIs, one for all trials or one for each, of the same number of ROIs in the same order
	 * @param width of the image
	 * @param height of the image
	 * @throws IllegalArgumentException if there is none that can be used
	 */
	MarkedCells(final List<List<Roi>> sets, final int width, final int height) {
		final List<String> names = names(sets.get(0));
		for (int i = 0; i < names.size(); i++) {
			final List<Roi> rois = new ArrayList<>();
			for (final List<Roi> set : sets) rois.add(set.get(i));
			final String problem = problem(rois, width, height);
			if (problem == null) cells.add(new MarkedCell(names.get(i), rois));
			else skipped.add("Cell " + names.get(i) + " was skipped: " + problem + ".");
		}
		if (cells.isEmpty()) throw new IllegalArgumentException((names.size() == 1 ? "The only ROI cannot be used. " :
			"None of the " + names.size() + " ROIs can be used. ") + String.join(" ", skipped.subList(0, Math.min(3, skipped
				.size()))));
	}

	/** One or more, with names of which no two are the same. */
	public List<MarkedCell> cells() {
		return Collections.unmodifiableList(cells);
	}

	/** For every cell that cannot be used, a sentence that says which and why. */
	public List<String> skipped() {
		return Collections.unmodifiableList(skipped);
	}

	/** The ROIs' own names, where they have one and it is not another's. */
	private static List<String> names(final List<Roi> rois) {
		final List<String> names = new ArrayList<>();
		for (final Roi roi : rois) {
			final String name = roi.getName() == null ? "" : roi.getName().replaceAll("\\p{Cntrl}", " ").trim();
			names.add(name.isEmpty() ? String.format("cell %03d", names.size() + 1) : name);
		}
		return new CellNames(names).list();
	}

	/** Why a cell cannot be used; null if it can. */
	private static String problem(final List<Roi> rois, final int width, final int height) {
		for (int trial = 0; trial < rois.size(); trial++) {
			try {
				RoiMask.of(rois.get(trial), width, height);
			}
			catch (final IllegalArgumentException e) {
				return (rois.size() == 1 ? "" : "in trial " + (trial + 1) + ", ") + e.getMessage();
			}
		}
		return null;
	}
}
