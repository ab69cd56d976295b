package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A cell, its regions, and their raw traces. Immutable. */
public final class CellTraces {

	private final String name;
	private final List<CellRegions> regions;
	private final List<Trace> raw;
	private final double missing;

	/** As {@link #CellTraces(String, List, List, double)} of a movie all of whose pixels are numbers. */
	public CellTraces(final String name, final List<CellRegions> regions, final List<Trace> raw) {
		this(name, regions, raw, 0);
	}

	/**
	 * @param regions one for all trials, or one per trial
	 * @param raw of the cell, then of each of its sectors; NaN in frames that are left out
	 * @param missing share of the pixels of the cell and its sectors, over all frames, that are no numbers
	 */
	public CellTraces(final String name, final List<CellRegions> regions, final List<Trace> raw, final double missing) {
		this.name = name;
		this.missing = missing;
		this.regions = Collections.unmodifiableList(new ArrayList<>(regions));
		this.raw = Collections.unmodifiableList(new ArrayList<>(raw));
	}

	public String name() {
		return name;
	}

	/** The regions in a trial, counted from 0. */
	public CellRegions regions(final int trial) {
		return regions.get(regions.size() == 1 ? 0 : trial);
	}

	/** Whether the regions are the same in all trials. */
	public boolean sameInAllTrials() {
		return regions.size() == 1;
	}

	/** Number of trials. */
	public int trials() {
		return ofCell().trials();
	}

	/** The means over the cell, then over each of its sectors. */
	public List<Trace> raw() {
		return raw;
	}

	/** The mean over the cell. */
	public Trace ofCell() {
		return raw.get(0);
	}

	/**
	 * Share of the pixels of the cell and its sectors, over all frames that are used, that are no numbers and not in the
	 * means; 0 to 1.
	 */
	public double missing() {
		return missing;
	}

	/** The mean of the sectors' traces. */
	public Trace meanNeuropil() {
		return Trace.sum(raw.subList(1, raw.size()), raw.size() - 1);
	}
}
