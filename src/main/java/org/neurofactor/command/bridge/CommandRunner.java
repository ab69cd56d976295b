package org.neurofactor.command.bridge;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.command.InputLook;
import org.neurofactor.command.CommandDescription;
import org.scijava.command.CommandModule;

import org.neurofactor.command.FailedInPartException;
import org.neurofactor.command.NeuroFactorCommand;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;

/**
 * Runs a SciJava command for ImageJ 1, in the caller's thread: gets the inputs from the macro's options or from the
 * user, runs it and shows its outputs. Whatever goes wrong is shown and stops the macro.
 * <p>
 * SciJava's own ways of running a command go through other threads and processors, which lose the macro's options and
 * wrap exceptions.
 */
final class CommandRunner {

	private final Context context;
	private final CommandDescription command;
	private final CommandInputs inputs;

	private CommandRunner(final Context context, final CommandDescription command) {
		this.context = context;
		this.command = command;
		inputs = new CommandInputs(command);
	}

	/** Runs the command of the given class for the menu entry, macro or script that runs in this thread. */
	static void run(final String className) {
		final String options = Macro.getOptions();
		final ImagePlus image = WindowManager.getCurrentImage();
		if (!EventQueue.isDispatchThread()) {
			run(className, options, image);
			return;
		}
		// Menu entries and macros have a thread of their own, but a button of another plugin may call us directly.
		final Thread thread = new Thread(() -> run(className, options, image), "NeuroFactor");
		WindowManager.setTempCurrentImage(thread, image);
		thread.start();
	}

	private static void run(final String className, final String options, final ImagePlus image) {
		final Context context = ImageJContext.get();
		final CommandInfo command = context.service(CommandService.class).getCommand(className);
		if (!(command instanceof CommandDescription)) {
			fail("NeuroFactor", "NeuroFactor: there is no command " + className + ".");
			return;
		}
		final String title = command.getTitle();
		try {
			final CommandRunner runner = new CommandRunner(context, (CommandDescription) command);
			final Map<String, Object> values = runner.values(options, image);
			if (values == null) Recorder.disableCommandRecording();
			else runner.run(values);
		}
		catch (final CancellationException e) {
			cancelled(title);
		}
		catch (final OutOfMemoryError e) {
			fail(title, title + ": out of memory; ImageJ may use " + IJ.maxMemory() / (1 << 20) +
				" MB, see Edit > Options > Memory & Threads.");
		}
		catch (final Throwable e) {
			if (e instanceof RuntimeException && Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
			fail(title, message(title, e));
		}
	}

	/** The values to run with; null if the user cancelled the dialog. */
	private Map<String, Object> values(final String options, final ImagePlus image) {
		if (options != null) return inputs.parse(MacroOptions.parse(options, CommandRunner::variable), image);
		if (inputs.asked().isEmpty() || GraphicsEnvironment.isHeadless()) {
			return inputs.parse(Collections.emptyMap(), image);
		}
		return new CommandDialog(command, inputs, this::advice, this::look).ask(image);
	}

	private CommandModule create(final Map<String, Object> values) {
		final CommandModule module = (CommandModule) context.service(ModuleService.class).createModule(command);
		if (module == null) throw new IllegalStateException("the command cannot be created");
		module.setInputs(values);
		values.keySet().forEach(module::resolveInput);
		return module;
	}

	private DialogRemark.Remark advice(final Map<String, Object> values, final InputLook look) {
		final NeuroFactorCommand asked = (NeuroFactorCommand) create(values).getCommand();
		final String advice = asked.adviceNow();
		return look == null
			? new DialogRemark.Remark(advice, "")
			: new DialogRemark.Remark(look.facts() + " " + advice, asked.warningsNow(look));
	}

	private InputLook look(final ImagePlus image, final ProgressMonitor monitor) {
		return ((NeuroFactorCommand) create(inputs.parse(Collections.emptyMap(), image)).getCommand()).lookNow(monitor);
	}

	private void run(final Map<String, Object> values) {
		final CommandModule module = create(values);
		try {
			module.run();
		}
		catch (final FailedInPartException e) {
			new CommandOutputs(((NeuroFactorCommand) module.getCommand()).image()).show(module);
			throw e;
		}
		if (!module.isCanceled()) {
			new CommandOutputs(((NeuroFactorCommand) module.getCommand()).image()).show(module);
			return;
		}
		final String reason = module.getCancelReason();
		if (reason == null || reason.isEmpty()) throw new CancellationException();
		throw new IllegalArgumentException(reason);
	}

	/** Cancelled by the user, who needs no message box to know. */
	private static void cancelled(final String title) {
		if (!ErrorReport.calledByMacro()) Recorder.disableCommandRecording();
		final String message = title + " cancelled";
		if (IJ.getInstance() == null) System.err.println(message);
		ErrorReport.stopMacro(message);
		IJ.showStatus(message);
	}

	private static void fail(final String title, final String message) {
		if (!ErrorReport.calledByMacro()) Recorder.disableCommandRecording();
		IJ.showStatus("");
		ErrorReport.show(title, message);
	}

	/** Exceptions that mean wrong input speak for themselves; others are mistakes, whose origin must be found. */
	private static String message(final String title, final Throwable e) {
		final boolean expected = e instanceof IllegalArgumentException || e instanceof UncheckedIOException;
		if (!expected || e.getMessage() == null) {
			final StringWriter trace = new StringWriter();
			e.printStackTrace(new PrintWriter(trace, true));
			if (IJ.getInstance() == null) System.err.print(trace);
			else IJ.log(trace.toString());
			return title + " failed: " + e;
		}
		return e.getMessage().startsWith(title) ? e.getMessage() : title + ": " + e.getMessage();
	}

	private static String variable(final String name) {
		final Interpreter macro = Interpreter.getInstance();
		return macro == null ? null : macro.getVariableAsString(name);
	}
}
