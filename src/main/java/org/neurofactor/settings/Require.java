package org.neurofactor.settings;

/** What is said of an argument that is not allowed. */
public final class Require {

	private Require() {}

	/**
	 * @param rule what is required, such as "The number of modules must be 2 or more"
	 * @param value what was given instead
	 * @throws IllegalArgumentException if the condition is not met, saying both
	 */
	public static void require(final boolean condition, final String rule, final Object value) {
		if (!condition) throw new IllegalArgumentException(rule + ", but was " + value + ".");
	}
}
