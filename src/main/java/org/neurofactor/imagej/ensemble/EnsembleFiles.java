package org.neurofactor.imagej.ensemble;

import java.util.Collections;
import java.util.Arrays;
import org.neurofactor.table.Table;
import org.neurofactor.table.Column;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.LeftOut;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.door.SourceImage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.neurofactor.stnmf.ensemble.Window;

/**
 * Ensembles in files: for each cell a folder with {@code sta.tif}, {@code ste.tif}, {@code spatial.tif},
 * {@code temporal.csv} and {@code window.csv}; above them {@code cells.csv}, a row per cell, and the record, which
 * lists the cells and their folders, too.
 */
public final class EnsembleFiles {

	private static final String CELLS = "cells.csv";
	/** In the record. */
	static final String CELL_LIST = "cells";
	static final String FOLDER = "folder";
	static final String STA_Z = "sta_z";
	static final String ABOVE_NOISE = "above_noise";
	private static final String STA = "sta.tif";
	private static final String STE = "ste.tif";
	private static final String SPATIAL = "spatial.tif";
	private static final String TEMPORAL = "temporal.csv";
	private static final String WINDOW = "window.csv";

	/** Of {@code cells.csv}. */
	public static final List<Column<TriggeredCell>> COLUMNS =
		Arrays.asList(Column.text("cell", "Name of the cell.", TriggeredCell::name),
			Column.text("folder", "Its folder.", TriggeredCell::folder),
			Column.whole("spikes", "Number of its spikes.", cell -> cell.average().spikes()),
			Column.whole("ensemble", "How many of them are in the ensemble.", TriggeredCell::spikes),
			Column.whole("polarity", "+1 (ON) or −1 (OFF).", cell -> cell.field().polarity()),
			Column.number(
				"sta_z", 2, "Largest magnitude of the spike-triggered average, in standard deviations of its noise.",
				cell -> cell.significance().z()),
			Column.number(
				"noise_z", 2, "What the largest of as many entries of noise exceeds in 1 % of cells.",
				cell -> cell.significance().noiseLevel()),
			Column
				.<TriggeredCell> whole("xmin", "First pixel of the window on the screen.", cell -> cell.window().xMin())
				.in("px"),
			Column.<TriggeredCell> whole("xmax", "The pixel after the last one.", cell -> cell.window().xMax())
				.in("px"),
			Column
				.<TriggeredCell> whole("ymin", "First pixel of the window on the screen.", cell -> cell.window().yMin())
				.in("px"),
			Column.<TriggeredCell> whole("ymax", "The pixel after the last one.", cell -> cell.window().yMax())
				.in("px"));

	/** Of {@code window.csv}. */
	public static final List<Column<Window>> WINDOW_COLUMNS =
		Arrays.asList(Column.<Window> whole("xmin", "First pixel on the screen.", Window::xMin).in("px"),
			Column.<Window> whole("xmax", "The pixel after the last one.", Window::xMax).in("px"),
			Column.<Window> whole("ymin", "First pixel on the screen.", Window::yMin).in("px"),
			Column.<Window> whole("ymax", "The pixel after the last one.", Window::yMax).in("px"));

	private EnsembleFiles() {}

	/**
	 * Writes all files of all cells. What an earlier run left of cells that are skipped now is removed; cells that were
	 * not selected are left alone.
	 *
	 * @param command that it was
	 * @param seconds the run took
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final ResultFolder folder, final EnsembleRun run, final SourceImage stimulus,
		final TemporalProfiles temporal, final Run command, final double seconds, final ProgressMonitor monitor)
		throws IOException
	{
		write(folder, run, Collections.singletonList(stimulus), temporal, command, seconds, monitor);
	}

	/**
	 * As {@link #write(ResultFolder, EnsembleRun, SourceImage, TemporalProfiles, Run, double, ProgressMonitor)}, of a
	 * stimulus in one stack or several.
	 */
	public static void write(final ResultFolder folder, final EnsembleRun run, final List<SourceImage> stimuli,
		final TemporalProfiles temporal, final Run command, final double seconds, final ProgressMonitor monitor)
		throws IOException
	{
		final FileSet files = folder.files();
		final Set<String> selected = new HashSet<>(run.skippedFolders());
		for (final TriggeredCell cell : run.cells()) {
			selected.add(cell.folder());
			files.add(cell.folder() + "/" + STA, path -> FileFormats.writeTiff(cell.sta(), path));
			files.add(cell.folder() + "/" + STE, path -> FileFormats.writeLargeTiff(cell.spooledSte(), path, monitor));
			files.add(cell.folder() + "/" + SPATIAL, path -> FileFormats.writeTiff(cell.spatial(), path));
			files.add(cell.folder() + "/" + TEMPORAL, path -> Csv.write(temporal.table(cell), path));
			files.add(cell.folder() + "/" + WINDOW,
				path -> Csv.write(new Table<>(WINDOW_COLUMNS, Collections.singletonList(cell.window())), path));
		}
		files.add(CELLS, path -> Csv.write(new Table<>(COLUMNS, run.cells()), path));
		files.keep(name -> !name.equals(CELLS) && !selected.contains(name.split("/")[0]));
		files.record(stimuli.size() == 1
			? RunRecord.of(command, stimuli.get(0), "frames", summary(run, seconds))
			: RunRecord.of(command, stimuli, "frames", summary(run, seconds)));
		folder.commit();
	}

	/**
	 * The names of all files.
	 *
	 * @param folders of the cells
	 */
	public static List<String> names(final Collection<String> folders) {
		return Stream
			.concat(Stream.of(CELLS),
				folders.stream()
					.flatMap(folder -> Stream.of(STA, STE, SPATIAL, TEMPORAL, WINDOW).map(file -> folder + "/" + file)))
			.collect(Collectors.toList());
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
		summary.put("contrast", run.channels().get(0).description());
		summary.put("stimulus_mean", run.statistics().get(0).mean());
		summary.put("stimulus_sd", run.statistics().get(0).sd());
		if (run.channels().size() > 1) summary.put("channels", channels(run));
		summary.put(EnsembleOptions.FILTER.key(), run.options().get(EnsembleOptions.FILTER).toString());
		summary.put(EnsembleOptions.WINDOW.key(), run.options().get(EnsembleOptions.WINDOW).toString());
		summary.put(CELL_LIST, cells);
		summary.put("skipped", run.skipped());
		summary.put(LeftOut.KEY, EnsembleReport.leftOut(run).summary());
		summary.put("seconds", seconds);
		return summary;
	}

	private static List<Map<String, Object>> channels(final EnsembleRun run) {
		final List<Map<String, Object>> channels = new ArrayList<>();
		for (int i = 0; i < run.channels().size(); i++) {
			final Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("channel", run.channels().get(i).name());
			entry.put("contrast", run.channels().get(i).description());
			entry.put("stimulus_mean", run.statistics().get(i).mean());
			entry.put("stimulus_sd", run.statistics().get(i).sd());
			channels.add(entry);
		}
		return channels;
	}
}
