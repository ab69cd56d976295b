package org.neurofactor.imagej.stnmf;

import java.util.stream.IntStream;
import java.util.stream.Collectors;
import java.util.List;
import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.table.Table;
import org.neurofactor.table.Column;
import org.neurofactor.imagej.door.SourceImage;

import ij.ImagePlus;
import ij.gui.Plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

import org.neurofactor.factorization.ResidualCurve;

/** The course of the residual ‖V − W H‖ over the iterations, as a plot and a table. */
public final class ResidualReport {

	private static final int WIDTH = 700;
	private static final int HEIGHT = 400;

	/** Part of the range of residuals that is left free above and below, so that no line lies on the frame. */
	private static final double PADDING = 0.03;

	private ResidualReport() {}

	/** "…-residuals": the residual over the iterations. */
	public static ImagePlus plot(final ResidualCurve course, final SourceImage source) {
		final Plot plot = new Plot(source.nameOf("residuals"), "Iteration", "Residual");
		plot.setSize(WIDTH, HEIGHT);
		plot.setLineWidth(2);
		final double[] iterations = Arrays.stream(course.iterations()).asDoubleStream().toArray();
		final DoubleSummaryStatistics range = Arrays.stream(course.residuals()).summaryStatistics();
		final double padding = range.getMax() > range.getMin() ? PADDING * (range.getMax() - range.getMin()) : 1;
		plot.setLimits(0, Math.max(1, iterations[iterations.length - 1]), range.getMin() - padding,
			range.getMax() + padding);
		plot.setColor(Color.BLUE);
		plot.add("line", iterations, course.residuals());
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		return MadeImage.note(plot.getImagePlus(), "the plot of an STNMF's residuals", MadeImage.Role.ENSEMBLE, source);
	}

	/** A row per noted iteration. */
	public static Table<Integer> table(final ResidualCurve course) {
		return new Table<>(columns(course),
			IntStream.range(0, course.iterations().length).boxed().collect(Collectors.toList()));
	}

	/** Of {@code residuals.csv} and the window. */
	public static List<Column<Integer>> columns(final ResidualCurve course) {
		return Arrays.asList(
			Column.whole("iteration", "Number of iterations that were done.", row -> course.iterations()[row]),
			Column.number("residual", 6, "The residual ‖V − W H‖ then.", row -> course.residuals()[row]));
	}
}
