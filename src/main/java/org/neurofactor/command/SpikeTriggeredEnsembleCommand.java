package org.neurofactor.command;

import java.util.stream.IntStream;
import java.util.stream.Collectors;
import org.neurofactor.imagej.record.Scratch;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.run.Stopwatch;

import org.neurofactor.settings.CommonSettings;
import org.neurofactor.imagej.door.ImageKind;
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
import java.util.List;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.ensemble.EnsembleFiles;
import org.neurofactor.imagej.ensemble.EnsembleReport;
import org.neurofactor.imagej.ensemble.EnsembleRun;
import org.neurofactor.imagej.door.FrameRate;
import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.ensemble.SpikeFile;
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

	/** What a file of spikes holds. */
	private enum SpikeTimes {

		NONE, FRAMES, SECONDS;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

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
		.required()
		.help("A gray-scale stack with one slice per frame.");

	private static final Setting<String> SPIKES = Setting.file("spikes")
		.label("Spikes")
		.required()
		.help("Text file with a column per cell, a heading being optional. Spike counts: a line per stimulus frame. " +
			"Spike times: columns of any length, or two columns headed cell and time.");

	private static final Setting<SpikeTimes> SPIKE_TIMES = Setting.choice("spiketimes", SpikeTimes.NONE)
		.label("Spike times in")
		.help("What the file holds: none for the number of spikes in each frame, else times since the onset " +
			"of the first frame.");

	private static final Setting<Double> FRAME_RATE = CommonSettings.FRAME_RATE
		.help("Stimulus frames per second, for spike times in seconds; 0: from the image's frame interval.");

	private static final Setting<String> CELL =
		Setting.text("cell", "all").label("Cell").required().help("all, a column's heading, or a number from 1.");

	private static final Setting<ContrastChoice> CONTRAST = Setting.choice("contrast", ContrastChoice.AUTO)
		.label("Contrast")
		.help(
			"auto: codes for black and white are turned into -1 and 1, those with gray and noise of many values are centered and " +
				"scaled to unit variance; none: values are taken as they are.")
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
			Settings.of(STIMULUS, SPIKES, SPIKE_TIMES, FRAME_RATE, CELL)
				.and(EnsembleOptions.SETTINGS)
				.and(CONTRAST, OUTPUT.help("Where to save a folder per cell; empty: nowhere.")),
			STE, STA, SPATIAL, TEMPORAL_PLOT, FURTHER_CELLS, TEMPORAL);
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final Stopwatch stopwatch = new Stopwatch();
		final ImagePlus stimulus = get(STIMULUS);
		PlaneStack.of(stimulus, "frame");
		final EnsembleOptions options = EnsembleOptions.DEFAULTS.with(values());
		final double frameRateHz = get(FRAME_RATE) > 0 ? get(FRAME_RATE) : FrameRate.hz(stimulus.getCalibration());
		final SpikeFile file = spikeFile(frameRateHz);
		final int[] selected = file.select(get(CELL));
		if (get(OUTPUT).isEmpty() && selected.length > MOST_SHOWN)
			throw new IllegalArgumentException("The results of " + selected.length +
				" cells are too many to show: choose an output folder, or one cell (cell=1).");

		final String[] names =
			EnsembleFiles.names(IntStream.of(selected).mapToObj(file.folders()::get).collect(Collectors.toList()))
				.toArray(new String[0]);
		try (ResultFolder folder = resultFolder(ResultKind.ENSEMBLES, thisRun(), names);
			Scratch scratch = Scratch.of(folder);
			EnsembleRun run = EnsembleRun.of(stimulus, get(CONTRAST) == ContrastChoice.AUTO, file, selected, options,
				scratch.folder(), progress))
		{
			final TemporalProfiles profiles = new TemporalProfiles(frameRateHz);
			final List<TriggeredCell> shown = run.cells().size() > MOST_SHOWN ? run.cells().subList(0, 1) : run.cells();
			final List<ImagePlus> images = images(shown, profiles, folder != null);
			final double seconds = stopwatch.seconds();
			if (folder != null)
				EnsembleFiles.write(folder, run, SourceImage.of(stimulus), profiles, thisRun(), seconds, progress);
			show(images);
			set(TEMPORAL, profiles.table(shown));
			log(run, shown.size(), seconds);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(
				"The ensembles were not " + (get(OUTPUT).isEmpty() ? "made: " : "saved: ") + e.getMessage(), e);
		}
	}

	private SpikeFile spikeFile(final double frameRateHz) {
		final Path path = Paths.get(get(SPIKES));
		final int frames = get(STIMULUS).getStackSize();
		if (get(SPIKE_TIMES) == SpikeTimes.NONE) return SpikeFile.counts(path, frames);
		if (get(SPIKE_TIMES) == SpikeTimes.FRAMES) return SpikeFile.times(path, 0, frames);
		if (frameRateHz > 0) return SpikeFile.times(path, frameRateHz, frames);
		throw new IllegalArgumentException(
			"spiketimes=seconds needs a frame rate: framerate must be greater than 0, but was " + get(FRAME_RATE) +
				", and the image has no frame interval in seconds (Image > Properties...).");
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
