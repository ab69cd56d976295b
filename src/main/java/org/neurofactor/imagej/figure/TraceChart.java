package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;

import org.neurofactor.neuropil.Trace;

/**
 * Traces of all trials over time. Of a long recording each half unit of the width has the lowest and the highest value,
 * so that no peak is lost.
 */
final class TraceChart {

	private static final double COLUMN = 0.5;
	private static final double SAMPLE = 26;

	private final List<Line> lines;
	private final TrialAxis time;
	private final ValueAxis values;

	/** A line of the chart. */
	static final class Line {

		private final String name;
		private final Color color;
		private final double width;
		private final Trace trace;

		/** @param trace there is a gap where a value is not finite */
		Line(final String name, final Color color, final double width, final Trace trace) {
			this.name = name;
			this.color = color;
			this.width = width;
			this.trace = trace;
		}

		/** Whether there is any finite value. */
		boolean isVisible() {
			return trace.values().anyMatch(Double::isFinite);
		}
	}

	/** @param lines from back to front */
	TraceChart(final List<Line> lines, final TrialAxis time) {
		this.lines = lines;
		this.time = time;
		final DoubleSummaryStatistics range =
			lines.stream().flatMapToDouble(line -> line.trace.values()).filter(Double::isFinite).summaryStatistics();
		values = range.getCount() == 0 ? new ValueAxis(0, 1) : new ValueAxis(range.getMin(), range.getMax());
	}

	void draw(final Graphics2D g, final Rectangle2D plot) {
		values.draw(g, plot);
		time.drawSeparators(g, plot);
		for (final Line line : lines) {
			g.setColor(line.color);
			g.setStroke(Style.line(line.width));
			for (int trial = 0; trial < time.trials(); trial++)
				g.draw(path(line.trace.trial(trial), time.start(trial, plot), time.pitch(plot), plot));
		}
	}

	/** Names and colours of the traces, in one line that ends at x. */
	void drawLegend(final Graphics2D g, final double x, final double baseline) {
		double right = x;
		for (int i = lines.size() - 1; i >= 0; i--) {
			final Line line = lines.get(i);
			Style.text(g, line.name, Style.TEXT, Style.INK, right, baseline, 1);
			right -= Style.width(line.name, Style.TEXT) + 7;
			g.setColor(line.color);
			g.setStroke(Style.line(line.width + 1.2));
			g.draw(new Line2D.Double(right - SAMPLE, baseline - 5, right, baseline - 5));
			right -= SAMPLE + 22;
		}
	}

	private Path2D path(final double[] trace, final double start, final double pitch, final Rectangle2D plot) {
		final Path2D path = new Path2D.Double();
		final int perColumn = Math.max(1, (int) (COLUMN / pitch));
		boolean open = false;
		for (int from = 0; from < trace.length; from += perColumn) {
			final int to = Math.min(from + perColumn, trace.length);
			int lowest = -1;
			int highest = -1;
			for (int t = from; t < to; t++) {
				if (!Double.isFinite(trace[t])) continue;
				if (lowest < 0 || trace[t] < trace[lowest]) lowest = t;
				if (highest < 0 || trace[t] > trace[highest]) highest = t;
			}
			if (lowest >= 0) {
				open =
					add(path, open, start + Math.min(lowest, highest) * pitch, trace[Math.min(lowest, highest)], plot);
				if (highest != lowest)
					add(path, open, start + Math.max(lowest, highest) * pitch, trace[Math.max(lowest, highest)], plot);
			}
			else open = false;
		}
		return path;
	}

	private boolean add(final Path2D path, final boolean open, final double x, final double value,
		final Rectangle2D plot)
	{
		if (open) path.lineTo(x, values.y(value, plot));
		else path.moveTo(x, values.y(value, plot));
		return true;
	}
}
