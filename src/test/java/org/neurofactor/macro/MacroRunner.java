package org.neurofactor.macro;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.filter.Analyzer;

import java.awt.HeadlessException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Hashtable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.neurofactor.imagej.launcher.MacroRun;
import org.scijava.command.Command;

/**
 * Runs macros in tests as {@code scripts/imagej-headless} does, but in this JVM and in an ImageJ that is not made fit
 * for it: commands of the suite run, of ImageJ's own only functions such as {@code newImage}, not {@code run(...)}.
 */
public final class MacroRunner {

	private static final Pattern ENTRY = Pattern.compile("[^\"]*\"([^\"]+)\",\\s*(\\S+)");

	static {
		registerSuite();
	}

	private MacroRunner() {}

	/** What became of a macro. */
	public static final class Outcome {

		private final MacroRun run;
		private final String output;

		Outcome(final MacroRun run, final String output) {
			this.run = run;
			this.output = output;
		}

		/** Whether the macro stopped before its end. */
		public boolean stopped() {
			return !run.succeeded();
		}

		/** Why it stopped, with the line; null if it did not. */
		public String error() {
			return run.error();
		}

		/** What it returned; null if nothing. */
		public String returnValue() {
			return run.returnValue();
		}

		/** What was written to the standard streams: what the macro printed, and messages. */
		public String output() {
			return output;
		}

		@Override
		public String toString() {
			return "returned " + returnValue() + ", error " + error() + ", output:\n" + output;
		}
	}

	/**
	 * Runs a macro in this thread, with nothing open but the given images, of which the last is the current one. What
	 * the macro opens stays open, for {@code WindowManager.getImage(title)}.
	 */
	public static Outcome run(final String macro, final ImagePlus... images) {
		closeAll();
		for (final ImagePlus image : images) open(image);
		return capture(() -> MacroRun.run(macro, ""));
	}

	/** Runs a macro with an argument, as {@link #run(String, ImagePlus...)} does with none. */
	public static Outcome runWith(final String argument, final String macro) {
		closeAll();
		return capture(() -> MacroRun.run(macro, argument));
	}

	/** Lets macros run a command by a label, as if it were in the menus. */
	public static void register(final String label, final Class<? extends Command> command) {
		commands().put(label, "org.neurofactor.command.bridge.NeuroFactorPlugIn(\"" + command.getName() + "\")");
	}

	private static Outcome capture(final Supplier<MacroRun> macro) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8.name())) {
			System.setOut(captured);
			System.setErr(captured);
			final MacroRun run = macro.get();
			return new Outcome(run, new String(bytes.toByteArray(), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		finally {
			System.setOut(out);
			System.setErr(err);
			Macro.setOptions(null);
		}
	}

	private static void closeAll() {
		final int[] ids = WindowManager.getIDList();
		for (int i = 0; ids != null && i < ids.length; i++) {
			final ImagePlus image = WindowManager.getImage(ids[i]);
			image.changes = false;
			Interpreter.removeBatchModeImage(image);
		}
		WindowManager.setTempCurrentImage(null);
		Analyzer.setResultsTable(null);
	}

	private static void open(final ImagePlus image) {
		Interpreter.addBatchModeImage(image);
		WindowManager.setTempCurrentImage(image);
	}

	private static void registerSuite() {
		try (BufferedReader lines = new BufferedReader(
			new InputStreamReader(MacroRunner.class.getResourceAsStream("/plugins.config"), StandardCharsets.UTF_8)))
		{
			lines.lines()
				.filter(line -> !line.startsWith("#"))
				.map(ENTRY::matcher)
				.filter(Matcher::matches)
				.forEach(entry -> commands().put(entry.group(1), entry.group(2)));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** ImageJ's table of menu entries. It fills it when first asked to run something, and fails without a display. */
	@SuppressWarnings("unchecked")
	private static synchronized Hashtable<String, String> commands() {
		if (Menus.getCommands() == null) {
			try {
				IJ.run("Select None");
			}
			catch (final HeadlessException e) {
				// The table exists by now.
			}
		}
		return Menus.getCommands();
	}
}
