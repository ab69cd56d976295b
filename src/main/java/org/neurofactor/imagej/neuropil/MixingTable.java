package org.neurofactor.imagej.neuropil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.Separation;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/**
 * How much of each source is in each signal: a row per signal, a column per source. Sources are counted from 0, the
 * cleaned one, as in all tables.
 */
public final class MixingTable {

	/** A signal of a cell. */
	public static final class Row {

		private final String cell;
		private final int region;
		private final String signal;
		private final double floor;
		private final double[] mixing;

		/** @param mixing by the sources' order */
		private Row(final String cell, final int region, final String signal, final double floor,
			final double[] mixing)
		{
			this.cell = cell;
			this.region = region;
			this.signal = signal;
			this.floor = floor;
			this.mixing = mixing;
		}
	}

	/** Which cell and region a signal is of. */
	public static final List<Column<Row>> OF_CELL =
		Arrays.asList(Column.text("cell", "Name of the cell.", row -> row.cell),
			Column.whole("region", "0 for the cell itself, then the regions around it.", row -> row.region));

	/** The signal's name. */
	public static final Column<Row> SIGNAL =
		Column.text("signal", "Name of the signal, as in the table of signals.", row -> row.signal);

	/** What was taken off the signal. */
	public static final Column<Row> FLOOR = Column.number("floor", 4,
		"The signal's background, in its own unit, which was " + "taken off first; 0 if there was none to be taken.",
		row -> row.floor);

	private MixingTable() {}

	/** The column of a source. */
	public static Column<Row> source(final int source) {
		return Column.number("source_" + source, 6, "Its part in the signal, in units of the signals' median.",
			row -> source < row.mixing.length ? row.mixing[source] : null);
	}

	/** Of all cells that were separated. */
	static Table<Row> of(final NeuropilResult result) {
		final List<Row> rows = new ArrayList<>();
		for (final CellResult cell : result.cells()) cell.separation().ifPresent(separation -> {
			for (int region = 0; region < separation.mixing().length; region++)
				rows.add(new Row(cell.name(), region, TraceTables.heading(cell, region), separation.floors()[region],
					row(separation, region)));
		});
		final List<Column<Row>> columns = new ArrayList<>(OF_CELL);
		return table(columns, rows);
	}

	/**
	 * Of one set of signals.
	 *
	 * @param signals their names
	 */
	static Table<Row> of(final Separation separation, final List<String> signals) {
		final List<Row> rows = new ArrayList<>();
		for (int i = 0; i < signals.size(); i++)
			rows.add(new Row("", i, signals.get(i), separation.floors()[i], row(separation, i)));
		return table(new ArrayList<>(), rows);
	}

	private static Table<Row> table(final List<Column<Row>> columns, final List<Row> rows) {
		columns.add(SIGNAL);
		columns.add(FLOOR);
		final int sources = rows.stream().mapToInt(row -> row.mixing.length).max().orElse(0);
		IntStream.range(0, sources).mapToObj(MixingTable::source).forEach(columns::add);
		return new Table<>(columns, rows);
	}

	private static double[] row(final Separation separation, final int signal) {
		return Arrays.stream(separation.order()).mapToDouble(source -> separation.mixing()[signal][source]).toArray();
	}
}
