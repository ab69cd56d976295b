package org.neurofactor.imagej.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** Traces that were made from an imported table of traces: with its columns that say what the rows are. */
public final class TraceSheet {

	/** Digits behind the point in windows, as of all columns of which nothing else is said. */
	private static final int DIGITS = 6;

	private TraceSheet() {}

	/**
	 * @param source whose leading columns are taken
	 * @param headings one per trace, each different
	 * @param meaning of the traces
	 * @param traces {@code [trace][row]}
	 */
	public static Table<Integer> of(final ImportedTraces source, final List<String> headings, final String meaning,
		final double[][] traces)
	{
		final List<Column<Integer>> columns = new ArrayList<>();
		for (final TableColumn column : source.leading()) columns.add(Column.foreign(column.heading(), column::cell));
		for (int i = 0; i < traces.length; i++) {
			final double[] trace = traces[i];
			columns.add(Column.number(headings.get(i), DIGITS, meaning, row -> trace[row]));
		}
		return new Table<>(columns, IntStream.range(0, traces[0].length).boxed().collect(Collectors.toList()));
	}
}
