package org.neurofactor.imagej.explorer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.swing.table.AbstractTableModel;

import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** The rows of a {@link RowTable}: some columns of a table. Numbers sort as such; null where there is none. */
final class RowModel extends AbstractTableModel {

	private static final long serialVersionUID = 1;

	private transient Table<?> table;
	private final int[] columns;

	/** @param shown the names of the columns; all if none are given */
	RowModel(final Table<?> table, final String... shown) {
		this.table = table;
		final List<String> names = table.columns().stream().map(Column::name).collect(Collectors.toList());
		columns = shown.length == 0
			? IntStream.range(0, names.size()).toArray()
			: Arrays.stream(shown).mapToInt(names::indexOf).toArray();
	}

	/** Shows another table of the same columns, with as many rows. */
	void show(final Table<?> changed) {
		table = changed;
		fireTableRowsUpdated(0, getRowCount() - 1);
	}

	/** How many digits behind the point a column shows; below 0 if it is one of texts. */
	int digits(final int column) {
		return column(column).digits();
	}

	private Column<?> column(final int column) {
		return table.columns().get(columns[column]);
	}

	@Override
	public int getRowCount() {
		return table.size();
	}

	@Override
	public int getColumnCount() {
		return columns.length;
	}

	@Override
	public String getColumnName(final int column) {
		return column(column).name();
	}

	@Override
	public Class<?> getColumnClass(final int column) {
		return digits(column) < 0 ? String.class : Double.class;
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final Object value = table.value(row, columns[column]);
		if (!(value instanceof Number)) return value;
		final double number = ((Number) value).doubleValue();
		return Double.isNaN(number) ? null : (Double) number;
	}
}
