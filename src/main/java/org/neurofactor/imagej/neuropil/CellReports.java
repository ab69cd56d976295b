package org.neurofactor.imagej.neuropil;

import ij.measure.ResultsTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.neurofactor.imagej.table.DelimitedText;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** The {@link ReportTable} of a neuropil separation, read again from its window or its file. */
public final class CellReports {

	private static final String CELL = "cell";
	private static final String VERDICT = "verdict";
	private static final String REASON = "reason";

	private final List<Map<String, String>> rows = new ArrayList<>();

	private CellReports(final String name, final int count, final BiFunction<String, Integer, String> text) {
		for (int row = 0; row < count; row++) {
			final Map<String, String> texts = new LinkedHashMap<>();
			for (final Column<?> column : ReportTable.COLUMNS) texts.put(column.name(), text.apply(column.name(), row));
			rows.add(texts);
		}
		final Table<?> table = table();
		for (int row = 0; row < count; row++)
			for (int column = 0; column < table.columns().size(); column++) requireValue(name, table, row, column);
	}

	private void requireValue(final String name, final Table<?> table, final int row, final int column) {
		try {
			table.value(row, column);
		}
		catch (final NumberFormatException e) {
			final String heading = table.columns().get(column).name();
			throw new IllegalArgumentException(name + ", row " + (row + 1) + ": " + heading +
				" must be a number, but is '" + DelimitedText.told(rows.get(row).get(heading)) + "'.", e);
		}
	}

	/** @throws IllegalArgumentException if the table is another one */
	public static CellReports of(final ResultsTable table, final String title) {
		for (final Column<?> column : ReportTable.COLUMNS)
			if (!table.columnExists(column.name())) throw new IllegalArgumentException(
				"The table \"" + title + "\" is no report: it has no column " + column.name() + ".");
		return new CellReports(title, table.size(), (column, row) -> table.getStringValue(column, row));
	}

	/** @throws IllegalArgumentException if the file cannot be read, or is another one */
	static CellReports read(final Path csv) {
		final DelimitedText text = DelimitedText.readSaved(csv, "report");
		final List<String> heading = text.heading();
		for (final Column<?> column : ReportTable.COLUMNS)
			if (heading == null || !heading.contains(column.name())) throw new IllegalArgumentException(
				text.name() + " is no report: it has no column " + column.name() + ".");
		for (int row = 0; row < text.rows(); row++)
			if (text.row(row).size() != heading.size()) throw text.error(row,
				"there must be " + heading.size() + " columns, but there are " + text.row(row).size());
		return new CellReports(text.name(), text.rows(), (column, row) -> text.row(row).get(heading.indexOf(column)));
	}

	/** As it was. */
	public Table<Map<String, String>> table() {
		return new Table<>(ReportTable.COLUMNS.stream().map(Column::saved).collect(Collectors.toList()), rows);
	}

	/** The names of all cells that were marked, in the user's order. */
	public List<String> cells() {
		return rows.stream().map(row -> row.get(CELL)).collect(Collectors.toList());
	}

	/** Word and sentence: "good: Nothing speaks against it." */
	public String verdict(final int cell) {
		return rows.get(cell).get(VERDICT) + ": " + rows.get(cell).get(REASON);
	}
}
