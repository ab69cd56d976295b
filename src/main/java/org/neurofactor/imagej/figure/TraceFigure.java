package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** ΔF/F₀ of a few traces, one below the other, each with an axis of its own, over one axis of time. */
public final class TraceFigure implements Figure {

	/** Nominal width. */
	public static final int WIDTH = 900;

	/** Most traces of a page. */
	public static final int MOST = 8;

	private static final Color CURVE = new Color(0x2166ac);
	private static final double MARGIN = 40;
	private static final double HEADER = 84;
	private static final double AXIS_WIDTH = 62;
	private static final double NAME_HEIGHT = 18;
	private static final double LANE_HEIGHT = 70;
	private static final double GUTTER = 10;
	private static final double FOOTER = 66;
	private static final int X_TICKS = 10;

	private final String name;
	private final List<String> headings;
	private final double[][] values;
	private final int from;
	private final int to;
	private final double frameRateHz;
	private final List<int[]> trials;

	/**
	 * @param name of what the traces are from, as the title
	 * @param values ΔF/F₀, {@code [trace][row]}; where they are not finite the curve has a gap
	 * @param from the first trace of this page
	 * @param to the trace behind the last one of this page
	 * @param trials rows of each; drawn one after the other
	 */
	public TraceFigure(final String name, final List<String> headings, final double[][] values, final int from,
		final int to, final double frameRateHz, final List<int[]> trials)
	{
		this.name = name;
		this.headings = headings;
		this.values = values;
		this.from = from;
		this.to = to;
		this.frameRateHz = frameRateHz;
		this.trials = trials;
	}

	@Override
	public double width() {
		return WIDTH;
	}

	/** The same for all pages of the same traces. */
	@Override
	public double height() {
		return HEADER + Math.min(MOST, values.length) * (NAME_HEIGHT + LANE_HEIGHT + GUTTER) + FOOTER;
	}

	@Override
	public void draw(final Graphics2D g) {
		g.setColor(Style.PAPER);
		g.fill(new Rectangle2D.Double(0, 0, width(), height()));
		final double room = WIDTH - 2 * MARGIN;
		Style.text(g, Style.fitting("ΔF/F₀ · " + name, Style.TITLE, room), Style.TITLE, Style.INK, MARGIN, MARGIN + 6,
			0);
		Style.text(g, facts(), Style.TEXT, Style.FAINT, MARGIN, MARGIN + 30, 0);
		double y = HEADER;
		for (int i = from; i < to; i++) {
			final Rectangle2D lane =
				new Rectangle2D.Double(MARGIN + AXIS_WIDTH, y + NAME_HEIGHT, room - AXIS_WIDTH, LANE_HEIGHT);
			Style.text(g, Style.fitting(headings.get(i), Style.LABEL, lane.getWidth()), Style.LABEL, Style.INK,
				lane.getX(), y + NAME_HEIGHT - 4, 0);
			drawLane(g, lane, values[i]);
			y += NAME_HEIGHT + LANE_HEIGHT + GUTTER;
		}
		drawTimeAxis(g, y);
	}

	private String facts() {
		final String traces =
			values.length > to - from ? "traces " + (from + 1) + "–" + to + " of " + values.length + "  ·  " : "";
		return traces + frames() + " frames at " + Style.number(frameRateHz, 4) + " Hz" +
			(trials.size() == 1 ? "" : "  ·  " + trials.size() + " trials, one after the other");
	}

	private int frames() {
		return values[0].length;
	}

	private double x(final double frame) {
		final double left = MARGIN + AXIS_WIDTH;
		return left + frame / Math.max(1, frames() - 1) * (WIDTH - MARGIN - left);
	}

	private void drawLane(final Graphics2D g, final Rectangle2D lane, final double[] trace) {
		double min = 0;
		double max = 0;
		for (final double value : trace) if (isFinite(value)) {
			min = Math.min(min, value);
			max = Math.max(max, value);
		}
		if (min == max) max = 1;
		final double scale = lane.getHeight() / (max - min);
		final double step = ScaleBar.round(Math.max(max, -min)); // one or two are within the lane
		for (long i = (long) Math.ceil(min / step); i <= Math.floor(max / step); i++) {
			final double at = lane.getMaxY() - (i * step - min) * scale;
			g.setColor(i == 0 ? Style.FAINT : Style.FRAME);
			g.setStroke(Style.line(0.7));
			g.draw(new Line2D.Double(lane.getX(), at, lane.getMaxX(), at));
			Style.text(g, Style.number(i * step, 3), Style.TEXT, Style.INK, lane.getX() - 8, at + 5, 1);
		}
		drawTrialBorders(g, lane);
		final Shape clip = g.getClip();
		g.clip(new Rectangle2D.Double(lane.getX(), lane.getY() - 1, lane.getWidth(), lane.getHeight() + 2));
		drawCurve(g, lane.getMaxY() + min * scale, scale, trace);
		g.setClip(clip);
	}

	private void drawTrialBorders(final Graphics2D g, final Rectangle2D lane) {
		g.setColor(Style.FRAME);
		g.setStroke(Style.dashed(1));
		double frame = -0.5;
		for (final int[] trial : trials.subList(0, trials.size() - 1)) {
			frame += trial.length;
			g.draw(new Line2D.Double(x(frame), lane.getY(), x(frame), lane.getMaxY()));
		}
	}

	private void drawCurve(final Graphics2D g, final double zero, final double scale, final double[] trace) {
		final Path2D curve = new Path2D.Double();
		int frame = 0;
		for (final int[] trial : trials) {
			boolean gap = true;
			for (final int row : trial) {
				final double value = trace[row];
				if (!isFinite(value)) gap = true;
				else if (gap) curve.moveTo(x(frame), zero - value * scale);
				else curve.lineTo(x(frame), zero - value * scale);
				gap &= !isFinite(value);
				frame++;
			}
		}
		g.setColor(CURVE);
		g.setStroke(Style.line(1.2));
		g.draw(curve);
	}

	private void drawTimeAxis(final Graphics2D g, final double y) {
		g.setColor(Style.INK);
		g.setStroke(Style.line(1.2));
		g.draw(new Line2D.Double(x(0), y, x(frames() - 1), y));
		final double seconds = (frames() - 1) / frameRateHz;
		final double tick = BarChart.stepFor(seconds / X_TICKS);
		for (long i = 0; i <= Math.floor(seconds / tick); i++) {
			final double at = x(i * tick * frameRateHz);
			g.setColor(Style.INK);
			g.draw(new Line2D.Double(at, y, at, y + 5));
			Style.text(g, Style.number(i * tick, 4), Style.TEXT, Style.INK, at, y + 20, 0.5);
		}
		Style.text(g, "Time (s)", Style.TEXT, Style.INK, (x(0) + x(frames() - 1)) / 2, y + 42, 0.5);
	}

	private static boolean isFinite(final double value) {
		return Math.abs(value) <= Double.MAX_VALUE;
	}
}
