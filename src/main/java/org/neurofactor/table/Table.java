package org.neurofactor.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows of anything with a list of columns. Cells are made when they are asked for.
 *
 * @param <R> what a row is about
 */
public final class Table<R> {

	private final List<Column<R>> columns;
	private final List<R> rows;

	/** @param rows not copied: may be a view of what is larger than the memory */
	public Table(final List<Column<R>> columns, final List<R> rows) {
		this.columns = Collections.unmodifiableList(new ArrayList<>(columns));
		this.rows = rows;
	}

	public List<Column<R>> columns() {
		return columns;
	}

	/** Number of rows. */
	public int size() {
		return rows.size();
	}

	/** The cell in a row and a column, both counted from 0: see {@link Column#value}. */
	public Object value(final int row, final int column) {
		return columns.get(column).value(rows.get(row));
	}
}
