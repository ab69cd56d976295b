package org.neurofactor.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of an image as it is written in options: columns x rows, such as 16x14, or one number for a square. */
final class PlaneSize {

	private static final Pattern SIZE = Pattern.compile("(\\d{1,4})(?:\\.0)?(?:\\s*[x×]\\s*(\\d{1,4})(?:\\.0)?)?");

	private final int columns;
	private final int rows;

	private PlaneSize(final int columns, final int rows) {
		this.columns = columns;
		this.rows = rows;
	}

	/**
	 * @param key of the input, for the message
	 * @param example a size that is allowed
	 * @param min smallest number of columns and of rows
	 * @param max largest number of columns and of rows
	 * @throws IllegalArgumentException if it is not the size of an image, or not allowed; the message says what is
	 */
	static PlaneSize parse(final String key, final String text, final String example, final int min, final int max) {
		final Matcher matcher = SIZE.matcher(text.trim());
		if (matcher.matches()) {
			final int columns = Integer.parseInt(matcher.group(1));
			final int rows = matcher.group(2) == null ? columns : Integer.parseInt(matcher.group(2));
			if (Math.min(columns, rows) >= min && Math.max(columns, rows) <= max) return new PlaneSize(columns, rows);
		}
		throw new IllegalArgumentException(key + " must be columns x rows, such as " + example +
			", or one number for a square, from " + min + " to " + max + " pixels each, but was '" + text + "'.");
	}

	int columns() {
		return columns;
	}

	int rows() {
		return rows;
	}
}
