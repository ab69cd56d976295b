package org.neurofactor.imagej.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.table.Table;

/**
 * Tables as comma-separated files: UTF-8, numbers in full precision with a point, whatever the locale. A text that a
 * spreadsheet would take for a formula, such as a cell's name {@code =A1}, has an apostrophe before it there.
 */
public final class Csv {

	/** About how many bytes a number has, with the comma behind it. */
	public static final int BYTES = 19;

	private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r].*");

	private Csv() {}

	/** As {@link #write(Table, Path, ProgressMonitor)}, unwatched. */
	public static void write(final Table<?> table, final Path path) throws IOException {
		write(table, path, ProgressMonitor.NONE);
	}

	/** @throws java.util.concurrent.CancellationException if the monitor says so */
	public static void write(final Table<?> table, final Path path, final ProgressMonitor monitor) throws IOException {
		final String stage = "Writing " + path.getFileName();
		final int columns = table.columns().size();
		try (BufferedWriter out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
			for (int column = 0; column < columns; column++) {
				if (column > 0) out.write(',');
				out.write(quoted(table.columns().get(column).name()));
			}
			out.write('\n');
			for (int row = 0; row < table.size(); row++) {
				monitor.step(stage, row, table.size());
				for (int column = 0; column < columns; column++) {
					if (column > 0) out.write(',');
					final Object value = table.value(row, column);
					out.write(value instanceof Number ? value.toString() : quoted((String) value));
				}
				out.write('\n');
			}
		}
	}

	private static String quoted(final String text) {
		final String harmless = harmless(text);
		return harmless.matches("[^\",\r\n]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
	}

	/** Not a formula; another apostrophe goes before those which are there, so that {@link #original} can tell. */
	private static String harmless(final String text) {
		return FORMULA.matcher(text).matches() && !DelimitedText.isNumber(text) ? "'" + text : text;
	}

	/** The text that was written as the contents of a cell. */
	static String original(final String contents) {
		final boolean changed =
			contents.startsWith("'") && FORMULA.matcher(contents).matches() && !DelimitedText.isNumber(contents);
		return changed ? contents.substring(1) : contents;
	}
}
