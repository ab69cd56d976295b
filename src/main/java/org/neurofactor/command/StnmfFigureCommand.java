package org.neurofactor.command;

import org.neurofactor.imagej.stnmf.StoredStnmf;
import org.neurofactor.imagej.stnmf.StnmfFigureFolder;
import org.neurofactor.imagej.stnmf.StnmfFolder;
import ij.ImagePlus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Paths;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.stnmf.StnmfImages;
import org.neurofactor.imagej.figure.FigureOptions;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › STNMF Figure...</em>: draws the figure of an STNMF again from its saved results. From
 * code, call {@link StnmfFolder#read} and {@link StnmfImages#figure}.
 */
@Plugin(type = Command.class, label = "STNMF Figure", visible = false, headless = true,
	description = "Draws the figure of an STNMF from the folder in which it saved its results, without factorising again.")
public class StnmfFigureCommand extends NeuroFactorCommand {

	@Parameter(persist = false, label = "Folder of results", style = FileWidget.DIRECTORY_STYLE,
		description = "The output folder of STNMF.")
	private String folder = "";

	@Parameter(persist = false, label = "Figure", choices = { "full", "compact" },
		description = "Panels: full has modules, STA, outlines, mean weights and Moran's I; compact has the first three.")
	private String figure = "full";

	@Parameter(persist = false, label = "Colors of subunits",
		description = "hsv (a hue per subunit), the name of a color, or #rrggbb.")
	private String colors = "hsv";

	@Parameter(persist = false, label = "Look-up table", choices = { "auto", "rwb", "filter" },
		description = "rwb is black below, white at and red above zero; filter is black, gray and white; auto is rwb for " +
			"modules and filter for the STA.")
	private String lut = "auto";

	@Parameter(persist = false, label = "Width of the figure", min = "300", max = "10000", description = "In pixels.", //
		attrs = @Attr(name = UNIT, value = "pixels"))
	private int figurewidth = 1200;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save figure.png and figure.svg; empty: nowhere.")
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figureimage;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final FigureOptions options = new FigureOptions(figure, colors, lut, figurewidth);
		try (StnmfFigureFolder target = output.isEmpty() ? null : StnmfFigureFolder.open(Paths.get(output), Paths.get(
			folder)))
		{
			final StoredStnmf stnmf = StnmfFolder.read(Paths.get(folder)).stnmf();
			final ImagePlus image = StnmfImages.figure(stnmf.result(), stnmf.source(), options);
			if (target != null) save(target, stnmf, options, image);
			figureimage = image;
		}
	}

	private void save(final StnmfFigureFolder target, final StoredStnmf stnmf, final FigureOptions options,
		final ImagePlus image)
	{
		try {
			target.save(stnmf, options, image, thisRun());
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The figure was not saved: " + e.getMessage(), e);
		}
	}
}
