package org.neurofactor.imagej.neuropil;

import ij.gui.Roi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A cell as the user marked it: its name and its ROI, the same in all trials or another in each. */
final class RoiCell {

	private final String name;
	private final List<Roi> rois;

	/** @param rois of any kind, one for all trials or one per trial; not changed */
	public RoiCell(final String name, final List<Roi> rois) {
		this.name = name;
		this.rois = Collections.unmodifiableList(new ArrayList<>(rois));
	}

	public String name() {
		return name;
	}

	/** One for all trials, or one per trial; not to be changed. */
	public List<Roi> rois() {
		return rois;
	}

	/** The ROI in a trial, counted from 0; not to be changed. */
	public Roi roi(final int trial) {
		return rois.get(rois.size() == 1 ? 0 : trial);
	}
}
