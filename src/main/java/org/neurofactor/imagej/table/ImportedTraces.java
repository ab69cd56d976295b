package org.neurofactor.imagej.table;

import org.neurofactor.imagej.door.NameList;

import ij.measure.ResultsTable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.neurofactor.run.ProgressMonitor;

/**
 * A table of traces, one column per trace and one row per frame, from a file or a window. Columns with the headings
 * {@code trial}, {@code frame}, {@code time} ({@code time_s}, {@code time (ms)}, …), {@code label}, {@code slice},
 * {@code index} and {@code row}, in upper or lower case, and columns without any number are no traces but say what the
 * rows are; so does a first column without a heading.
 */
public final class ImportedTraces {

	private static final String INDEX = "index";

	/** A frame rate that was made of printed times has no more digits that mean something. */
	private static final MathContext RATE_DIGITS = new MathContext(9);

	private final String name;
	private final String rowName;
	private final int firstRow;
	private final int rows;
	private final List<TableColumn> columns;

	private ImportedTraces(final String name, final String rowName, final int firstRow, final int rows,
		final List<TableColumn> columns)
	{
		this.name = name;
		this.rowName = rowName;
		this.firstRow = firstRow;
		this.rows = rows;
		this.columns = columns.stream().filter(column -> !column.isEmpty()).collect(Collectors.toList());
		if (rows == 0) throw new IllegalArgumentException("\"" + name + "\" has no rows.");
		if (traces().isEmpty())
			throw new IllegalArgumentException("\"" + name + "\" has no column of numbers that could " + "be a trace" +
				(this.columns.isEmpty() ? "." : ": its columns are " + NameList.of(headings(this.columns)) + "."));
	}

	/**
	 * Reads a text file whose columns are separated by commas, semicolons (then with decimal points or commas), tabs or
	 * spaces; without a heading, columns are named "cell 1", "cell 2" and so on.
	 *
	 * @throws IllegalArgumentException if it cannot be read, lines differ in their number of columns, or it has no
	 *          trace
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static ImportedTraces read(final Path path, final ProgressMonitor monitor) {
		final DelimitedText text = DelimitedText.readTable(path, "file");
		final int width = text.heading() != null ? text.heading().size() : text.row(0).size();
		for (int row = 0; row < text.rows(); row++)
			if (text.row(row).size() != width) throw text.error(row,
				"there must be " + width + " columns like in the first line, but there are " + text.row(row).size());
		final List<String> headings =
			new ArrayList<>(text.heading() == null ? Collections.nCopies(width, "") : text.heading());
		if (text.heading() != null && headings.get(0).isEmpty()) headings.set(0, INDEX);
		final List<String> names = new CellNames(headings).list();
		final List<TableColumn> columns = new ArrayList<>();
		for (int column = 0; column < width; column++) {
			monitor.step("Reading columns", column, width);
			final Object[] cells = new Object[text.rows()];
			for (int row = 0; row < cells.length; row++) {
				final double number = text.numberOrNaN(row, column);
				cells[row] = Double.isNaN(number) ? textOrNull(text.row(row).get(column)) : (Object) number;
			}
			columns.add(new TableColumn(names.get(column), cells));
		}
		return new ImportedTraces(text.name(), "line", text.rows() == 0 ? 0 : text.line(0), text.rows(), columns);
	}

	/**
	 * Copies the columns of a table.
	 *
	 * @throws IllegalArgumentException if it has no trace
	 */
	public static ImportedTraces of(final ResultsTable table, final String title) {
		final List<TableColumn> columns = new ArrayList<>();
		for (final String heading : table.getHeadings()) {
			final int index = table.getColumnIndex(heading);
			final boolean labels = index == ResultsTable.COLUMN_NOT_FOUND; // they are kept apart from the columns
			final Object[] cells = new Object[table.size()];
			for (int row = 0; row < cells.length; row++) {
				final double number = labels ? Double.NaN : table.getValueAsDouble(index, row);
				cells[row] = isFinite(number)
					? (Object) number
					: cell(labels ? table.getLabel(row) : table.getStringValue(index, row));
			}
			columns.add(new TableColumn(heading, cells));
		}
		return new ImportedTraces(title, "row", 1, table.size(), columns);
	}

	/** Numbers may have been put into a table as texts. */
	private static Object cell(final String text) {
		final double number = text != null && DelimitedText.isNumber(text) ? Double.parseDouble(text) : Double.NaN;
		return isFinite(number) ? (Object) number : textOrNull(text);
	}

	private static boolean isFinite(final double number) {
		return Math.abs(number) <= Double.MAX_VALUE;
	}

	/** A text, or NaN if it says so, or null if there is nothing. */
	private static Object textOrNull(final String text) {
		if (text == null || text.trim().isEmpty()) return null;
		return text.trim().equalsIgnoreCase("NaN") ? (Object) Double.NaN : text;
	}

	/** Name of the file or title of the window. */
	public String name() {
		return name;
	}

	/** Number of rows, 1 or more. */
	public int rows() {
		return rows;
	}

	/** The headings of all traces, at least one, each different. */
	public List<String> traces() {
		return headings(
			columns.stream().filter(column -> column.isNumeric() && !column.isIndex()).collect(Collectors.toList()));
	}

	/**
	 * The headings of the traces that are meant, each once.
	 *
	 * @param text headings with commas between them, in which {@code *} stands for any text; or empty for all traces
	 * @throws IllegalArgumentException if there is no such trace
	 */
	public List<String> select(final String text) {
		final List<String> traces = traces();
		if (text.trim().isEmpty()) return traces;
		if (traces.contains(text.trim())) return Collections.singletonList(text.trim());
		final Set<String> selected = new LinkedHashSet<>();
		for (final String part : text.split(",", -1)) {
			final Pattern pattern = Pattern.compile(
				Arrays.stream(part.trim().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
			final List<String> matching =
				traces.stream().filter(heading -> pattern.matcher(heading).matches()).collect(Collectors.toList());
			if (matching.isEmpty()) throw new IllegalArgumentException("columns must be traces of \"" + name + "\" (" +
				NameList.of(traces) + "), but there is none named '" + part.trim() + "'.");
			selected.addAll(matching);
		}
		return new ArrayList<>(selected);
	}

	/**
	 * The numbers of a trace.
	 *
	 * @return one per row; NaN where the table says so, as it does of a frame that was left out
	 * @throws IllegalArgumentException if a cell is neither, saying where, or all are NaN
	 */
	public double[] trace(final String heading) {
		final TableColumn trace = columns.stream()
			.filter(column -> column.heading().equals(heading))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" has no column " + heading));
		if (trace.isNaN()) throw new IllegalArgumentException(
			name + ", column \"" + DelimitedText.told(heading) + "\": there must be numbers, but all are NaN.");
		return numbers(trace, true);
	}

	private double[] numbers(final TableColumn column, final boolean orNaN) {
		final double[] values = new double[rows];
		for (int row = 0; row < rows; row++) {
			final Object cell = column.cell(row);
			if (!(cell instanceof Double) || !orNaN && ((Double) cell).isNaN())
				throw new IllegalArgumentException(name + ", " + rowName + " " + (firstRow + row) + ", column \"" +
					DelimitedText.told(column.heading()) + "\": there must be a number, but " +
					(cell == null ? "the cell is empty." : "it is '" + DelimitedText.told(cell.toString()) + "'."));
			values[row] = (Double) cell;
		}
		return values;
	}

	/** The columns that say what the rows are, in their order. */
	List<TableColumn> leading() {
		return columns.stream().filter(column -> column.isIndex() || !column.isNumeric()).collect(Collectors.toList());
	}

	/** The rows, from 0, of each trial; one trial of all rows if there is no column {@code trial}. */
	public List<int[]> trials() {
		final Map<Object, List<Integer>> trials = new LinkedHashMap<>();
		final TableColumn trial = columns.stream().filter(TableColumn::isTrial).findFirst().orElse(null);
		for (int row = 0; row < rows; row++)
			trials.computeIfAbsent(trial == null ? "" : trial.cell(row), k -> new ArrayList<>()).add(row);
		return trials.values()
			.stream()
			.map(list -> list.stream().mapToInt(row -> row).toArray())
			.collect(Collectors.toList());
	}

	/**
	 * Frames per second: one by the median step of the times within trials. Empty if there is no column of times, or no
	 * trial of two rows.
	 *
	 * @throws IllegalArgumentException if a time is no number, or times do not increase
	 */
	public OptionalDouble frameRateHz() {
		final TableColumn column = columns.stream().filter(TableColumn::isTime).findFirst().orElse(null);
		if (column == null || column.isNaN()) return OptionalDouble.empty(); // written without a frame rate
		final double[] times = numbers(column, false);
		final double[] steps = trials().stream().flatMapToDouble(trial -> steps(times, trial)).sorted().toArray();
		if (steps.length == 0) return OptionalDouble.empty();
		final double median = (steps[(steps.length - 1) / 2] + steps[steps.length / 2]) / 2 * column.unitSeconds();
		if (!(median > 0)) throw new IllegalArgumentException("The column \"" + column.heading() + "\" of \"" + name +
			"\" must increase from row to row, but its median step is " + median + " s.");
		return OptionalDouble.of(new BigDecimal(1 / median).round(RATE_DIGITS).doubleValue());
	}

	private static DoubleStream steps(final double[] times, final int[] trial) {
		return IntStream.range(1, trial.length).mapToDouble(i -> times[trial[i]] - times[trial[i - 1]]);
	}

	private static List<String> headings(final List<TableColumn> columns) {
		return columns.stream().map(TableColumn::heading).collect(Collectors.toList());
	}
}
