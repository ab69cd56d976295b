package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.IntStream;

/**
 * A value that is never negative, and its spread, over a parameter: points joined by lines, and axes of round numbers.
 */
final class CurveChart {

	private static final Color CURVE = new Color(0x2166ac);
	private static final double AXIS_WIDTH = 62;
	private static final double AXIS_HEIGHT = 26;
	private static final double PADDING = 0.03;
	private static final double RADIUS = 4.5;
	private static final int X_TICKS = 10;
	private static final int Y_TICKS = 4;

	/** What is this small beside a step lies on it, but for rounding. */
	private static final double ROUNDING = 1e-9;

	private final double[] x;
	private final double[] y;
	private final double[] spread;
	private final boolean[] filled;
	private final double left;
	private final double right;
	private final double lower;
	private final double upper;
	private final double step;

	/**
	 * @param x ascending, at least one
	 * @param y NaN where there is no value: the line has a gap there
	 * @param spread of each value to both sides, as bars, which end at 0
	 * @param filled which points are filled discs, the others being rings
	 */
	CurveChart(final double[] x, final double[] y, final double[] spread, final boolean[] filled) {
		this(x, y, spread, filled, Double.POSITIVE_INFINITY);
	}

	/**
	 * As {@link #CurveChart(double[], double[], double[], boolean[])}.
	 *
	 * @param down value to which the vertical axis goes down, or further
	 */
	CurveChart(final double[] x, final double[] y, final double[] spread, final boolean[] filled, final double down) {
		this.x = x;
		this.y = y;
		this.spread = spread;
		this.filled = filled;
		final double range = x[x.length - 1] - x[0];
		left = x[0] - (range > 0 ? range * PADDING : 0.5);
		right = x[x.length - 1] + (range > 0 ? range * PADDING : 0.5);
		final double max = values().mapToDouble(i -> y[i] + spread[i]).max().orElse(1);
		final double min = Math.min(down, values().mapToDouble(this::bottom).min().orElse(0));
		// a curve that varies by less than this is to look flat
		final double height = Math.max(max - min, Math.max(Math.abs(max) * 0.02, 0.01));
		step = BarChart.stepFor(height / Y_TICKS);
		lower = Math.floor(min / step + ROUNDING) * step;
		upper = Math.max(Math.ceil(max / step - ROUNDING) * step, lower + step);
	}

	private double bottom(final int i) {
		return Math.max(y[i] - spread[i], 0);
	}

	private IntStream values() {
		return IntStream.range(0, y.length).filter(i -> !Double.isNaN(y[i]));
	}

	/** Where the curve itself is drawn. */
	static Rectangle2D plot(final Rectangle2D area) {
		return new Rectangle2D.Double(area.getX() + AXIS_WIDTH, area.getY(), area.getWidth() - AXIS_WIDTH,
			area.getHeight() - AXIS_HEIGHT);
	}

	void draw(final Graphics2D g, final Rectangle2D area) {
		final Rectangle2D plot = plot(area);
		drawValueAxis(g, plot);
		drawParameterAxis(g, plot);
		drawSpread(g, plot);
		drawLine(g, plot);
		drawPoints(g, plot);
	}

	/** Where a parameter lies in the plot. */
	double x(final double parameter, final Rectangle2D plot) {
		return plot.getX() + (parameter - left) / (right - left) * plot.getWidth();
	}

	private double y(final double value, final Rectangle2D plot) {
		return plot.getMaxY() - (value - lower) / (upper - lower) * plot.getHeight();
	}

	private void drawValueAxis(final Graphics2D g, final Rectangle2D plot) {
		for (long i = Math.round(lower / step); i <= Math.round(upper / step); i++) {
			final double at = y(i * step, plot);
			g.setColor(Style.FRAME);
			g.setStroke(Style.line(0.7));
			g.draw(new Line2D.Double(plot.getX(), at, plot.getMaxX(), at));
			Style.text(g, Style.number(i * step, 4), Style.TEXT, Style.INK, plot.getX() - 8, at + 5, 1);
		}
	}

	private void drawParameterAxis(final Graphics2D g, final Rectangle2D plot) {
		g.setColor(Style.INK);
		g.setStroke(Style.line(1.2));
		g.draw(new Line2D.Double(plot.getX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY()));
		final double tick = BarChart.stepFor((right - left) / X_TICKS);
		for (long i = (long) Math.ceil(left / tick); i <= Math.floor(right / tick); i++) {
			if (i < 0) continue;
			final double at = x(i * tick, plot);
			g.setColor(Style.INK);
			g.draw(new Line2D.Double(at, plot.getMaxY(), at, plot.getMaxY() + 5));
			Style.text(g, Style.number(i * tick, 4), Style.TEXT, Style.INK, at, plot.getMaxY() + 20, 0.5);
		}
	}

	private void drawSpread(final Graphics2D g, final Rectangle2D plot) {
		g.setColor(CURVE);
		g.setStroke(Style.line(1.2));
		for (int i = 0; i < x.length; i++) {
			if (Double.isNaN(y[i]) || spread[i] == 0) continue;
			final double at = x(x[i], plot);
			final double top = y(y[i] + spread[i], plot);
			final double bottom = y(bottom(i), plot);
			g.draw(new Line2D.Double(at, top, at, bottom));
			g.draw(new Line2D.Double(at - RADIUS, top, at + RADIUS, top));
			g.draw(new Line2D.Double(at - RADIUS, bottom, at + RADIUS, bottom));
		}
	}

	private void drawLine(final Graphics2D g, final Rectangle2D plot) {
		final Path2D line = new Path2D.Double();
		for (int i = 0; i < x.length; i++) {
			if (Double.isNaN(y[i])) continue;
			if (i == 0 || Double.isNaN(y[i - 1])) line.moveTo(x(x[i], plot), y(y[i], plot));
			else line.lineTo(x(x[i], plot), y(y[i], plot));
		}
		g.setColor(CURVE);
		g.setStroke(Style.line(2));
		g.draw(line);
	}

	private void drawPoints(final Graphics2D g, final Rectangle2D plot) {
		g.setStroke(Style.line(2));
		for (int i = 0; i < x.length; i++) {
			if (Double.isNaN(y[i])) continue;
			final Ellipse2D point =
				new Ellipse2D.Double(x(x[i], plot) - RADIUS, y(y[i], plot) - RADIUS, 2 * RADIUS, 2 * RADIUS);
			g.setColor(filled[i] ? CURVE : Style.PAPER);
			g.fill(point);
			g.setColor(CURVE);
			g.draw(point);
		}
	}
}
