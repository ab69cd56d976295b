package org.neurofactor.command;

import java.util.ArrayList;
import java.util.List;
import org.neurofactor.imagej.neuropil.Trial;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.door.OpenImages;
import org.neurofactor.command.bridge.TextInput;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.FrameRate;
import org.neurofactor.imagej.neuropil.CellRois;
import org.neurofactor.imagej.neuropil.MarkedCells;
import org.neurofactor.imagej.neuropil.NeuropilOutputs;
import org.neurofactor.imagej.neuropil.NeuropilRun;
import org.neurofactor.imagej.neuropil.NeuropilSummary;
import org.neurofactor.imagej.neuropil.Recording;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.SeparationMethod;
import org.neurofactor.neuropil.SeparationOptions;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › Neuropil Separation...</em>: from a movie and its ROIs to traces without the neuropil's
 * share. From code, call {@link org.neurofactor.neuropil.NeuropilSeparation}, which needs no ImageJ.
 */
@Plugin(type = Command.class, label = "Neuropil Separation", visible = false, headless = true,
	description = "Frees the traces of cells from the fluorescence of the neuropil around them. Surrounds each cell by " +
		"regions and separates their traces into sources. The movie is read frame by frame and may be a virtual stack.")
public class NeuropilSeparationCommand extends NeuroFactorCommand {

	private static final String ACTIVE = "active";
	private static final String OPEN = "open";
	private static final String FOLDER = "folder";
	private static final String MANAGER = "manager";
	private static final String OVERLAY = "overlay";
	private static final String FILE = "file";
	private static final String LABELS = "labels";

	@Parameter(persist = false, label = "Movie", required = false, description = "A gray-scale stack with one slice per frame.")
	private ImagePlus movie;

	@Parameter(persist = false, label = "Trials", choices = { ACTIVE, OPEN, FOLDER },
		description = "active: the active movie; open: it and all open movies of the same frame size, by their titles; " +
			"folder: all TIFF files of a folder, by their names.", //
		attrs = @Attr(name = GROUP, value = "Movie"))
	private String trials = ACTIVE;

	@Parameter(persist = false, label = "Folder of trials", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Folder with a TIFF file per trial, for \"folder\".", //
		attrs = @Attr(name = GROUP, value = "Movie"))
	private String folder = "";

	@Parameter(persist = false, label = "ROIs", choices = { MANAGER, OVERLAY, FILE, LABELS },
		description = "manager: the ROI Manager's, or the overlay's if it is empty or there is no display; overlay: the " +
			"movie's overlay; file: a RoiSet.zip or .roi; labels: an image with a number for each cell.", //
		attrs = @Attr(name = GROUP, value = "Cells"))
	private String rois = MANAGER;

	@Parameter(persist = false, label = "File of ROIs", required = false, style = FileWidget.OPEN_STYLE,
		description = "RoiSet.zip or .roi, for \"file\"; or a folder with a .zip per trial, named like the trial.", //
		attrs = @Attr(name = GROUP, value = "Cells"))
	private String roifile = "";

	@Parameter(persist = false, label = "Label image", required = false, style = TextInput.IMAGE_STYLE,
		description = "Title of the image with a number for each cell and 0 elsewhere, for \"labels\".", //
		attrs = @Attr(name = GROUP, value = "Cells"))
	private String labels = "";

	@Parameter(persist = false, label = "Selected ROIs only",
		description = "Those selected in the ROI Manager's list; other ROIs if the selection in the active image touches them.", //
		attrs = @Attr(name = GROUP, value = "Cells"))
	private boolean selected = false;

	@Parameter(persist = false, label = "Method", choices = { "NMF", "ICA" },
		description = "NMF: non-negative matrix factorization; ICA: independent component analysis.", //
		attrs = @Attr(name = GROUP, value = "Separation"))
	private String method = "NMF";

	@Parameter(persist = false, label = "Regions", min = "1", max = "100",
		description = "How many regions the neuropil around a cell is cut into.", //
		attrs = @Attr(name = GROUP, value = "Separation"))
	private int regions = 4;

	@Parameter(persist = false, label = "Expansion", min = "0.01", max = "100",
		description = "Area of a region relative to that of its cell.", //
		attrs = @Attr(name = GROUP, value = "Separation"))
	private double expansion = 1;

	@Parameter(persist = false, label = "Alpha", min = "0",
		description = "Sparsity of NMF: how strongly it is kept to few sources. If traces become zero, it is too large.", //
		attrs = @Attr(name = GROUP, value = "Separation"))
	private double alpha = 0.1;

	@Parameter(persist = false, label = "Components", min = "0", max = "1000",
		description = "Number of sources. 0: regions + 1 for NMF; for ICA the components with more than 1 % of the variance.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation"), //
			@Attr(name = UNIT, value = "(0: automatic)") })
	private int components = 0;

	@Parameter(persist = false, label = "Iterations at most", min = "1", max = "10000000",
		description = "An attempt that takes all of them has not converged.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation") })
	private int maxiterations = 20000;

	@Parameter(persist = false, label = "Tolerance", min = "1e-300",
		description = "How little must change for an attempt to have converged.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation") })
	private double tolerance = 1e-4;

	@Parameter(persist = false, label = "Tries", min = "1", max = "10000",
		description = "Attempts, each with the next seed, until one converges.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation") })
	private int tries = 1;

	@Parameter(persist = false, label = "Seed", min = "0", max = "4294967295", description = "Of the first attempt.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation") })
	private long seed = 892;

	@Parameter(persist = false, label = "Frame rate", min = "0",
		description = "Frames per second; 0: from the image's frame interval. If unknown, there is no ΔF/F0.", //
		attrs = { @Attr(name = GROUP, value = "Results"), @Attr(name = UNIT, value = "Hz (0: as calibrated)") })
	private double framerate = 0;

	@Parameter(persist = false, label = "Baseline", choices = { "raw", "own" },
		description = "What ΔF/F0 of a cleaned trace is relative to: the baseline of the raw trace, or its own.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "ΔF/F0") })
	private String baseline = "raw";

	@Parameter(persist = false, label = "One baseline for all trials", description = "Otherwise each trial has its own.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "ΔF/F0") })
	private boolean acrosstrials = true;

	@Parameter(persist = false, label = "Threads", min = "0", max = "1024",
		description = "How many cells are separated at a time. The results do not depend on it.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation"), //
			@Attr(name = UNIT, value = "(0: all)") })
	private int threads = 0;

	@Parameter(persist = false, label = "Add to ROI Manager",
		description = "Appends the outlines of cells and regions to the ROI Manager, if there is a display.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Results") })
	private boolean roimanager = false;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save all results; empty: nowhere. The raw traces are kept there, too: run again with other " +
			"options, the movie is not read again.", //
		attrs = @Attr(name = GROUP, value = "Results"))
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus regionmap;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus plots;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable traces;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable report;

	private String name = "";

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		requireFittingSources();
		final Recording recording = recording(progress);
		final Run thisRun = thisRun(files(recording));
		try (ResultFolder results = resultFolder(output, ResultKind.NEUROPIL, thisRun)) {
			final MarkedCells cells = cells(new CellRois(recording, movie, selected));
			final NeuropilRun run = new NeuropilRun(recording, cells, options(recording));

			final NeuropilOutputs outputs = NeuropilOutputs.of(run, results, progress);
			final double seconds = (System.nanoTime() - start) / 1e9;
			outputs.save(thisRun, seconds, progress);
			name = run.input().source().shortTitle();
			regionmap = outputs.regions();
			plots = outputs.plots();
			traces = outputs.traces();
			report = outputs.report();
			if (roimanager) outputs.addToRoiManager();
			IJ.log(outputs.summary(seconds));
		}
	}

	/** Those of the trials, and those of their ROIs where each has its own. */
	private Path[] files(final Recording recording) {
		final List<Path> files = new ArrayList<>();
		for (final Trial trial : recording.trials()) {
			trial.source().file().ifPresent(files::add);
			if (rois.equals(FILE)) CellRois.fileOf(trial, Paths.get(roifile)).ifPresent(files::add);
		}
		return files.toArray(new Path[0]);
	}

	/** The first trial's, which need not be the active image. */
	@Override
	public String nameOfTables() {
		return name;
	}

	@Override
	public String advice() {
		requireFittingSources();
		final boolean unknown = framerate == 0 && movie != null && !trials.equals(FOLDER) && //
			FrameRate.hz(movie.getCalibration()) == 0;
		return unknown ? NeuropilSummary.NO_FRAME_RATE : "";
	}

	/** What a choice needs is there, and what it does not need is not there to be ignored in silence. */
	private void requireFittingSources() {
		requireOnlyWith("folder", folder, "trials", trials, FOLDER);
		requireOnlyWith("roifile", roifile, "rois", rois, FILE);
		requireOnlyWith("labels", labels, "rois", rois, LABELS);
	}

	private Recording recording(final ProgressMonitor progress) {
		if (trials.equals(FOLDER)) return Recording.ofFolder(Paths.get(folder), progress);
		if (movie == null) throw new IllegalArgumentException(title() + " needs a movie, but no image is open.");
		return trials.equals(OPEN) ? Recording.ofOpen(movie) : Recording.of(movie);
	}

	private MarkedCells cells(final CellRois source) {
		switch (rois) {
			case OVERLAY:
				return source.ofOverlay();
			case FILE:
				return source.ofFile(Paths.get(roifile));
			case LABELS:
				return source.ofLabels(OpenImages.find(labels));
			default:
				return source.ofManager();
		}
	}

	private static void requireOnlyWith(final String key, final String value, final String choiceKey, final String choice,
		final String wanted)
	{
		final boolean needed = choice.equals(wanted);
		if (needed != value.isEmpty()) return;
		throw new IllegalArgumentException(needed ? choiceKey + "=" + wanted + " needs " + key + ", which is empty." : key +
			" must be empty unless " + choiceKey + "=" + wanted + ", but was '" + value + "' with " + choiceKey + "=" + choice +
			".");
	}

	private NeuropilOptions options(final Recording recording) {
		final SeparationOptions separation = SeparationOptions.builder().method(SeparationMethod.named(method)).components(
			components).maxIterations(maxiterations).tolerance(tolerance).seed(seed).maxTries(tries).alpha(alpha).build();
		return NeuropilOptions.builder().regions(regions).expansion(expansion).separation(separation) //
			.frameRateHz(framerate > 0 ? framerate : recording.frameRateHz()) //
			.baseline(NeuropilOptions.Baseline.valueOf(baseline.toUpperCase(Locale.ROOT))).acrossTrials(acrosstrials) //
			.threads(threads).build();
	}
}
