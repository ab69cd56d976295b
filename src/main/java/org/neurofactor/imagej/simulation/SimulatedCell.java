package org.neurofactor.imagej.simulation;

import java.util.stream.IntStream;
import java.util.stream.Collectors;
import java.util.Collections;
import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.table.Table;
import org.neurofactor.table.Column;
import org.neurofactor.imagej.stnmf.Outlines;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.FloatProcessor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.simulation.GanglionCell;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;
import org.neurofactor.stnmf.simulation.GaussianSubunit;

/**
 * A simulated ganglion cell in ImageJ: its stimulus and its ensemble as stacks, its spikes as a table, and the truth
 * about its subunits as outlines and table. Coordinates are ImageJ's: the centre of the
 * upper left pixel is at (0.5, 0.5).
 */
public final class SimulatedCell {

	/** Distance of the outlines from the centre, in standard deviations: that of the outlines STNMF finds. */
	private static final double OUTLINE_SIGMA = 1.22;
	private static final int OUTLINE_POINTS = 72;
	/** Largest magnitude shown, in standard deviations of the ensemble. */
	private static final double DISPLAY_RANGE = 3;
	/** In pixels of the screen at any magnification. */
	private static final double STROKE = 2;
	/** What the column of spike counts is called: the cell's name. */
	static final String CELL = "cell 1";

	private SimulatedCell() {}

	/**
	 * The spike-triggered stimulus ensemble: a 32-bit stack with one frame per spike, calibrated in µm.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static ImagePlus ste(final GanglionCellSimulation simulation, final ProgressMonitor monitor) {
		final GanglionCellOptions options = simulation.options();
		final Img<FloatType> ste = simulation.ste(monitor);
		final Cursor<FloatType> cursor = Views.flatIterable(ste).cursor();
		final ImageStack stack = new ImageStack(options.width(), options.height());
		for (int spike = 0; spike < options.get(GanglionCellOptions.SPIKES); spike++) {
			final float[] pixels = new float[options.width() * options.height()];
			for (int i = 0; i < pixels.length; i++) pixels[i] = cursor.next().get();
			stack.addSlice(null, new FloatProcessor(options.width(), options.height(), pixels));
		}
		final ImagePlus imp = image("simulated-ste", stack, simulation,
			"Effective spike-triggered stimulus ensemble of a simulated retinal ganglion cell",
			MadeImage.Role.ENSEMBLE);
		imp.setDisplayRange(-DISPLAY_RANGE, DISPLAY_RANGE);
		return imp;
	}

	/** As {@link #ste}, with the subunits' true outlines as overlay. */
	public static ImagePlus steWithTruth(final GanglionCellSimulation simulation, final ProgressMonitor monitor) {
		final Overlay overlay = new Overlay();
		for (final Roi roi : outlines(simulation.cell())) {
			roi.setStrokeColor(Roi.getColor());
			roi.setUnscalableStrokeWidth(STROKE);
			overlay.add(roi);
		}
		final ImagePlus imp = ste(simulation, monitor);
		imp.setOverlay(overlay);
		return imp;
	}

	/**
	 * The stimulus up to the frame of the last spike: an 8-bit stack of 0 and 255, calibrated in µm. It is virtual,
	 * made anew whenever it is looked at, and needs no memory.
	 */
	public static ImagePlus stimulus(final GanglionCellSimulation simulation) {
		final ImagePlus imp =
			image("simulated-stimulus", new WhiteNoiseStack(simulation.stimulus(), simulation.frames()), simulation,
				"Stimulus of a simulated retinal ganglion cell: a binary white-noise checkerboard",
				MadeImage.Role.STIMULUS);
		imp.setDisplayRange(0, 255);
		return imp;
	}

	/** The number of spikes in every stimulus frame: a row per frame, and a column for the one cell, "cell 1". */
	public static Table<Integer> spikeCounts(final GanglionCellSimulation simulation) {
		final int[] counts = simulation.spikeCounts();
		return new Table<>(
			Collections.singletonList(Column.whole(CELL, "Number of spikes in the frame.", frame -> counts[frame])),
			IntStream.range(0, counts.length).boxed().collect(Collectors.toList()));
	}

	/** Planes along t, with the stimulus's pixel size. */
	private static ImagePlus image(final String title, final ImageStack stack, final GanglionCellSimulation simulation,
		final String what, final MadeImage.Role role)
	{
		final ImagePlus imp = new ImagePlus(title, stack);
		imp.setDimensions(1, 1, stack.size());
		imp.setProperty("Info", what + "\n" + description(simulation) + "\n");
		final double pixelSizeUm = simulation.options().get(GanglionCellOptions.PIXEL_SIZE);
		if (pixelSizeUm > 0) {
			final Calibration calibration = imp.getCalibration();
			calibration.pixelWidth = calibration.pixelHeight = pixelSizeUm;
			calibration.setUnit("\u00b5m");
		}
		return MadeImage.note(imp, role);
	}

	/** The cell and its recording in one line. */
	public static String description(final GanglionCellSimulation simulation) {
		final GanglionCellOptions options = simulation.options();
		return options.get(GanglionCellOptions.POLARITY) + " cell, " + options.get(GanglionCellOptions.SUBUNITS) +
			" subunits, " + options.get(GanglionCellOptions.NONLINEARITY) + ", " +
			options.get(GanglionCellOptions.SPIKES) + " spikes in " + simulation.frames() + " frames, seed " +
			options.get(GanglionCellOptions.SEED);
	}

	/** The subunits' true outlines, 1.22 standard deviations from their centres, named "subunit 01" and so on. */
	public static List<Roi> outlines(final GanglionCell cell) {
		final List<Roi> rois = new ArrayList<>();
		for (final GaussianSubunit subunit : cell.subunits()) {
			final String name = String.format(Locale.ROOT, "subunit %02d", rois.size() + 1);
			rois.add(Outlines.roi(subunit.outline(OUTLINE_SIGMA, OUTLINE_POINTS), name));
		}
		return rois;
	}

	/** The true subunits, a row for each. */
	public static Table<GaussianSubunit> truth(final GanglionCell cell) {
		return new Table<>(truthColumns(cell), cell.subunits());
	}

	/** Of {@code truth.csv} and the window. */
	public static List<Column<GaussianSubunit>> truthColumns(final GanglionCell cell) {
		return Arrays.asList(
			Column.whole("subunit", "Number of the subunit, from 1.", subunit -> cell.subunits().indexOf(subunit) + 1),
			Column
				.<GaussianSubunit> number("x", 4, "Center, in ImageJ's coordinates.",
					subunit -> Outlines.toImageJ(subunit.x()))
				.in("px"),
			Column
				.<GaussianSubunit> number("y", 4, "Center, in ImageJ's coordinates.",
					subunit -> Outlines.toImageJ(subunit.y()))
				.in("px"),
			Column
				.<GaussianSubunit> number("sigma_major", 4, "Standard deviation along the major axis.",
					GaussianSubunit::sigmaMajor)
				.in("px"),
			Column
				.<GaussianSubunit> number("sigma_minor", 4, "Standard deviation along the minor axis.",
					GaussianSubunit::sigmaMinor)
				.in("px"),
			Column
				.<GaussianSubunit> number("angle", 4,
					"Direction of the major axis, counter-clockwise from the x axis as " + "ImageJ shows it.",
					subunit -> (180 - subunit.angle() * 180 / Math.PI) % 180)
				.in("°"),
			Column.number("weight", 4, "Weight in the cell's response.", GaussianSubunit::weight));
	}
}
