package org.neurofactor.imagej.neuropil;

import org.neurofactor.imagej.door.NameList;
import org.neurofactor.imagej.door.RoiMask;

import ij.gui.Roi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.imagej.table.CellNames;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.SkippedCell;
import org.neurofactor.spatial.Mask;

/** The cells which the user marked: those that can be used, with their pixels, and why others cannot. */
public final class RoiCells {

	private final List<RoiCell> all = new ArrayList<>();
	private final List<Cell> usable = new ArrayList<>();
	private final List<SkippedCell> skipped = new ArrayList<>();
	private final List<String> remarks = new ArrayList<>();

	/**
	 * Names the cells and sorts out what is not an area or lies outside the image.
	 *
	 * @param sets of ROIs, one for all trials or one for each, of the same number of ROIs in the same order
	 * @param known what there is to know of them already
	 * @param width of the image
	 * @param height of the image
	 * @throws IllegalArgumentException if there is none that can be used
	 */
	RoiCells(final List<List<Roi>> sets, final List<String> known, final int width, final int height) {
		remarks.addAll(known);
		final List<String> names = names(sets.get(0));
		for (int i = 0; i < names.size(); i++) {
			final List<Roi> rois = new ArrayList<>();
			for (final List<Roi> set : sets) rois.add(set.get(i));
			all.add(new RoiCell(names.get(i), rois));
			try {
				usable.add(new Cell(names.get(i), masks(rois, width, height)));
			}
			catch (final IllegalArgumentException e) {
				skipped.add(new SkippedCell(names.get(i), e.getMessage()));
			}
		}
		findTwins();
		if (usable.isEmpty()) throw new IllegalArgumentException(
			(all.size() == 1 ? "The only ROI cannot be used. " : "None of the " + all.size() + " ROIs can be used. ") +
				skipped.stream().limit(3).map(SkippedCell::toString).collect(Collectors.joining(" ")));
	}

	/** Cells that have exactly the pixels of an earlier one. */
	private void findTwins() {
		final Map<List<Integer>, String> first = new HashMap<>();
		final List<String> twins = new ArrayList<>();
		for (final Cell cell : usable) {
			final List<Integer> pixels = new ArrayList<>();
			for (final Mask mask : cell.masks()) {
				for (final int pixel : mask.pixels()) pixels.add(pixel);
				pixels.add(-1);
			}
			final String twin = first.putIfAbsent(pixels, cell.name());
			if (twin != null) twins.add("\"" + cell.name() + "\" and \"" + twin + "\"");
		}
		if (!twins.isEmpty())
			remarks.add("These ROIs have the same pixels, and the same traces: " + NameList.of(twins) + ".");
	}

	private static List<Mask> masks(final List<Roi> rois, final int width, final int height) {
		final List<Mask> masks = new ArrayList<>();
		for (final Roi roi : rois) {
			try {
				masks.add(RoiMask.of(roi, width, height));
			}
			catch (final IllegalArgumentException e) {
				if (rois.size() == 1) throw e;
				throw new IllegalArgumentException("in trial " + (masks.size() + 1) + ", " + e.getMessage(), e);
			}
		}
		return masks;
	}

	/** One or more, with names of which no two are the same. */
	public List<RoiCell> all() {
		return Collections.unmodifiableList(all);
	}

	/** One or more of them, in the same order. */
	List<Cell> usable() {
		return Collections.unmodifiableList(usable);
	}

	/** The cells that cannot be used, and why. */
	List<SkippedCell> skipped() {
		return Collections.unmodifiableList(skipped);
	}

	/** What there is to know of the ROIs: a sentence each. */
	List<String> remarks() {
		return Collections.unmodifiableList(remarks);
	}

	/** The ROIs' own names, where they have one and it is not another's. */
	private List<String> names(final List<Roi> rois) {
		final List<String> names = new ArrayList<>();
		for (final Roi roi : rois) {
			final String name = roi.getName() == null ? "" : roi.getName().replaceAll("\\p{Cntrl}", " ").trim();
			names.add(name.isEmpty() ? String.format(Locale.ROOT, "cell %03d", names.size() + 1) : name);
		}
		final List<String> distinct = new CellNames(names).list();
		final List<String> changed = IntStream.range(0, names.size())
			.filter(i -> !names.get(i).equals(distinct.get(i)))
			.mapToObj(i -> "\"" + distinct.get(i) + "\"")
			.collect(Collectors.toList());
		if (!changed.isEmpty())
			remarks.add("Some ROIs have the name of an earlier one, and are called " + NameList.of(changed) + ".");
		return distinct;
	}
}
