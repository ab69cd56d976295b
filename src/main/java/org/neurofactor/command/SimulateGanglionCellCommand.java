package org.neurofactor.command;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.MemoryNeed;
import org.neurofactor.imagej.door.RoiList;
import org.neurofactor.imagej.simulation.SimulatedCell;
import org.neurofactor.imagej.simulation.SimulationFiles;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;
import org.neurofactor.stnmf.simulation.Polarity;
import org.neurofactor.stnmf.simulation.SubunitNonlinearity;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › Simulate Ganglion Cell...</em>: stimulus, spikes and ensemble of a cell whose subunits
 * are known. From code, call {@link GanglionCellSimulation}, which needs no ImageJ.
 */
@Plugin(type = Command.class, label = "Simulate Ganglion Cell", visible = false, headless = true,
	description = "Records from a simulated retinal ganglion cell whose subunits are known. Gives its white-noise stimulus, " +
		"its spikes, its spike-triggered stimulus ensemble, and the true subunits as overlay and table.")
public class SimulateGanglionCellCommand extends NeuroFactorCommand {

	private static final String QUADRATIC = "threshold-quadratic";
	private static final String LINEAR = "threshold-linear";

	private static final int MIN_SIZE = 4;
	private static final int MAX_SIZE = 1024;

	@Parameter(persist = false, label = "Size (columns x rows)",
		description = "Of the stimulus, in its pixels; one number for a square.")
	private String size = "16x14";

	@Parameter(persist = false, label = "Subunits", min = "1", max = "200",
		description = "How many the receptive field has.")
	private int subunits = 6;

	@Parameter(persist = false, label = "Spacing", min = "1", max = "500",
		description = "Distance between neighbouring subunits.", //
		attrs = @Attr(name = UNIT, value = "pixels"))
	private double spacing = 3.2;

	@Parameter(persist = false, label = "Sigma", min = "0.3", max = "200",
		description = "Standard deviation of the subunits' Gaussians.", //
		attrs = { @Attr(name = UNIT, value = "pixels"), @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Cell") })
	private double sigma = 1.05;

	@Parameter(persist = false, label = "Polarity", choices = { "ON", "OFF" },
		description = "Whether the cell prefers light increments or decrements.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Cell") })
	private String polarity = "ON";

	@Parameter(persist = false, label = "Nonlinearity", choices = { QUADRATIC, LINEAR },
		description = "What a subunit passes on of its excess above its threshold: its square or itself.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Cell") })
	private String nonlinearity = QUADRATIC;

	@Parameter(persist = false, label = "Spikes", min = "1", max = "1000000",
		description = "After how many the recording ends; there are about 50 stimulus frames to a spike.")
	private int spikes = 3000;

	@Parameter(persist = false, label = "Pixel size", min = "0",
		description = "Edge length of a stimulus pixel on the retina in micrometers.", //
		attrs = @Attr(name = UNIT, value = "µm (0: unknown)"))
	private double pixelsize = 30;

	@Parameter(persist = false, label = "Seed", min = "0", max = "4294967295",
		description = "Of the subunits' layout, the stimulus and the spikes.")
	private long seed = 0;

	@Parameter(persist = false, label = "Add to ROI Manager",
		description = "Appends the true outlines to the ROI Manager, if there is a display.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Results") })
	private boolean roimanager = false;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save recording and truth; empty: nowhere.")
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus ste;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus stimulus;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable truth;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable spikecounts;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		final GanglionCellOptions options = options();
		try (ResultFolder folder = resultFolder(output, ResultKind.GANGLION_CELL, thisRun(), SimulationFiles.names())) {
			MemoryNeed.ofSimulation((long) options.width() * options.height(), spikes, spikes / options.spikesPerFrame())
				.requireAvailable();
			final GanglionCellSimulation simulation = GanglionCellSimulation.run(options, progress);
			final double seconds = (System.nanoTime() - start) / 1e9;

			final ImagePlus steImage = SimulatedCell.steWithTruth(simulation, progress);
			if (folder != null) save(folder, simulation, steImage, seconds, progress);

			ste = steImage;
			stimulus = SimulatedCell.stimulus(simulation);
			truth = SimulatedCell.truth(simulation.cell());
			spikecounts = SimulatedCell.spikeCounts(simulation);
			if (roimanager) RoiList.append(SimulatedCell.outlines(simulation.cell()));
			IJ.log("Simulated " + SimulatedCell.description(simulation) + " (" + Math.round(10 * seconds) / 10. + " s)");
		}
	}

	private GanglionCellOptions options() {
		final PlaneSize pixels = PlaneSize.parse("size", size, "16x14", MIN_SIZE, MAX_SIZE);
		return GanglionCellOptions.builder().size(pixels.columns(), pixels.rows()).subunits(subunits).spacing(spacing) //
			.subunitSigma(sigma).polarity(Polarity.valueOf(polarity)).nonlinearity(nonlinearity()).spikes(spikes) //
			.pixelSizeUm(pixelsize).seed(seed).build();
	}

	private SubunitNonlinearity nonlinearity() {
		return Arrays.stream(SubunitNonlinearity.values()).filter(n -> n.toString().equals(nonlinearity)).findFirst().get();
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
