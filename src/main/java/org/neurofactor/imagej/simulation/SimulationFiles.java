package org.neurofactor.imagej.simulation;

import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.RunRecord;

import ij.ImagePlus;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;

/**
 * A simulated recording and its truth in one folder: {@code stimulus.tif} (8 bits, 0 and 255), {@code spikes.csv} (a
 * line per stimulus frame, below the cell's name), {@code ste.tif} with the true outlines as overlay,
 * {@code truth.csv}, {@code RoiSet.zip}, and the record. Coordinates are ImageJ's, in pixels.
 */
public final class SimulationFiles {

	/** Bytes of a line of spikes. */
	private static final int SPIKE_LINE = 2;

	private static final String STIMULUS = "stimulus.tif";
	private static final String SPIKES = "spikes.csv";
	private static final String STE = "ste.tif";
	private static final String TRUTH = "truth.csv";
	private static final String ROIS = "RoiSet.zip";

	private SimulationFiles() {}

	/**
	 * Writes all files, or, if that fails or is cancelled, none.
	 *
	 * @param ste the ensemble as it is to be written, with the true outlines as overlay
	 * @param run that it was
	 * @param seconds the simulation took
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final ResultFolder folder, final GanglionCellSimulation simulation, final ImagePlus ste,
		final Run run, final double seconds, final ProgressMonitor monitor) throws IOException
	{
		final FileSet files = folder.files();
		files.add(STIMULUS, path -> FileFormats.writeLargeTiff(SimulatedCell.stimulus(simulation), path, monitor));
		files.add(SPIKES, path -> Csv.write(SimulatedCell.spikeCounts(simulation), path));
		files.add(STE, path -> FileFormats.writeLargeTiff(ste, path, monitor));
		files.add(TRUTH, path -> Csv.write(SimulatedCell.truth(simulation.cell()), path));
		files.add(ROIS, path -> FileFormats.writeRoiSet(SimulatedCell.outlines(simulation.cell()), path));
		files.record(RunRecord.of(run, summary(simulation, seconds)));
		folder.commit();
	}

	/** About how many bytes all files have. */
	public static double bytes(final GanglionCellOptions options) {
		final double pixels = (double) options.width() * options.height();
		final double spikes = options.get(GanglionCellOptions.SPIKES);
		final double frames = spikes / options.get(GanglionCellOptions.SPIKES_PER_FRAME);
		return frames * (pixels + SPIKE_LINE) + Float.BYTES * pixels * spikes;
	}

	/** The names of all files. */
	public static String[] names() {
		return new String[] { STIMULUS, SPIKES, STE, TRUTH, ROIS };
	}

	private static Map<String, Object> summary(final GanglionCellSimulation simulation, final double seconds) {
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("frames", simulation.frames());
		summary.put("filter_length", simulation.options().get(GanglionCellOptions.FILTER_LENGTH));
		summary.put("temporal_filter", simulation.cell().temporalFilter());
		summary.put("seconds", seconds);
		return summary;
	}
}
