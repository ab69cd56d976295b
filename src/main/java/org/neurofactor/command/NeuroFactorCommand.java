package org.neurofactor.command;

import org.neurofactor.command.bridge.CommandInputs;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.ImageJProgress;
import org.neurofactor.imagej.door.Images;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Run;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/**
 * What all commands of the suite have in common: inputs are checked before anything is done, progress is shown, and a
 * cancelled run ends without outputs.
 * <p>
 * A subclass sets its outputs last, in {@link #execute}, and shows nothing itself. Its plugin annotation has a
 * {@code label}, the name in messages, no {@code menuPath}, {@code visible = false} and {@code headless = true}. Inputs
 * other than images have a default and all have {@code persist = false}; their names are the keys in macros.
 */
public abstract class NeuroFactorCommand implements Command, Cancelable {

	/** Attribute of an input: what the dialog writes behind its field, such as its unit. */
	public static final String UNIT = "unit";

	/** Attribute of an input: the heading under which the dialog has it. */
	public static final String GROUP = "group";

	/** Attribute of an input that is rarely used: the dialog hides it until the user asks for such. */
	public static final String ADVANCED = "advanced";

	@Parameter(required = false)
	private TaskService tasks;

	private volatile boolean canceled;
	private volatile String cancelReason;

	/**
	 * Does the work and sets the outputs.
	 *
	 * @param progress to be passed on to whatever takes long
	 * @throws IllegalArgumentException if the input cannot be worked with; the message is for the user
	 * @throws CancellationException if {@code progress} says that the user has asked to stop
	 */
	protected abstract void execute(ProgressMonitor progress);

	/**
	 * What the user should know before the run: how long it will take and how much memory it needs, if that is much. The
	 * dialog asks for it, with all inputs set, at every change: it must be quick and not read images.
	 *
	 * @return a sentence or two; empty if there is nothing to say
	 * @throws IllegalArgumentException if the inputs do not fit each other; the message is for the user
	 */
	public String advice() {
		return "";
	}

	/** What the titles of tables begin with, once they are there; empty, as by default, for the title of the input image. */
	public String nameOfTables() {
		return "";
	}

	/** @throws IllegalArgumentException if an input is not allowed; the message says which, what it was and what is */
	@Override
	public final void run() {
		CommandInputs.validate(this);
		try (ImageJProgress progress = new ImageJProgress(title(), tasks, this::isCanceled)) {
			execute(progress);
		}
		catch (final CancellationException e) {
			canceled = true;
		}
	}

	@Override
	public boolean isCanceled() {
		return canceled;
	}

	/** Asks the command to stop, from any thread; it does so within a second and then has no outputs. */
	@Override
	public void cancel(final String reason) {
		cancelReason = reason;
		canceled = true;
	}

	/** Why the command was cancelled; null if the user asked for it. */
	@Override
	public String getCancelReason() {
		return cancelReason;
	}

	/**
	 * The folder for results, opened before long work starts.
	 *
	 * @param output what the user entered
	 * @param names of the files that will be written, as far as they are known
	 * @return null if {@code output} is empty
	 * @throws IllegalArgumentException if it cannot be written or holds what must not be replaced, saying why
	 */
	protected static ResultFolder resultFolder(final String output, final ResultKind kind, final Run run,
		final String... names)
	{
		return output.isEmpty() ? null : ResultFolder.open(Paths.get(output), kind, run.paths(), names);
	}

	/**
	 * This run, as its results will tell how to repeat it.
	 *
	 * @param files that it reads beside those that its inputs name
	 */
	protected final Run thisRun(final Path... files) {
		final Set<Path> all = new LinkedHashSet<>(CommandInputs.files(this));
		all.addAll(Arrays.asList(files));
		final Optional<Path> image = CommandInputs.image(this).flatMap(Images::file);
		image.ifPresent(all::remove);
		return Run.of(title(), CommandInputs.options(this), image, all);
	}

	/** The name of the command in messages. */
	protected final String title() {
		final Plugin plugin = getClass().getAnnotation(Plugin.class);
		return plugin == null || plugin.label().isEmpty() ? getClass().getSimpleName() : plugin.label();
	}
}
