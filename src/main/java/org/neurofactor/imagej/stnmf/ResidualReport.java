package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.table.Tables;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

import org.neurofactor.factorization.ResidualCourse;

/** The course of the residual ‖V − W H‖ over the iterations, as a plot, a table and a file. */
final class ResidualReport {

	private static final int WIDTH = 700;
	private static final int HEIGHT = 400;

	/** Part of the range of residuals that is left free above and below, so that no line lies on the frame. */
	private static final double PADDING = 0.03;

	private ResidualReport() {}

	/** "…-residuals": the residual over the iterations. */
	public static ImagePlus plot(final ResidualCourse course, final SourceImage source) {
		final Plot plot = new Plot(source.nameOf("residuals"), "Iteration", "Residual");
		plot.setSize(WIDTH, HEIGHT);
		plot.setLineWidth(2);
		final double[] iterations = Arrays.stream(course.iterations()).asDoubleStream().toArray();
		final DoubleSummaryStatistics range = Arrays.stream(course.residuals()).summaryStatistics();
		final double padding = range.getMax() > range.getMin() ? PADDING * (range.getMax() - range.getMin()) : 1;
		plot.setLimits(0, Math.max(1, iterations[iterations.length - 1]), range.getMin() - padding, range.getMax() + padding);
		plot.setColor(Color.BLUE);
		plot.add("line", iterations, course.residuals());
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		return plot.getImagePlus();
	}

	/** A row per noted iteration. */
	public static ResultsTable table(final ResidualCourse course) {
		final ResultsTable table = Tables.create();
		for (int i = 0; i < course.iterations().length; i++) {
			table.addRow();
			table.addValue("iteration", course.iterations()[i]);
			table.addValue("residual", course.residuals()[i]);
		}
		return table;
	}

	/** The same, in full precision. */
	static void write(final ResidualCourse course, final Path path) throws IOException {
		try (Csv csv = new Csv(path)) {
			csv.row("iteration", "residual");
			final int[] iterations = course.iterations();
			final double[] residuals = course.residuals();
			for (int i = 0; i < iterations.length; i++) csv.row(iterations[i], residuals[i]);
		}
	}
}
