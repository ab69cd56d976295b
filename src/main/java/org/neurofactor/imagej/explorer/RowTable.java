package org.neurofactor.imagej.explorer;

import java.awt.Adjustable;
import java.awt.Component;
import java.awt.Dimension;
import java.util.Locale;
import java.util.function.IntConsumer;

import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;

/**
 * A table of which one row is selected, and which is sorted by clicks on its headings. Rows are counted from 0 as the
 * model has them, however they are sorted.
 */
final class RowTable {

	private static final int ROWS = 12;
	private static final int WIDEST = 1000;

	/** Left and right of what is in a cell; in pixels. */
	private static final int PADDING = 5;

	/** What the mark of the sorted column takes. */
	private static final int ARROW = 16;

	private final RowModel model;
	private final JTable table;

	/** @param selected is told the row that was selected; −1 for none */
	RowTable(final RowModel model, final IntConsumer selected) {
		this.model = model;
		table = new JTable(model) {

			private static final long serialVersionUID = 1;

			/** Columns fill a window that is wide enough, and scroll in one that is not. */
			@Override
			public boolean getScrollableTracksViewportWidth() {
				return getPreferredSize().width < getParent().getWidth();
			}

			/** What does not fit into its column can be read all the same. */
			@Override
			public String getToolTipText(final java.awt.event.MouseEvent e) {
				final int row = rowAtPoint(e.getPoint());
				final int column = columnAtPoint(e.getPoint());
				if (row < 0 || column < 0) return null;
				final Component shown = prepareRenderer(getCellRenderer(row, column), row, column);
				final boolean fits = shown.getPreferredSize().width <= getColumnModel().getColumn(column).getWidth();
				return fits ? null : String.valueOf(getValueAt(row, column));
			}
		};
		table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		table.setAutoCreateRowSorter(true);
		table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
		table.setFillsViewportHeight(true);
		table.setRowHeight(table.getRowHeight() + 4);
		table.setDefaultRenderer(Double.class, new Cells());
		table.setDefaultRenderer(String.class, new Cells());
		table.getSelectionModel().addListSelectionListener(e -> selected.accept(selected()));
		fitColumns();
	}

	/** Columns as wide as what is in them; the window is as wide as all of them, and not too high. */
	private void fitColumns() {
		int width = 0;
		for (int c = 0; c < table.getColumnCount(); c++) {
			final TableColumn column = table.getColumnModel().getColumn(c);
			int widest = table.getTableHeader()
				.getDefaultRenderer()
				.getTableCellRendererComponent(table, column.getHeaderValue(), false, false, -1, c)
				.getPreferredSize().width + ARROW;
			for (int row = 0; row < table.getRowCount(); row++)
				widest = Math.max(widest,
					table.prepareRenderer(table.getCellRenderer(row, c), row, c).getPreferredSize().width);
			column.setPreferredWidth(Math.min(WIDEST, widest + 2));
			width += column.getPreferredWidth();
		}
		table.setPreferredScrollableViewportSize(
			new Dimension(width, Math.min(ROWS, table.getRowCount()) * table.getRowHeight() +
				new JScrollBar(Adjustable.HORIZONTAL).getPreferredSize().height));
	}

	/** What is put into the window. */
	JComponent component() {
		return new JScrollPane(table);
	}

	/** The selected row; −1 if there is none. */
	int selected() {
		final int row = table.getSelectedRow();
		return row < 0 ? row : table.convertRowIndexToModel(row);
	}

	/** Selects a row and scrolls to it. */
	void select(final int row) {
		final int shown = table.convertRowIndexToView(row);
		if (shown != table.getSelectedRow()) table.setRowSelectionInterval(shown, shown);
		table.scrollRectToVisible(table.getCellRect(shown, 0, true));
	}

	/** After headings have changed: the row stays selected. */
	void headingsChanged() {
		final int row = selected();
		for (int c = 0; c < table.getColumnCount(); c++)
			table.getColumnModel().getColumn(c).setHeaderValue(model.getColumnName(table.convertColumnIndexToModel(c)));
		table.getTableHeader().repaint();
		if (row >= 0) select(row);
	}

	JTable table() {
		return table;
	}

	/** Numbers to the right, texts to the left, and some room around both. */
	private final class Cells extends DefaultTableCellRenderer {

		private static final long serialVersionUID = 1;

		@Override
		public Component getTableCellRendererComponent(final JTable of, final Object value, final boolean isSelected,
			final boolean hasFocus, final int row, final int column)
		{
			final int digits = model.digits(of.convertColumnIndexToModel(column));
			setHorizontalAlignment(digits < 0 ? SwingConstants.LEFT : SwingConstants.RIGHT);
			final Object text =
				value instanceof Double ? String.format(Locale.ROOT, "%." + digits + "f", value) : value;
			super.getTableCellRendererComponent(of, text, isSelected, false, row, column);
			setBorder(BorderFactory.createEmptyBorder(0, PADDING, 0, PADDING));
			return this;
		}
	}
}
