package org.neurofactor.imagej.neuropil;

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.spatial.Point;

/**
 * Cells and the sectors of the neuropil around them as ROIs: named ("cell 012", "cell 012 neuropil 2"), a colour per
 * cell and a lighter one for its sectors. They belong to no group, as ImageJ paints a group in one colour when it reads
 * ROIs from a file.
 */
final class RegionRois {

	/** In pixels of the screen at any magnification. */
	private static final double CELL_STROKE = 2;
	private static final double SECTOR_STROKE = 1;

	private RegionRois() {}

	/**
	 * Every cell that was used, as it was marked, followed by its sectors, which have exactly the pixels that were
	 * averaged. If a cell was marked trial by trial, so are the ROIs: named "cell 012 trial 1" and so on, and at the
	 * position of the trial; all others are at position 0.
	 *
	 * @return copies; those in the input are not changed
	 */
	public static List<Roi> of(final NeuropilResult result, final NeuropilInput input) {
		final List<Color> colors = colors(result);
		final List<Roi> rois = new ArrayList<>();
		for (int i = 0; i < result.cells().size(); i++) {
			final CellResult cell = result.cells().get(i);
			add(rois, cell.traces(), input.cell(cell.name()), colors.get(i));
		}
		return rois;
	}

	/** The colours of the cells that were used. */
	static List<Color> colors(final NeuropilResult result) {
		return RegionColors.of(
			result.cells().stream().map(cell -> centre(cell.traces().regions(0).cell())).collect(Collectors.toList()));
	}

	private static void add(final List<Roi> rois, final CellTraces traces, final RoiCell marked, final Color color) {
		final boolean perTrial = !traces.sameInAllTrials();
		for (int trial = 0; trial < (perTrial ? traces.trials() : 1); trial++) {
			final String name = perTrial ? RegionNames.inTrial(marked.name(), trial + 1) : marked.name();
			final int position = perTrial ? trial + 1 : 0;
			rois.add(finished((Roi) marked.roi(trial).clone(), name, color, CELL_STROKE, position));
			int number = 1;
			for (final Mask sector : traces.regions(trial).sectors())
				rois.add(finished(exactly(sector), RegionNames.sector(name, number++), RegionColors.ofSectors(color),
					SECTOR_STROKE, position));
		}
	}

	private static Roi finished(final Roi roi, final String name, final Color color, final double stroke,
		final int position)
	{
		roi.setName(name);
		roi.setGroup(0);
		roi.setFillColor(null);
		roi.setStrokeColor(color);
		roi.setUnscalableStrokeWidth(stroke);
		roi.setPosition(position);
		return roi;
	}

	/** A ROI of these pixels and no others: along their edges, of several parts if need be. */
	static Roi exactly(final Mask mask) {
		final int[] pixels = mask.pixels();
		final int width = mask.width();
		final int left = Arrays.stream(pixels).map(pixel -> pixel % width).min().getAsInt();
		final int right = Arrays.stream(pixels).map(pixel -> pixel % width).max().getAsInt();
		final int top = pixels[0] / width;
		final int bottom = pixels[pixels.length - 1] / width;
		final ByteProcessor inside = new ByteProcessor(right - left + 1, bottom - top + 1);
		for (final int pixel : pixels) inside.set(pixel % width - left, pixel / width - top, 255);
		inside.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = new ThresholdToSelection().convert(inside);
		roi.setLocation(left, top);
		return roi;
	}

	/** Mean of a mask's pixel coordinates, pixel corners being whole numbers as in ImageJ. */
	static Point centre(final Mask mask) {
		final int[] pixels = mask.pixels();
		return new Point(Arrays.stream(pixels).map(pixel -> pixel % mask.width()).average().getAsDouble() + 0.5,
			Arrays.stream(pixels).map(pixel -> pixel / mask.width()).average().getAsDouble() + 0.5);
	}
}
