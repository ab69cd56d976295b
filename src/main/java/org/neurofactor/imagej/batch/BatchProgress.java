package org.neurofactor.imagej.batch;

import org.neurofactor.imagej.door.TimeLeft;

import java.io.IOException;

import org.neurofactor.run.ProgressMonitor;

/** Says of each stage of work on a cell which cell that is, and how long all cells will still take. */
final class BatchProgress implements ProgressMonitor {

	/** What is done with a cell. */
	interface Work {

		BatchCell run() throws IOException;
	}

	private final ProgressMonitor monitor;
	private final int cells;
	private final TimeLeft timeLeft = new TimeLeft(System::nanoTime);
	private int cell;
	private int computed;
	private String left = "";

	/** @param cells how many there are */
	BatchProgress(final ProgressMonitor monitor, final int cells) {
		this.monitor = monitor;
		this.cells = cells;
		timeLeft.of("", 0, cells);
	}

	/** Begins the next cell. */
	void next() {
		cell++;
		step("", 0, 0);
	}

	/** Does what takes time with a cell, from which that of the others is judged; cells that are skipped take none. */
	BatchCell compute(final Work work) throws IOException {
		try {
			return work.run();
		}
		finally {
			computed++;
		}
	}

	@Override
	public void progress(final String stage, final long done, final long total) {
		final String all = timeLeft.of("", computed, computed + cells - cell + 1);
		if (!all.isEmpty()) left = ", " + all;
		monitor.progress("cell " + cell + " of " + cells + left + (stage.isEmpty() ? "" : ": " + stage), done, total);
	}

	@Override
	public boolean isCancelled() {
		return monitor.isCancelled();
	}
}
