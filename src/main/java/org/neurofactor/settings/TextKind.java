package org.neurofactor.settings;

/** A text: free, or the path of a file or folder. */
public enum TextKind implements Kind<String> {

	/** Free text. */
	TEXT("a text"),
	/** The path of a file to be read. */
	FILE("the path of a file"),
	/** The path of a folder. */
	FOLDER("the path of a folder");

	private final String allowed;

	TextKind(final String allowed) {
		this.allowed = allowed;
	}

	@Override
	public Class<?> scriptType() {
		return String.class;
	}

	@Override
	public String parse(final String text) {
		return this == TEXT ? text : withHome(text);
	}

	/** A path in which {@code ~} at its beginning is the user's home folder, as in a shell. */
	public static String withHome(final String text) {
		final boolean home = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
		return home ? System.getProperty("user.home") + text.substring(1) : text;
	}

	@Override
	public String format(final String value) {
		return value;
	}

	@Override
	public boolean allows(final String value) {
		return true;
	}

	@Override
	public String allowed() {
		return allowed;
	}
}
