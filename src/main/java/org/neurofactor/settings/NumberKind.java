package org.neurofactor.settings;

import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

/**
 * Numbers, finite and from a minimum to a maximum, both included.
 *
 * @param <T> Integer, Long or Double
 */
public final class NumberKind<T extends Number & Comparable<T>> implements Kind<T> {

	/** {@code Double.parseDouble} would also take "NaN", "1d" and hexadecimal numbers. */
	private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

	private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,18}");

	private final Class<?> primitive;
	private final DoubleFunction<T> number;
	private final double largest;
	private final T min;
	private final T max;

	private NumberKind(final Class<?> primitive, final DoubleFunction<T> number, final double largest, final T min,
		final T max)
	{
		this.primitive = primitive;
		this.number = number;
		this.largest = largest;
		this.min = min;
		this.max = max;
	}

	static NumberKind<Integer> whole(final int min, final int max) {
		return new NumberKind<>(int.class, value -> (int) value, Integer.MAX_VALUE, min, max);
	}

	static NumberKind<Long> whole(final long min, final long max) {
		return new NumberKind<>(long.class, value -> (long) value, 1L << 53, min, max);
	}

	static NumberKind<Double> real(final double min, final double max) {
		return new NumberKind<>(double.class, value -> value, Double.MAX_VALUE, min, max);
	}

	public boolean isWhole() {
		return primitive != double.class;
	}

	public T minimum() {
		return min;
	}

	public T maximum() {
		return max;
	}

	@Override
	public Class<?> scriptType() {
		return primitive;
	}

	/** Whole numbers may be written as 7.0: macros pass their variables so. */
	@Override
	public T parse(final String text) {
		final String trimmed = text.trim();
		if (!DECIMAL.matcher(trimmed).matches()) return null;
		if (primitive == long.class && DIGITS.matcher(trimmed).matches()) return exact(Long.parseLong(trimmed));
		final double value = Double.parseDouble(trimmed);
		final boolean fits = !isWhole() || value == Math.rint(value) && Math.abs(value) <= largest;
		return fits ? number.apply(value) : null;
	}

	/** Beyond 2⁵³ a double does not hold every whole number. */
	@SuppressWarnings("unchecked")
	private T exact(final long value) {
		return (T) Long.valueOf(value);
	}

	/** Without a point if it is whole. */
	@Override
	public String format(final T value) {
		final String text = value.toString();
		return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
	}

	@Override
	public boolean allows(final T value) {
		final double number = value.doubleValue();
		return Math.abs(number) <= Double.MAX_VALUE && value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
	}

	@Override
	public String allowed() {
		final String kind = isWhole() ? "a whole number" : "a number";
		final boolean unbounded = max.doubleValue() >= largest;
		if (unbounded && min.doubleValue() <= -largest) return kind;
		return unbounded ? kind + " of at least " + format(min) : kind + " from " + format(min) + " to " + format(max);
	}

	@Override
	public Object toScript(final T value) {
		return value;
	}
}
