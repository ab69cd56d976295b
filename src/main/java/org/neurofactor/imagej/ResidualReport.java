package org.neurofactor.imagej;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.neurofactor.factorization.ResidualCourse;

/** The course of the residual ‖V − W H‖ over the iterations, as a plot, a table and a file. */
public final class ResidualReport {

	private static final int WIDTH = 700;
	private static final int HEIGHT = 400;

	private ResidualReport() {}

	/** "…-residuals": the residual over the iterations. */
	public static ImagePlus plot(final ResidualCourse course, final SourceImage source) {
		final Plot plot = new Plot(source.nameOf("residuals"), "Iteration", "Residual");
		plot.setSize(WIDTH, HEIGHT);
		plot.setLineWidth(2);
		plot.add("line", Arrays.stream(course.iterations()).asDoubleStream().toArray(), course.residuals());
		plot.setLimitsToFit(false);
		return plot.getImagePlus();
	}

	/** A row per noted iteration. */
	public static ResultsTable table(final ResidualCourse course) {
		final ResultsTable table = new ResultsTable();
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
