package org.neurofactor.imagej.table;

import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.text.TextWindow;

import java.awt.Window;
import java.util.ArrayList;
import java.util.List;

/** The tables that are open in windows; and ImageJ's results table, which is there without a window, too. */
public final class OpenTables {

	private static final String RESULTS = "Results";

	private OpenTables() {}

	public static List<String> titles() {
		final List<String> titles = new ArrayList<>();
		for (final Window window : WindowManager.getAllNonImageWindows())
			if (window instanceof TextWindow && ((TextWindow) window).getResultsTable() != null)
				titles.add(((TextWindow) window).getTitle());
		if (!titles.contains(RESULTS) && hasResults()) titles.add(RESULTS);
		return titles;
	}

	/** The table of that title, null if there is none. */
	public static ResultsTable find(final String title) {
		if (!titles().contains(title)) return null;
		final ResultsTable table = ResultsTable.getResultsTable(title);
		return table == null ? Analyzer.getResultsTable() : table;
	}

	/** What a table can be, to follow "must be". */
	public static String allowed() {
		return "an open table (" + (titles().isEmpty() ? "none is open" : String.join(", ", titles())) + ")";
	}

	/** Which table is meant where none is named. */
	public static String describeActive() {
		final String title = activeTitle();
		return title.isEmpty() ? "Active table (none is open)" : "Active table (" + title + ")";
	}

	/** The title of the table in front, else of ImageJ's results table; empty if there is neither. */
	private static String activeTitle() {
		final Window active = WindowManager.getActiveTable();
		if (active instanceof TextWindow && ((TextWindow) active).getResultsTable() != null)
			return ((TextWindow) active).getTitle();
		return hasResults() ? RESULTS : "";
	}

	/**
	 * A copy of the traces in the table of that title, or, if it is empty, in the active one: the one in front, else
	 * ImageJ's results table.
	 *
	 * @throws IllegalArgumentException if there is no table, or it has no traces
	 */
	public static ImportedTraces traces(final String title) {
		final String meant = title.isEmpty() ? activeTitle() : title;
		if (meant.isEmpty()) throw new IllegalArgumentException(
			"There is no table: open one (File > Import > Table...), or name a CSV file.");
		return ImportedTraces.of(find(meant), meant);
	}

	private static boolean hasResults() {
		final ResultsTable results = Analyzer.getResultsTable();
		return results != null && results.size() > 0;
	}
}
