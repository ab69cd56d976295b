package org.neurofactor.imagej.simulation;

import java.util.stream.IntStream;
import java.util.Arrays;
import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.imagej.table.Frame;
import org.neurofactor.table.Table;
import org.neurofactor.table.Column;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.FloatPolygon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;
import org.neurofactor.neuropil.simulation.CalciumTrial;
import org.neurofactor.neuropil.simulation.Soma;
import org.neurofactor.spatial.Polygon;

/**
 * A simulated calcium movie in ImageJ: its trials as 16-bit stacks, the cells' outlines as ROIs, and the truth about
 * calcium and neuropil as a table.
 */
public final class SimulatedMovie {

	/** In pixels of the screen at any magnification. */
	private static final double STROKE = 1;
	/** Shown as white, relative to a cell at rest together with the neuropil around it. */
	private static final double WHITE = 2;

	private SimulatedMovie() {}

	/**
	 * A trial in memory, calibrated, with the cells as overlay.
	 *
	 * @param trial counted from 0
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static ImagePlus image(final CalciumMovieSimulation simulation, final int trial,
		final ProgressMonitor monitor)
	{
		final CalciumMovieOptions options = simulation.options();
		final CalciumTrial movie = simulation.trial(trial, monitor);
		final ImageStack stack = new ImageStack(options.width(), options.height());
		for (int t = 0; t < options.get(CalciumMovieOptions.FRAMES); t++) {
			monitor.step("Taking pictures", t, options.get(CalciumMovieOptions.FRAMES));
			stack.addSlice(null, movie.frame(t));
		}
		return image(simulation, trial, stack);
	}

	/**
	 * As {@link #image(CalciumMovieSimulation, int, ProgressMonitor)}, but frames are made anew when they are touched.
	 */
	static ImagePlus virtual(final CalciumMovieSimulation simulation, final int trial, final ProgressMonitor monitor) {
		return image(simulation, trial, new CalciumMovieStack(simulation.trial(trial, monitor), simulation.options()));
	}

	private static ImagePlus image(final CalciumMovieSimulation simulation, final int trial, final ImageStack stack) {
		final CalciumMovieOptions options = simulation.options();
		final ImagePlus imp = new ImagePlus("simulated-movie" + suffix(options, trial), stack);
		imp.setDimensions(1, 1, stack.size());
		imp.setProperty("Info", "Simulated two-photon calcium movie\n" + description(options) +
			(options.get(CalciumMovieOptions.TRIALS) > 1 ? ", trial " + (trial + 1) : "") + "\n");
		final Calibration calibration = imp.getCalibration();
		if (options.get(CalciumMovieOptions.PIXEL_SIZE) > 0) {
			calibration.pixelWidth = calibration.pixelHeight = options.get(CalciumMovieOptions.PIXEL_SIZE);
			calibration.setUnit("\u00b5m");
		}
		calibration.frameInterval = 1 / options.get(CalciumMovieOptions.FRAME_RATE);
		calibration.setTimeUnit("sec");
		calibration.fps = options.get(CalciumMovieOptions.FRAME_RATE);
		imp.setDisplayRange(0, Math
			.ceil(WHITE * options.get(CalciumMovieOptions.BASELINE) * (1 + options.get(CalciumMovieOptions.NEUROPIL))));
		imp.setOverlay(overlay(cells(simulation)));
		return MadeImage.note(imp, MadeImage.Role.MOVIE);
	}

	/** What the name of a trial ends with: nothing if it is the only one. */
	static String suffix(final CalciumMovieOptions options, final int trial) {
		return options.get(CalciumMovieOptions.TRIALS) == 1 ? "" : "_trial" + (trial + 1);
	}

	/** The movie in one line. */
	public static String description(final CalciumMovieOptions options) {
		return options.get(CalciumMovieOptions.CELLS) + " cells, " + options.width() + " x " + options.height() +
			" pixels, " + options.get(CalciumMovieOptions.FRAMES) + " frames at " +
			options.get(CalciumMovieOptions.FRAME_RATE) + " Hz" +
			(options.get(CalciumMovieOptions.TRIALS) == 1
				? ""
				: ", " + options.get(CalciumMovieOptions.TRIALS) + " trials") +
			", seed " + options.get(CalciumMovieOptions.SEED);
	}

	/** The cells' true outlines, named "cell 01" and so on, for every frame. */
	public static List<Roi> cells(final CalciumMovieSimulation simulation) {
		final List<Roi> rois = new ArrayList<>();
		for (final Soma cell : simulation.cells()) {
			final Polygon outline = cell.outline();
			final FloatPolygon polygon = new FloatPolygon();
			for (int i = 0; i < outline.size(); i++) polygon.addPoint(outline.x(i), outline.y(i));
			final Roi roi = new PolygonRoi(polygon, Roi.POLYGON);
			roi.setName(name(rois.size(), simulation.options().get(CalciumMovieOptions.CELLS)));
			rois.add(roi);
		}
		return rois;
	}

	/** ROIs as an overlay with their names. */
	public static Overlay overlay(final List<Roi> rois) {
		final Overlay overlay = new Overlay();
		for (final Roi roi : rois) {
			roi.setStrokeColor(Roi.getColor());
			roi.setUnscalableStrokeWidth(STROKE);
			overlay.add(roi);
		}
		return overlay;
	}

	private static String name(final int cell, final int cells) {
		return String.format(Locale.ROOT, "cell %0" + Math.max(2, String.valueOf(cells).length()) + "d", cell + 1);
	}

	/**
	 * The truth, a row per frame: for every cell its calcium, and for every cell what the neuropil adds to it.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static Table<Frame> truth(final CalciumMovieSimulation simulation, final ProgressMonitor monitor) {
		final CalciumMovieOptions options = simulation.options();
		final int trials = options.get(CalciumMovieOptions.TRIALS);
		final int cells = options.get(CalciumMovieOptions.CELLS);
		final int[] lengths = new int[trials];
		Arrays.fill(lengths, options.get(CalciumMovieOptions.FRAMES));
		final Truth truth = new Truth(simulation, monitor);
		final List<Column<Frame>> columns = new ArrayList<>(Frame.COLUMNS);
		for (int c = 0; c < cells; c++) columns.add(truth.calcium(c, name(c, cells)));
		for (int c = 0; c < cells; c++) columns.add(truth.neuropil(c, name(c, cells)));
		return new Table<>(columns, Frame.all(lengths, options.get(CalciumMovieOptions.FRAME_RATE)));
	}

	/** That of one trial at a time. */
	private static final class Truth {

		private final CalciumMovieSimulation simulation;
		private final ProgressMonitor monitor;
		private int latest = -1;
		private double[][] calcium;
		private double[][] neuropil;

		private Truth(final CalciumMovieSimulation simulation, final ProgressMonitor monitor) {
			this.simulation = simulation;
			this.monitor = monitor;
		}

		private Column<Frame> calcium(final int cell, final String name) {
			return Column.number(name + " calcium", 6, "The cell's calcium, as ΔF/F of the cell itself.", frame -> {
				make(frame.trial());
				return calcium[cell][frame.index()];
			});
		}

		private Column<Frame> neuropil(final int cell, final String name) {
			return Column.number(name + " neuropil", 6,
				"What the neuropil adds to the mean over the cell's ROI, in grey levels.", frame -> {
					make(frame.trial());
					return neuropil[cell][frame.index()];
				});
		}

		private void make(final int trial) {
			if (trial == latest) return;
			final CalciumTrial movie = simulation.trial(trial, monitor);
			final int cells = simulation.options().get(CalciumMovieOptions.CELLS);
			calcium = IntStream.range(0, cells).mapToObj(movie::calcium).toArray(double[][]::new);
			neuropil = IntStream.range(0, cells).mapToObj(movie::neuropil).toArray(double[][]::new);
			latest = trial;
		}
	}
}
