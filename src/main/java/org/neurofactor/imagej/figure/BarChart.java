package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntFunction;

/** One bar per module, numbered from 1, with a value axis of round numbers. */
final class BarChart {

	private static final double AXIS_WIDTH = 62;
	private static final double NUMBERS_HEIGHT = 24;
	private static final int TICKS = 4;

	private final double[] values;
	private final IntFunction<Color> colors;
	private final double threshold;
	private final double lower;
	private final double upper;
	private final double step;

	/**
	 * @param values NaN where there is no bar
	 * @param colors of the bars
	 * @param threshold at which a line is drawn; NaN for none
	 */
	BarChart(final double[] values, final IntFunction<Color> colors, final double threshold) {
		this.values = values;
		this.colors = colors;
		this.threshold = threshold;
		double min = Math.min(0, Double.isNaN(threshold) ? 0 : threshold);
		double max = Math.max(0, Double.isNaN(threshold) ? 0 : threshold);
		for (final double value : values) if (!Double.isNaN(value)) {
			min = Math.min(min, value);
			max = Math.max(max, value);
		}
		if (min == max) max = 1;
		step = stepFor((max - min) / TICKS);
		lower = min < 0 ? min - step / 5 : 0;
		upper = Math.ceil(max / step) * step;
	}

	/** The smallest round number that is not below the limit. */
	static double stepFor(final double limit) {
		final double below = ScaleBar.round(limit);
		return below >= limit ? below : ScaleBar.round(below * 2.5);
	}

	void draw(final Graphics2D g, final Rectangle2D area) {
		final Rectangle2D plot = new Rectangle2D.Double(area.getX() + AXIS_WIDTH, area.getY(),
			area.getWidth() - AXIS_WIDTH, area.getHeight() - NUMBERS_HEIGHT);
		drawValueAxis(g, plot);
		drawBars(g, plot);
		drawNumbers(g, plot);
		if (!Double.isNaN(threshold)) drawThreshold(g, plot);
	}

	private double y(final double value, final Rectangle2D plot) {
		return plot.getMaxY() - (value - lower) / (upper - lower) * plot.getHeight();
	}

	private void drawValueAxis(final Graphics2D g, final Rectangle2D plot) {
		for (long i = (long) Math.ceil(lower / step); i <= Math.round(upper / step); i++) {
			final double y = y(i * step, plot);
			g.setColor(i == 0 ? Style.INK : Style.FRAME);
			g.setStroke(Style.line(i == 0 ? 1.2 : 0.7));
			g.draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y));
			Style.text(g, Style.number(i * step, 3), Style.TEXT, Style.INK, plot.getX() - 8, y + 5, 1);
		}
	}

	private void drawBars(final Graphics2D g, final Rectangle2D plot) {
		final double pitch = plot.getWidth() / values.length;
		final double width = Math.min(0.7 * pitch, 40);
		for (int i = 0; i < values.length; i++) {
			if (Double.isNaN(values[i])) continue;
			final double from = y(Math.max(values[i], 0), plot);
			final double to = y(Math.min(values[i], 0), plot);
			g.setColor(colors.apply(i));
			g.fill(new Rectangle2D.Double(plot.getX() + (i + 0.5) * pitch - width / 2, from, width, to - from));
		}
	}

	private void drawNumbers(final Graphics2D g, final Rectangle2D plot) {
		final double pitch = plot.getWidth() / values.length;
		final double room = Style.width(String.valueOf(values.length), Style.TEXT) + 6;
		final int every = (int) stepFor(Math.max(1, room / pitch));
		for (int module = 1; module <= values.length; module++) {
			if (module % every != 0 && module != 1) continue;
			if (module == 1 && every == 2) continue; // it would touch the 2
			Style.text(g, String.valueOf(module), Style.TEXT, Style.INK, plot.getX() + (module - 0.5) * pitch,
				plot.getMaxY() + 18, 0.5);
		}
	}

	private void drawThreshold(final Graphics2D g, final Rectangle2D plot) {
		final double y = y(threshold, plot);
		g.setColor(Style.INK);
		g.setStroke(Style.dashed(1.5));
		g.draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y));
		final String text = "threshold " + Style.number(threshold, 3);
		final double width = Style.width(text, Style.TEXT) + 6;
		Style.haloed(g, text, Style.TEXT, Style.INK, new Rectangle2D.Double(plot.getMaxX() - width, y - 18, width, 16));
	}
}
