package org.neurofactor.command.bridge;

import java.util.regex.Pattern;

import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

/** A number, of type int, long, float or double, finite and within its minimum and maximum. */
final class NumberInput extends CommandInput {

	/** {@code Double.parseDouble} would also take "NaN", "1d" and hexadecimal numbers. */
	private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

	private final Class<?> type;
	private final Object min;
	private final Object max;

	NumberInput(final ModuleItem<?> item) {
		super(item);
		type = Types.box(item.getType());
		min = item.getMinimumValue();
		max = item.getMaximumValue();
	}

	static boolean supports(final Class<?> type) {
		final Class<?> boxed = Types.box(type);
		return boxed == Integer.class || boxed == Long.class || boxed == Float.class || boxed == Double.class;
	}

	boolean isWhole() {
		return type == Integer.class || type == Long.class;
	}

	/** The smallest value, or null. */
	Number minimum() {
		return (Number) min;
	}

	/** The largest value, or null. */
	Number maximum() {
		return (Number) max;
	}

	/** Whole numbers may be written as 7.0: macros pass their variables so. */
	@Override
	Number parse(final String text) {
		final String number = text.trim();
		if (!DECIMAL.matcher(number).matches()) throw invalid(text);
		if (type == Long.class && number.matches("[+-]?\\d{1,18}")) return Long.valueOf(number);
		final double value = Double.parseDouble(number);
		if (type == Double.class) return value;
		if (type == Float.class) return (float) value;
		final double largest = type == Integer.class ? Integer.MAX_VALUE : 1L << 53;
		if (value != Math.rint(value) || Math.abs(value) > largest) throw invalid(text);
		if (type == Integer.class) return (int) value;
		return (long) value;
	}

	/** Without a point if it is whole. */
	@Override
	String format(final Object value) {
		final String text = value.toString();
		return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
	}

	@Override
	String allowed() {
		final String kind = isWhole() ? "a whole number" : "a number";
		if (min != null && max != null) return kind + " from " + format(min) + " to " + format(max);
		if (min != null) return kind + " of at least " + format(min);
		if (max != null) return kind + " of at most " + format(max);
		return kind;
	}

	@Override
	boolean allows(final Object value) {
		final double number = ((Number) value).doubleValue();
		final boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
		return finite && (min == null || compare(value, min) >= 0) && (max == null || compare(value, max) <= 0);
	}

	/** Both are of this input's type, whose natural order it is. */
	@SuppressWarnings("unchecked")
	private static int compare(final Object a, final Object b) {
		return ((Comparable<Object>) a).compareTo(b);
	}
}
