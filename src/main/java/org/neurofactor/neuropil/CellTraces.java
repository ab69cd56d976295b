package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A cell, its regions, and their raw traces. Immutable by contract: arrays are not copied and must not be changed. */
public final class CellTraces {

	private final String name;
	private final List<CellRegions> regions;
	private final List<double[][]> raw;

	/**
	 * @param regions one for all trials, or one per trial
	 * @param raw {@code [region][frame]} for every trial
	 */
	public CellTraces(final String name, final List<CellRegions> regions, final List<double[][]> raw) {
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
		return raw.size();
	}

	/** The means over the cell and over each of its sectors in a trial, {@code [region][frame]}. */
	public double[][] raw(final int trial) {
		return raw.get(trial);
	}

	/** {@link #raw(int)} of all trials. */
	List<double[][]> raw() {
		return raw;
	}

	/** The mean of the sectors' traces in a trial. */
	public double[] meanNeuropil(final int trial) {
		final double[][] traces = raw.get(trial);
		final double[] mean = new double[traces[0].length];
		for (int r = 1; r < traces.length; r++)
			for (int t = 0; t < mean.length; t++) mean[t] += traces[r][t] / (traces.length - 1);
		return mean;
	}
}
