package org.neurofactor.table;

import java.util.Map;
import java.util.function.Function;

/**
 * A column of a table: its name, what it means, and what stands in it in a row. Immutable.
 * <p>
 * No cell is ever empty, which some readers of tables cannot do with: a number that does not apply is NaN, a text or a
 * truth value that does not is {@value #NONE}.
 * </p>
 *
 * @param <R> what a row is about
 */
public final class Column<R> {

	/** What stands for a text or a truth value that there is none of. */
	public static final String NONE = "none";

	/** Digits of a column of texts. */
	private static final int TEXT = -1;

	/** Digits of a column of numbers that may be whole or not, or even of texts among them. */
	private static final int ANY = -2;

	/** Beyond it a whole number is not exactly what it was. */
	private static final double MOST_EXACT = 1L << 53;

	private final String name;
	private final String unit;
	private final int digits;
	private final String meaning;
	private final Function<? super R, ?> value;

	private Column(final String name, final String unit, final int digits, final String meaning,
		final Function<? super R, ?> value)
	{
		this.name = name;
		this.unit = unit;
		this.digits = digits;
		this.meaning = meaning;
		this.value = value;
	}

	/** A column of whole numbers; null where there is none. */
	public static <R> Column<R> whole(final String name, final String meaning,
		final Function<? super R, ? extends Number> value)
	{
		return new Column<>(name, "", 0, meaning, value);
	}

	/**
	 * A column of numbers; null or NaN where there is none.
	 *
	 * @param digits behind the point where it is shown; files have all
	 */
	public static <R> Column<R> number(final String name, final int digits, final String meaning,
		final Function<? super R, Double> value)
	{
		return new Column<>(name, "", digits, meaning, value);
	}

	/** A column of truth values; null where there is none. */
	public static <R> Column<R> flag(final String name, final String meaning,
		final Function<? super R, Boolean> value)
	{
		return new Column<>(name, "", TEXT, meaning, value);
	}

	/** A column of texts; null or empty where there is none. */
	public static <R> Column<R> text(final String name, final String meaning, final Function<? super R, String> value) {
		return new Column<>(name, "", TEXT, meaning, value);
	}

	/** A column of someone else's table, of numbers and texts; null or empty where there is none. */
	public static <R> Column<R> foreign(final String name, final Function<? super R, ?> value) {
		return new Column<>(name, "", ANY, "", value);
	}

	/** The same in a unit, such as "s". */
	public Column<R> in(final String newUnit) {
		return new Column<>(name, newUnit, digits, meaning, value);
	}

	/** The same with another name. */
	public Column<R> named(final String newName) {
		return new Column<>(newName, unit, digits, meaning, value);
	}

	/** The same, of a table that has been saved: its rows are the texts in their cells, by the names of columns. */
	public Column<Map<String, String>> saved() {
		return new Column<>(name, unit, digits, meaning, row -> {
			final String text = row.get(name);
			return isText() ? text : text.equals("NaN") ? Double.NaN : (Object) Double.valueOf(text);
		});
	}

	/** In lower case, with underscores; where rows are about cells with names of their own, after these. */
	public String name() {
		return name;
	}

	/** Empty if there is none. */
	public String unit() {
		return unit;
	}

	/** How many digits behind the point are shown; below 0 if it is not one of numbers, or as many as it takes. */
	public int digits() {
		return digits;
	}

	/** What its values mean, for the documentation. */
	public String meaning() {
		return meaning;
	}

	/** Whether all its values are texts. */
	public boolean isText() {
		return digits == TEXT;
	}

	/** Whether all its values are numbers. */
	public boolean isNumeric() {
		return digits >= 0;
	}

	/** What stands in a row: a number or a text, never null. */
	public Object value(final R row) {
		final Object cell = value.apply(row);
		if (cell instanceof Number) return plain((Number) cell);
		if (cell == null && isNumeric()) return Double.NaN;
		final String text = cell == null ? "" : cell.toString();
		return text.isEmpty() ? NONE : text;
	}

	/** A number that is known to be whole without a point. */
	private Number plain(final Number number) {
		final double value = number.doubleValue();
		final boolean whole = digits == 0 || digits == ANY;
		return whole && value == Math.rint(value) && Math.abs(value) < MOST_EXACT ? (Number) (long) value : number;
	}

	@Override
	public String toString() {
		return name;
	}
}
