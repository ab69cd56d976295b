package org.neurofactor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.Optional;
import org.neurofactor.imagej.neuropil.Trial;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.run.Stopwatch;

import org.neurofactor.imagej.door.ChannelChoice;
import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.imagej.door.ImageTitleKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import org.neurofactor.imagej.door.OpenImages;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.FrameRate;
import org.neurofactor.imagej.neuropil.CellRois;
import org.neurofactor.imagej.neuropil.RoiCells;
import org.neurofactor.imagej.neuropil.LabelFile;
import org.neurofactor.imagej.neuropil.NeuropilOutputs;
import org.neurofactor.imagej.neuropil.NeuropilRun;
import org.neurofactor.imagej.neuropil.NeuropilSummary;
import org.neurofactor.imagej.neuropil.Recording;
import org.neurofactor.neuropil.NeuropilOptions;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Neuropil Separation...</em>: from a movie and its ROIs to traces without the neuropil's
 * share. From code, call {@link org.neurofactor.neuropil.NeuropilSeparation}, which needs no ImageJ.
 */
@Plugin(type = NeuroFactorCommand.class, label = "Neuropil Separation", visible = false, headless = true,
	description = "Frees the traces of cells from the fluorescence of the neuropil around them. Surrounds each cell by " +
		"regions and separates their traces into sources. The movie is read frame by frame and may be a virtual stack.")
public class NeuropilSeparationCommand extends NeuroFactorCommand {

	/** Where the movies of the trials are. */
	private enum Trials {

		ACTIVE, OPEN, FOLDER;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Where the cells are marked. */
	private enum Rois {

		MANAGER, OVERLAY, FILE, LABELS;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final Setting<ImagePlus> MOVIE = ImageKind.setting("movie", MadeImage.Role.MOVIE)
		.label("Movie")
		.help("A gray-scale stack with one slice per frame.");

	private static final Setting<Trials> TRIALS = Setting.choice("trials", Trials.ACTIVE)
		.label("Trials")
		.group("Movie")
		.help("active: the active movie; open: it and all open movies of the same frame size, by their titles; " +
			"folder: all TIFF files of a folder, by their names.");

	private static final Setting<String> FOLDER = Setting.folder("folder")
		.label("Folder of trials")
		.group("Movie")
		.help("Folder with a TIFF file per trial, for \"folder\".");

	private static final Setting<ChannelChoice> CHANNEL = ChannelChoice.setting("channel")
		.label("Channel")
		.unit("auto, all or a number")
		.group("Movie")
		.help(
			"That of the cells, from 1, of a movie that has several, also one after the other in a plain stack. auto: " +
				"there must be one only; all: every frame is taken as it is.");

	private static final Setting<Rois> ROIS = Setting.choice("rois", Rois.MANAGER)
		.label("ROIs")
		.group("Cells")
		.help("manager: the ROI Manager's, or the overlay's if it is empty or there is no display; overlay: the " +
			"movie's overlay; file: a RoiSet.zip or .roi; labels: an image with a number for each cell.");

	private static final Setting<String> ROI_FILE = Setting.file("roifile")
		.label("File of ROIs")
		.group("Cells")
		.help(
			"RoiSet.zip, .roi or label image, for \"file\"; or a folder with a .zip per trial, named like the trial.");

	private static final Setting<String> LABELS = ImageTitleKind.settingOrFile("labels")
		.label("Label image")
		.group("Cells")
		.help(
			"Title or file of the image with a number for each cell and 0 elsewhere, for \"labels\"; of a mask, each part is " +
				"a cell.");

	private static final Setting<Boolean> SELECTED = Setting.flag("selected", false)
		.label("Selected ROIs only")
		.group("Cells")
		.help(
			"Those selected in the ROI Manager's list; other ROIs if the selection in the active image touches them.");

	private static final Output<ImagePlus> REGION_MAP = Output.image("regionmap");
	private static final Output<ImagePlus> PLOTS = Output.image("plots");
	private static final Output<ResultsTable> TRACES = Output.table("traces");
	private static final Output<ResultsTable> REPORT = Output.table("report");
	/** Only if methods are compared. */
	private static final Output<ResultsTable> COMPARISON = Output.table("comparison");

	private String name = "";

	public NeuropilSeparationCommand() {
		super(Settings.of(MOVIE, TRIALS, FOLDER, CHANNEL, ROIS, ROI_FILE, LABELS, SELECTED)
			.and(NeuropilOptions.SETTINGS)
			.and(
				ROI_MANAGER
					.help("Appends the outlines of cells and regions to the ROI Manager, if there is a display."),
				OUTPUT.group("Results")
					.help(
						"Where to save all results; empty: nowhere. The raw traces are kept there, too: run again with other " +
							"options, the movie is not read again.")),
			REGION_MAP, PLOTS, TRACES, REPORT, COMPARISON);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final Stopwatch stopwatch = new Stopwatch();
		requireFittingSources();
		final Recording recording = recording(progress);
		final Run thisRun = thisRun(recording);
		try (ResultFolder results = resultFolder(ResultKind.NEUROPIL, thisRun)) {
			final RoiCells cells = cells(new CellRois(recording, get(MOVIE), get(SELECTED)));
			final NeuropilRun run = new NeuropilRun(recording, cells, neuropilOptions(recording));
			final NeuropilOutputs outputs = NeuropilOutputs.of(run, results, progress);
			final double seconds = stopwatch.seconds();
			outputs.save(thisRun, seconds, progress);
			name = run.input().source().shortTitle();
			set(REGION_MAP, outputs.regions());
			set(PLOTS, outputs.plots());
			set(TRACES, outputs.traces());
			set(REPORT, outputs.report());
			outputs.comparison().ifPresent(table -> set(COMPARISON, table));
			if (get(ROI_MANAGER)) outputs.addToRoiManager();
			IJ.log(outputs.summary(seconds));
		}
	}

	private Run thisRun(final Recording recording) {
		final Run run = thisRun(files(recording));
		if (get(TRIALS) != Trials.OPEN) return run;
		return run.openingToo(recording.trials()
			.stream()
			.map(trial -> trial.source().file())
			.filter(Optional::isPresent)
			.map(Optional::get)
			.collect(Collectors.toList()));
	}

	/** Those of the trials, and those of their ROIs where each has its own. */
	private Path[] files(final Recording recording) {
		final List<Path> files = new ArrayList<>();
		for (final Trial trial : recording.trials()) {
			trial.source().file().ifPresent(files::add);
			if (get(ROIS) == Rois.FILE) CellRois.fileOf(trial, Paths.get(get(ROI_FILE))).ifPresent(files::add);
		}
		return files.toArray(new Path[0]);
	}

	/** The first trial's, which need not be the active image. */
	@Override
	public String nameOfTables() {
		return name;
	}

	@Override
	protected String advice() {
		requireFittingSources();
		if (get(TRIALS) != Trials.FOLDER) ImageKind.input(MOVIE, get(MOVIE));
		final boolean unknown = get(NeuropilOptions.FRAME_RATE) == 0 && get(MOVIE) != null &&
			get(TRIALS) != Trials.FOLDER && FrameRate.hz(get(MOVIE).getCalibration()) == 0;
		return unknown ? NeuropilSummary.NO_FRAME_RATE : "";
	}

	/** What a choice needs is there, and what it does not need is not there to be ignored in silence. */
	private void requireFittingSources() {
		requireOnlyWith(FOLDER, TRIALS, Trials.FOLDER);
		requireOnlyWith(ROI_FILE, ROIS, Rois.FILE);
		requireOnlyWith(LABELS, ROIS, Rois.LABELS);
	}

	private Recording recording(final ProgressMonitor progress) {
		if (get(TRIALS) == Trials.FOLDER) return Recording.ofFolder(Paths.get(get(FOLDER)), get(CHANNEL), progress);
		if (get(MOVIE) == null) throw new IllegalArgumentException(title() + " needs a movie, but no image is open.");
		final ImagePlus movie = ImageKind.input(MOVIE, get(MOVIE));
		return get(TRIALS) == Trials.OPEN ? Recording.ofOpen(movie, get(CHANNEL)) : Recording.of(movie, get(CHANNEL));
	}

	private RoiCells cells(final CellRois source) {
		switch (get(ROIS)) {
			case OVERLAY:
				return source.ofOverlay();
			case FILE:
				return source.ofFile(Paths.get(get(ROI_FILE)));
			case LABELS:
				return source.ofLabels(ImageTitleKind.file(get(LABELS))
					.map(LabelFile::open)
					.orElseGet(() -> OpenImages.find(get(LABELS))));
			default:
				return source.ofManager();
		}
	}

	private <C> void requireOnlyWith(final Setting<String> setting, final Setting<C> choice, final C wanted) {
		final boolean needed = get(choice) == wanted;
		if (needed != get(setting).isEmpty()) return;
		throw new IllegalArgumentException(needed
			? choice + "=" + wanted + " needs " + setting + ", which is empty."
			: setting + " must be empty unless " + choice + "=" + wanted + ", but was '" + get(setting) + "' with " +
				choice + "=" + get(choice) + ".");
	}

	private NeuropilOptions neuropilOptions(final Recording recording) {
		final NeuropilOptions options = NeuropilOptions.DEFAULTS.with(values());
		return options.get(NeuropilOptions.FRAME_RATE) > 0
			? options
			: options.with(NeuropilOptions.FRAME_RATE, recording.frameRateHz());
	}
}
