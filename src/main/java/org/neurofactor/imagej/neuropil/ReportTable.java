package org.neurofactor.imagej.neuropil;

import ij.measure.ResultsTable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.neurofactor.imagej.table.Tables;
import org.neurofactor.neuropil.CellReport;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.SkippedCell;

/** How far the separation of each cell can be trusted, a row per cell; a value is empty where it does not apply. */
final class ReportTable {

	private ReportTable() {}

	/**
	 * A row for every marked cell, in the user's order. "sources" is how many were asked for, "sources left" how many of
	 * them are not zero, "explained variance" the share of the raw trace's variance that they explain together, and
	 * "correlation before" and "correlation after" are those of the raw and the cleaned trace with the mean neuropil. The
	 * remark says in plain sentences what the user should know, such as why a cell was skipped.
	 */
	public static ResultsTable of(final NeuropilResult result, final NeuropilInput input) {
		final Map<String, CellResult> cells = new LinkedHashMap<>();
		result.cells().forEach(cell -> cells.put(cell.name(), cell));
		final ResultsTable table = Tables.create();
		table.showRowNumbers(false);
		for (final MarkedCell marked : input.cells()) {
			final Optional<CellResult> cell = Optional.ofNullable(cells.get(marked.name()));
			final Optional<CellReport> report = cell.flatMap(CellResult::report);
			table.addRow();
			table.addValue("cell", marked.name());
			table.addValue("converged", report.map(r -> String.valueOf(r.convergence().converged())).orElse(""));
			add(table, "iterations", report.map(r -> (double) r.convergence().iterations()));
			add(table, "tries", report.map(r -> (double) r.convergence().tries()));
			add(table, "random state", report.map(r -> (double) r.convergence().seed()));
			add(table, "sources", report.map(r -> (double) r.sources()));
			add(table, "sources left", report.map(r -> (double) r.survivingSources()));
			add(table, "explained variance", report.map(CellReport::explainedVariance));
			add(table, "correlation before", report.map(CellReport::correlationBefore));
			add(table, "correlation after", report.map(CellReport::correlationAfter));
			table.addValue("remark", cell.map(ReportTable::remark).orElseGet(() -> result.extraction() //
				.skipped(marked.name()).map(SkippedCell::toString).orElse("")));
		}
		Tables.setDigits(table, 0, "iterations", "tries", "random state", "sources", "sources left");
		Tables.setDigits(table, 4, "explained variance", "correlation before", "correlation after");
		return table;
	}

	private static void add(final ResultsTable table, final String heading, final Optional<Double> value) {
		Tables.add(table, heading, value.orElse(Double.NaN));
	}

	private static String remark(final CellResult cell) {
		return cell.problem().orElseGet(() -> cell.report().map(CellReport::remark).orElse(""));
	}
}
