package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A cell, its regions, and their raw traces. Immutable. */
public final class CellTraces {

	private final String name;
	private final List<CellRegions> regions;
	private final List<Trace> raw;

	/**
	 * @param regions one for all trials, or one per trial
	 * @param raw of the cell, then of each of its sectors
	 */
	public CellTraces(final String name, final List<CellRegions> regions, final List<Trace> raw) {
		this.name = name;
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

	/** The mean of the sectors' traces. */
	public Trace meanNeuropil() {
		return Trace.sum(raw.subList(1, raw.size()), raw.size() - 1);
	}
}
