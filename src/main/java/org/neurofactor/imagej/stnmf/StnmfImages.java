package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.stnmf.StnmfOptions;

import org.neurofactor.imagej.door.Images;
import org.neurofactor.imagej.figure.SignedLut;
import org.neurofactor.imagej.door.SourceImage;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ColorProcessor;

import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.figure.Raster;
import org.neurofactor.imagej.figure.SignedColors;
import org.neurofactor.imagej.figure.StnmfFigure;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;

/** What an STNMF found, as images: named after the input and calibrated like it. */
public final class StnmfImages {

	private StnmfImages() {}

	/**
	 * "…-modules": a 32-bit stack with one labelled slice per module, NaN where masked; its overlay has each subunit's
	 * outline on its slice, and the STA's on all of them.
	 */
	public static ImagePlus modules(final StnmfResult result, final SourceImage source) {
		return modules(result, source, FigureOptions.DEFAULTS);
	}

	/** As {@link #modules(StnmfResult, SourceImage)}, in other colours. */
	public static ImagePlus modules(final StnmfResult result, final SourceImage source, final FigureOptions options) {
		final ModuleNames names = new ModuleNames(result.rank());
		final ImageStack stack = new ImageStack(result.width(), result.height());
		double largest = 0;
		for (final ModuleInfo info : result.analysis().modulesInfo()) {
			final Image2D module = result.modules().get(info.module());
			stack.addSlice(names.label(info), Images.toProcessor(module));
			if (!Double.isNaN(info.moransI())) largest = Math.max(largest, largestMagnitude(module));
		}
		final ImagePlus imp = new ImagePlus(source.nameOf("modules"), stack);
		finish(imp, largest, options.modules(), result, source, Outlines.onModules(result, options.colors()));
		return MadeImage.noteModules(imp, source);
	}

	/** "…-STA": the STA, NaN where masked, with the named outlines of all subunits and its own. */
	public static ImagePlus sta(final StnmfResult result, final SourceImage source) {
		return sta(result, source, FigureOptions.DEFAULTS);
	}

	/** As {@link #sta(StnmfResult, SourceImage)}, in other colours. */
	public static ImagePlus sta(final StnmfResult result, final SourceImage source, final FigureOptions options) {
		final ImagePlus imp = new ImagePlus(source.nameOf("STA"), Images.toProcessor(result.sta()));
		finish(imp, largestMagnitude(result.sta()), options.sta(), result, source,
			Outlines.of(result, options.colors()));
		if (options.sta() == SignedColors.FILTER && isDark(result.sta())) whiten(imp.getOverlay().get(ModuleNames.STA));
		final Overlay overlay = imp.getOverlay();
		overlay.drawLabels(true);
		overlay.drawNames(true);
		overlay.drawBackgrounds(true);
		overlay.setLabelColor(Color.BLACK);
		overlay.setLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10), false);
		return MadeImage.note(imp, "the STA of an STNMF", MadeImage.Role.ENSEMBLE, source);
	}

	/** "…-figure": the page for a paper as an RGB image. */
	public static ImagePlus figure(final StnmfResult result, final SourceImage source, final FigureOptions options) {
		final StnmfFigure figure = new StnmfFigure(result, source.title(), options);
		final ImagePlus imp = new ImagePlus(source.nameOf("figure"),
			new ColorProcessor(Raster.of(figure, options.get(FigureOptions.WIDTH))));
		return MadeImage.note(imp, "the figure of an STNMF", MadeImage.Role.ENSEMBLE, source);
	}

	private static void finish(final ImagePlus imp, final double largest, final SignedColors colors,
		final StnmfResult result, final SourceImage source, final List<Roi> outlines)
	{
		SignedLut.apply(imp, largest, colors);
		imp.setCalibration(source.planeCalibration(result.options().get(StnmfOptions.PIXEL_SIZE)));
		final Overlay overlay = new Overlay();
		outlines.forEach(overlay::add);
		imp.setOverlay(overlay);
	}

	/** Whether the STA is that of an OFF cell. */
	private static boolean isDark(final Image2D sta) {
		return Arrays.stream(sta.values())
			.filter(v -> !Double.isNaN(v))
			.boxed()
			.max(Comparator.comparing(Math::abs))
			.filter(v -> v < 0)
			.isPresent();
	}

	/** A black outline would not be seen on black. */
	private static void whiten(final Roi outline) {
		if (outline != null) outline.setStrokeColor(Color.WHITE);
	}

	private static double largestMagnitude(final Image2D image) {
		double largest = 0;
		for (final double value : image.values()) if (Math.abs(value) > largest) largest = Math.abs(value);
		return largest;
	}
}
