package org.neurofactor.imagej.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table that {@link Csv} wrote: a heading, and rows of as many cells, which may be quoted. */
public final class CsvTable {

	private final String file;
	private final List<String> headings;
	private final List<List<String>> rows;

	private CsvTable(final String file, final List<List<String>> lines) {
		this.file = file;
		headings = lines.get(0);
		rows = lines.subList(1, lines.size());
	}

	/** @throws IllegalArgumentException if there is no heading */
	public static CsvTable read(final Path path) throws IOException {
		final List<List<String>> lines = split(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
		final String file = String.valueOf(path.getFileName());
		if (lines.isEmpty()) throw new IllegalArgumentException(file + " is empty");
		return new CsvTable(file, lines);
	}

	/** Lines of cells; within quotes, commas and line breaks belong to the cell, and two quotes stand for one. */
	private static List<List<String>> split(final String text) {
		final List<List<String>> lines = new ArrayList<>();
		List<String> line = new ArrayList<>();
		final StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		char before = '\n';
		for (final char c : (text.isEmpty() || text.endsWith("\n") ? text : text + "\n").toCharArray()) {
			if (c == '"') {
				if (!quoted && before == '"') cell.append(c);
				quoted = !quoted;
			}
			else if (quoted || c != ',' && c != '\n' && c != '\r') cell.append(c);
			else if (c != '\r') {
				line.add(cell.toString());
				cell.setLength(0);
			}
			if (c == '\n' && !quoted) {
				lines.add(line);
				line = new ArrayList<>();
			}
			before = c;
		}
		return lines;
	}

	/** Number of rows below the heading. */
	public int rows() {
		return rows.size();
	}

	/** @throws IllegalArgumentException if there is no such column or the row has another number of cells */
	public String text(final String heading, final int row) {
		final int column = headings.indexOf(heading);
		final List<String> cells = rows.get(row);
		if (column < 0) throw new IllegalArgumentException(file + " has no column " + heading);
		if (cells.size() != headings.size()) throw new IllegalArgumentException(String.format(
			"row %d of %s has %d cells instead of %d", row + 1, file, cells.size(), headings.size()));
		return cells.get(column);
	}

	/** The number in a cell, NaN if it is empty; throws an exception as {@link #text} does, too, if it is none. */
	public double number(final String heading, final int row) {
		final String text = text(heading, row);
		try {
			return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException(String.format("%s in row %d of %s must be a number, but is '%s'", heading,
				row + 1, file, text), e);
		}
	}
}
