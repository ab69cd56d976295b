package org.neurofactor.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A value for each of some settings. Immutable; every value is allowed. */
public final class Values {

	private final Settings settings;
	private final Map<String, Object> values;

	private Values(final Settings settings, final Map<String, Object> values) {
		this.settings = settings;
		this.values = values;
	}

	static Values defaults(final Settings settings) {
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final Setting<?> setting : settings) values.put(setting.key(), setting.defaultValue());
		return new Values(settings, values);
	}

	/**
	 * The values that scripts or texts give.
	 *
	 * @param given by key; what is left out has its default
	 * @throws IllegalArgumentException if a key is unknown, or a value not allowed, saying what is
	 */
	public static Values of(final Settings settings, final Map<String, ?> given) {
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final Setting<?> setting : settings) values.put(setting.key(), setting.defaultValue());
		given.forEach((key, value) -> values.put(known(settings, key).key(), value));
		for (final Setting<?> setting : settings)
			values.compute(setting.key(), (key, value) -> setting.ofScript(value));
		return new Values(settings, values);
	}

	/** As {@link #of}, for values of which some may be of other settings. */
	public static Values ofSome(final Settings settings, final Map<String, ?> given) {
		final Map<String, Object> known = new LinkedHashMap<>(given);
		known.keySet().removeIf(key -> settings.get(key) == null);
		return of(settings, known);
	}

	private static Setting<?> known(final Settings settings, final String key) {
		final Setting<?> setting = settings.get(key);
		if (setting != null) return setting;
		throw new IllegalArgumentException("unknown option '" + key + "'. " +
			(settings.keys().isEmpty()
				? "There are no options."
				: "Valid options: " + String.join(", ", settings.keys()) + "."));
	}

	public Settings settings() {
		return settings;
	}

	/** @throws IllegalArgumentException if the setting is not among these */
	@SuppressWarnings("unchecked")
	public <T> T get(final Setting<T> setting) {
		if (!settings.contains(setting))
			throw new IllegalArgumentException("There is no setting " + setting + " among " + settings.keys() + ".");
		return (T) values.get(setting.key());
	}

	/**
	 * The same but for one value.
	 *
	 * @throws IllegalArgumentException if it is not allowed, saying what is
	 */
	public <T> Values with(final Setting<T> setting, final T value) {
		get(setting);
		final Map<String, Object> changed = new LinkedHashMap<>(values);
		changed.put(setting.key(), own(setting).check(value));
		return new Values(settings, changed);
	}

	/** The rule of a setting may be narrower here than elsewhere. */
	@SuppressWarnings("unchecked")
	private <T> Setting<T> own(final Setting<T> setting) {
		return (Setting<T>) settings.get(setting.key());
	}

	/** The same, but with others' values of the settings that both have. */
	public Values with(final Values others) {
		final Map<String, Object> changed = new LinkedHashMap<>(values);
		changed.replaceAll((key, value) -> others.values.containsKey(key) ? others.values.get(key) : value);
		return new Values(settings, changed);
	}

	/** Those of some of the settings. */
	public Values filter(final Predicate<Setting<?>> wanted) {
		final Settings kept = settings.filter(wanted);
		final Map<String, Object> some = new LinkedHashMap<>(values);
		some.keySet().retainAll(kept.keys());
		return new Values(kept, some);
	}

	/** As scripts have them and {@code run.json} shows them: numbers, booleans and texts by key, in order. */
	public Map<String, Object> toMap() {
		final Map<String, Object> map = new LinkedHashMap<>();
		for (final Setting<?> setting : settings) map.put(setting.key(), toScript(setting));
		return map;
	}

	private <T> Object toScript(final Setting<T> setting) {
		final T value = get(setting);
		return value == null ? null : setting.kind().toScript(value);
	}

	/** The texts that stand for them, by key, in order. */
	public Map<String, String> toTexts() {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final Setting<?> setting : settings) texts.put(setting.key(), text(setting));
		return texts;
	}

	private <T> String text(final Setting<T> setting) {
		return setting.format(get(setting));
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof Values && values.equals(((Values) other).values);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}

	@Override
	public String toString() {
		return toTexts().toString();
	}
}
