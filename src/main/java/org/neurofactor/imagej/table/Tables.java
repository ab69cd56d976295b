package org.neurofactor.imagej.table;

import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;

import java.util.stream.IntStream;

import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** How values are put into tables and shown in them, the same in all of them. */
public final class Tables {

	/** Digits behind the point in columns of which nothing else is said; ImageJ's own 3 would hide too much. */
	private static final int DIGITS = 6;

	private Tables() {}

	/** An empty table, whose columns keep the digits that they are given. */
	static ResultsTable create() {
		final ResultsTable table = new DigitsTable();
		table.setPrecision(DIGITS);
		return table;
	}

	/**
	 * A table as windows show it, and macros see it. A comma in a heading becomes a semicolon, because ImageJ does not
	 * quote headings when it saves a table.
	 */
	public static ResultsTable of(final Table<?> table) {
		final ResultsTable shown = create();
		shown.showRowNumbers(false);
		for (int i = 0; i < table.columns().size(); i++) {
			final Column<?> column = table.columns().get(i);
			final String heading = column.name().replace(',', ';');
			if (column.isNumeric()) shown.setValues(heading, numbers(table, i));
			else for (int row = 0; row < table.size(); row++) set(shown, heading, row, table.value(row, i));
			if (column.isNumeric()) shown.setDecimalPlaces(shown.getColumnIndex(heading), column.digits());
		}
		return shown;
	}

	private static double[] numbers(final Table<?> table, final int column) {
		return IntStream.range(0, table.size())
			.mapToDouble(row -> ((Number) table.value(row, column)).doubleValue())
			.toArray();
	}

	private static void set(final ResultsTable table, final String heading, final int row, final Object value) {
		if (value instanceof Number) table.setValue(heading, row, ((Number) value).doubleValue());
		else table.setValue(heading, row, (String) value);
	}

	/** Shows a table in place of another one. ImageJ's own {@code show} would bring the window to the front, too. */
	public static void replace(final TextWindow window, final ResultsTable table) {
		final TextPanel panel = window.getTextPanel();
		panel.setColumnHeadings(table.getColumnHeadings());
		panel.setResultsTable(table);
		for (int row = 0; row < table.size(); row++) panel.appendWithoutUpdate(table.getRowAsString(row));
		panel.updateDisplay();
	}
}
