package org.neurofactor.imagej.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.neurofactor.imagej.neuropil.CellReports;

/** The cells of a neuropil separation and how far each can be trusted, as the rows of a table. */
final class CellTable extends RowModel {

	private static final long serialVersionUID = 1;

	private static final int DIGITS = 3;
	private static final int FIRST_NUMBER = 2;
	private static final List<String> COUNTS = Arrays.asList("iterations", "tries", "sources left");

	private final transient CellReports reports;
	private final List<String> headings = new ArrayList<>();

	CellTable(final CellReports reports) {
		this.reports = reports;
		headings.addAll(Arrays.asList("cell", "converged"));
		headings.addAll(CellReports.headings());
		headings.add("remark");
		headings.replaceAll(heading -> Character.toUpperCase(heading.charAt(0)) + heading.substring(1));
	}

	@Override
	List<String> headings() {
		return headings;
	}

	@Override
	public int getRowCount() {
		return reports.cells().size();
	}

	@Override
	int digits(final int column) {
		if (column < FIRST_NUMBER || column == headings.size() - 1) return -1;
		return COUNTS.contains(CellReports.headings().get(column - FIRST_NUMBER)) ? 0 : DIGITS;
	}

	@Override
	double number(final int row, final int column) {
		return reports.number(row, column - FIRST_NUMBER);
	}

	@Override
	String text(final int row, final int column) {
		if (column == 0) return reports.cells().get(row);
		if (column > 1) return reports.remark(row);
		final String converged = reports.converged(row);
		return converged.isEmpty() ? "" : converged.equals("true") ? "yes" : "no";
	}
}
