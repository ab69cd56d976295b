package org.neurofactor.command;

import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.table.Table;
import org.neurofactor.imagej.table.Tables;
import ij.measure.ResultsTable;
import java.util.Optional;
import java.util.Set;
import org.neurofactor.imagej.record.InputFiles;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.about.HelpPage;

import ij.IJ;
import ij.ImagePlus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.neurofactor.imagej.door.ImageJProgress;
import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.door.ImageTitleKind;
import org.neurofactor.random.Seeds;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.TextKind;
import org.neurofactor.settings.Values;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/**
 * What all commands of the suite have in common: their inputs are settings, which are checked before anything is done;
 * progress is shown, and a cancelled run ends without outputs.
 * <p>
 * A subclass names its inputs and outputs to the constructor, sets its outputs last, in {@link #execute}, and shows
 * nothing itself. Its plugin annotation has a {@code label}, the name in messages, no {@code menuPath},
 * {@code visible = false} and {@code headless = true}. Everything else, dialog, macro keys, checks, help page and
 * {@code run.json}, follows from the settings.
 * </p>
 */
public abstract class NeuroFactorCommand implements Command, Cancelable {

	/** Where results are saved; empty for nowhere. */
	static final Setting<String> OUTPUT = Setting.folder("output")
		.label("Output folder")
		.help("Where to save all results; empty: nowhere.")
		.withoutEffect();

	/** Whether ROIs are appended to the ROI Manager. */
	static final Setting<Boolean> ROI_MANAGER =
		Setting.flag("roimanager", false).label("Add to ROI Manager").advanced("Results").withoutEffect();

	@Parameter(required = false)
	private TaskService tasks;

	private final Settings settings;
	private final List<Output<?>> outputs;
	private final Map<String, Object> inputs = new LinkedHashMap<>();
	private final Map<String, Object> results = new HashMap<>();
	private Values values;

	private String failure;
	private volatile boolean canceled;
	private volatile String cancelReason;

	/** @param outputs in the order in which they are shown */
	protected NeuroFactorCommand(final Settings inputs, final Output<?>... outputs) {
		settings = inputs;
		this.outputs = Collections.unmodifiableList(Arrays.asList(outputs));
		this.inputs.putAll(inputs.defaults().toMap());
	}

	/** The inputs in their order. */
	public final Settings settings() {
		return settings;
	}

	final List<Output<?>> outputs() {
		return outputs;
	}

	final Object getInput(final String name) {
		return inputs.get(name);
	}

	/** @throws IllegalArgumentException if there is no such input */
	final void setInput(final String name, final Object value) {
		final Setting<?> setting = settings.get(name);
		if (setting == null) throw new IllegalArgumentException(title() + ": unknown option '" + name + "'.");
		inputs.put(setting.key(), value);
	}

	final Object getOutput(final String name) {
		return results.get(name);
	}

	final void setOutput(final String name, final Object value) {
		results.put(name, value);
	}

	/**
	 * Does the work and sets the outputs.
	 *
	 * @param progress to be passed on to whatever takes long
	 * @throws IllegalArgumentException if the input cannot be worked with; the message is for the user
	 * @throws CancellationException if {@code progress} says that the user has asked to stop
	 * @throws IOException if a file cannot be read or written; the message is for the user
	 */
	protected abstract void execute(ProgressMonitor progress) throws IOException;

	/**
	 * What the user should know before the run: how long it will take and how much memory it needs, if that is much.
	 * The dialog asks for it, with all inputs set, at every change: it must be quick and not read images.
	 *
	 * @return a sentence or two; empty if there is nothing to say
	 * @throws IllegalArgumentException if the inputs do not fit each other; the message is for the user
	 */
	protected String advice() {
		return "";
	}

	/**
	 * What a glance at the input image tells, which may read a part of it. The dialog asks for it once, with the
	 * defaults of all other inputs, and not on the event thread.
	 *
	 * @return null for nothing
	 * @throws IllegalArgumentException if the image is none to work on
	 * @throws CancellationException if the monitor says so
	 */
	protected InputLook look(final ProgressMonitor monitor) {
		return null;
	}

	/** As {@link #look}, for the inputs as they are now. */
	public final InputLook lookNow(final ProgressMonitor monitor) {
		values = inputValues();
		return look(monitor);
	}

	/** What the look says to the inputs as they are now; empty for nothing. */
	public final String warningsNow(final InputLook look) {
		return String.join(" ", look.warnings(inputValues()));
	}

	/** As {@link #advice()}, for the inputs as they are now. */
	public final String adviceNow() {
		values = inputValues();
		return advice();
	}

	/**
	 * What the titles of tables begin with, once they are there; empty, as by default, for the title of the input
	 * image.
	 */
	public String nameOfTables() {
		return "";
	}

	/**
	 * @throws IllegalArgumentException if an input is not allowed; the message says which, what it was and what is
	 * @throws FailedInPartException if not all could be done; the outputs are set then
	 */
	@Override
	public final void run() {
		failure = null;
		values = inputValues();
		logImages();
		if (values.settings().contains(Seeds.SEED) &&
			!String.valueOf(getInput(Seeds.SEED.key())).equals(String.valueOf(values.get(Seeds.SEED))))
			IJ.log(title() + ": seed=" + values.get(Seeds.SEED));
		try (ImageJProgress progress = new ImageJProgress(title(), tasks, this::isCanceled)) {
			execute(progress);
		}
		catch (final CancellationException e) {
			canceled = true;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
		if (failure != null) throw new FailedInPartException(failure);
	}

	private Values inputValues() {
		try {
			final Values all = withSources(Seeds.resolve(Values.of(settings, inputs)));
			settings.stream().filter(setting -> isPath(setting)).forEach(setting -> requirePath(setting.key(), all));
			return all;
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(title() + ": " + e.getMessage());
		}
	}

	private static boolean isPath(final Setting<?> setting) {
		return setting.kind() == TextKind.FILE || setting.kind() == TextKind.FOLDER;
	}

	private static void requirePath(final String key, final Values values) {
		final Object path = values.toMap().get(key);
		try {
			Paths.get((String) path);
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException(
				key + " must be a path in the characters that the system allows, but was '" + path + "': " +
					e.getReason() + ". Where the locale lacks some, LC_ALL=C.UTF-8 has all.",
				e);
		}
	}

	/** What results were made of takes their place; one that may not be needed stays where that is not open. */
	private static Values withSources(final Values values) {
		Values sources = values;
		for (final Setting<ImagePlus> setting : ImageKind.settings(values.settings())) {
			final ImagePlus given = values.get(setting);
			if (setting.isRequired() || ImageKind.isInput(setting, given))
				sources = sources.with(setting, ImageKind.input(setting, given));
		}
		return sources;
	}

	private void logImages() {
		final Values all = Values.of(settings, inputs);
		for (final Setting<ImagePlus> setting : ImageKind.settings(settings)) {
			final ImagePlus given = all.get(setting);
			final ImagePlus used = values.get(setting);
			if (used != given)
				IJ.log(title() + ": \"" + given.getTitle() + "\" is " + MadeImage.what(given).orElse("a result") +
					"; \"" + used.getTitle() + "\" is used, of which it was made.");
		}
	}

	/** The image to work on, after a run; null if there is none. */
	public final ImagePlus image() {
		return ImageKind.settings(settings).stream().findFirst().map(values::get).orElse(null);
	}

	/** The inputs, all allowed; while the command runs or gives advice. */
	protected final Values values() {
		return values;
	}

	/** The value of an input, while the command runs or gives advice. */
	protected final <T> T get(final Setting<T> setting) {
		return values.get(setting);
	}

	protected final <T> void set(final Output<T> output, final T value) {
		results.put(output.name(), value);
	}

	/** @param table null for none */
	protected final void set(final Output<ResultsTable> output, final Table<?> table) {
		results.put(output.name(), table == null ? null : Tables.of(table));
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
	 * Says that a part of the work could not be done, once all outputs are set and saved: they are shown, but the run
	 * ends with an error.
	 *
	 * @param message what failed, for the user
	 */
	protected final void failedInPart(final String message) {
		failure = message;
	}

	/**
	 * The folder for results, opened before long work starts.
	 *
	 * @param names of the files that will be written, as far as they are known
	 * @return null if the user wants none
	 * @throws IllegalArgumentException if it cannot be written or holds what must not be replaced, saying why
	 */
	protected final ResultFolder resultFolder(final ResultKind kind, final Run run, final String... names) {
		return get(OUTPUT).isEmpty() ? null : ResultFolder.open(Paths.get(get(OUTPUT)), kind, run.paths(), names);
	}

	/**
	 * This run, as its results will tell how to repeat it.
	 *
	 * @param files that it reads beside those that its inputs name
	 */
	protected final Run thisRun(final Path... files) {
		final InputFiles inputFiles = new InputFiles(values);
		final Optional<Path> image = inputFiles.image();
		final Set<Path> others = inputFiles.others();
		others.addAll(Arrays.asList(files));
		image.ifPresent(others::remove);
		final Values options = values.filter(setting -> !(setting.kind() instanceof ImageKind));
		return Run.of(title(), absolute(options), image, others).opening(inputFiles.images());
	}

	/** Where files and folders are, whatever the working folder will be. */
	private static Values absolute(final Values values) {
		Values absolute = values;
		for (final Setting<?> setting : values.settings())
			if (isPath(setting) || isFileOfImage(setting, values)) absolute = absolute(absolute, setting);
		return absolute;
	}

	private static boolean isFileOfImage(final Setting<?> setting, final Values values) {
		return setting.kind() instanceof ImageTitleKind &&
			ImageTitleKind.file((String) values.get(setting)).isPresent();
	}

	@SuppressWarnings("unchecked")
	private static Values absolute(final Values values, final Setting<?> setting) {
		final Setting<String> path = (Setting<String>) setting;
		if (values.get(path).isEmpty()) return values;
		return values.with(path, Paths.get(values.get(path)).toAbsolutePath().normalize().toString());
	}

	/** The page behind a Help button. */
	protected final String help() {
		final Plugin plugin = getClass().getAnnotation(Plugin.class);
		return HelpPage.html(plugin.label(), plugin.description(), getClass().getSimpleName(), settings);
	}

	/** The name of the command in messages. */
	protected final String title() {
		final Plugin plugin = getClass().getAnnotation(Plugin.class);
		return plugin == null || plugin.label().isEmpty() ? getClass().getSimpleName() : plugin.label();
	}
}
