package org.neurofactor.imagej.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.imagej.table.CellNames;

/**
 * The times of spikes as they are in a file: in a list with a column for the cell and one for the time; in a column
 * per cell; or in a line per cell.
 */
final class SpikeTimes {

	/** A number of a cell that occurs in so many lines on average, or more, may be one in a list. */
	private static final int LINES_PER_CELL = 2;

	private final Map<String, List<Double>> times;
	private final List<String> notes = new ArrayList<>();

	private SpikeTimes(final Map<String, List<Double>> times) {
		this.times = times;
	}

	/** @throws IllegalArgumentException if the file is not so, or may be read in more than one way */
	static SpikeTimes of(final SpikeText text, final SpikeColumns columns) {
		final SpikeTimes times = columns.isList() ? new SpikeTimes(list(text, columns)) : ofCells(text, columns);
		if (columns.isList()) times.notes.addAll(columns.leftOut());
		if (times.times.values().stream().allMatch(List::isEmpty))
			throw new IllegalArgumentException(text.name() + " has no spikes.");
		return times;
	}

	private static Map<String, List<Double>> list(final SpikeText text, final SpikeColumns columns) {
		final Map<String, List<Double>> times = new LinkedHashMap<>();
		final int wanted = text.heading().size();
		for (int row = 0; row < text.rows(); row++) {
			if (text.isEmpty(row)) continue;
			if (text.columns(row) != wanted) throw text.error(row,
				"there must be " + wanted + " columns, " +
					text.heading()
						.stream()
						.map(SpikeHeading::toString)
						.collect(Collectors.joining(wanted == 2 ? " and " : ", ")) +
					", but there are " + text.columns(row));
			final String cell = text.cell(row, columns.cell());
			if (text.isMissing(row, columns.cell())) throw text.error(row, "column " + (columns.cell() + 1) +
				" must name a cell, but is " + (cell.isEmpty() ? "empty" : "'" + cell + "'"));
			final double time = text.number(row, columns.time());
			final double number = text.numberIfAny(row, columns.cell()).orElse(Double.NaN);
			final String name =
				number == Math.rint(number) ? "cell " + (long) number : Double.isNaN(number) ? cell : "cell " + cell;
			times.computeIfAbsent(name, k -> new ArrayList<>()).add(time);
		}
		final Map<String, List<Double>> ordered = new LinkedHashMap<>();
		sorted(times.keySet()).forEach(cell -> ordered.put(cell, times.get(cell)));
		return ordered;
	}

	/** Cells of a list in the order of their numbers; as they come if they have names. */
	static List<String> sorted(final Collection<String> cells) {
		final List<String> sorted = new ArrayList<>(cells);
		if (sorted.stream().allMatch(name -> name.matches("cell -?\\d{1,18}")))
			sorted.sort(Comparator.comparing(name -> Long.valueOf(name.substring("cell ".length()))));
		return sorted;
	}

	private static SpikeTimes ofCells(final SpikeText text, final SpikeColumns columns) {
		final boolean oneLine = text.rows() == 1 && (text.heading() == null || text.heading().size() == 1);
		final boolean lines = text.rowNames() != null || oneLine || isLinePerCell(text);
		final int cells = lines ? text.rows() : Math.max(1, text.columns());
		final List<String> names = names(text, columns, lines, cells);
		final Map<String, List<Double>> times = new LinkedHashMap<>();
		names.forEach(name -> times.put(name, new ArrayList<>()));
		for (int cell = 0; cell < cells; cell++) fill(times.get(names.get(cell)), text, lines, cell);
		final SpikeTimes result = new SpikeTimes(times);
		if (lines) result.notes.add("a line per cell");
		return result;
	}

	private static List<String> names(final SpikeText text, final SpikeColumns columns, final boolean lines,
		final int cells)
	{
		if (text.rowNames() != null) return new CellNames(text.rowNames()).list();
		if (text.heading() == null) return CellNames.numbered(cells).list();
		if (!lines) for (int row = 0; row < text.rows(); row++)
			if (text.columns(row) > text.heading().size()) throw text.error(row, "there must be at most " +
				text.heading().size() + " columns like in the heading, but there are " + text.columns(row));
		return new CellNames(columns.cellNames()).list();
	}

	private static void fill(final List<Double> times, final SpikeText text, final boolean lines, final int cell) {
		final int length = lines ? text.columns(cell) : text.rows();
		int missing = -1;
		for (int i = 0; i < length; i++) {
			final int row = lines ? cell : i;
			final int column = lines ? i : cell;
			if (text.isMissing(row, column)) {
				final boolean padding = column < text.columns(row) && !text.cell(row, column).isEmpty();
				if (padding && missing < 0) missing = row;
				continue;
			}
			if (missing >= 0) throw text.error(missing, "column " + ((lines ? 0 : cell) + 1) +
				" has no number here, but goes on: only at its end may it be filled up with NaN");
			times.add(text.number(row, column));
		}
		requireNoZerosAtEnd(times, text, lines, cell);
	}

	/** MATLAB fills up with zeros, which would be spikes at time 0. */
	private static void requireNoZerosAtEnd(final List<Double> times, final SpikeText text, final boolean lines,
		final int cell)
	{
		int zeros = 0;
		while (zeros < times.size() && times.get(times.size() - 1 - zeros) == 0) zeros++;
		if (zeros == 0 || zeros == times.size() || times.get(times.size() - 1 - zeros) < 0) return;
		throw new IllegalArgumentException(
			text.name() + ", " + (lines ? "cell " : "column ") + (cell + 1) + ": ends in " + zeros +
				(zeros == 1 ? " zero" : " zeros") + " after a spike at " + times.get(times.size() - 1 - zeros) +
				". Is it filled up with zeros? Fill it up with NaN, or with nothing.");
	}

	/**
	 * Without a heading it is the order that tells lines from columns: times increase.
	 *
	 * @throws IllegalArgumentException if it does not
	 */
	private static boolean isLinePerCell(final SpikeText text) {
		if (text.heading() != null || text.columns() < 2) return false;
		if (text.columns() == 2 && mayBeList(text)) throw text.errorAtTop(
			"the two columns may be cell and time, or the times of two cells: head them, cell and time, or cell 1 and " +
				"cell 2");
		if (text.columns() <= text.rows()) return false;
		final boolean inLines = increasing(text, true);
		final boolean inColumns = increasing(text, false);
		if (inLines == inColumns) throw text.errorAtTop("these " + text.rows() + " lines of up to " + text.columns() +
			" numbers may be a line per cell or a column per cell: name the cells in a heading, or in the first column");
		return inLines;
	}

	private static boolean increasing(final SpikeText text, final boolean inLines) {
		final double[] latest = new double[inLines ? text.rows() : text.columns()];
		Arrays.fill(latest, Double.NEGATIVE_INFINITY);
		for (int row = 0; row < text.rows(); row++) for (int column = 0; column < text.columns(row); column++) {
			final double time = text.numberIfAny(row, column).orElse(Double.NaN);
			if (Double.isNaN(time)) continue;
			final int cell = inLines ? row : column;
			if (time < latest[cell]) return false;
			latest[cell] = time;
		}
		return true;
	}

	/** Whether one of two columns repeats a few whole numbers, as that of the cells in a list does. */
	static boolean mayBeList(final SpikeText text) {
		if (text.rows() < LINES_PER_CELL ||
			IntStream.range(0, text.rows()).anyMatch(row -> text.isMissing(row, 0) || text.isMissing(row, 1)))
			return false;
		final boolean first = repeatsWholeNumbers(text, 0);
		return first != repeatsWholeNumbers(text, 1) || first && !increasing(text, false);
	}

	private static boolean repeatsWholeNumbers(final SpikeText text, final int column) {
		final double[] values = IntStream.range(0, text.rows())
			.mapToDouble(row -> text.numberIfAny(row, column).orElse(Double.NaN))
			.toArray();
		return Arrays.stream(values).allMatch(value -> value == Math.rint(value)) &&
			Arrays.stream(values).distinct().count() * LINES_PER_CELL <= values.length;
	}

	List<String> names() {
		return new ArrayList<>(times.keySet());
	}

	/** {@code [cell][spike]}. */
	double[][] times() {
		return times.values()
			.stream()
			.map(cell -> cell.stream().mapToDouble(t -> t).toArray())
			.toArray(double[][]::new);
	}

	/** What else there is to say of how they were read. */
	List<String> notes() {
		return notes;
	}
}
