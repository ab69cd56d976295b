package org.neurofactor.imagej.explorer;

import java.util.List;

import javax.swing.table.AbstractTableModel;

/** The rows of a {@link RowTable}: numbers, which sort as such, and texts; null where a value does not apply. */
abstract class RowModel extends AbstractTableModel {

	private static final long serialVersionUID = 1;

	/** What is over the columns now. */
	abstract List<String> headings();

	/** How many digits behind the point a column shows; −1 if it is one of texts. */
	abstract int digits(int column);

	/** The number in a cell; NaN where it does not apply. Not asked for columns of texts. */
	abstract double number(int row, int column);

	/** The text in a cell. Asked for columns of texts only. */
	abstract String text(int row, int column);

	@Override
	public final int getColumnCount() {
		return headings().size();
	}

	@Override
	public final String getColumnName(final int column) {
		return headings().get(column);
	}

	@Override
	public final Class<?> getColumnClass(final int column) {
		return digits(column) < 0 ? String.class : Double.class;
	}

	@Override
	public final Object getValueAt(final int row, final int column) {
		if (digits(column) < 0) return text(row, column);
		final double value = number(row, column);
		return Double.isNaN(value) ? null : (Double) value;
	}
}
