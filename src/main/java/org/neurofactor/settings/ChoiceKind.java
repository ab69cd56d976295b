package org.neurofactor.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of a few values, each of which has a {@code toString} that is the text for it; upper or lower case does not
 * matter.
 *
 * @param <T> of the values, usually an enumeration
 */
public class ChoiceKind<T> implements Kind<T> {

	private final List<T> values;

	public ChoiceKind(final List<T> values) {
		this.values = Collections.unmodifiableList(new ArrayList<>(values));
	}

	@Override
	public Class<?> scriptType() {
		return String.class;
	}

	@Override
	public T parse(final String text) {
		return values.stream().filter(value -> value.toString().equalsIgnoreCase(text)).findFirst().orElse(null);
	}

	@Override
	public String format(final T value) {
		return value.toString();
	}

	@Override
	public boolean allows(final T value) {
		return values.contains(value);
	}

	@Override
	public String allowed() {
		return "one of " + String.join(", ", choices());
	}

	@Override
	public List<String> choices() {
		return values.stream().map(Object::toString).collect(Collectors.toList());
	}
}
