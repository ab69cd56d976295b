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
import org.neurofactor.imagej.simulation.SimulatedCell;
import org.neurofactor.imagej.simulation.SimulationFiles;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Simulate Ganglion Cell...</em>: stimulus, spikes and ensemble of a cell whose subunits
 * are known. From code, call {@link GanglionCellSimulation}, which needs no ImageJ.
 */
@Plugin(type = NeuroFactorCommand.class, label = "Simulate Ganglion Cell", visible = false, headless = true,
	description = "Records from a simulated retinal ganglion cell whose subunits are known. Gives its white-noise stimulus, " +
		"its spikes, its spike-triggered stimulus ensemble, and the true subunits as overlay and table.")
public class SimulateGanglionCellCommand extends NeuroFactorCommand {

	private static final Output<ImagePlus> STE = Output.image("ste");
	private static final Output<ImagePlus> STIMULUS = Output.image("stimulus");
	private static final Output<ResultsTable> TRUTH = Output.table("truth");
	private static final Output<ResultsTable> SPIKE_COUNTS = Output.table("spikecounts");

	public SimulateGanglionCellCommand() {
		super(GanglionCellOptions.SETTINGS.and(
			ROI_MANAGER.help("Appends the true outlines to the ROI Manager, if there is a display."),
			OUTPUT.help("Where to save recording and truth; empty: nowhere.")), STE, STIMULUS, TRUTH, SPIKE_COUNTS);
	}

	@Override
	protected void execute(final ProgressMonitor progress) throws IOException {
		final Stopwatch stopwatch = new Stopwatch();
		final GanglionCellOptions options = GanglionCellOptions.DEFAULTS.with(values());
		final int spikes = options.get(GanglionCellOptions.SPIKES);
		try (ResultFolder folder = resultFolder(ResultKind.GANGLION_CELL, thisRun(), SimulationFiles.names())) {
			if (folder != null) folder.requireSpace(SimulationFiles.bytes(options), "choose fewer spikes or pixels");
			MemoryEstimate
				.ofSimulation((long) options.width() * options.height(), spikes,
					spikes / options.get(GanglionCellOptions.SPIKES_PER_FRAME))
				.requireAvailable();
			final GanglionCellSimulation simulation = GanglionCellSimulation.run(options, progress);
			final double seconds = stopwatch.seconds();
			final ImagePlus steImage = SimulatedCell.steWithTruth(simulation, progress);
			if (folder != null) save(folder, simulation, steImage, seconds, progress);
			set(STE, steImage);
			set(STIMULUS, SimulatedCell.stimulus(simulation));
			set(TRUTH, SimulatedCell.truth(simulation.cell()));
			set(SPIKE_COUNTS, SimulatedCell.spikeCounts(simulation));
			if (get(ROI_MANAGER)) RoiList.append(SimulatedCell.outlines(simulation.cell()));
			IJ.log(
				"Simulated " + SimulatedCell.description(simulation) + " (" + Math.round(10 * seconds) / 10. + " s)");
		}
	}

	private void save(final ResultFolder folder, final GanglionCellSimulation simulation, final ImagePlus steImage,
		final double seconds, final ProgressMonitor progress)
	{
		try {
			SimulationFiles.write(folder, simulation, steImage, thisRun(), seconds, progress);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The recording was not saved: " + e.getMessage(), e);
		}
	}
}
