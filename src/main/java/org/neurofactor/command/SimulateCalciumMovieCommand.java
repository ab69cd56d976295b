package org.neurofactor.command;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.MemoryNeed;
import org.neurofactor.imagej.door.RoiList;
import org.neurofactor.imagej.simulation.SimulatedMovie;
import org.neurofactor.imagej.simulation.SimulatedMovieFiles;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › Simulate Calcium Movie...</em>: a two-photon movie of cells whose calcium is known. From
 * code, call {@link CalciumMovieSimulation}, which needs no ImageJ.
 */
@Plugin(type = Command.class, label = "Simulate Calcium Movie", visible = false, headless = true,
	description = "Makes a two-photon movie of cells in neuropil. Some cells overlap, and the neuropil shines through them. The " +
		"cells come as overlay, their true calcium and neuropil as table.")
public class SimulateCalciumMovieCommand extends NeuroFactorCommand {

	@Parameter(persist = false, label = "Size (columns x rows)", description = "In pixels; one number for a square.", //
		attrs = @Attr(name = GROUP, value = "Movie"))
	private String size = "96x96";

	@Parameter(persist = false, label = "Frames", min = "2", max = "1000000", description = "Per trial.", //
		attrs = @Attr(name = GROUP, value = "Movie"))
	private int frames = 600;

	@Parameter(persist = false, label = "Trials", min = "1", max = "100",
		description = "How many movies of the same cells.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Movie") })
	private int trials = 1;

	@Parameter(persist = false, label = "Cells", min = "1", max = "1000", description = "How many are in the image.", //
		attrs = @Attr(name = GROUP, value = "Cells"))
	private int cells = 12;

	@Parameter(persist = false, label = "Diameter", min = "4", max = "200", description = "Of the cells.", //
		attrs = { @Attr(name = UNIT, value = "pixels"), @Attr(name = GROUP, value = "Cells") })
	private double diameter = 10;

	@Parameter(persist = false, label = "Overlap", min = "0", max = "1",
		description = "How many of the cells come in pairs that overlap by about a quarter.", //
		attrs = { @Attr(name = UNIT, value = "share of the cells"), @Attr(name = GROUP, value = "Cells") })
	private double overlap = 0.5;

	@Parameter(persist = false, label = "Frame rate", min = "0.1", max = "1000", description = "Frames per second.", //
		attrs = { @Attr(name = UNIT, value = "Hz"), @Attr(name = GROUP, value = "Movie") })
	private double framerate = 10;

	@Parameter(persist = false, label = "Event rate", min = "0", max = "20",
		description = "Calcium events of a cell per second.", //
		attrs = { @Attr(name = UNIT, value = "Hz"), @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Calcium") })
	private double eventrate = 0.2;

	@Parameter(persist = false, label = "Amplitude", min = "0", max = "100",
		description = "Peak of a calcium event relative to the cell at rest.", //
		attrs = { @Attr(name = UNIT, value = "ΔF/F"), @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Calcium") })
	private double amplitude = 1;

	@Parameter(persist = false, label = "Rise time", min = "0.001", max = "10",
		description = "Time constant with which a calcium event begins.", //
		attrs = { @Attr(name = UNIT, value = "s"), @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Calcium") })
	private double rise = 0.1;

	@Parameter(persist = false, label = "Decay time", min = "0.01", max = "60",
		description = "Time constant with which a calcium event ends.", //
		attrs = { @Attr(name = UNIT, value = "s"), @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Calcium") })
	private double decay = 0.7;

	@Parameter(persist = false, label = "Neuropil", min = "0", max = "10",
		description = "How bright it is on average, relative to a cell at rest.", //
		attrs = { @Attr(name = GROUP, value = "Neuropil"), @Attr(name = UNIT, value = "relative to a cell") })
	private double neuropil = 1;

	@Parameter(persist = false, label = "Scale", min = "4", max = "1000",
		description = "From one of the neuropil's sources to the next; between them it is smooth.", //
		attrs = { @Attr(name = UNIT, value = "pixels"), @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Neuropil") })
	private double neuropilscale = 20;

	@Parameter(persist = false, label = "Correlation", min = "0", max = "1",
		description = "Of any two of the neuropil's sources: 0 if each goes its own way, 1 if all do the same.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Neuropil") })
	private double neuropilcorrelation = 0.5;

	@Parameter(persist = false, label = "Baseline", min = "1", max = "10000",
		description = "How bright a cell is at rest.", //
		attrs = { @Attr(name = UNIT, value = "grey levels"), @Attr(name = ADVANCED), //
			@Attr(name = GROUP, value = "Camera") })
	private double baseline = 200;

	@Parameter(persist = false, label = "Noise", min = "0", max = "1000",
		description = "The more, the fewer photons make the image; 0 for no noise.", //
		attrs = { @Attr(name = UNIT, value = "grey levels per photon"), @Attr(name = ADVANCED), //
			@Attr(name = GROUP, value = "Camera") })
	private double noise = 20;

	@Parameter(persist = false, label = "Pixel size", min = "0",
		description = "Edge length of a pixel in micrometers.", //
		attrs = { @Attr(name = UNIT, value = "µm (0: unknown)"), @Attr(name = ADVANCED), //
			@Attr(name = GROUP, value = "Movie") })
	private double pixelsize = 1.25;

	@Parameter(persist = false, label = "Seed", min = "0", max = "4294967295",
		description = "Of everything that is drawn at random.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Movie") })
	private long seed = 0;

	@Parameter(persist = false, label = "Add to ROI Manager",
		description = "Appends the cells to the ROI Manager, if there is a display.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Results") })
	private boolean roimanager = false;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save movie and truth; empty: nowhere. A movie larger than the memory needs it.", //
		attrs = @Attr(name = GROUP, value = "Results"))
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus[] movies;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable truth;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		final CalciumMovieOptions options = options();
		if (!output.isEmpty()) SimulatedMovieFiles.requireFitting(options);
		try (ResultFolder folder = resultFolder(output, ResultKind.CALCIUM_MOVIE, thisRun(), SimulatedMovieFiles.names(
			options)))
		{
			final boolean inMemory = isToBeShownInMemory(options);
			final CalciumMovieSimulation simulation = new CalciumMovieSimulation(options);
			if (folder != null) save(folder, simulation, progress);
			final ImagePlus[] shown = new ImagePlus[trials];
			for (int trial = 0; trial < trials; trial++) shown[trial] = inMemory ? SimulatedMovie.image(simulation, trial,
				progress) : SimulatedMovieFiles.openVirtual(folder.path(), options, trial);
			truth = inMemory ? SimulatedMovie.truth(simulation, progress) : null;
			movies = shown;
			if (roimanager) RoiList.append(SimulatedMovie.cells(simulation));
			if (!inMemory) IJ.log("The movie is larger than the memory: it is shown as a virtual stack; " +
				"its truth is in truth.csv.");
			IJ.log("Simulated " + SimulatedMovie.description(options) + " (" + Math.round((System.nanoTime() - start) / 1e8) /
				10. + " s)");
		}
	}

	/** Whether all fits into the memory; if not, it must be written to files, frame by frame. */
	private boolean isToBeShownInMemory(final CalciumMovieOptions options) {
		final double bytes = CalciumMovieSimulation.requiredBytes(options);
		final double rows = (double) frames * trials;
		final MemoryNeed need = MemoryNeed.ofSimulatedMovies(bytes, rows * options.width() * options.height(), //
			rows * (3 + 2 * cells));
		if (need.isAvailable()) return true;
		MemoryNeed.ofWrittenMovies(bytes).requireAvailable();
		if (output.isEmpty()) need.requireAvailable();
		return false;
	}

	private CalciumMovieOptions options() {
		final PlaneSize pixels = PlaneSize.parse("size", size, "96x96", CalciumMovieOptions.MIN_SIDE,
			CalciumMovieOptions.MAX_SIDE);
		return CalciumMovieOptions.builder().size(pixels.columns(), pixels.rows()).frames(frames).trials(trials) //
			.cells(cells).diameter(diameter).overlap(overlap).frameRateHz(framerate).eventRateHz(eventrate) //
			.amplitude(amplitude).riseTime(rise).decayTime(decay).neuropil(neuropil).neuropilScale(neuropilscale) //
			.neuropilCorrelation(neuropilcorrelation).baseline(baseline).noise(noise).pixelSizeUm(pixelsize).seed(seed) //
			.build();
	}

	private void save(final ResultFolder folder, final CalciumMovieSimulation simulation, final ProgressMonitor progress) {
		try {
			SimulatedMovieFiles.write(folder, simulation, thisRun(), progress);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The movie was not saved: " + e.getMessage(), e);
		}
	}
}
