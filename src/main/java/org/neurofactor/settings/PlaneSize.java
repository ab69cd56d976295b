package org.neurofactor.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of an image: "16x14", 16 columns and 14 rows of pixels; one number for a square. A macro's variables come as
 * 16.0. Immutable.
 */
public final class PlaneSize {

	private static final Pattern TEXT =
		Pattern.compile("\\s*(\\d{1,4})(?:\\.0)?\\s*(?:[xX×]\\s*(\\d{1,4})(?:\\.0)?\\s*)?");

	private final int columns;
	private final int rows;

	public PlaneSize(final int columns, final int rows) {
		this.columns = columns;
		this.rows = rows;
	}

	public int columns() {
		return columns;
	}

	public int rows() {
		return rows;
	}

	public int pixels() {
		return Math.multiplyExact(columns, rows);
	}

	/** The size of an image whose columns and rows are from {@code min} to {@code max} each. */
	public static Setting<PlaneSize> setting(final String key, final PlaneSize defaultValue, final int min,
		final int max)
	{
		return Setting.of(key, new SizeKind(min, max, defaultValue), defaultValue);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof PlaneSize && ((PlaneSize) other).columns == columns && ((PlaneSize) other).rows == rows;
	}

	@Override
	public int hashCode() {
		return 31 * columns + rows;
	}

	@Override
	public String toString() {
		return columns + "x" + rows;
	}

	private static final class SizeKind implements Kind<PlaneSize> {

		private final int min;
		private final int max;
		private final PlaneSize example;

		SizeKind(final int min, final int max, final PlaneSize example) {
			this.min = min;
			this.max = max;
			this.example = example;
		}

		@Override
		public Class<?> scriptType() {
			return String.class;
		}

		@Override
		public PlaneSize parse(final String text) {
			final Matcher matcher = TEXT.matcher(text);
			if (!matcher.matches()) return null;
			final int columns = Integer.parseInt(matcher.group(1));
			return new PlaneSize(columns, matcher.group(2) == null ? columns : Integer.parseInt(matcher.group(2)));
		}

		@Override
		public String format(final PlaneSize value) {
			return value.toString();
		}

		@Override
		public boolean allows(final PlaneSize value) {
			return Math.min(value.columns, value.rows) >= min && Math.max(value.columns, value.rows) <= max;
		}

		@Override
		public String allowed() {
			return "columns x rows, such as " + example + ", or one number for a square, from " + min + " to " + max +
				" pixels each";
		}
	}
}
