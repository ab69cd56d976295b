package org.neurofactor.imagej.simulation;

import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.record.RunRecord;

import ij.IJ;
import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Stopwatch;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;

/**
 * A simulated calcium movie and its truth in one folder: {@code movie.tif} (or {@code movie_trial1.tif} and so on; 16
 * bits, with the cells as overlay), {@code truth.csv}, {@code RoiSet.zip}, {@code run.json}.
 */
public final class SimulatedMovieFiles {

	/** What a TIFF with offsets of 32 bits can hold, with some room for its header. */
	private static final long LARGEST_TIFF = (1L << 32) - (1L << 24);

	private static final String TRUTH = "truth.csv";
	private static final String ROIS = "RoiSet.zip";

	private SimulatedMovieFiles() {}

	/**
	 * Makes sure that each trial fits into a TIFF.
	 *
	 * @throws IllegalArgumentException if not, saying how many frames would
	 */
	public static void requireFitting(final CalciumMovieOptions options) {
		final long frame = 2L * options.width() * options.height();
		if (frame * options.get(CalciumMovieOptions.FRAMES) > LARGEST_TIFF)
			throw new IllegalArgumentException("A TIFF file can have 4 GB, " + "so that " + options.width() + " x " +
				options.height() + " pixels allow " + LARGEST_TIFF / frame + " frames, but there are to be " +
				options.get(CalciumMovieOptions.FRAMES) + ". Simulate several trials of fewer frames.");
	}

	/**
	 * Writes all files, or, if that fails or is cancelled, none. Frames are made while they are written, so that a
	 * movie may be larger than the memory.
	 *
	 * @param run that it was
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static void write(final ResultFolder folder, final CalciumMovieSimulation simulation, final Run run,
		final ProgressMonitor monitor) throws IOException
	{
		final Stopwatch stopwatch = new Stopwatch();
		final CalciumMovieOptions movie = simulation.options();
		final FileSet files = folder.files();
		files.add(TRUTH, path -> Csv.write(SimulatedMovie.truth(simulation, monitor), path, monitor));
		files.add(ROIS, path -> FileFormats.writeRoiSet(SimulatedMovie.cells(simulation), path));
		for (int t = 0; t < movie.get(CalciumMovieOptions.TRIALS); t++) {
			final int trial = t;
			files.add(name(movie, trial),
				path -> FileFormats.writeLargeTiff(SimulatedMovie.virtual(simulation, trial, monitor), path, monitor));
		}
		final double seconds = stopwatch.seconds();
		files.record(RunRecord.of(run, summary(simulation, seconds)));
		folder.commit();
	}

	/** About how many bytes all files have. */
	public static double bytes(final CalciumMovieOptions options) {
		final double frames =
			(double) options.get(CalciumMovieOptions.FRAMES) * options.get(CalciumMovieOptions.TRIALS);
		final double columns = 2. + 2 * options.get(CalciumMovieOptions.CELLS);
		return frames * (Short.BYTES * options.width() * options.height() + Csv.BYTES * columns);
	}

	/** The names of all files. */
	public static String[] names(final CalciumMovieOptions options) {
		return Stream
			.concat(Stream.of(TRUTH, ROIS),
				IntStream.range(0, options.get(CalciumMovieOptions.TRIALS)).mapToObj(trial -> name(options, trial)))
			.toArray(String[]::new);
	}

	/** Opens a trial that was written, as a virtual stack. */
	public static ImagePlus openVirtual(final Path folder, final CalciumMovieOptions options, final int trial) {
		final String path = folder.resolve(name(options, trial)).toString();
		final ImagePlus imp = IJ.openVirtual(path);
		if (imp == null) throw new IllegalArgumentException("\"" + path + "\" cannot be opened.");
		return imp;
	}

	private static String name(final CalciumMovieOptions options, final int trial) {
		return "movie" + SimulatedMovie.suffix(options, trial) + ".tif";
	}

	private static Map<String, Object> summary(final CalciumMovieSimulation simulation, final double seconds) {
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("brightness", simulation.cells().stream().mapToDouble(cell -> cell.brightness()).toArray());
		summary.put("neuropil_share", simulation.cells().stream().mapToDouble(cell -> cell.neuropilShare()).toArray());
		summary.put("seconds", seconds);
		return summary;
	}
}
