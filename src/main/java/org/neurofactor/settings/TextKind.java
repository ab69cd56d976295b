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
		return text;
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
