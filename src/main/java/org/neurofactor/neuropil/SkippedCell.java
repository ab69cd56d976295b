package org.neurofactor.neuropil;

/** A cell that could not be used, and why. Immutable. */
public final class SkippedCell {

	private final String name;
	private final String reason;

	/**
	 * @param reason in words that can follow the cell's name and a colon, such as "it has no pixel inside the image"
	 */
	public SkippedCell(final String name, final String reason) {
		this.name = name;
		this.reason = reason;
	}

	public String name() {
		return name;
	}

	/** Why, in words that can follow the name and a colon. */
	public String reason() {
		return reason;
	}

	/** A sentence for the user. */
	@Override
	public String toString() {
		return "\"" + name + "\" was skipped: " + reason + ".";
	}
}
