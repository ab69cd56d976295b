package org.neurofactor.imagej.table;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A comma-separated table in a file: UTF-8, numbers in full precision with a point, whatever the locale, and empty cells
 * for NaN and null.
 */
public final class Csv implements Closeable {

	private final BufferedWriter out;

	public Csv(final Path path) throws IOException {
		out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
	}

	/** Writes a line of numbers, booleans and texts. */
	public void row(final Object... cells) throws IOException {
		for (int i = 0; i < cells.length; i++) {
			if (i > 0) out.write(',');
			out.write(cell(cells[i]));
		}
		out.write('\n');
	}

	private static String cell(final Object value) {
		if (value == null || value instanceof Double && ((Double) value).isNaN()) return "";
		final String text = value.toString();
		if (!(value instanceof CharSequence)) return text;
		return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
