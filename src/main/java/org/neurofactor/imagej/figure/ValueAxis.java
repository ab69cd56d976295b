package org.neurofactor.imagej.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A vertical axis with lines at round numbers, from a little below all values to a little above them. */
final class ValueAxis {

	private static final double PADDING = 0.04;
	private static final int TICKS = 5;
	private static final double SHORTEST_TICK = 24;

	private final double lower;
	private final double upper;

	/**
	 * @param min smallest value
	 * @param max largest value, not below it
	 */
	ValueAxis(final double min, final double max) {
		// a trace that does not vary is to lie in the middle
		final double range = max > min ? max - min : max == 0 ? 2 : Math.abs(max);
		final double centre = min / 2 + max / 2;
		lower = centre - (0.5 + PADDING) * range;
		upper = centre + (0.5 + PADDING) * range;
	}

	/** Where a value lies in the plot. */
	double y(final double value, final Rectangle2D plot) {
		return plot.getMaxY() - (value - lower) / (upper - lower) * plot.getHeight();
	}

	void draw(final Graphics2D g, final Rectangle2D plot) {
		final int ticks = (int) Math.max(1, Math.min(TICKS, plot.getHeight() / SHORTEST_TICK));
		final double step = BarChart.stepFor((upper - lower) / ticks);
		final int digits =
			1 + (int) Math.ceil(StrictMath.log10(Math.max(1, Math.max(Math.abs(lower), Math.abs(upper)) / step)));
		for (double i = Math.ceil(lower / step); i <= Math.floor(upper / step); i++) {
			final double at = y(i * step, plot);
			g.setColor(i == 0 ? Style.FAINT : Style.FRAME);
			g.setStroke(Style.line(0.7));
			g.draw(new Line2D.Double(plot.getX(), at, plot.getMaxX(), at));
			Style.text(g, Style.number(i * step, digits), Style.TEXT, Style.INK, plot.getX() - 8, at + 5, 1);
		}
	}
}
