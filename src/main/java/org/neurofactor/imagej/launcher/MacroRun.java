package org.neurofactor.imagej.launcher;

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
		IJ.getErrorMessage(); // forgets what went wrong before
		try {
			final String value = interpreter.run(macro, argument);
			final String error = error(interpreter, ABORTED.equals(value) ? "aborted" : null);
			return error == null ? new MacroRun(value, null) : new MacroRun(null, error + " (line " + line + ")");
		}
		catch (final Throwable e) {
			final boolean cancelled = Macro.MACRO_CANCELED.equals(e.getMessage());
			if (!cancelled && !interpreter.wasError()) e.printStackTrace();
			final String error = error(interpreter, cancelled ? "exit() was called" : e.toString());
			return new MacroRun(null, error + " (line " + line + ")");
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

	/** What the interpreter or, if it is none of its own, a command complained of. */
	private static String error(final Interpreter interpreter, final String otherwise) {
		final String message = interpreter.getErrorMessage();
		final String ofCommand = IJ.getErrorMessage();
		if (message != null) return message;
		if (ofCommand != null) return ofCommand.replaceAll("\\s+", " ");
		return interpreter.wasError() ? "stopped" : otherwise;
	}
}
