package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.record.AtomicFileSet;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.door.SourceImage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.neurofactor.stnmf.ensemble.Window;

/**
 * Ensembles in files: for each cell a folder with {@code sta.tif}, {@code ste.tif}, {@code spatial.tif},
 * {@code temporal.csv} and {@code window.csv}; above them {@code cells.csv}, a row per cell, and {@code run.json}, which lists the
 * cells and their folders, too.
 */
public final class EnsembleFiles {

	static final String RUN = "run.json";
	private static final String CELLS = "cells.csv";
	/** In {@link #RUN}. */
	static final String CELL_LIST = "cells";
	static final String FOLDER = "folder";
	static final String STA_Z = "sta_z";
	static final String ABOVE_NOISE = "above_noise";
	private static final String STA = "sta.tif";
	private static final String STE = "ste.tif";
	private static final String SPATIAL = "spatial.tif";
	private static final String TEMPORAL = "temporal.csv";
	private static final String WINDOW = "window.csv";

	private EnsembleFiles() {}

	/**
	 * Adds all files of all cells to a set. What an earlier run left of cells that are skipped now will be removed; cells
	 * that were not selected are left alone.
	 *
	 * @param options of the run, by the keys of macros
	 * @param seconds the run took
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void add(final AtomicFileSet files, final EnsembleRun run, final SourceImage stimulus,
		final TemporalProfiles temporal, final Map<String, ?> options, final double seconds, final ProgressMonitor monitor)
		throws IOException
	{
		for (final TriggeredCell cell : run.cells()) {
			files.add(cell.folder() + "/" + STA, path -> FileFormats.writeTiff(cell.sta(), path));
			files.add(cell.folder() + "/" + STE, path -> FileFormats.writeLargeTiff(cell.spooledSte(), path, monitor));
			files.add(cell.folder() + "/" + SPATIAL, path -> FileFormats.writeTiff(cell.spatial(), path));
			files.add(cell.folder() + "/" + TEMPORAL, path -> temporal.write(cell, path));
			files.add(cell.folder() + "/" + WINDOW, path -> writeWindow(cell.window(), path));
		}
		for (final String folder : run.skippedFolders())
			for (final String file : new String[] { STA, STE, SPATIAL, TEMPORAL, WINDOW }) files.remove(folder + "/" + file);
		files.add(CELLS, path -> writeCells(run, path));
		files.add(RUN, path -> FileFormats.writeJson(RunRecord.of(options, stimulus, "frames", summary(run, seconds)),
			path));
	}

	/** Upper bounds are exclusive. */
	private static void writeWindow(final Window window, final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			csv.row("xmin", "xmax", "ymin", "ymax");
			csv.row(window.xMin(), window.xMax(), window.yMin(), window.yMax());
		}
	}

	private static void writeCells(final EnsembleRun run, final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			csv.row("cell", "folder", "spikes", "ensemble", "polarity", "sta_z", "noise_z", "xmin", "xmax", "ymin", "ymax");
			for (final TriggeredCell cell : run.cells())
				csv.row(cell.name(), cell.folder(), cell.average().spikes(), cell.spikes(), cell.field().polarity(), cell
					.significance().z(), cell.significance().noiseLevel(), cell.window().xMin(), cell.window().xMax(), cell
						.window().yMin(), cell.window().yMax());
		}
	}

	private static Map<String, Object> summary(final EnsembleRun run, final double seconds) {
		final List<Map<String, Object>> cells = new ArrayList<>();
		for (final TriggeredCell cell : run.cells()) {
			final Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("cell", cell.name());
			entry.put(FOLDER, cell.folder());
			entry.put("spikes", cell.average().spikes());
			entry.put("ensemble", cell.spikes());
			entry.put("polarity", cell.field().polarity());
			entry.put("window", cell.window().bounds());
			entry.put(STA_Z, cell.significance().z());
			entry.put("sta_z_smoothed", cell.significance().smoothedZ());
			entry.put("noise_z", cell.significance().noiseLevel());
			entry.put(ABOVE_NOISE, cell.significance().isAboveNoise());
			cells.add(entry);
		}
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("contrast", run.contrast().description());
		summary.put("stimulus_mean", run.statistics().mean());
		summary.put("stimulus_sd", run.statistics().sd());
		summary.put(EnsembleOptions.FILTER.key(), run.options().get(EnsembleOptions.FILTER).toString());
		summary.put(EnsembleOptions.WINDOW.key(), run.options().get(EnsembleOptions.WINDOW).toString());
		summary.put(CELL_LIST, cells);
		summary.put("skipped", run.skipped());
		summary.put("seconds", seconds);
		return summary;
	}
}
