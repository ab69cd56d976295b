package org.neurofactor.imagej.table;

import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.neurofactor.run.ProgressMonitor;

/** Traces that were made from a table of traces, to be shown or saved: with the columns that say what the rows are. */
public final class TraceSheet {

	/** Beyond it a whole number is not exactly what it was. */
	private static final double MOST_EXACT = 1L << 53;

	private final List<TableColumn> leading;
	private final List<String> headings;
	private final double[][] traces;

	/**
	 * @param source whose leading columns are taken
	 * @param headings one per trace, each different
	 * @param traces {@code [trace][row]}
	 */
	public TraceSheet(final TraceTable source, final List<String> headings, final double[][] traces) {
		this(source.leading(), headings, traces);
	}

	private TraceSheet(final List<TableColumn> leading, final List<String> headings, final double[][] traces) {
		this.leading = leading;
		this.headings = headings;
		this.traces = traces;
	}

	/** Traces alone. */
	public static TraceSheet bare(final List<String> headings, final double[][] traces) {
		return new TraceSheet(Collections.emptyList(), headings, traces);
	}

	public ResultsTable table() {
		final int rows = traces[0].length;
		final ResultsTable table = new ResultsTable(rows);
		for (final TableColumn column : leading)
			for (int row = 0; row < rows; row++) {
				final Object cell = column.cell(row);
				if (cell instanceof Double) table.setValue(column.heading(), row, (Double) cell);
				else table.setValue(column.heading(), row, cell == null ? "" : (String) cell);
			}
		for (int i = 0; i < traces.length; i++) table.setValues(headings.get(i), traces[i]);
		return table;
	}

	/**
	 * Writes a comma-separated table.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public void write(final Path path, final ProgressMonitor monitor) throws IOException {
		try (Csv csv = new Csv(path)) {
			final List<Object> cells = new ArrayList<>();
			leading.forEach(column -> cells.add(column.heading()));
			cells.addAll(headings);
			csv.row(cells.toArray());
			for (int row = 0; row < traces[0].length; row++) {
				monitor.step("Writing rows", row, traces[0].length);
				cells.clear();
				for (final TableColumn column : leading) cells.add(brief(column.cell(row)));
				for (final double[] trace : traces) cells.add(trace[row]);
				csv.row(cells.toArray());
			}
		}
	}

	/** Whole numbers without a decimal point. */
	private static Object brief(final Object cell) {
		if (!(cell instanceof Double)) return cell;
		final double number = (Double) cell;
		if (number == Math.rint(number) && Math.abs(number) < MOST_EXACT) return (long) number;
		return cell;
	}
}
