package org.neurofactor.imagej.neuropil;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.neurofactor.imagej.table.Csv;
import org.neurofactor.neuropil.CellReport;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.Separation;
import org.neurofactor.neuropil.SkippedCell;

/** Tables about the cells as a whole. */
final class CellTables {

	private final NeuropilResult result;
	private final NeuropilInput input;

	CellTables(final NeuropilResult result, final NeuropilInput input) {
		this.result = result;
		this.input = input;
	}

	/**
	 * A row for every cell that was marked, in the user's order. The remark says what there is to know: why a cell was
	 * skipped or could not be separated, that sources are zero, that it has not converged; empty if all is well.
	 */
	void writeReport(final Path path) throws IOException {
		final Map<String, CellResult> cells = new HashMap<>();
		for (final CellResult cell : result.cells()) cells.put(cell.name(), cell);
		try (Csv csv = new Csv(path)) {
			csv.row("cell", "converged", "iterations", "tries", "randomstate", "sources", "sourcesleft",
				"explainedvariance", "correlationbefore", "correlationafter", "remark");
			for (final MarkedCell marked : input.cells()) {
				final CellResult cell = cells.get(marked.name());
				final Optional<CellReport> report = cell == null ? Optional.empty() : cell.report();
				if (report.isPresent()) writeReport(csv, marked.name(), report.get());
				else csv.row(marked.name(), null, null, null, null, null, null, null, null, null, //
					(cell == null ? result.extraction().skipped(marked.name()).map(SkippedCell::toString) : cell.problem())
						.orElse(""));
			}
		}
	}

	private static void writeReport(final Csv csv, final String name, final CellReport report) throws IOException {
		csv.row(name, report.convergence().converged(), report.convergence().iterations(), report.convergence().tries(), //
			report.convergence().seed(), report.sources(), report.survivingSources(), report.explainedVariance(), //
			report.correlationBefore(), report.correlationAfter(), report.remark());
	}

	/**
	 * The mixing matrix of each cell that was separated: a row for the cell (region 0) and each of its regions, a column
	 * for each source, numbered as in the table of separated traces.
	 */
	void writeMixing(final Path path) throws IOException {
		final int sources = result.cells().stream().mapToInt(cell -> cell.separation().map(s -> s.order().length).orElse(
			0)).max().orElse(0);
		final Object[] row = new Object[2 + sources];
		row[0] = "cell";
		row[1] = "region";
		for (int j = 0; j < sources; j++) row[2 + j] = "source " + j;
		try (Csv csv = new Csv(path)) {
			csv.row(row);
			for (final CellResult cell : result.cells())
				if (cell.separation().isPresent()) writeMixing(csv, cell.name(), cell.separation().get(), sources);
		}
	}

	private static void writeMixing(final Csv csv, final String name, final Separation separation, final int columns)
		throws IOException
	{
		final int[] order = separation.order();
		for (int region = 0; region < separation.mixing().length; region++) {
			final List<Object> row = new ArrayList<>(Arrays.asList(name, region));
			for (int j = 0; j < columns; j++) row.add(j < order.length ? separation.mixing()[region][order[j]] : null);
			csv.row(row.toArray());
		}
	}
}
