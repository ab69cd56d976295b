package org.neurofactor.command.bridge;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * ImageJ's macro options, {@code "modules=20 title=[my image] smooth"}: keys, each with a value or bare.
 * <p>
 * A value ends at the next blank, or is wrapped in brackets, which may be nested: {@code [a [b] c]}. Quotes
 * {@code 'a b'} do as well. Backslashes are ordinary characters. A value {@code &name} stands for the macro's variable
 * of that name. Keys are not case-sensitive.
 */
final class MacroOptions {

	private final String text;
	private final Function<String, String> variables;
	private int position;

	private MacroOptions(final String text, final Function<String, String> variables) {
		this.text = text;
		this.variables = variables;
	}

	/**
	 * Reads options.
	 *
	 * @param options the text
	 * @param variables the value of a macro variable as text, or null if there is none of that name
	 * @return the values by key in lower case, in the order given; null for a bare key
	 * @throws IllegalArgumentException if a key is given twice, a bracket is not closed or a variable does not exist
	 */
	static Map<String, String> parse(final String options, final Function<String, String> variables) {
		return new MacroOptions(options, variables).parse();
	}

	/** Whether a value must be wrapped in brackets to be read as it is; unpaired brackets in it cannot be written. */
	static boolean needsBrackets(final String value) {
		return value.isEmpty() || value.startsWith("[") || value.startsWith("'") ||
			value.chars().anyMatch(Character::isWhitespace);
	}

	private Map<String, String> parse() {
		final Map<String, String> values = new LinkedHashMap<>();
		for (skipBlanks(); position < text.length(); skipBlanks()) {
			final String key = until('=').toLowerCase(Locale.ROOT);
			if (key.isEmpty()) throw new IllegalArgumentException("there is a '=' without a key in '" + text + "'");
			if (values.containsKey(key)) throw new IllegalArgumentException("option '" + key + "' is given twice");
			values.put(key, position < text.length() && text.charAt(position) == '=' ? value(key) : null);
		}
		return values;
	}

	private String value(final String key) {
		position++;
		final char first = position < text.length() ? text.charAt(position) : ' ';
		final String value;
		if (first == '[') value = wrapped(key, closingBracket(key));
		else if (first == '\'' && closingQuote() > 0) value = wrapped(key, closingQuote());
		else value = until(' ');
		return value.startsWith("&") ? variable(key, value.substring(1)) : value;
	}

	private String variable(final String key, final String name) {
		final String value = variables.apply(name);
		if (value == null) {
			throw new IllegalArgumentException(
				key + "=&" + name + " refers to the macro variable '" + name + "', which does not exist");
		}
		return value;
	}

	/** The text between the current position and the closing character at {@code end}, and moves behind it. */
	private String wrapped(final String key, final int end) {
		final String value = text.substring(position + 1, end);
		position = end + 1;
		if (position < text.length() && !Character.isWhitespace(text.charAt(position))) {
			throw new IllegalArgumentException(
				"the value of '" + key + "' is followed by '" + until(' ') + "' without a blank between them");
		}
		return value;
	}

	private int closingBracket(final String key) {
		int depth = 0;
		for (int i = position; i < text.length(); i++) {
			if (text.charAt(i) == '[') depth++;
			else if (text.charAt(i) == ']' && --depth == 0) return i;
		}
		throw new IllegalArgumentException(
			"the value of '" + key + "' lacks its closing bracket: " + text.substring(position).trim());
	}

	/** Only a quote at the end of a word closes: the apostrophe in {@code 'Ann's image'} does not. */
	private int closingQuote() {
		for (int i = position + 1; i < text.length(); i++) {
			final boolean wordEnds = i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
			if (text.charAt(i) == '\'' && wordEnds) return i;
		}
		return -1;
	}

	/** The text up to a blank or the given character, and moves there. */
	private String until(final char end) {
		final int start = position;
		while (position < text.length() && text.charAt(position) != end &&
			!Character.isWhitespace(text.charAt(position))) position++;
		return text.substring(start, position);
	}

	private void skipBlanks() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position))) position++;
	}
}
