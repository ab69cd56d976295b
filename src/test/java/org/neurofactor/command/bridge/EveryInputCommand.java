package org.neurofactor.command.bridge;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.neurofactor.command.NeuroFactorCommand;
import org.neurofactor.command.Output;
import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.door.ImageTitleKind;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.scijava.plugin.Plugin;

/** A command with an input of every kind, which tells what it got in its table, and fails if told so. */
@Plugin(type = NeuroFactorCommand.class, label = "Every Input", visible = false, headless = true,
	description = "Has an input of every kind.")
public class EveryInputCommand extends NeuroFactorCommand {

	/** The command's name in macros. */
	static final String LABEL = "Every Input...";

	static final String OUTPUT_TITLE = "out";

	private static final Settings.Builder ALL = Settings.builder();

	private static final Setting<ImagePlus> IMAGE = ALL.add(ImageKind.setting("image").required());

	private static final Setting<Integer> ITERATIONS = ALL
		.add(Setting.whole("iterations", 100, 1, 1_000_000).label("Number of iterations").help("How often <it> runs."));

	private static final Setting<Long> SEED =
		ALL.add(Setting.whole("seed", 42L, Long.MIN_VALUE, Long.MAX_VALUE).label("Random seed"));

	private static final Setting<Double> TOLERANCE = ALL.add(Setting.number("tolerance", 1e-4, 0).label("Tolerance"));

	private static final Setting<Double> SPARSITY = ALL.add(Setting.number("sparsity", 0.25, 0, 1).label("Sparsity"));

	private static final Setting<Boolean> SMOOTH = ALL.add(Setting.flag("smooth", false).label("Smooth"));

	private static final Setting<Boolean> NORMALIZE = ALL.add(Setting.flag("normalize", true).label("Normalize"));

	private static final Setting<String> METHOD =
		ALL.add(Setting.choice("method", "nnsvdlrc", Arrays.asList("nnsvdlrc", "random", "k-means ++"))
			.label("Initialization"));

	private static final Setting<String> NAME = ALL.add(Setting.text("name", "").label("Name"));

	private static final Setting<String> FOLDER = ALL.add(Setting.folder("folder").label("Save in"));

	private static final Setting<String> MASK = ALL.add(ImageTitleKind.setting("masktitle").label("Mask"));

	private static final Setting<String> OUTCOME = ALL.add(
		Setting.choice("outcome", "success", Arrays.asList("success", "bug", "complaint", "cancel", "error", "endless"))
			.label("Outcome"));

	private static final Output<ImagePlus> RESULT = Output.image("result");
	private static final Output<ResultsTable> VALUES = Output.table("values");
	private static final Output<ImagePlus> SECOND = Output.image("second");
	private static final Output<ResultsTable> NUMBERS = Output.table("numbers");

	public EveryInputCommand() {
		super(ALL.build(), RESULT, VALUES, SECOND, NUMBERS);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final String outcome = get(OUTCOME);
		if (outcome.equals("bug")) throw new IllegalStateException("not my day");
		if (outcome.equals("complaint")) throw new IllegalArgumentException("the image is too dark");
		if (outcome.equals("cancel")) throw new CancellationException();
		if (outcome.equals("error")) throw new NoClassDefFoundError("org/example/Missing");
		if (outcome.equals("endless")) waitForCancel(progress);
		set(VALUES, table());
		final ResultsTable numbers = new ResultsTable();
		numbers.incrementCounter();
		set(NUMBERS, numbers);
		set(RESULT, copy(OUTPUT_TITLE));
		set(SECOND, copy("second"));
	}

	private ImagePlus copy(final String title) {
		final ImagePlus copy = get(IMAGE).duplicate();
		copy.setTitle(title);
		return copy;
	}

	@Override
	protected String advice() {
		if (get(SMOOTH) && get(NORMALIZE)) throw new IllegalArgumentException("Smooth or normalize, not both.");
		return get(ITERATIONS) > 5000 ? "This takes about 2 minutes." : "";
	}

	private static void waitForCancel(final ProgressMonitor progress) {
		for (long i = 0; !progress.isCancelled(); i++) progress.progress("Waiting", i, i + 1);
		throw new CancellationException();
	}

	private ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		add(table, "image", get(IMAGE).getTitle());
		thisRun().options().forEach((key, value) -> {
			if (!key.equals(OUTCOME.key())) add(table, key, value);
		});
		return table;
	}

	private static void add(final ResultsTable table, final String input, final Object value) {
		table.incrementCounter();
		table.addValue("Input", input);
		table.addValue("Value", "<" + value + ">");
		table.addValue("Sixth", 1 / 6.0);
	}
}
