package org.neurofactor.imagej.door;

/** What an exception of a library says, for a user: in one line, and never the name of a class. */
final class ErrorText {

	private static final String CLASS_NAME = "(?s).*\\b(java|javax|ij|sun|jdk)\\.[a-z].*|(?s).*(Exception|Error)\\b.*";

	private ErrorText() {}

	static String of(final Exception e) {
		final String message = e.getMessage();
		return message == null || message.isEmpty() || message.matches(CLASS_NAME)
			? "it is damaged"
			: message.replaceAll("\\s+", " ").replaceAll("\\.$", "");
	}
}
