package org.neurofactor.imagej.explorer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/** The modules of a result as the rows of a table. */
final class ModuleTable extends RowModel {

	private static final long serialVersionUID = 1;

	private static final List<String> HEADINGS = Arrays.asList("Module", "Subunit", "Moran's I", "Mean weight", "Ratio",
		"Diameter", "Distance");
	private static final int[] DIGITS = { 0, -1, 3, 5, 3, 2, 2 };
	private static final int LOCALIZED = 1;
	private static final int FIRST_LENGTH = HEADINGS.indexOf("Diameter");

	private transient StnmfResult result;

	ModuleTable(final StnmfResult result) {
		this.result = result;
	}

	/** Shows another analysis of the same modules. */
	void show(final StnmfResult analysed) {
		result = analysed;
		fireTableRowsUpdated(0, getRowCount() - 1);
	}

	@Override
	List<String> headings() {
		final String unit = " (" + result.analysis().lengthUnit() + ")";
		return HEADINGS.stream().map(heading -> HEADINGS.indexOf(heading) < FIRST_LENGTH ? heading : heading + unit).collect(
			Collectors.toList());
	}

	@Override
	public int getRowCount() {
		return result.rank();
	}

	@Override
	int digits(final int column) {
		return DIGITS[column];
	}

	@Override
	String text(final int row, final int column) {
		return column == LOCALIZED && info(row).localized() ? "yes" : "";
	}

	@Override
	double number(final int row, final int column) {
		final ModuleInfo info = info(row);
		switch (column) {
			case 0:
				return row + 1;
			case 2:
				return info.moransI();
			case 3:
				return info.weight();
			case 4:
				return info.subunit().map(Subunit::ratio).orElse(Double.NaN);
			case 5:
				return info.diameter();
			default:
				return info.distance();
		}
	}

	private ModuleInfo info(final int row) {
		return result.analysis().modulesInfo().get(row);
	}
}
