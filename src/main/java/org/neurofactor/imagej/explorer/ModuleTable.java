package org.neurofactor.imagej.explorer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.swing.table.AbstractTableModel;

import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/** The modules of a result as the rows of a Swing table; cells are empty where a value does not apply. */
final class ModuleTable extends AbstractTableModel {

	private static final long serialVersionUID = 1;

	private static final List<String> HEADINGS = Arrays.asList("Module", "Subunit", "Moran's I", "Mean weight", "Ratio",
		"Diameter", "Distance");

	private transient StnmfResult result;

	ModuleTable(final StnmfResult result) {
		this.result = result;
	}

	/** Shows another analysis of the same modules; the selection stays. */
	void show(final StnmfResult analysed) {
		final boolean otherUnit = !analysed.analysis().lengthUnit().equals(result.analysis().lengthUnit());
		result = analysed;
		if (otherUnit) fireTableStructureChanged();
		else fireTableRowsUpdated(0, getRowCount() - 1);
	}

	@Override
	public int getRowCount() {
		return result.rank();
	}

	@Override
	public int getColumnCount() {
		return HEADINGS.size();
	}

	@Override
	public String getColumnName(final int column) {
		final boolean length = column >= HEADINGS.indexOf("Diameter");
		return HEADINGS.get(column) + (length ? " (" + result.analysis().lengthUnit() + ")" : "");
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final ModuleInfo info = result.analysis().modulesInfo().get(row);
		switch (column) {
			case 0:
				return row + 1;
			case 1:
				return info.localized() ? "yes" : "";
			case 2:
				return number("%.3f", info.moransI());
			case 3:
				return number("%.5f", info.weight());
			case 4:
				return number("%.3f", info.subunit().map(Subunit::ratio).orElse(Double.NaN));
			case 5:
				return number("%.2f", info.diameter());
			default:
				return number("%.2f", info.distance());
		}
	}

	private static String number(final String format, final double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
	}
}
