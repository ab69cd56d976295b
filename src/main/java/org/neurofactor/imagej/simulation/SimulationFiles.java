package org.neurofactor.imagej.simulation;

import org.neurofactor.stnmf.simulation.GanglionCellOptions;

import org.neurofactor.imagej.record.AtomicFileSet;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.RunRecord;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;

/**
 * A simulated recording and its truth in one folder: {@code stimulus.tif} (8 bits, 0 and 255), {@code spikes.csv} (a
 * line per stimulus frame, below the cell's name), {@code ste.tif} with the true outlines as overlay,
 * {@code truth.csv}, {@code RoiSet.zip}, {@code run.json}. Coordinates are ImageJ's, in pixels.
 */
public final class SimulationFiles {

	private SimulationFiles() {}

	/**
	 * Writes all files, or, if that fails or is cancelled, none.
	 *
	 * @param folder created if it does not exist; files of an earlier run are replaced
	 * @param ste the ensemble as it is to be written, with the true outlines as overlay
	 * @param options of the run, by the keys of macros
	 * @param seconds the simulation took
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final Path folder, final GanglionCellSimulation simulation, final ImagePlus ste,
		final Map<String, ?> options, final double seconds, final ProgressMonitor monitor) throws IOException
	{
		try (AtomicFileSet files = AtomicFileSet.in(folder)) {
			files.add("stimulus.tif", path -> //
				FileFormats.writeLargeTiff(SimulatedCell.stimulus(simulation), path, monitor));
			files.add("spikes.csv", path -> writeSpikes(simulation, path));
			files.add("ste.tif", path -> FileFormats.writeLargeTiff(ste, path, monitor));
			files.add("truth.csv", path -> writeTable(SimulatedCell.truth(simulation.cell()), path));
			files.add("RoiSet.zip", path -> FileFormats.writeRoiSet(SimulatedCell.outlines(simulation.cell()), path));
			files.add("run.json", path -> FileFormats.writeJson( //
				RunRecord.of(options, summary(simulation, seconds)), path));
			files.commit();
		}
	}

	private static void writeSpikes(final GanglionCellSimulation simulation, final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			csv.row(SimulatedCell.CELL);
			for (final int count : simulation.spikeCounts()) csv.row(count);
		}
	}

	/** @param table whose first column counts its rows */
	private static void writeTable(final ResultsTable table, final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			final String[] headings = table.getHeadings();
			csv.row((Object[]) headings);
			for (int row = 0; row < table.size(); row++) {
				final Object[] cells = new Object[headings.length];
				cells[0] = row + 1;
				for (int column = 1; column < cells.length; column++) cells[column] = table.getValue(headings[column], row);
				csv.row(cells);
			}
		}
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
