package org.neurofactor.settings;

/**
 * A number of at least 0, or {@code auto}: the data decide. In code, {@link #AUTO} stands for {@code auto}.
 */
public final class NumberOrAutoKind implements Kind<Double> {

	/** The value of {@code auto}: no number. */
	public static final double AUTO = Double.NaN;

	private static final String TEXT = "auto";

	private final NumberKind<Double> number;

	NumberOrAutoKind(final double min, final double max) {
		number = NumberKind.real(min, max);
	}

	/** Whether a value is {@link #AUTO}. */
	public static boolean isAuto(final double value) {
		return Double.isNaN(value);
	}

	@Override
	public Class<?> scriptType() {
		return String.class;
	}

	@Override
	public Double parse(final String text) {
		return text.trim().equalsIgnoreCase(TEXT) ? Double.valueOf(AUTO) : number.parse(text);
	}

	@Override
	public String format(final Double value) {
		return isAuto(value) ? TEXT : number.format(value);
	}

	@Override
	public boolean allows(final Double value) {
		return isAuto(value) || number.allows(value);
	}

	@Override
	public String allowed() {
		return TEXT + " or " + number.allowed();
	}

	@Override
	public Object toScript(final Double value) {
		return isAuto(value) ? TEXT : value;
	}
}
