package org.neurofactor.imagej.ensemble;

import java.nio.file.Path;

import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.record.DiskSpace;

/** How much is to be written for ensembles, to be compared with what there is before anything is. */
final class EnsembleSize {

	/** A file while they are made, and one of the results. */
	private static final int FILES = 2;
	private static final String REMEDY = "choose fewer cells, a smaller window, or minspikes";

	private final long values;
	private final int cells;

	/**
	 * @param values of all ensembles: pixels times spikes
	 * @param cells number of ensembles
	 */
	EnsembleSize(final long values, final int cells) {
		this.values = values;
		this.cells = cells;
	}

	/**
	 * @param folder on the disk that is written to
	 * @throws IllegalArgumentException if the disk has not so much space
	 */
	void requireSpace(final Path folder) {
		DiskSpace.require(what(), bytes(), folder, REMEDY);
	}

	void requireSpace(final Path folder, final long free) {
		DiskSpace.require(what(), bytes(), folder, free, REMEDY);
	}

	private String what() {
		return cells == 1 ? "The ensemble" : "The ensembles of " + cells + " cells";
	}

	private double bytes() {
		return (double) Float.BYTES * FILES * values;
	}

	/** @throws IllegalArgumentException if they do not fit into memory */
	void requireMemory() {
		MemoryEstimate.ofShownEnsembles(values).requireAvailable();
	}
}
