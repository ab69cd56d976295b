package org.neurofactor.command.bridge;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/**
 * Tells the user what went wrong, and stops the macro that ran the command. Only {@code IJ.error} stops a macro: an
 * exception or {@code Macro.abort()} does not. Uses nothing but ImageJ 1, see {@link NeuroFactorPlugIn}.
 */
final class ErrorReport {

	private ErrorReport() {}

	/** Whether the current thread runs a command for a macro or script ({@code IJ.run}), not for a menu. */
	static boolean calledByMacro() {
		return Thread.currentThread().getName().startsWith("Run$_");
	}

	/**
	 * Shows a message, or prints it to the standard error stream if there is no ImageJ window, and stops the macro. May
	 * throw ImageJ's "Macro canceled" exception, which must be let through.
	 */
	static void show(final String title, final String message) {
		if (IJ.getInstance() != null) {
			IJ.error(title, message);
			return;
		}
		System.err.println(message);
		// Otherwise ImageJ would show a dialog, which fails without a display before the macro has stopped.
		final Interpreter macro = calledByMacro() ? Interpreter.getInstance() : null;
		if (macro != null) macro.setIgnoreErrors(true);
		IJ.error(message);
	}

	/** Stops the macro, if one called, without a message box: for what the user asked for. */
	static void stopMacro(final String reason) {
		if (!calledByMacro()) return;
		final Interpreter macro = Interpreter.getInstance();
		if (macro == null) {
			Macro.abort();
			return;
		}
		macro.setIgnoreErrors(true);
		macro.abort(reason);
	}
}
