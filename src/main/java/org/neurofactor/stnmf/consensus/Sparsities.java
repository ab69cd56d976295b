package org.neurofactor.stnmf.consensus;

import static org.neurofactor.settings.Require.require;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Sparsities λ to be compared, from what a user says. */
public final class Sparsities {

	/** A range of more is taken for a mistake. */
	public static final int MOST = 1000;

	private Sparsities() {}

	/**
	 * Those of a list, if there is one, or else a range; see {@link #parse} and {@link #range}.
	 *
	 * @param list may be blank
	 */
	public static double[] of(final String list, final double from, final double to, final double step) {
		return list.trim().isEmpty() ? range(from, to, step) : ascending(parse(list));
	}

	/**
	 * From one sparsity to another, in decimal steps: 0, 0.1, 0.2, 0.3, and not 0.30000000000000004.
	 *
	 * @param from the first, 0 or more
	 * @param to what the last must not exceed, {@code from} or more
	 * @param step from one to the next, above 0
	 * @throws IllegalArgumentException if one of them is out of range, or if there would be more than {@link #MOST}
	 */
	public static double[] range(final double from, final double to, final double step) {
		require(from >= 0 && from <= Double.MAX_VALUE, "from must be a number of at least 0", from);
		require(to >= from && to <= Double.MAX_VALUE, "to must be a number of at least from (" + from + ")", to);
		require(step > 0 && step <= Double.MAX_VALUE, "step must be a number above 0", step);
		final BigDecimal steps = BigDecimal.valueOf(to)
			.subtract(BigDecimal.valueOf(from))
			.divide(BigDecimal.valueOf(step), 0, RoundingMode.FLOOR);
		require(steps.compareTo(BigDecimal.valueOf(MOST)) < 0,
			"step must be so large that there are at most " + MOST + " sparsities from " + from + " to " + to, step);
		return steps(from, step, 0, steps.intValueExact() + 1);
	}

	/** As many sparsities as a range has, from its end on. */
	static double[] next(final double from, final double step, final int count) {
		return steps(from, step, count, 2 * count);
	}

	private static double[] steps(final double from, final double step, final int first, final int end) {
		return IntStream.range(first, end)
			.mapToDouble(i -> BigDecimal.valueOf(from)
				.add(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(i)))
				.doubleValue())
			.toArray();
	}

	private static double[] ascending(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		for (int i = 0; i < sorted.length; i++) {
			require(sorted[i] >= 0 && sorted[i] <= Double.MAX_VALUE, "The sparsity must be 0 or more", sorted[i]);
			require(i == 0 || sorted[i] > sorted[i - 1], "The sparsities must differ", Arrays.toString(values));
		}
		return sorted;
	}

	/**
	 * Reads a list such as "0 0.5 1.5", with blanks or commas between the numbers.
	 *
	 * @throws IllegalArgumentException if one of them is not a number; their values are not checked
	 */
	public static double[] parse(final String text) {
		final String[] numbers = text.trim().split("\\s*,\\s*|\\s+");
		try {
			return Arrays.stream(numbers).map(BigDecimal::new).mapToDouble(BigDecimal::doubleValue).toArray();
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException(
				"sparsities must be numbers of at least 0 with blanks between them, such as [0 0.5 1], but was '" +
					text + "'.",
				e);
		}
	}
}
