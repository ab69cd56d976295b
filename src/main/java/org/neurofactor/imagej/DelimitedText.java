package org.neurofactor.imagej;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text file of lines and columns that some program wrote: separated by commas, tabs, semicolons or, if there are none
 * of these, spaces. Cells may be quoted. A first line without any number is the heading. Empty lines at the end are
 * ignored.
 */
final class DelimitedText {

	private static final String SEPARATORS = ",\t;";
	private static final char SPACES = ' ';

	private final String name;
	private final List<String> heading;
	private final List<List<String>> rows = new ArrayList<>();
	private final int firstLine;

	private DelimitedText(final String name, final List<String> lines) {
		this.name = name;
		int end = lines.size();
		while (end > 0 && lines.get(end - 1).trim().isEmpty()) end--;
		if (end == 0) throw new IllegalArgumentException("The spike file \"" + name + "\" is empty.");
		final char separator = separator(lines.subList(0, end));
		// A heading of one column may have spaces in it.
		final List<String> first = split(lines.get(0), separator);
		final boolean headed = first.stream().noneMatch(DelimitedText::isNumber) && !lines.get(0).trim().isEmpty();
		heading = headed ? first : null;
		firstLine = headed ? 2 : 1;
		for (final String line : lines.subList(headed ? 1 : 0, end)) rows.add(split(line, separator));
	}

	/** @throws IllegalArgumentException if the file cannot be read as text, or is empty */
	static DelimitedText read(final Path path) {
		final String name = String.valueOf(path.getFileName());
		if (!Files.exists(path)) throw new IllegalArgumentException("There is no spike file \"" + path + "\".");
		if (!Files.isRegularFile(path)) throw new IllegalArgumentException("The spike file \"" + path +
			"\" is a folder, but must be a text file.");
		try {
			final List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
			if (!lines.isEmpty() && lines.get(0).startsWith("\ufeff")) lines.set(0, lines.get(0).substring(1));
			return new DelimitedText(name, lines);
		}
		catch (final CharacterCodingException e) {
			throw new IllegalArgumentException("The spike file \"" + path + "\" must be a text file (UTF-8), but is none.", e);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("The spike file \"" + path + "\" cannot be read: " + e.getMessage() + ".", e);
		}
	}

	private static char separator(final List<String> lines) {
		final List<String> data = lines.size() > 1 ? lines.subList(1, lines.size()) : lines;
		for (final char separator : SEPARATORS.toCharArray())
			if (data.stream().anyMatch(line -> line.indexOf(separator) >= 0)) return separator;
		return data.stream().anyMatch(line -> line.trim().indexOf(SPACES) >= 0) ? SPACES : ',';
	}

	private static List<String> split(final String line, final char separator) {
		final List<String> cells = new ArrayList<>();
		final StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (final char c : (separator == SPACES ? line.trim().replaceAll("\\s+", " ") : line).toCharArray()) {
			if (c == separator && !quoted) {
				cells.add(cell.toString());
				cell.setLength(0);
			}
			else if (c == '"') quoted = !quoted;
			else cell.append(c);
		}
		cells.add(cell.toString());
		return cells.stream().map(String::trim).collect(Collectors.toList());
	}

	static boolean isNumber(final String text) {
		try {
			Double.parseDouble(text);
			return true;
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	/** Name of the file. */
	String name() {
		return name;
	}

	/** The cells of the first line; null if there is no heading. */
	List<String> heading() {
		return heading;
	}

	/** Number of lines below the heading. */
	int rows() {
		return rows.size();
	}

	/** The cells of a line below the heading, from 0. */
	List<String> row(final int row) {
		return rows.get(row);
	}

	/** Largest number of columns. */
	int columns() {
		final int below = rows.stream().mapToInt(List::size).max().orElse(0);
		return heading == null ? below : Math.max(below, heading.size());
	}

	/** @throws IllegalArgumentException naming file and line, if the cell holds no finite number */
	double number(final int row, final int column) {
		final String text = rows.get(row).get(column);
		if (!isNumber(text) || !(Math.abs(Double.parseDouble(text)) <= Double.MAX_VALUE)) throw error(row,
			"column " + (column + 1) + " must be a number, but is '" + text + "'");
		return Double.parseDouble(text);
	}

	/** An exception for what is wrong with a line below the heading. */
	IllegalArgumentException error(final int row, final String what) {
		return new IllegalArgumentException(name + ", line " + (row + firstLine) + ": " + what + ".");
	}
}
