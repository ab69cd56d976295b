package org.neurofactor.imagej.ensemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.HashSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.imagej.table.DelimitedText;

/**
 * A text file with numbers of spikes or times, as programs write such: with comments behind {@code #} or {@code %}, the
 * numbers of lines that pandas and R put before each, and MATLAB's brackets.
 */
final class SpikeText {

	/** A note on what {@link #isIndexed()} says. */
	static final String INDEX_LEFT_OUT = "first column, which numbers the lines, left out";

	private static final Pattern COMMENT = Pattern.compile("\\s*[#%]+\\s*(.*)");
	private static final Pattern COMMENT_BEHIND = Pattern.compile("\\s[#%]\\s.*$");
	private static final Pattern BRACKETS =
		Pattern.compile("\\s*(?:([^=\\[\\]]+?)\\s*=\\s*)?\\[([^\\[\\]]*)\\]\\s*[;,]?\\s*");
	private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*[+-]?\\d+,\\d+([eE][+-]?\\d+)?\\s*");
	private static final Set<String> MISSING =
		new HashSet<>(Arrays.asList("", "nan", "na", "n/a", "null", "none", "-"));

	private final String name;
	private final DelimitedText text;

	/** How many columns before those that count are numbers of lines: 0 or 1. */
	private int skipped;
	/** Of the lines, in front of brackets or in the first column; null if they have none. */
	private List<String> rowNames;

	private SpikeText(final String name, final DelimitedText text, final List<String> rowNames) {
		this.name = name;
		this.text = text;
		this.rowNames = rowNames;
		if (rowNames == null) findIndex();
	}

	/**
	 * @param what the file is called in messages, such as "spike file"
	 * @throws IllegalArgumentException if the file cannot be read as text, or holds nothing but comments
	 */
	static SpikeText read(final Path path, final String what) {
		final List<String> lines = new ArrayList<>();
		final List<Integer> numbers = new ArrayList<>();
		String lastComment = null;
		int number = 0;
		for (final String line : DelimitedText.lines(path, what)) {
			number++;
			final Matcher comment = COMMENT.matcher(line);
			if (comment.matches()) {
				if (lines.isEmpty()) lastComment = comment.group(1);
				continue;
			}
			if (lines.isEmpty() && line.trim().isEmpty()) continue;
			lines.add(lines.isEmpty() ? line : COMMENT_BEHIND.matcher(line).replaceAll(""));
			numbers.add(number);
		}
		final String name = String.valueOf(path.getFileName());
		if (lines.isEmpty())
			throw new IllegalArgumentException("The " + what + " \"" + name + "\" holds nothing but comments.");
		final List<String> rowNames = withoutBrackets(lines);
		withDecimalPoints(lines);
		final SpikeText text = of(name, lines, numbers, rowNames);
		if (text.text.heading() != null || lastComment == null || rowNames != null) return text;
		// NumPy's savetxt writes the heading as a comment
		lines.add(0, lastComment);
		numbers.add(0, numbers.get(0) - 1);
		final SpikeText headed = of(name, lines, numbers, null);
		final boolean isHeading = headed.text.heading() != null && headed.heading().size() == text.columns() &&
			(headed.heading().stream().anyMatch(h -> h.role() != SpikeHeading.Role.OTHER) || text.columns() > 1);
		return isHeading ? headed : text;
	}

	private static SpikeText of(final String name, final List<String> lines, final List<Integer> numbers,
		final List<String> rowNames)
	{
		// pandas numbers the lines under an empty heading, beside which those of cells may be numbers
		final boolean unheadedIndex = lines.size() > 2 && lines.get(0).matches("\\s*(\"\")?[,;\t].*") &&
			lines.subList(1, lines.size()).stream().allMatch(line -> line.matches("\\s*\"?\\d.*"));
		return new SpikeText(name,
			DelimitedText.ofLines(name, lines, numbers.stream().mapToInt(Integer::intValue).toArray(), unheadedIndex),
			rowNames);
	}

	/** Takes brackets away if all lines have them; returns the names before them, null if there are none. */
	private static List<String> withoutBrackets(final List<String> lines) {
		if (!lines.stream().allMatch(line -> line.indexOf('[') >= 0 && line.indexOf(']') >= 0)) return null;
		final List<Matcher> matchers = lines.stream().map(BRACKETS::matcher).collect(Collectors.toList());
		if (!matchers.stream().allMatch(Matcher::matches)) return null;
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			names.add(matchers.get(i).group(1) == null ? "" : matchers.get(i).group(1));
			lines.set(i, matchers.get(i).group(2).trim().replaceAll("[\\s,;]+", ","));
		}
		return names;
	}

	/** A comma is a decimal one in a single column with a heading. */
	private static void withDecimalPoints(final List<String> lines) {
		final boolean oneColumn = lines.size() > 1 && lines.get(0).indexOf(',') < 0 && !lines.get(0).isEmpty() &&
			!Character.isDigit(lines.get(0).trim().charAt(0));
		if (!oneColumn) return;
		final List<String> below = lines.subList(1, lines.size());
		if (below.stream().allMatch(line -> line.trim().isEmpty() || DECIMAL_COMMA.matcher(line).matches()))
			below.replaceAll(line -> line.replace(',', '.'));
	}

	private void findIndex() {
		final int columns = text.columns();
		if (columns < 2) return;
		final List<String> heading = text.heading();
		if (heading == null) {
			final boolean named = text.rows() > 0 && IntStream.range(0, text.rows())
				.allMatch(row -> !isMissing(row, 0) && !DelimitedText.isNumber(text.row(row).get(0).replace(',', '.')));
			if (!named) return;
			rowNames =
				IntStream.range(0, text.rows()).mapToObj(row -> text.row(row).get(0)).collect(Collectors.toList());
			skipped = 1;
			return;
		}
		final boolean unnamed = heading.size() == columns - 1 && text.rows() > 1 &&
			IntStream.range(0, text.rows()).allMatch(row -> text.row(row).size() == columns);
		if ((unnamed || numbersLines(heading)) && isSequence(0)) skipped = 1;
	}

	/** Whether the first column's heading is that of the numbers of lines, or of frames where no other names a cell. */
	private static boolean numbersLines(final List<String> heading) {
		final List<SpikeHeading.Role> roles =
			heading.stream().map(SpikeHeading::of).map(SpikeHeading::role).collect(Collectors.toList());
		return roles.get(0) == SpikeHeading.Role.INDEX || roles.get(0) == SpikeHeading.Role.TIME &&
			roles.stream().skip(1).allMatch(role -> role == SpikeHeading.Role.OTHER);
	}

	/** Whether a column of the file counts the lines, from 0 or 1. */
	private boolean isSequence(final int column) {
		for (int row = 0; row < text.rows(); row++) {
			if (text.row(row).size() <= column || !DelimitedText.isNumber(text.row(row).get(column))) return false;
			final double first = Double.parseDouble(text.row(0).get(column));
			if (first != 0 && first != 1 || Double.parseDouble(text.row(row).get(column)) != first + row) return false;
		}
		return text.rows() > 0;
	}

	/** Name of the file. */
	String name() {
		return name;
	}

	/** Of the columns that count; null if there is none. */
	List<SpikeHeading> heading() {
		if (text.heading() == null) return null;
		final boolean shorter = text.heading().size() < text.columns() && skipped > 0;
		return text.heading()
			.subList(shorter ? 0 : skipped, text.heading().size())
			.stream()
			.map(SpikeHeading::of)
			.collect(Collectors.toList());
	}

	/** Whether a first column that numbers the lines is left out. */
	boolean isIndexed() {
		return skipped > 0 && rowNames == null;
	}

	/** Names of lines; null if they have none. */
	List<String> rowNames() {
		return rowNames;
	}

	/** Number of lines below the heading. */
	int rows() {
		return text.rows();
	}

	/** Largest number of columns that count. */
	int columns() {
		return text.columns() - skipped;
	}

	/** Number of columns of a line; 0 if it is empty. */
	int columns(final int row) {
		return isEmpty(row) ? 0 : text.row(row).size() - skipped;
	}

	boolean isEmpty(final int row) {
		return text.row(row).size() == 1 && text.row(row).get(0).isEmpty();
	}

	/** The text of a cell. */
	String cell(final int row, final int column) {
		return text.row(row).get(column + skipped);
	}

	/** Whether nothing is in a cell, or a word for nothing such as NaN, or the line is shorter. */
	boolean isMissing(final int row, final int column) {
		return column + skipped >= text.row(row).size() || MISSING.contains(cell(row, column).toLowerCase(Locale.ROOT));
	}

	/** @throws IllegalArgumentException naming file and line, if the cell holds no finite number */
	double number(final int row, final int column) {
		return text.number(row, column + skipped);
	}

	/** The number in a cell, empty if there is nothing or none. */
	OptionalDouble numberIfAny(final int row, final int column) {
		if (isMissing(row, column)) return OptionalDouble.empty();
		try {
			return OptionalDouble.of(number(row, column));
		}
		catch (final IllegalArgumentException e) {
			return OptionalDouble.empty();
		}
	}

	/** Number of the heading's line. */
	int headingLine() {
		return text.line(-1);
	}

	/** An exception for what is wrong with a line below the heading. */
	IllegalArgumentException error(final int row, final String what) {
		return text.error(row, what);
	}

	/** An exception for what is wrong with the heading, or with the first line. */
	IllegalArgumentException errorAtTop(final String what) {
		return text.error(text.heading() == null ? 0 : -1, what);
	}
}
