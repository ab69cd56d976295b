package org.neurofactor.imagej.explorer;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.imagej.neuropil.RegionNames;

/** The images of a neuropil separation that follow the explorer: regions, of which one cell's stand out, and plots. */
final class NeuropilViews {

	/** In pixels of the screen at any magnification. */
	private static final double CELL_STROKE = 4;
	private static final double SECTOR_STROKE = 2.5;
	private static final double OTHER_STROKE = 1;

	/** Opacity of the cells that are not selected, of 255. */
	private static final int DIMMED = 130;

	private final ImagePlus regions;
	private final ImageStack stack;
	private final String title;
	private final Set<String> cells;

	/** The image of the plots, which may be closed; null if it never was open. */
	private ImagePlus plots;

	/** The overlay as it was, and as it is shown by the explorer. */
	private Overlay original;
	private Overlay shown;

	NeuropilViews(final NeuropilSource source) {
		regions = source.regions();
		stack = source.plots().orElse(null);
		plots = source.shownPlots();
		title = NeuropilSource.titleOf("plots", regions);
		cells = new HashSet<>(source.reports().cells());
	}

	/** Draws a cell and its sectors with bold lines above all others, which are dimmed. */
	void highlight(final String cell) {
		// The user may have changed it.
		if (regions.getOverlay() != shown || shown == null) original = regions.getOverlay();
		if (original == null) return;
		shown = original.duplicate();
		final Roi[] rois = shown.toArray();
		shown.clear();
		final Predicate<Roi> own = roi -> cell.equals(cellOf(roi));
		Arrays.stream(rois).filter(own.negate()).forEach(roi -> shown.add(cellOf(roi) == null ? roi : dimmed(roi)));
		Arrays.stream(rois).filter(own).forEach(roi -> shown.add(bold(roi)));
		regions.setOverlay(shown);
		scrollTo(cell);
	}

	private static Roi dimmed(final Roi roi) {
		final Color color = roi.getStrokeColor();
		if (color != null) roi.setStrokeColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), DIMMED));
		if (roi instanceof TextRoi) roi.setFillColor(null);
		else roi.setUnscalableStrokeWidth(OTHER_STROKE);
		return roi;
	}

	private static Roi bold(final Roi roi) {
		if (!(roi instanceof TextRoi))
			roi.setUnscalableStrokeWidth(RegionNames.isSector(roi.getName()) ? SECTOR_STROKE : CELL_STROKE);
		return roi;
	}

	/** Where a part only of the image is seen, the cell is made to be in it. */
	private void scrollTo(final String cell) {
		final ImageCanvas canvas = regions.getCanvas();
		final Optional<Roi> outline =
			Arrays.stream(shown.toArray()).filter(roi -> cell.equals(cellOf(roi)) && isCell(roi)).findFirst();
		if (canvas == null || !outline.isPresent()) return;
		final Rectangle bounds = outline.get().getBounds();
		final Rectangle seen = canvas.getSrcRect();
		if (seen.intersects(bounds)) return;
		seen.x = Math.max(0, Math.min(regions.getWidth() - seen.width, (int) bounds.getCenterX() - seen.width / 2));
		seen.y = Math.max(0, Math.min(regions.getHeight() - seen.height, (int) bounds.getCenterY() - seen.height / 2));
		canvas.setSourceRect(seen);
		canvas.repaint();
	}

	/** Gives the image its overlay back. */
	void restore() {
		if (shown != null && regions.getOverlay() == shown) regions.setOverlay(original);
	}

	/**
	 * The cell whose outline is the smallest around a point, or else the one whose sector is; empty if there is none.
	 */
	Optional<String> cellAt(final double x, final double y) {
		final Optional<Roi> cell = RoiPicker.smallestAt(visible().filter(NeuropilViews::isCell), x, y);
		final Optional<Roi> found = cell.isPresent()
			? cell
			: RoiPicker.smallestAt(visible().filter(roi -> RegionNames.isSector(roi.getName())), x, y);
		return found.map(this::cellOf);
	}

	private static boolean isCell(final Roi roi) {
		return !RegionNames.isSector(roi.getName()) && !RegionNames.isLabel(roi.getName());
	}

	/** The ROIs of cells on the slice that is shown. */
	private Stream<Roi> visible() {
		final Overlay overlay = regions.getOverlay();
		return overlay == null
			? Stream.empty()
			: Arrays.stream(overlay.toArray())
				.filter(roi -> cellOf(roi) != null &&
					(roi.getPosition() == 0 || roi.getPosition() == regions.getCurrentSlice()));
	}

	private String cellOf(final Roi roi) {
		return RegionNames.cell(roi.getName(), cells).orElse(null);
	}

	/** The image of the plots; null if it is closed. */
	ImagePlus plots() {
		return plots == null || plots.getWindow() == null ? null : plots;
	}

	/** Whether there is something to open. */
	boolean hasPlots() {
		return stack != null;
	}

	/** Opens the plots at a cell. */
	void openPlots(final String cell) {
		plots = MadeImage.note(new ImagePlus(title, stack), "the plots of a neuropil separation");
		plots.setSlice(Math.max(1, sliceOf(stack, cell)));
		plots.show();
	}

	/** Goes to the plot of a cell, if it has one and plots are open. */
	void showPlot(final String cell) {
		if (plots() == null) return;
		final int slice = sliceOf(plots.getStack(), cell);
		if (slice > 0 && slice != plots.getCurrentSlice()) plots.setSlice(slice);
	}

	/** Whether a cell has a plot. */
	boolean hasPlot(final String cell) {
		return stack != null && sliceOf(stack, cell) > 0;
	}

	/** The cell whose plot is shown. */
	String plotted(final int slice) {
		return plots().getStack().getSliceLabel(slice);
	}

	private static int sliceOf(final ImageStack plots, final String cell) {
		for (int slice = 1; slice <= plots.size(); slice++) if (cell.equals(plots.getSliceLabel(slice))) return slice;
		return 0;
	}
}
