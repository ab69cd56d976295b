package org.neurofactor.imagej;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.factorization.ProgressMonitor;
import org.neurofactor.stnmf.ensemble.Window;

/**
 * Ensembles in files: for each cell a folder with {@code sta.tif}, {@code ste.tif}, {@code spatial.tif},
 * {@code temporal.csv} and {@code window.csv}, and {@code run.json} above them, which lists the cells and their folders.
 */
public final class EnsembleFiles {

	static final String RUN = "run.json";
	private static final String STE = "ste.tif";

	private EnsembleFiles() {}

	/**
	 * Adds all files of all cells to a set.
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
			files.add(cell.folder() + "/sta.tif", path -> FileFormats.writeTiff(cell.sta(), path));
			files.add(cell.folder() + "/" + STE, path -> FileFormats.writeLargeTiff(cell.spooledSte(), path, monitor));
			files.add(cell.folder() + "/spatial.tif", path -> FileFormats.writeTiff(cell.spatial(), path));
			files.add(cell.folder() + "/temporal.csv", path -> temporal.write(cell, path));
			files.add(cell.folder() + "/window.csv", path -> writeWindow(cell.window(), path));
		}
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

	private static Map<String, Object> summary(final EnsembleRun run, final double seconds) {
		final List<Map<String, Object>> cells = new ArrayList<>();
		for (final TriggeredCell cell : run.cells()) {
			final Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("cell", cell.name());
			entry.put("folder", cell.folder());
			entry.put("spikes", cell.average().spikes());
			entry.put("ensemble", cell.spikes());
			entry.put("polarity", cell.average().polarity());
			cells.add(entry);
		}
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("contrast", run.contrast().description());
		summary.put("cells", cells);
		summary.put("skipped", run.skipped());
		summary.put("seconds", seconds);
		return summary;
	}
}
