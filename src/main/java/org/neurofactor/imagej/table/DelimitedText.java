package org.neurofactor.imagej.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text file of lines and columns that some program wrote: separated by commas, tabs, semicolons or, if there are none
 * of these, spaces. Cells may be quoted. Where commas do not separate columns, they may be decimal commas. A first line
 * without any number is the heading. Empty lines at the end are ignored.
 */
public final class DelimitedText {

	private static final String SEPARATORS = ",\t;";

	/** In this order, because a comma may be a decimal comma where it does not separate. */
	private static final String SEPARATORS_IN_EVERY_LINE = "\t;,";
	private static final char SPACES = ' ';

	/** Characters of a cell in a message. */
	private static final int MAX_TOLD = 60;

	/** Which are no heading, whatever separates them. */
	private static final Pattern NUMBERS = Pattern.compile("[\\d\\s.,;+\\-eE]*");
	private static final Pattern DIGIT = Pattern.compile("\\d");
	private static final Pattern WITH_DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

	private final String name;
	private final List<String> heading;
	private final List<List<String>> rows = new ArrayList<>();
	private final boolean decimalComma;

	/** Of the lines, the heading being the first. */
	private final int[] numbers;

	/**
	 * @param numbers of the lines, from 1
	 * @param namedRows whether a first line is the heading, too, if only its first cell is no number
	 */
	private DelimitedText(final String name, final List<String> lines, final int[] numbers, final boolean namedRows) {
		this.name = name;
		this.numbers = numbers;
		final char separator = separator(lines);
		for (final String line : lines) rows.add(split(line, separator));
		decimalComma = separator != ',' &&
			rows.stream().flatMap(List::stream).anyMatch(cell -> WITH_DECIMAL_COMMA.matcher(cell).matches());
		// A heading of one column may have spaces in it.
		final List<String> first = rows.get(0);
		final boolean headed = !lines.get(0).trim().isEmpty() &&
			(first.stream().noneMatch(this::holdsNumber) || namedRows && !holdsNumber(first.get(0)));
		heading = headed ? rows.remove(0) : null;
	}

	/**
	 * Of lines that were taken from a file, such as those without comments.
	 *
	 * @param name of the file
	 * @param lines at least one
	 * @param numbers of the lines in the file, from 1
	 * @param namedRows whether a first line is the heading, too, if only its first cell is no number
	 */
	public static DelimitedText ofLines(final String name, final List<String> lines, final int[] numbers,
		final boolean namedRows)
	{
		return new DelimitedText(name, lines, numbers.clone(), namedRows);
	}

	/**
	 * The lines of a text file in UTF-8 or UTF-16, without empty ones at the end.
	 *
	 * @param what the file is called in messages, such as "spike file"
	 * @throws IllegalArgumentException if the file cannot be read as text, or is empty
	 */
	public static List<String> lines(final Path path, final String what) {
		if (!Files.exists(path)) throw new IllegalArgumentException("There is no " + what + " \"" + path + "\".");
		final String the = "The " + what + " \"" + path + "\"";
		if (!Files.isRegularFile(path))
			throw new IllegalArgumentException(the + " is a folder, but must be a text file.");
		try {
			final List<String> lines = TextLines.of(path, the);
			int end = lines.size();
			while (end > 0 && lines.get(end - 1).trim().isEmpty()) end--;
			if (end == 0) throw new IllegalArgumentException(
				"The " + what + " \"" + String.valueOf(path.getFileName()) + "\" is empty.");
			return lines.subList(0, end);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(the + " cannot be read: " + e.getMessage() + ".", e);
		}
	}

	/**
	 * @param what the file is called in messages, such as "spike file"
	 * @throws IllegalArgumentException if the file cannot be read as text, or is empty
	 */
	public static DelimitedText read(final Path path, final String what) {
		return read(path, what, false);
	}

	/**
	 * As {@link #read(Path, String)}; but headings may be numbers, if the first is none: that of the column which
	 * numbers or names the rows.
	 */
	static DelimitedText readTable(final Path path, final String what) {
		return read(path, what, true);
	}

	/**
	 * As {@link #read(Path, String)}, of a table that {@link Csv} wrote: line breaks within quotes belong to the cell.
	 */
	public static DelimitedText readSaved(final Path path, final String what) {
		return read(path, what, true, true);
	}

	private static DelimitedText read(final Path path, final String what, final boolean namedRows) {
		return read(path, what, namedRows, false);
	}

	private static DelimitedText read(final Path path, final String what, final boolean namedRows,
		final boolean quotedBreaks)
	{
		final List<String> lines = lines(path, what);
		final int[] starts = quotedBreaks ? starts(lines) : IntStream.range(0, lines.size()).toArray();
		return new DelimitedText(String.valueOf(path.getFileName()), quotedBreaks ? joined(lines, starts) : lines,
			Arrays.stream(starts).map(start -> start + 1).toArray(), namedRows);
	}

	/** The lines, from 0, that do not begin within quotes. */
	private static int[] starts(final List<String> lines) {
		final IntStream.Builder starts = IntStream.builder();
		boolean open = false;
		for (int line = 0; line < lines.size(); line++) {
			if (!open) starts.add(line);
			open ^= lines.get(line).chars().filter(c -> c == '"').count() % 2 == 1;
		}
		return starts.build().toArray();
	}

	private static List<String> joined(final List<String> lines, final int[] starts) {
		final List<String> joined = new ArrayList<>();
		for (int i = 0; i < starts.length; i++)
			joined
				.add(String.join("\n", lines.subList(starts[i], i + 1 < starts.length ? starts[i + 1] : lines.size())));
		return joined;
	}

	/** A text of a file as it is told in a message: in one line, and not all of it if it is long. */
	public static String told(final String text) {
		final String line = text.replaceAll("\\p{Cntrl}", " ");
		return line.length() <= MAX_TOLD ? line : line.substring(0, MAX_TOLD) + "…";
	}

	private static boolean isOfNumbers(final String line) {
		return NUMBERS.matcher(line).matches() && DIGIT.matcher(line).find();
	}

	private static char separator(final List<String> lines) {
		final boolean headed = lines.size() > 1 && !isOfNumbers(lines.get(0));
		final List<String> data = headed ? lines.subList(1, lines.size()) : lines;
		for (final char separator : SEPARATORS_IN_EVERY_LINE.toCharArray())
			if (data.stream().allMatch(line -> line.indexOf(separator) >= 0)) return separator;
		for (final char separator : SEPARATORS.toCharArray())
			if (data.stream().anyMatch(line -> line.indexOf(separator) >= 0)) return separator;
		return data.stream().anyMatch(line -> line.trim().indexOf(SPACES) >= 0) ? SPACES : ',';
	}

	private static List<String> split(final String line, final char separator) {
		final List<String> cells = new ArrayList<>();
		final StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		char before = separator;
		for (final char c : (separator == SPACES ? line.trim().replaceAll("\\s+", " ") : line).toCharArray()) {
			if (c == separator && !quoted) {
				cells.add(cell.toString());
				cell.setLength(0);
			}
			else if (c == '"') {
				if (!quoted && before == '"') cell.append(c); // two within quotes stand for one
				quoted = !quoted;
			}
			else cell.append(c);
			before = c;
		}
		cells.add(cell.toString());
		return cells.stream().map(String::trim).map(Csv::original).collect(Collectors.toList());
	}

	public static boolean isNumber(final String text) {
		try {
			Double.parseDouble(text);
			return true;
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	private boolean holdsNumber(final String text) {
		return isNumber(plain(text));
	}

	/** With a decimal point; nothing if there are both, for the point would separate thousands. */
	private String plain(final String text) {
		if (!decimalComma) return text;
		return text.indexOf('.') < 0 ? text.replace(',', '.') : "";
	}

	/** Name of the file. */
	public String name() {
		return name;
	}

	/** The cells of the first line; null if there is no heading. */
	public List<String> heading() {
		return heading;
	}

	/** Number of lines below the heading. */
	public int rows() {
		return rows.size();
	}

	/** The cells of a line below the heading, from 0. */
	public List<String> row(final int row) {
		return rows.get(row);
	}

	/** Largest number of columns. */
	public int columns() {
		final int below = rows.stream().mapToInt(List::size).max().orElse(0);
		return heading == null ? below : Math.max(below, heading.size());
	}

	/** @throws IllegalArgumentException naming file and line, if the cell holds no finite number */
	public double number(final int row, final int column) {
		final double value = numberOrNaN(row, column);
		if (Double.isNaN(value)) throw error(row,
			"column " + (column + 1) + " must be a number, but is '" + told(rows.get(row).get(column)) + "'");
		return value;
	}

	/** NaN if the cell holds no finite number. */
	double numberOrNaN(final int row, final int column) {
		final String text = plain(rows.get(row).get(column));
		try {
			final double value = Double.parseDouble(text);
			return Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	/** Number of the line, from 1, that a row is in. */
	public int line(final int row) {
		return numbers[heading == null ? row : row + 1];
	}

	/** An exception for what is wrong with a line below the heading. */
	public IllegalArgumentException error(final int row, final String what) {
		return new IllegalArgumentException(name + ", line " + line(row) + ": " + what + ".");
	}
}
