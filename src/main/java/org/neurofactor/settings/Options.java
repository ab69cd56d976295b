package org.neurofactor.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an analysis is to do: a value for each of its settings. Immutable; every value is allowed.
 *
 * <pre>
 * StnmfOptions options = StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 10).with(StnmfOptions.SPARSITY, 1.5);
 * </pre>
 *
 * @param <O> the options of the one analysis
 */
public abstract class Options<O extends Options<O>> {

	private final Values values;

	protected Options(final Values values) {
		this.values = values;
	}

	/** Options of the same analysis with these values for all of its settings. */
	protected abstract O create(Values all);

	/** @throws IllegalArgumentException if the analysis has no such setting */
	public final <T> T get(final Setting<T> setting) {
		return values.get(setting);
	}

	/**
	 * The same but for one value.
	 *
	 * @throws IllegalArgumentException if it is not allowed, saying what is
	 */
	public final <T> O with(final Setting<T> setting, final T value) {
		return create(values.with(setting, value));
	}

	/**
	 * The same but for some values by their keys, as in macros: {@code {"modules": 10, "sparsity": 1.5}}.
	 *
	 * @throws IllegalArgumentException if the analysis has no such setting, or a value is not allowed, saying what is
	 */
	public final O withAll(final Map<String, ?> given) {
		final Map<String, Object> all = new LinkedHashMap<>(values.toMap());
		all.putAll(given);
		return create(Values.of(values.settings(), all));
	}

	/** The same, but with others' values of those settings that this analysis has. */
	public final O with(final Values others) {
		return create(values.with(others));
	}

	public final Values values() {
		return values;
	}

	@Override
	public boolean equals(final Object other) {
		return other != null && other.getClass() == getClass() && values.equals(((Options<?>) other).values);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + values;
	}
}
