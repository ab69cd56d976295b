package org.neurofactor.command.bridge;

import org.neurofactor.command.NeuroFactorCommand;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.util.concurrent.CancellationException;

import org.neurofactor.run.ProgressMonitor;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A command with an input of every kind, which tells what it got in its table, and fails if told so. */
@Plugin(type = Command.class, label = "Every Input", visible = false, headless = true,
	description = "Has an input of every kind.")
public class EveryInputCommand extends NeuroFactorCommand {

	/** The command's name in macros. */
	static final String LABEL = "Every Input...";

	static final String OUTPUT_TITLE = "out";

	@Parameter(persist = false)
	private ImagePlus image;

	@Parameter(label = "Number of iterations", min = "1", max = "1000000", persist = false,
		description = "How often <it> runs.")
	private int iterations = 100;

	@Parameter(label = "Random seed", persist = false)
	private long seed = 42;

	@Parameter(label = "Tolerance", min = "0", persist = false)
	private double tolerance = 1e-4;

	@Parameter(label = "Sparsity", min = "0", max = "1", style = "slider", persist = false)
	private double sparsity = 0.25;

	@Parameter(label = "Smooth", persist = false)
	private boolean smooth = false;

	@Parameter(label = "Normalize", persist = false)
	private boolean normalize = true;

	@Parameter(label = "Initialization", choices = {"nnsvdlrc", "random", "k-means ++"}, persist = false)
	private String method = "nnsvdlrc";

	@Parameter(label = "Name", required = false, persist = false)
	private String name = "";

	@Parameter(label = "Save in", style = "directory", required = false, persist = false)
	private String folder = "";

	@Parameter(label = "Mask", style = "image", required = false, persist = false)
	private String maskTitle = "";

	@Parameter(label = "Outcome", choices = {"success", "bug", "complaint", "cancel", "error", "endless"},
		persist = false)
	private String outcome = "success";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable values;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus second;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable numbers;

	@Override
	protected void execute(final ProgressMonitor progress) {
		if (outcome.equals("bug")) throw new IllegalStateException("not my day");
		if (outcome.equals("complaint")) throw new IllegalArgumentException("the image is too dark");
		if (outcome.equals("cancel")) throw new CancellationException();
		if (outcome.equals("error")) throw new NoClassDefFoundError("org/example/Missing");
		if (outcome.equals("endless")) waitForCancel(progress);
		values = table();
		numbers = new ResultsTable();
		numbers.incrementCounter();
		result = image.duplicate();
		result.setTitle(OUTPUT_TITLE);
		second = image.duplicate();
		second.setTitle("second");
	}

	@Override
	public String advice() {
		if (smooth && normalize) throw new IllegalArgumentException("Smooth or normalize, not both.");
		return iterations > 5000 ? "This takes about 2 minutes." : "";
	}

	private static void waitForCancel(final ProgressMonitor progress) {
		for (long i = 0; !progress.isCancelled(); i++) progress.progress("Waiting", i, i + 1);
		throw new CancellationException();
	}

	private ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		add(table, "image", image.getTitle());
		add(table, "iterations", iterations);
		add(table, "seed", seed);
		add(table, "tolerance", tolerance);
		add(table, "sparsity", sparsity);
		add(table, "smooth", smooth);
		add(table, "normalize", normalize);
		add(table, "method", method);
		add(table, "name", name);
		add(table, "folder", folder);
		add(table, "masktitle", maskTitle);
		return table;
	}

	private static void add(final ResultsTable table, final String input, final Object value) {
		table.incrementCounter();
		table.addValue("Input", input);
		table.addValue("Value", "<" + value + ">");
		table.addValue("Sixth", 1 / 6.0);
	}
}
