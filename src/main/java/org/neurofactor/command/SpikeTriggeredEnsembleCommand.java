package org.neurofactor.command;

import org.neurofactor.imagej.record.Scratch;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.run.Stopwatch;

import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.record.InputFiles;
import org.neurofactor.imagej.door.MadeImage;
import java.util.Locale;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.List;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.ensemble.EnsembleFiles;
import org.neurofactor.imagej.ensemble.EnsembleReport;
import org.neurofactor.imagej.ensemble.EnsembleRun;
import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.ensemble.ChannelChoice;
import org.neurofactor.imagej.ensemble.EnsembleInput;
import org.neurofactor.imagej.ensemble.RecordedSpikes;
import org.neurofactor.imagej.ensemble.SpikeTiming;
import org.neurofactor.imagej.ensemble.StimulusMovie;
import org.neurofactor.imagej.ensemble.TemporalProfiles;
import org.neurofactor.imagej.ensemble.TriggeredCell;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Spike-Triggered Ensemble...</em>: from a stimulus and the spikes of cells to what
 * {@link StnmfCommand} takes. From code, call {@link org.neurofactor.stnmf.ensemble.SpikeTriggering}, which needs no
 * ImageJ.
 */
@Plugin(type = NeuroFactorCommand.class, label = "Spike-Triggered Ensemble", visible = false, headless = true,
	description = "Makes spike-triggered stimulus ensembles, what STNMF takes, from stimulus and spikes. The stimulus is a stack " +
		"with one slice per frame, the spikes a text file with a column per cell. The stimulus may be a virtual stack.")
public class SpikeTriggeredEnsembleCommand extends NeuroFactorCommand {

	/** Whether the values of a stimulus are turned into contrast. */
	private enum ContrastChoice {

		AUTO, NONE;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Results of more cells would fill the screen; they are saved only. */
	private static final int MOST_SHOWN = 4;

	private static final Setting<ImagePlus> STIMULUS = ImageKind.setting("stimulus", MadeImage.Role.STIMULUS)
		.label("Stimulus")
		.help("A stack with one slice per frame, gray-scale, RGB or with channels.");

	private static final Setting<String> STIMULUS_FOLDER = Setting.folder("stimulusfolder")
		.label("Folder of stimuli")
		.help("Folder with a TIFF file per trial, in the order of their names, instead of an open stack.")
		.advanced("Trials");

	private static final Setting<String> SPIKES = Setting.file("spikes")
		.label("Spikes")
		.required()
		.help(
			"Text file. Spike counts: a line per frame and a column per cell. Spike times: a column or a line per cell, of any " +
				"length, or a list with headings such as cell and time. Trials: a folder of such files, or several, separated by ;.");

	private static final Setting<String> CELL =
		Setting.text("cell", "all").label("Cell").required().help("all, a column's heading, or a number from 1.");

	private static final Setting<ContrastChoice> CONTRAST = Setting.choice("contrast", ContrastChoice.AUTO)
		.label("Contrast")
		.help(
			"auto: codes for black and white are turned into -1 and 1, those with gray and noise of many values are centered and " +
				"scaled to unit variance; none: values are taken as they are.")
		.advanced("Ensemble");

	private static final Setting<ChannelChoice> CHANNEL = ChannelChoice.setting("channel")
		.label("Channel")
		.help(
			"For a stimulus in color or of several channels. all: an average and an ensemble for each; a number: of that " +
				"channel alone; weights such as 0.5,1,0: of the weighted sum.")
		.advanced("Ensemble");

	private static final Output<ImagePlus> STE = Output.image("ste");
	private static final Output<ImagePlus> STA = Output.image("sta");
	private static final Output<ImagePlus> SPATIAL = Output.image("spatial");
	private static final Output<ImagePlus> TEMPORAL_PLOT = Output.image("temporalplot");
	/** The same four images of each further cell. */
	private static final Output<ImagePlus[]> FURTHER_CELLS = Output.images("furthercells");
	private static final Output<ResultsTable> TEMPORAL = Output.table("temporal");

	public SpikeTriggeredEnsembleCommand() {
		super(
			Settings.of(STIMULUS, SPIKES, SpikeTiming.SPIKE_TIMES, SpikeTiming.FRAME_RATE, CELL)
				.and(EnsembleOptions.SETTINGS)
				.and(STIMULUS_FOLDER)
				.and(SpikeTiming.SETTINGS.without(SpikeTiming.SPIKE_TIMES, SpikeTiming.FRAME_RATE))
				.and(CHANNEL, CONTRAST, OUTPUT.help("Where to save a folder per cell; empty: nowhere.")),
			STE, STA, SPATIAL, TEMPORAL_PLOT, FURTHER_CELLS, TEMPORAL);
	}

	@Override
	protected String advice() {
		if (get(STIMULUS_FOLDER).isEmpty()) ImageKind.input(STIMULUS, get(STIMULUS));
		return "";
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final Stopwatch stopwatch = new Stopwatch();
		try {
			makeEnsembles(progress, stopwatch);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(
				"The ensembles were not " + (get(OUTPUT).isEmpty() ? "made: " : "saved: ") + e.getMessage(), e);
		}
	}

	private void makeEnsembles(final ProgressMonitor progress, final Stopwatch stopwatch) throws IOException {
		final StimulusMovie movie = movie(progress);
		final RecordedSpikes recorded = RecordedSpikes.read(get(SPIKES), SpikeTiming.DEFAULTS.with(values()), movie,
			EnsembleOptions.DEFAULTS.with(values()));
		recorded.report().forEach(IJ::log);
		final EnsembleInput input = new EnsembleInput(movie, get(CHANNEL), get(CONTRAST) == ContrastChoice.AUTO,
			recorded.spikes(), recorded.spikes().select(get(CELL)));
		final boolean saved = !get(OUTPUT).isEmpty();
		if (!saved && input.folders().size() > MOST_SHOWN) throw new IllegalArgumentException("The results of " +
			input.folders().size() + " cells are too many to show: choose an output folder, or one cell (cell=1).");
		final Run thisRun = thisRun(movie, recorded);
		try (
			ResultFolder folder = resultFolder(ResultKind.ENSEMBLES, thisRun,
				EnsembleFiles.names(input.folders()).toArray(new String[0]));
			Scratch scratch = Scratch.of(folder);
			EnsembleRun run = EnsembleRun.of(input, recorded.options(), scratch.folder(), !saved, progress))
		{
			final TemporalProfiles profiles = new TemporalProfiles(recorded.spikes().frameRateHz());
			final List<TriggeredCell> shown = run.cells().size() > MOST_SHOWN ? run.cells().subList(0, 1) : run.cells();
			final List<ImagePlus> images = images(shown, profiles, saved);
			final double seconds = stopwatch.seconds();
			if (saved) EnsembleFiles.write(folder, run, movie.sources(), profiles, thisRun, seconds, progress);
			show(images);
			set(TEMPORAL, profiles.table(shown));
			log(run, shown.size(), seconds);
		}
	}

	private StimulusMovie movie(final ProgressMonitor progress) throws IOException {
		if (!get(STIMULUS_FOLDER).isEmpty()) return StimulusMovie.ofFolder(Paths.get(get(STIMULUS_FOLDER)), progress);
		return StimulusMovie.of(ImageKind.input(STIMULUS, STIMULUS.required().check(get(STIMULUS))));
	}

	/** With all files that are read; an image that happens to be open is none of them if there is a folder of stimuli. */
	private Run thisRun(final StimulusMovie movie, final RecordedSpikes recorded) {
		if (get(STIMULUS_FOLDER).isEmpty()) return thisRun(recorded.files().toArray(new Path[0]));
		final Set<Path> files = new LinkedHashSet<>(movie.files());
		files.addAll(recorded.files());
		files.addAll(new InputFiles(values()).others());
		return Run.of(title(), values().filter(setting -> !(setting.kind() instanceof ImageKind)), Optional.empty(),
			files);
	}

	/** STE (null if it is saved and memory will not do), STA, spatial and temporal profile of each cell in turn. */
	private static List<ImagePlus> images(final List<TriggeredCell> cells, final TemporalProfiles profiles,
		final boolean saved)
	{
		final long values =
			cells.stream().mapToLong(c -> (long) c.window().width() * c.window().height() * c.spikes()).sum();
		final boolean fits = MemoryEstimate.ofShownEnsembles(values).isAvailable();
		if (!fits && !saved) MemoryEstimate.ofShownEnsembles(values).requireAvailable();
		if (!fits) IJ.log("The ensembles are too large to be shown in memory: open ste.tif as a virtual stack " +
			"(File > Import > TIFF Virtual Stack...).");
		final List<ImagePlus> images = new ArrayList<>();
		for (final TriggeredCell cell : cells) {
			images.add(fits ? cell.ste() : null);
			images.add(cell.sta());
			images.add(cell.spatial());
			images.add(profiles.plot(cell));
		}
		return images;
	}

	private void show(final List<ImagePlus> images) {
		set(STE, images.get(0));
		set(STA, images.get(1));
		set(SPATIAL, images.get(2));
		set(TEMPORAL_PLOT, images.get(3));
		set(FURTHER_CELLS, images.stream().skip(4).filter(image -> image != null).toArray(ImagePlus[]::new));
	}

	private static void log(final EnsembleRun run, final int shown, final double seconds) {
		EnsembleReport.lines(run).forEach(IJ::log);
		if (shown < run.cells().size()) IJ.log("Shown is only the first of " + run.cells().size() + " cells.");
		IJ.log("Spike-triggered ensembles of " + run.cells().size() + (run.cells().size() == 1 ? " cell" : " cells") +
			" (" + Math.round(10 * seconds) / 10. + " s)");
	}
}
