package org.neurofactor.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings of different keys in the order in which dialogs and tables have them. Immutable but for its builder. */
public final class Settings implements Iterable<Setting<?>> {

	private final Map<String, Setting<?>> byKey;

	private Settings(final Collection<? extends Setting<?>> settings) {
		byKey = new LinkedHashMap<>();
		for (final Setting<?> setting : settings)
			if (byKey.put(setting.key(), setting) != null)
				throw new IllegalArgumentException("There are two settings of the key " + setting.key() + ".");
	}

	/** Collects the settings that constants of a class are made of, so that each stands in one place. */
	public static final class Builder {

		private final List<Setting<?>> settings = new ArrayList<>();

		/** @return the setting itself */
		public <T> Setting<T> add(final Setting<T> setting) {
			settings.add(setting);
			return setting;
		}

		/** All that were added so far. */
		public Settings build() {
			return new Settings(settings);
		}
	}

	public static Builder builder() {
		return new Builder();
	}

	public static Settings of(final Setting<?>... settings) {
		return new Settings(Stream.of(settings).collect(Collectors.toList()));
	}

	/** These settings, followed by others. */
	public Settings and(final Settings others) {
		return new Settings(Stream.concat(stream(), others.stream()).collect(Collectors.toList()));
	}

	/** These settings, followed by others. */
	public Settings and(final Setting<?>... others) {
		return and(of(others));
	}

	/** All but those of the keys of these settings. */
	public Settings without(final Setting<?>... others) {
		final Settings left = of(others);
		return filter(setting -> !left.contains(setting));
	}

	public Settings filter(final Predicate<Setting<?>> wanted) {
		return new Settings(stream().filter(wanted).collect(Collectors.toList()));
	}

	/** The settings described otherwise, such as in another group; their keys stay the same. */
	public Settings map(final Function<Setting<?>, Setting<?>> change) {
		return new Settings(stream().map(change).collect(Collectors.toList()));
	}

	/** These settings, with others in the place of those of the same keys. */
	public Settings with(final Setting<?>... others) {
		final Settings changed = of(others);
		return map(setting -> changed.contains(setting) ? changed.byKey.get(setting.key()) : setting);
	}

	/** Whether there is a setting of the same key. */
	public boolean contains(final Setting<?> setting) {
		return byKey.containsKey(setting.key());
	}

	/** The setting that answers to a key; null if there is none. */
	public Setting<?> get(final String key) {
		return stream().filter(setting -> setting.answersTo(key)).findFirst().orElse(null);
	}

	public boolean isEmpty() {
		return byKey.isEmpty();
	}

	public List<String> keys() {
		return new ArrayList<>(byKey.keySet());
	}

	public Stream<Setting<?>> stream() {
		return byKey.values().stream();
	}

	@Override
	public Iterator<Setting<?>> iterator() {
		return byKey.values().iterator();
	}

	/** Their defaults. */
	public Values defaults() {
		return Values.defaults(this);
	}
}
