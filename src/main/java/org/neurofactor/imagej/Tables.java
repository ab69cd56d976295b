package org.neurofactor.imagej;

import ij.measure.ResultsTable;

/** How values are put into tables, the same in all of them. */
final class Tables {

	private Tables() {}

	/** A number in the last row. NaN would be shown as such; an empty text is read as NaN. */
	static void add(final ResultsTable table, final String heading, final double value) {
		if (Double.isNaN(value)) table.addValue(heading, "");
		else table.addValue(heading, value);
	}

	/** How many digits behind the point are shown and saved in some columns. */
	static void setDigits(final ResultsTable table, final int digits, final String... headings) {
		for (final String heading : headings) table.setDecimalPlaces(table.getColumnIndex(heading), digits);
	}
}
