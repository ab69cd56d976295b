package org.neurofactor.command;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.neurofactor.imagej.record.Scratch;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.ensemble.EnsembleFiles;
import org.neurofactor.imagej.ensemble.EnsembleRun;
import org.neurofactor.imagej.door.FrameRate;
import org.neurofactor.imagej.door.MemoryNeed;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.ensemble.SpikeFile;
import org.neurofactor.imagej.ensemble.TemporalProfiles;
import org.neurofactor.imagej.ensemble.TriggeredCell;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › Spike-Triggered Ensemble...</em>: from a stimulus and the spikes of cells to what
 * {@link StnmfCommand} takes. From code, call {@link org.neurofactor.stnmf.ensemble.SpikeTriggering}, which needs no
 * ImageJ.
 */
@Plugin(type = Command.class, label = "Spike-Triggered Ensemble", visible = false, headless = true,
	description = "Makes spike-triggered stimulus ensembles, what STNMF takes, from stimulus and spikes. The stimulus is a stack " +
		"with one slice per frame, the spikes a text file with a column per cell. The stimulus may be a virtual stack.")
public class SpikeTriggeredEnsembleCommand extends NeuroFactorCommand {

	private static final String COUNTS = "none";
	private static final String FRAMES = "frames";
	private static final String SECONDS = "seconds";
	private static final String AUTO = "auto";

	/** Results of more cells would fill the screen; they are saved only. */
	private static final int MOST_SHOWN = 4;

	@Parameter(persist = false, label = "Stimulus", description = "A gray-scale stack with one slice per frame.")
	private ImagePlus stimulus;

	@Parameter(persist = false, label = "Spikes", style = FileWidget.OPEN_STYLE,
		description = "Text file with a column per cell, a heading being optional. Spike counts: a line per stimulus frame. " +
			"Spike times: columns of any length, or two columns headed cell and time.")
	private String spikes = "";

	@Parameter(persist = false, label = "Spike times in", choices = { COUNTS, FRAMES, SECONDS },
		description = "What the file holds: none for the number of spikes in each frame, else times since the onset of the " +
			"first frame.")
	private String spiketimes = COUNTS;

	@Parameter(persist = false, label = "Frame rate", min = "0",
		description = "Stimulus frames per second, for spike times in seconds; 0: from the image's frame interval.", //
		attrs = @Attr(name = UNIT, value = "Hz (0: as calibrated)"))
	private double framerate = 0;

	@Parameter(persist = false, label = "Cell", description = "all, a column's heading, or a number from 1.")
	private String cell = "all";

	@Parameter(persist = false, label = "Tau", min = "2", max = "10000",
		description = "Filter length: how many frames, up to that of the spike, a spike may depend on.", //
		attrs = @Attr(name = UNIT, value = "frames"))
	private int tau = 20;

	@Parameter(persist = false, label = "Continuous trials",
		description = "Each trial goes on where the one before ended. Otherwise spikes in the first tau - 1 frames of each " +
			"trial are left out.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Trials") })
	private boolean continuous = false;

	@Parameter(persist = false, label = "Least spikes per frame", min = "1", max = "1000000",
		description = "Frames with fewer spikes are left out of the ensemble; of k spikes, k - minspikes + 1 count.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Ensemble") })
	private int minspikes = 1;

	@Parameter(persist = false, label = "Window", min = "0.1", max = "100",
		description = "Size of the window around the receptive field.", //
		attrs = { @Attr(name = UNIT, value = "standard deviations"), @Attr(name = ADVANCED), //
			@Attr(name = GROUP, value = "Ensemble") })
	private double windowsd = 3;

	@Parameter(persist = false, label = "Trial length", min = "0",
		description = "Trials are consecutive blocks of so many frames.", //
		attrs = { @Attr(name = UNIT, value = "frames (0: one trial)"), @Attr(name = ADVANCED), //
			@Attr(name = GROUP, value = "Trials") })
	private int triallength = 0;

	@Parameter(persist = false, label = "Contrast", choices = { AUTO, "none" },
		description = "auto: a stimulus from 0 to 1 or from 0 to 255 is turned into contrast from -1 to 1; none: values are " +
			"taken as they are.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Ensemble") })
	private String contrast = AUTO;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save a folder per cell; empty: nowhere.")
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus ste;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus sta;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus spatial;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus temporalplot;

	/** The same four images of each further cell. */
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus[] furthercells;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable temporal;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		PlaneStack.of(stimulus, "frame");
		final EnsembleOptions options = EnsembleOptions.builder().tau(tau).continuous(continuous) //
			.minSpikesPerBin(minspikes).windowSd(windowsd).trialLength(triallength).build();
		final double frameRateHz = framerate > 0 ? framerate : FrameRate.hz(stimulus.getCalibration());
		final SpikeFile file = spikeFile(frameRateHz);
		final int[] selected = file.select(cell);
		if (output.isEmpty() && selected.length > MOST_SHOWN) throw new IllegalArgumentException("The results of " +
			selected.length + " cells are too many to show: choose an output folder, or one cell (cell=1).");

		final String[] names = EnsembleFiles.names(IntStream.of(selected).mapToObj(file.folders()::get).collect(Collectors
			.toList())).toArray(new String[0]);
		try (ResultFolder folder = resultFolder(output, ResultKind.ENSEMBLES, thisRun(), names);
			Scratch scratch = Scratch.of(folder);
			EnsembleRun run = EnsembleRun.of(stimulus, contrast.equals(AUTO), file, selected, options, scratch.folder(),
				progress))
		{
			final TemporalProfiles profiles = new TemporalProfiles(frameRateHz);
			final List<TriggeredCell> shown = run.cells().size() > MOST_SHOWN ? run.cells().subList(0, 1) : run.cells();
			final List<ImagePlus> images = images(shown, profiles, folder != null);
			final double seconds = (System.nanoTime() - start) / 1e9;
			if (folder != null) EnsembleFiles.write(folder, run, SourceImage.of(stimulus), profiles, thisRun(), seconds,
				progress);
			show(images);
			temporal = profiles.table(shown);
			log(run, shown.size(), seconds);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The ensembles were not " + (output.isEmpty() ? "made: " : "saved: ") + e.getMessage(),
				e);
		}
	}

	private SpikeFile spikeFile(final double frameRateHz) {
		final int frames = stimulus.getStackSize();
		if (spiketimes.equals(COUNTS)) return SpikeFile.counts(Paths.get(spikes), frames);
		if (spiketimes.equals(FRAMES)) return SpikeFile.times(Paths.get(spikes), 0, frames);
		if (frameRateHz > 0) return SpikeFile.times(Paths.get(spikes), frameRateHz, frames);
		throw new IllegalArgumentException("spiketimes=seconds needs a frame rate: framerate must be greater than 0, but was " +
			framerate + ", and the image has no frame interval in seconds (Image > Properties...).");
	}

	/** STE (null if it is saved and memory will not do), STA, spatial and temporal profile of each cell in turn. */
	private static List<ImagePlus> images(final List<TriggeredCell> cells, final TemporalProfiles profiles,
		final boolean saved)
	{
		final long values = cells.stream().mapToLong(c -> (long) c.window().width() * c.window().height() * c.spikes()).sum();
		final boolean fits = MemoryNeed.ofShownEnsembles(values).isAvailable();
		if (!fits && !saved) MemoryNeed.ofShownEnsembles(values).requireAvailable();
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
		ste = images.get(0);
		sta = images.get(1);
		spatial = images.get(2);
		temporalplot = images.get(3);
		furthercells = images.stream().skip(4).filter(image -> image != null).toArray(ImagePlus[]::new);
	}

	private static void log(final EnsembleRun run, final int shown, final double seconds) {
		IJ.log("Stimulus values: " + run.contrast().description() + ".");
		run.skipped().forEach((name, reason) -> IJ.log("Skipped \"" + name + "\": " + reason + "."));
		for (final TriggeredCell cell : run.cells())
			IJ.log(cell.name() + ": " + cell.spikes() + " spikes in the ensemble, window " + cell.window());
		if (shown < run.cells().size()) IJ.log("Shown is only the first of " + run.cells().size() + " cells.");
		IJ.log("Spike-triggered ensembles of " + run.cells().size() + (run.cells().size() == 1 ? " cell" : " cells") + " (" +
			Math.round(10 * seconds) / 10. + " s)");
	}
}
