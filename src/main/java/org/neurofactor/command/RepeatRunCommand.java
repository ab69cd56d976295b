package org.neurofactor.command;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.door.ImageTitleKind;
import org.neurofactor.imagej.record.OpenedImage;
import org.neurofactor.imagej.record.RecordedRun;
import org.neurofactor.imagej.record.RunComparison;
import org.neurofactor.imagej.record.SavedFolder;
import org.neurofactor.imagej.record.Scratch;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.plugin.Plugin;

/** <em>Plugins › NeuroFactor › Repeat Run...</em>: does again what a folder's {@code run.json} tells, and compares. */
@Plugin(type = NeuroFactorCommand.class, label = "Repeat Run", visible = false, headless = true,
	description = "Repeats a run from the folder in which it saved its results: the same command with the same options and " +
		"inputs, as run.json tells. Says what differs: versions, options, inputs, and which files of the results.")
public class RepeatRunCommand extends NeuroFactorCommand {

	private static final Setting<String> RESULTS = Setting.folder("results")
		.label("Folder of results")
		.required()
		.help("The output folder of the run. Its files are not changed.");

	private static final Output<ResultsTable> COMPARISON = Output.table("comparison");
	private static final Output<Double> DIFFERENT_FILES = Output.number("differentfiles");

	private volatile NeuroFactorCommand repeated;

	public RepeatRunCommand() {
		super(
			Settings.of(RESULTS,
				OUTPUT.help("Where to save the results of the repetition; empty: nowhere, they are compared only.")),
			COMPARISON, DIFFERENT_FILES);
	}

	@Override
	protected void execute(final ProgressMonitor progress) throws IOException {
		final Path results = Paths.get(get(RESULTS));
		final RecordedRun run = RecordedRun.of(SavedFolder.read(results));
		final NeuroFactorCommand command = command(run);
		for (final Path changed : run.changedInputs())
			IJ.log(title() + ": the input \"" + changed + "\" is not what it was.");
		if (get(OUTPUT).isEmpty()) {
			try (Scratch scratch = Scratch.of(null)) {
				repeat(run, command, results, scratch.folder().resolve("repetition"));
			}
			return;
		}
		final Path output = Paths.get(get(OUTPUT));
		if (Files.exists(output) && Files.isSameFile(output, results)) throw new IllegalArgumentException(
			"output must be another folder than results, for both are compared, but was \"" + output + "\".");
		repeat(run, command, results, output);
	}

	private void repeat(final RecordedRun run, final NeuroFactorCommand command, final Path results, final Path output)
		throws IOException
	{
		command.setInput(OUTPUT.key(), output.toString());
		final List<ImagePlus> shown = new ArrayList<>();
		try {
			open(run.images(), command, shown);
			repeated = command;
			if (isCanceled()) throw new CancellationException();
			command.run();
			if (command.isCanceled()) throw new CancellationException();
		}
		finally {
			repeated = null;
			shown.forEach(RepeatRunCommand::close);
		}
		final RunComparison comparison =
			RunComparison.of(results, output, new HashSet<>(command.settings().filter(s -> !s.hasEffect()).keys()));
		set(COMPARISON, comparison.table());
		set(DIFFERENT_FILES, (double) comparison.differentFiles());
		IJ.log(comparison.summary());
	}

	/** Those that are found by their titles are shown. */
	private static void open(final List<OpenedImage> images, final NeuroFactorCommand command,
		final List<ImagePlus> shown)
	{
		final boolean byTitle = command.settings()
			.stream()
			.anyMatch(setting -> setting.kind() instanceof ImageTitleKind && !isEmpty(command.getInput(setting.key())));
		final Optional<Setting<?>> current = command.settings().stream().filter(RepeatRunCommand::isImage).findFirst();
		if (images.isEmpty() && current.isPresent() && current.get().isRequired()) throw new IllegalArgumentException(
			"The image that the run worked on was in no file, so that it cannot be opened again.");
		for (int i = 0; i < images.size(); i++) {
			final ImagePlus image = images.get(i).open();
			final boolean isLast = i == images.size() - 1;
			if (isLast && current.isPresent()) command.setInput(current.get().key(), image);
			if (isLast && !byTitle) continue;
			image.show();
			shown.add(image);
		}
	}

	private static boolean isImage(final Setting<?> setting) {
		return setting.kind() instanceof ImageKind;
	}

	private static boolean isEmpty(final Object title) {
		return title == null || title.equals("");
	}

	private static void close(final ImagePlus image) {
		image.changes = false;
		image.close();
	}

	/** With the options that it had. */
	private static NeuroFactorCommand command(final RecordedRun run) {
		final NeuroFactorCommand command = create(run.command());
		if (!command.settings().contains(OUTPUT)) throw new IllegalArgumentException(run.command() + " saves nothing.");
		run.options().forEach((key, value) -> {
			if (value != null) command.setInput(key, value);
		});
		return command;
	}

	private static NeuroFactorCommand create(final String label) {
		for (final IndexItem<Plugin> item : Index.load(Plugin.class, RepeatRunCommand.class.getClassLoader())) {
			final Plugin plugin = item.annotation();
			if (plugin.type() != NeuroFactorCommand.class || !plugin.label().equals(label)) continue;
			try {
				return Class.forName(item.className())
					.asSubclass(NeuroFactorCommand.class)
					.getConstructor()
					.newInstance();
			}
			catch (final ReflectiveOperationException e) {
				throw new IllegalStateException(e);
			}
		}
		throw new IllegalArgumentException("This version of NeuroFactor has no command \"" + label + "\".");
	}

	@Override
	public void cancel(final String reason) {
		super.cancel(reason);
		final NeuroFactorCommand command = repeated;
		if (command != null) command.cancel(reason);
	}
}
