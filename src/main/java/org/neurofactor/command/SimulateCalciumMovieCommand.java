package org.neurofactor.command;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.run.Stopwatch;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.door.RoiList;
import org.neurofactor.imagej.simulation.SimulatedMovie;
import org.neurofactor.imagej.simulation.SimulatedMovieFiles;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Simulate Calcium Movie...</em>: a two-photon movie of cells whose calcium is known. From
 * code, call {@link CalciumMovieSimulation}, which needs no ImageJ.
 */
@Plugin(type = NeuroFactorCommand.class, label = "Simulate Calcium Movie", visible = false, headless = true,
	description = "Makes a two-photon movie of cells in neuropil. Some cells overlap, and the neuropil shines through them. The " +
		"cells come as overlay, their true calcium and neuropil as table.")
public class SimulateCalciumMovieCommand extends NeuroFactorCommand {

	private static final Output<ImagePlus[]> MOVIES = Output.images("movies");
	private static final Output<ResultsTable> TRUTH = Output.table("truth");

	public SimulateCalciumMovieCommand() {
		super(
			CalciumMovieOptions.SETTINGS.and(
				ROI_MANAGER.help("Appends the cells to the ROI Manager, if there is a display."),
				OUTPUT.group("Results")
					.help("Where to save movie and truth; empty: nowhere. A movie larger than the memory needs it.")),
			MOVIES, TRUTH);
	}

	@Override
	protected void execute(final ProgressMonitor progress) throws IOException {
		final Stopwatch stopwatch = new Stopwatch();
		final CalciumMovieOptions options = CalciumMovieOptions.DEFAULTS.with(values());
		final int trials = options.get(CalciumMovieOptions.TRIALS);
		if (!get(OUTPUT).isEmpty()) SimulatedMovieFiles.requireFitting(options);
		try (
			ResultFolder folder = resultFolder(ResultKind.CALCIUM_MOVIE, thisRun(), SimulatedMovieFiles.names(options)))
		{
			if (folder != null)
				folder.requireSpace(SimulatedMovieFiles.bytes(options), "choose fewer trials, frames or pixels");
			final boolean inMemory = isToBeShownInMemory(options);
			final CalciumMovieSimulation simulation = new CalciumMovieSimulation(options);
			if (folder != null) save(folder, simulation, progress);
			final ImagePlus[] shown = new ImagePlus[trials];
			for (int trial = 0; trial < trials; trial++)
				shown[trial] = inMemory
					? SimulatedMovie.image(simulation, trial, progress)
					: SimulatedMovieFiles.openVirtual(folder.path(), options, trial);
			set(TRUTH, inMemory ? SimulatedMovie.truth(simulation, progress) : null);
			set(MOVIES, shown);
			if (get(ROI_MANAGER)) RoiList.append(SimulatedMovie.cells(simulation));
			if (!inMemory) IJ.log(
				"The movie is larger than the memory: it is shown as a virtual stack; " + "its truth is in truth.csv.");
			IJ.log("Simulated " + SimulatedMovie.description(options) + " (" +
				Math.round(10 * stopwatch.seconds()) / 10. + " s)");
		}
	}

	/** Whether all fits into the memory; if not, it must be written to files, frame by frame. */
	private boolean isToBeShownInMemory(final CalciumMovieOptions options) {
		final double bytes = CalciumMovieSimulation.requiredBytes(options);
		final double rows = (double) options.get(CalciumMovieOptions.FRAMES) * options.get(CalciumMovieOptions.TRIALS);
		final MemoryEstimate need = MemoryEstimate.ofSimulatedMovies(bytes, rows * options.width() * options.height(),
			rows * (3 + 2 * options.get(CalciumMovieOptions.CELLS)));
		if (need.isAvailable()) return true;
		MemoryEstimate.ofWrittenMovies(bytes).requireAvailable();
		if (get(OUTPUT).isEmpty()) need.requireAvailable();
		return false;
	}

	private void save(final ResultFolder folder, final CalciumMovieSimulation simulation,
		final ProgressMonitor progress)
	{
		try {
			SimulatedMovieFiles.write(folder, simulation, thisRun(), progress);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The movie was not saved: " + e.getMessage(), e);
		}
	}
}
