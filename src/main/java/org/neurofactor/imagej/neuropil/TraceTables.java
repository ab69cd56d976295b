package org.neurofactor.imagej.neuropil;

import org.neurofactor.neuropil.NeuropilOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.Trace;

/**
 * Traces as tables, a row per frame: {@code trial}, {@code frame} (both from 1), {@code time} in s since the trial's
 * first frame, then the traces. The time is empty if the frame rate is unknown. A cell that could not be separated
 * has a column of empty cells, so that all tables have the same cells in the same order.
 */
final class TraceTables {

	/** One column: its heading, and its values; null where there are none. */
	private static final class Column {

		private final String heading;
		private final Trace trace;

		private Column(final String heading, final Trace trace) {
			this.heading = heading;
			this.trace = trace;
		}
	}

	private static final List<String> TIME = Arrays.asList("trial", "frame", "time");

	private final NeuropilResult result;
	private final NeuropilInput input;
	private final ProgressMonitor monitor;

	TraceTables(final NeuropilResult result, final NeuropilInput input, final ProgressMonitor monitor) {
		this.result = result;
		this.input = input;
		this.monitor = monitor;
	}

	/** The cleaned trace of each cell. */
	void writeCleaned(final Path path) throws IOException {
		final List<Column> columns = new ArrayList<>();
		for (final CellResult cell : result.cells())
			columns.add(new Column(cell.name(), cell.cleaned().orElse(null)));
		write(path, columns);
	}

	/** ΔF/F₀ of the cleaned trace of each cell; a value without bound, where F₀ is 0, reads Infinity. */
	void writeDeltaF(final Path path) throws IOException {
		final List<Column> columns = new ArrayList<>();
		for (final CellResult cell : result.cells())
			columns.add(new Column(cell.name(), cell.deltaFCleaned().orElse(null)));
		write(path, columns);
	}

	/** The raw traces of each cell and its regions. */
	void writeRaw(final Path path) throws IOException {
		final List<Column> columns = new ArrayList<>();
		for (final CellResult cell : result.cells())
			for (int i = 0; i <= result.options().get(NeuropilOptions.REGIONS); i++)
				columns.add(new Column(heading(cell, i), cell.traces().raw().get(i)));
		write(path, columns);
	}

	/** The sources of each cell by how much they belong to it, the cleaned trace first. */
	void writeSeparated(final Path path) throws IOException {
		final List<Column> columns = new ArrayList<>();
		for (final CellResult cell : result.cells())
			for (int i = 0; i < cell.separation().map(s -> s.matched().size()).orElse(1); i++) {
				final int source = i;
				columns.add(new Column(heading(cell, i), cell.separation().map(s -> s.matched().get(source)).orElse(null)));
			}
		write(path, columns);
	}

	private static String heading(final CellResult cell, final int number) {
		return cell.name() + "/" + number;
	}

	private void write(final Path path, final List<Column> columns) throws IOException {
		try (Csv csv = new Csv(path)) {
			final List<String> headings = new ArrayList<>(TIME);
			columns.forEach(column -> headings.add(column.heading));
			csv.row(headings.toArray());
			for (int trial = 0; trial < input.trials().size(); trial++) writeTrial(csv, path, columns, trial);
		}
	}

	private void writeTrial(final Csv csv, final Path path, final List<Column> columns, final int trial)
		throws IOException
	{
		final Object[] row = new Object[TIME.size() + columns.size()];
		final double rate = result.options().get(NeuropilOptions.FRAME_RATE);
		final long frames = input.trials().get(trial).frames().dimension(2);
		for (int t = 0; t < frames; t++) {
			monitor.step("Writing " + path.getFileName(), t, frames);
			row[0] = trial + 1;
			row[1] = t + 1;
			row[2] = rate > 0 ? t / rate : null;
			for (int c = 0; c < columns.size(); c++) {
				final Trace trace = columns.get(c).trace;
				row[TIME.size() + c] = trace == null ? null : trace.value(trial, t);
			}
			csv.row(row);
		}
	}
}
