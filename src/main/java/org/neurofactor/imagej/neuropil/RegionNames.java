package org.neurofactor.imagej.neuropil;

import java.util.Collection;
import java.util.Optional;

/**
 * What the ROIs of a cell are called: itself ("cell 012", or "cell 012 trial 1" if it was marked trial by trial), its
 * sectors ("cell 012 neuropil 2"), and the text above it ("cell 012 label").
 */
public final class RegionNames {

	private static final String TRIAL = " trial ";
	private static final String SECTOR = " neuropil ";
	private static final String LABEL = " label";

	private RegionNames() {}

	/** @param trial counted from 1 */
	static String inTrial(final String cell, final int trial) {
		return cell + TRIAL + trial;
	}

	/**
	 * @param cell in its trial, if there is one for each
	 * @param number counted from 1
	 */
	static String sector(final String cell, final int number) {
		return cell + SECTOR + number;
	}

	static String label(final String cell) {
		return cell + LABEL;
	}

	/**
	 * The cell to which a ROI belongs.
	 *
	 * @param roi what the ROI is called; may be null
	 * @param cells all names of cells
	 * @return empty if it belongs to none of them
	 */
	public static Optional<String> cell(final String roi, final Collection<String> cells) {
		if (roi == null) return Optional.empty();
		if (cells.contains(roi)) return Optional.of(roi);
		final String outline = roi.replaceFirst(isLabel(roi) ? LABEL + "$" : SECTOR + "\\d+$", "");
		if (cells.contains(outline)) return Optional.of(outline);
		return Optional.of(outline.replaceFirst(TRIAL + "\\d+$", "")).filter(cells::contains);
	}

	/** Whether it is what a sector of some cell is called. */
	public static boolean isSector(final String roi) {
		return roi != null && roi.matches("(?s).*" + SECTOR + "\\d+");
	}

	/** Whether it is what the text above some cell is called. */
	public static boolean isLabel(final String roi) {
		return roi != null && roi.endsWith(LABEL);
	}
}
