package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ColorProcessor;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.imagej.door.Images;
import org.neurofactor.imagej.figure.NeuropilFigure;
import org.neurofactor.imagej.figure.Raster;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.spatial.Image2D;

/** What a neuropil separation found, as images: named after the movie; those with its pixels are calibrated like it. */
final class NeuropilImages {

	/** Share of the pixels that are shown as black, and as white. */
	private static final double SATURATED = 0.002;

	private static final Pattern SLICE_NAME = Pattern.compile("(\\d{4}-.{4}|\\d{5}-.{5}|\\d{6}-.{6})-.{4}");

	private NeuropilImages() {}

	/**
	 * "…-regions": the mean image of each trial, 32 bits, with the {@link RegionRois} as its overlay, and there a label
	 * for each cell, too.
	 */
	public static ImagePlus regions(final NeuropilResult result, final NeuropilInput input) {
		final List<String> trials = trialNames(input);
		final ImageStack stack = new ImageStack(result.means().get(0).width(), result.means().get(0).height());
		for (int trial = 0; trial < trials.size(); trial++)
			stack.addSlice(trials.get(trial), Images.toProcessor(result.means().get(trial)));
		final ImagePlus imp = new ImagePlus(input.source().nameOf("regions"), stack);
		imp.setCalibration(input.source().planeCalibration(0));
		setDisplayRange(imp, result.means());
		final Overlay overlay = new Overlay();
		for (final Roi roi : RegionRois.of(result, input)) add(overlay, roi, stack.size());
		RegionLabels.add(overlay, result);
		overlay.drawLabels(false);
		imp.setOverlay(overlay);
		return MadeImage.note(imp, "the map of the regions of a neuropil separation", MadeImage.Role.MOVIE,
			input.source());
	}

	/**
	 * ImageJ shows a ROI of position 0 whose name is one that its ROI Manager would give, such as "0012-0034-0056", on
	 * that slice of a stack only.
	 */
	private static void add(final Overlay overlay, final Roi roi, final int slices) {
		if (slices > 1 && roi.getPosition() == 0 && SLICE_NAME.matcher(roi.getName()).lookingAt()) {
			for (int slice = 1; slice <= slices; slice++) {
				final Roi onSlice = (Roi) roi.clone();
				onSlice.setPosition(slice);
				overlay.add(onSlice);
			}
		}
		else overlay.add(roi);
	}

	/** The same for all trials, so that they can be compared. */
	private static void setDisplayRange(final ImagePlus imp, final List<Image2D> means) {
		final double[] sorted = means.stream()
			.flatMapToDouble(mean -> Arrays.stream(mean.values()))
			.filter(Double::isFinite)
			.sorted()
			.toArray();
		if (sorted.length == 0) return;
		final int saturated = (int) (SATURATED * sorted.length);
		final double min = sorted[saturated];
		final double max = sorted[sorted.length - 1 - saturated];
		imp.setDisplayRange(min, max > min ? max : min + 1);
	}

	/**
	 * "…-plots": a plot per cell, an RGB stack with one labelled slice per cell that was used. It is a virtual stack:
	 * plots are drawn when they are looked at or saved.
	 */
	public static ImagePlus plots(final NeuropilResult result, final NeuropilInput input) {
		final List<CellResult> cells = result.cells();
		final FigureStack stack = new FigureStack(NeuropilFigure.WIDTH, NeuropilFigure.HEIGHT,
			cells.stream().map(CellResult::name).collect(Collectors.toList()),
			i -> new ColorProcessor(plot(cells.get(i), input)));
		return MadeImage.note(new ImagePlus(input.source().nameOf("plots"), stack),
			"the plots of a neuropil separation", MadeImage.Role.MOVIE, input.source());
	}

	/** The plot of one cell, as {@link #plots} has it; opaque RGB. */
	public static BufferedImage plot(final CellResult cell, final NeuropilInput input) {
		return Raster.of(figure(cell, input), NeuropilFigure.WIDTH);
	}

	private static NeuropilFigure figure(final CellResult cell, final NeuropilInput input) {
		return new NeuropilFigure(cell, input.source().title(), trialNames(input), input.frameRateHz(),
			input.source().calibration().getValueUnit().toLowerCase(Locale.ROOT));
	}

	private static List<String> trialNames(final NeuropilInput input) {
		return input.trials().stream().map(trial -> trial.source().title()).collect(Collectors.toList());
	}
}
