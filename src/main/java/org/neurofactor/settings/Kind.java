package org.neurofactor.settings;

import java.util.Collections;
import java.util.List;

/**
 * What values a setting can have, and the way between a value and the text that stands for it in macros and dialogs.
 * Immutable.
 *
 * @param <T> of the values
 */
public interface Kind<T> {

	/** The type of a value as scripts give and get it: int, long, double, boolean, String or that of an image. */
	default Class<?> scriptType() {
		return String.class;
	}

	/** The value that a text stands for; null if it stands for none. Checks no range. */
	T parse(String text);

	/** The text that stands for a value: {@code parse(format(v))} equals v. */
	String format(T value);

	/** Whether a value, not null, is in range: any that {@link #parse} gives, unless there is more to it. */
	default boolean allows(final T value) {
		return true;
	}

	/** What values are allowed, to follow "must be": "a whole number from 1 to 10". */
	String allowed();

	/** The value as scripts get it: a number, a boolean, an image, or a text. */
	default Object toScript(final T value) {
		return format(value);
	}

	/** All values there are, as texts; empty if they cannot be counted. */
	default List<String> choices() {
		return Collections.emptyList();
	}
}
