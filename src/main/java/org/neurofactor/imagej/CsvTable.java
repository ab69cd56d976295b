package org.neurofactor.imagej;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A table of numbers and plain words that {@link Csv} wrote: a heading, and rows of as many cells, none quoted. */
final class CsvTable {

	private final String file;
	private final List<String> headings;
	private final List<String> lines;

	private CsvTable(final String file, final List<String> lines) {
		this.file = file;
		headings = Arrays.asList(lines.get(0).split(",", -1));
		this.lines = lines.subList(1, lines.size());
	}

	/** @throws IllegalArgumentException if there is no heading */
	static CsvTable read(final Path path) throws IOException {
		final List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
		final String file = String.valueOf(path.getFileName());
		if (lines.isEmpty()) throw new IllegalArgumentException(file + " is empty");
		return new CsvTable(file, lines);
	}

	/** Number of rows below the heading. */
	int rows() {
		return lines.size();
	}

	/** @throws IllegalArgumentException if there is no such column or the row has another number of cells */
	String text(final String heading, final int row) {
		final int column = headings.indexOf(heading);
		final String[] cells = lines.get(row).split(",", -1);
		if (column < 0) throw new IllegalArgumentException(file + " has no column " + heading);
		if (cells.length != headings.size()) throw new IllegalArgumentException(String.format(
			"row %d of %s has %d cells instead of %d", row + 1, file, cells.length, headings.size()));
		return cells[column];
	}

	/** The number in a cell, NaN if it is empty; throws an exception as {@link #text} does, too, if it is none. */
	double number(final String heading, final int row) {
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
