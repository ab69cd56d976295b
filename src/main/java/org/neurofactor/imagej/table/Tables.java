package org.neurofactor.imagej.table;

import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;

/** How values are put into tables and shown in them, the same in all of them. */
public final class Tables {

	/** Digits behind the point in columns of which nothing else is said; ImageJ's own 3 would hide too much. */
	private static final int DIGITS = 6;

	private Tables() {}

	/** An empty table, whose columns keep the digits that they are given. */
	public static ResultsTable create() {
		final ResultsTable table = new DigitsTable();
		table.setPrecision(DIGITS);
		return table;
	}

	/** A number in the last row. NaN would be shown as such; an empty text is read as NaN. */
	public static void add(final ResultsTable table, final String heading, final double value) {
		if (Double.isNaN(value)) table.addValue(heading, "");
		else table.addValue(heading, value);
	}

	/** Shows a table in place of another one. ImageJ's own {@code show} would bring the window to the front, too. */
	public static void replace(final TextWindow window, final ResultsTable table) {
		final TextPanel panel = window.getTextPanel();
		panel.setColumnHeadings(table.getColumnHeadings());
		panel.setResultsTable(table);
		for (int row = 0; row < table.size(); row++) panel.appendWithoutUpdate(table.getRowAsString(row));
		panel.updateDisplay();
	}

	/** How many digits behind the point are shown and saved in some columns. */
	public static void setDigits(final ResultsTable table, final int digits, final String... headings) {
		for (final String heading : headings) table.setDecimalPlaces(table.getColumnIndex(heading), digits);
	}
}
