package org.neurofactor.imagej;

import ij.IJ;
import ij.Macro;
import ij.macro.Debugger;
import ij.macro.Interpreter;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a macro in ImageJ's own interpreter, in the current thread, and knows afterwards whether it ran to its end.
 * ImageJ's ways of running macros do not tell.
 */
public final class MacroRun {

	private static final String ABORTED = "[aborted]";

	private final String returnValue;
	private final String error;

	private MacroRun(final String returnValue, final String error) {
		this.returnValue = returnValue;
		this.error = error;
	}

	/**
	 * Runs a macro.
	 *
	 * @param macro its text
	 * @param argument what the macro gets from {@code getArgument()}; may be empty, not null
	 */
	public static MacroRun run(final String macro, final String argument) {
		final Interpreter interpreter = new Interpreter();
		final AtomicInteger line = new AtomicInteger();
		interpreter.setDebugger((interp, mode) -> {
			line.set(interp.getLineNumber());
			return 0;
		});
		interpreter.setDebugMode(Debugger.TRACE);
		try {
			final String value = interpreter.run(macro, argument);
			final boolean stopped = interpreter.wasError() || interpreter.getErrorMessage() != null;
			if (!stopped && !ABORTED.equals(value)) return new MacroRun(value, null);
			return new MacroRun(null, message(interpreter, "aborted", line));
		}
		catch (final Throwable e) {
			final boolean cancelled = Macro.MACRO_CANCELED.equals(e.getMessage());
			if (!cancelled && !interpreter.wasError()) e.printStackTrace();
			return new MacroRun(null, message(interpreter, cancelled ? "exit() was called" : e.toString(), line));
		}
		finally {
			// ImageJ leaves the interpreter registered if it ends in an exception.
			if (Interpreter.getInstance() == interpreter) Interpreter.abort(interpreter);
			IJ.showProgress(1);
		}
	}

	/** Whether the macro ran to its end. */
	public boolean succeeded() {
		return error == null;
	}

	/** What the macro returned; null if it returned nothing or did not run to its end. */
	public String returnValue() {
		return returnValue;
	}

	/** Why the macro stopped before its end; null if it did not. */
	public String error() {
		return error;
	}

	private static String message(final Interpreter interpreter, final String otherwise, final AtomicInteger line) {
		final String message = interpreter.getErrorMessage();
		return (message == null ? otherwise : message) + " (line " + line + ")";
	}
}
