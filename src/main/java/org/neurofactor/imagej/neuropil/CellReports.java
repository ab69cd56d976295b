package org.neurofactor.imagej.neuropil;

import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.neurofactor.imagej.table.CsvTable;

/** The report on the cells of a neuropil separation, read again: from its table, {@link ReportTable}, or its file. */
public final class CellReports {

	private static final String CELL = "cell";
	private static final String REMARK = "remark";

	/** As the table has them; in the file they are without spaces. */
	private static final List<String> NUMBERS = Arrays.asList("iterations", "tries", "sources left", "explained variance",
		"correlation before", "correlation after");

	private final List<String> cells = new ArrayList<>();
	private final List<String> converged = new ArrayList<>();
	private final List<double[]> numbers = new ArrayList<>();
	private final List<String> remarks = new ArrayList<>();

	private CellReports() {}

	/** @throws IllegalArgumentException if the table is another one */
	public static CellReports of(final ResultsTable table, final String title) {
		for (final String heading : Arrays.asList(CELL, REMARK)) if (!table.columnExists(heading)) //
			throw new IllegalArgumentException("The table \"" + title + "\" is no report: it has no column " + heading + ".");
		final CellReports reports = new CellReports();
		for (int row = 0; row < table.size(); row++) {
			final int index = row;
			reports.add(table.getStringValue(CELL, row), table.getStringValue("converged", row), NUMBERS.stream().mapToDouble(
				heading -> number(table, heading, index)).toArray(), table.getStringValue(REMARK, row));
		}
		return reports;
	}

	/** NaN where the cell is empty. */
	private static double number(final ResultsTable table, final String heading, final int row) {
		final String text = table.getStringValue(heading, row);
		return text.isEmpty() ? Double.NaN : table.getValue(heading, row);
	}

	/**
	 * @throws IllegalArgumentException if the table is another one
	 * @throws IOException if the file cannot be read
	 */
	static CellReports read(final Path csv) throws IOException {
		final CsvTable table = CsvTable.read(csv);
		final CellReports reports = new CellReports();
		for (int row = 0; row < table.rows(); row++) {
			final int index = row;
			reports.add(table.text(CELL, row), table.text("converged", row), NUMBERS.stream().mapToDouble(heading -> //
				table.number(heading.replace(" ", ""), index)).toArray(), table.text(REMARK, row));
		}
		return reports;
	}

	private void add(final String cell, final String isConverged, final double[] values, final String remark) {
		cells.add(cell);
		converged.add(isConverged);
		numbers.add(values);
		remarks.add(remark);
	}

	/** The names of all cells that were marked, in the user's order. */
	public List<String> cells() {
		return Collections.unmodifiableList(cells);
	}

	/** "true", "false", or empty if the cell was not separated. */
	public String converged(final int cell) {
		return converged.get(cell);
	}

	/** What the {@link #number} values are. */
	public static List<String> headings() {
		return Collections.unmodifiableList(NUMBERS);
	}

	/** A value under one of the {@link #headings}; NaN where it does not apply. */
	public double number(final int cell, final int heading) {
		return numbers.get(cell)[heading];
	}

	/** In plain sentences, empty if there is nothing to say. */
	public String remark(final int cell) {
		return remarks.get(cell);
	}
}
