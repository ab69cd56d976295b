package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;

import java.util.List;

import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.figure.Raster;
import org.neurofactor.imagej.figure.TraceFigure;

/** Traces as a stack of pages, a few on each; beyond a number of pages nobody turns them. */
final class TracePlot {

	private static final int MOST_PAGES = 25;

	private TracePlot() {}

	/** @param values {@code [trace][row]} */
	static ImagePlus of(final String name, final List<String> headings, final double[][] values,
		final double frameRateHz, final List<int[]> trials, final ProgressMonitor monitor)
	{
		final int pages = Math.min(MOST_PAGES, (values.length + TraceFigure.MOST - 1) / TraceFigure.MOST);
		ImageStack stack = null;
		for (int page = 0; page < pages; page++) {
			monitor.step("Plotting", page, pages);
			final int from = page * TraceFigure.MOST;
			final int to = Math.min(values.length, from + TraceFigure.MOST);
			final ColorProcessor plot = new ColorProcessor(
				Raster.of(new TraceFigure(name, headings, values, from, to, frameRateHz, trials), TraceFigure.WIDTH));
			if (stack == null) stack = new ImageStack(plot.getWidth(), plot.getHeight());
			stack.addSlice(headings.get(from) + (to - from > 1 ? " … " + headings.get(to - 1) : ""), plot);
		}
		final ImagePlus imp = new ImagePlus(name, stack);
		imp.setTitle(imp.getShortTitle() + "-deltaf");
		return MadeImage.note(imp, "a plot of traces");
	}
}
