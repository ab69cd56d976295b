package org.neurofactor.imagej.explorer;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.text.TextWindow;

import java.awt.Frame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.neurofactor.imagej.stnmf.ModuleNames;
import org.neurofactor.imagej.door.SmallWindow;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.stnmf.StnmfOutputs;
import org.neurofactor.imagej.stnmf.SubunitTable;
import org.neurofactor.imagej.table.Tables;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfResult;

/** The images and the table of an STNMF that follow the explorer: those that are open, whoever opened them. */
final class StnmfViews {

	private static final double STROKE = 2;
	private static final double SELECTED_STROKE = 5;

	private static final int NONE = -1;

	private final ImagePlus modules;
	private final SourceImage source;
	private final FigureOptions page;
	private final ModuleNames names;

	/** @param modules the stack that is explored */
	StnmfViews(final ImagePlus modules, final SourceImage source, final FigureOptions page) {
		this.modules = modules;
		this.source = source;
		this.page = page;
		names = new ModuleNames(modules.getStackSize());
	}

	/** The views of one analysis, made beforehand because that takes a moment. */
	static final class Content {

		private final ImagePlus modules;
		private final ImagePlus sta;

		private Content(final ImagePlus modules, final ImagePlus sta) {
			this.modules = modules;
			this.sta = sta;
		}
	}

	/** Makes what {@link #show} shows; on any thread. */
	Content content(final StnmfOutputs outputs) {
		return new Content(outputs.modules(), outputs.sta());
	}

	/** Updates what is open, and opens the STA if it is not. */
	void show(final Content content, final int selected) {
		for (int slice = 1; slice <= modules.getStackSize(); slice++)
			modules.getStack().setSliceLabel(content.modules.getStack().getSliceLabel(slice), slice);
		modules.setProperties(content.modules.getPropertiesAsArray());
		copy(content.modules, modules);
		ImagePlus sta = WindowManager.getImage(source.nameOf("STA"));
		if (sta == null) {
			sta = content.sta;
			sta.show();
			SmallWindow.enlarge(sta);
		}
		else copy(content.sta, sta);
		highlight(selected);
	}

	/** Updates the table of subunits if it is open. */
	void showTable(final StnmfResult result) {
		final Frame table = WindowManager.getFrame(source.nameOf("subunits"));
		if (table instanceof TextWindow)
			Tables.replace((TextWindow) table, Tables.of(SubunitTable.of(result, page.colors())));
	}

	private static void copy(final ImagePlus from, final ImagePlus to) {
		to.setCalibration(from.getCalibration());
		to.setOverlay(from.getOverlay());
		to.repaintWindow();
	}

	/** Shows a module and draws its outline with a bold line. */
	void select(final int module) {
		if (modules.getCurrentSlice() != module + 1) modules.setSlice(module + 1);
		highlight(module);
	}

	/** All outlines are of the same width again. */
	void restore() {
		highlight(NONE);
	}

	private void highlight(final int module) {
		highlight(modules, module);
		if (sta() != null) highlight(sta(), module);
	}

	private void highlight(final ImagePlus imp, final int module) {
		if (imp.getOverlay() == null) return;
		final String selected = module == NONE ? "" : names.subunit(module);
		for (final Roi roi : imp.getOverlay())
			roi.setUnscalableStrokeWidth(selected.equals(roi.getName()) ? SELECTED_STROKE : STROKE);
		imp.draw();
	}

	/** The image of the STA; null if it is closed. */
	ImagePlus sta() {
		return WindowManager.getImage(source.nameOf("STA"));
	}

	/** Number of the subunit whose outline is the smallest around a point of an image; −1 if there is none. */
	int subunitAt(final ImagePlus imp, final double x, final double y) {
		final Overlay overlay = imp.getOverlay();
		if (overlay == null) return -1;
		final Map<String, Integer> numbers = new HashMap<>();
		for (int module = 0; module < modules.getStackSize(); module++) numbers.put(names.subunit(module), module);
		return RoiPicker
			.smallestAt(Arrays.stream(overlay.toArray()).filter(roi -> numbers.containsKey(roi.getName())), x, y)
			.map(roi -> numbers.get(roi.getName()))
			.orElse(-1);
	}

	/** Updates the figure if it is open. */
	void showFigure(final ImagePlus drawn) {
		if (figure() != null) figure().setProcessor(drawn.getProcessor());
	}

	/** The image of the figure; null if it is closed. */
	ImagePlus figure() {
		final ImagePlus figure = WindowManager.getImage(source.nameOf("figure"));
		return figure == null || figure.getWindow() == null ? null : figure;
	}
}
