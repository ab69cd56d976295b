package org.neurofactor.imagej.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.neurofactor.imagej.door.MemoryEstimate;

/** How much is to be written for ensembles, to be compared with what there is before anything is. */
final class EnsembleSize {

	/** A file while they are made, and one of the results. */
	private static final int FILES = 2;
	private static final double GIB = 1L << 30;

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
	void requireSpace(final Path folder) throws IOException {
		requireSpace(folder, Files.getFileStore(folder).getUsableSpace());
	}

	void requireSpace(final Path folder, final long free) {
		final double bytes = (double) Float.BYTES * FILES * values;
		if (bytes > free) throw new IllegalArgumentException(String.format(Locale.ROOT,
			"%s would need about %.1f GB on the disk of \"%s\", where only %.1f GB are free: choose fewer cells, a " +
				"smaller window, or minspikes.",
			cells == 1 ? "The ensemble" : "The ensembles of " + cells + " cells", bytes / GIB, folder, free / GIB));
	}

	/** @throws IllegalArgumentException if they do not fit into memory */
	void requireMemory() {
		MemoryEstimate.ofShownEnsembles(values).requireAvailable();
	}
}
