package org.neurofactor.imagej.table;

import ij.measure.ResultsTable;

import java.util.HashMap;
import java.util.Map;

/**
 * A table whose columns keep the digits that they were given. In ImageJ's own they are lost whenever the digits of the
 * whole table are set, as happens when it becomes the table of results.
 */
final class DigitsTable extends ResultsTable {

	private final Map<String, Integer> digits = new HashMap<>();

	@Override
	public void setDecimalPlaces(final int column, final int decimalPlaces) {
		super.setDecimalPlaces(column, decimalPlaces);
		digits.put(getColumnHeading(column), decimalPlaces);
	}

	/** Sets the digits of all columns that were given none. */
	@Override
	public synchronized void setPrecision(final int precision) {
		super.setPrecision(precision);
		digits.forEach((heading, decimalPlaces) -> {
			final int column = getColumnIndex(heading);
			if (column != COLUMN_NOT_FOUND) super.setDecimalPlaces(column, decimalPlaces);
		});
	}
}
