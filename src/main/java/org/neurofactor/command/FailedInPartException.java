package org.neurofactor.command;

/** Thrown at the end of a run whose outputs are there, but not all of them: the message, for the user, says which. */
public final class FailedInPartException extends IllegalArgumentException {

	private static final long serialVersionUID = 1;

	FailedInPartException(final String message) {
		super(message);
	}
}
