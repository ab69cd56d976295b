package org.neurofactor.neuropil;

import java.util.Locale;

/** What is to be thought of a trace that was freed from neuropil: one word, and one sentence that says why. Immutable. */
public final class Verdict {

	/** The word. */
	public enum Grade {

		/** Nothing speaks against it. */
		GOOD,
		/** To be looked at. */
		CHECK,
		/** Not to be used. */
		BAD;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private final Grade grade;
	private final String reason;

	Verdict(final Grade grade, final String reason) {
		this.grade = grade;
		this.reason = reason;
	}

	/** Of a cell without a trace to be judged. */
	public static Verdict bad(final String reason) {
		return new Verdict(Grade.BAD, reason);
	}

	public Grade grade() {
		return grade;
	}

	/** One sentence: the most serious thing there is to say. */
	public String reason() {
		return reason;
	}

	/** Word and sentence. */
	@Override
	public String toString() {
		return grade + ": " + reason;
	}
}
