package org.neurofactor.imagej.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import net.imagej.patcher.LegacyInjector;

/**
 * Runs a macro file in plain ImageJ without a display, where ImageJ alone can run neither menu commands nor dialogs,
 * and tells by its exit code whether the macro ran to its end. What the macro prints goes to the standard output,
 * messages go to the standard error stream.
 * <p>
 * Needs {@code ij1-patcher} on the class path and, before {@code ij.jar}, the {@link HeadlessClasses}, see
 * {@code scripts/imagej-headless}. Without these, {@code ij1-patcher} rewrites ImageJ at each start, for which it takes
 * seconds and {@code --add-opens=java.base/java.lang=ALL-UNNAMED}. Fiji has its own way, {@code --headless}.
 */
public final class HeadlessMacro {

	private static final int SUCCESS = 0;
	private static final int MACRO_FAILED = 1;
	private static final int WRONG_USAGE = 2;

	private HeadlessMacro() {}

	/**
	 * Runs a macro and exits: with 0 if it ran to its end, 1 if it stopped before, 2 if there is no such file.
	 *
	 * @param args the macro file and, optionally, what the macro gets from {@code getArgument()}
	 */
	public static void main(final String... args) {
		System.exit(run(args));
	}

	private static int run(final String... args) {
		if (args.length < 1 || args.length > 2) {
			System.err.println("Usage: imagej-headless MACRO [ARGUMENT]");
			return WRONG_USAGE;
		}
		final Path file = Paths.get(args[0]);
		if (!Files.isRegularFile(file)) {
			System.err.println("There is no macro file " + file);
			return WRONG_USAGE;
		}
		final String macro;
		try {
			macro = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			System.err.println("Cannot read " + file + ": " + e.getMessage());
			return WRONG_USAGE;
		}
		System.setProperty("java.awt.headless", "true");
		// Before any class of ImageJ is loaded, and therefore the macro is run by another class.
		if (!HeadlessClasses.onClassPath()) LegacyInjector.preinit();
		final String argument = args.length > 1 ? args[1] : "";
		final FutureTask<String> run = new FutureTask<>(() -> MacroRun.run(macro, argument).error());
		// Errors of ImageJ's own commands stop a macro only in a thread of such a name.
		new Thread(run, file.getFileName() + "_Macro$").start();
		final String error = get(run);
		if (error == null) return SUCCESS;
		System.err.println(file.getFileName() + " stopped: " + error);
		return MACRO_FAILED;
	}

	private static String get(final FutureTask<String> run) {
		try {
			return run.get();
		}
		catch (final InterruptedException | ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}
}
