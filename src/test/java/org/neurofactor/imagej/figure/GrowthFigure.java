package org.neurofactor.imagej.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the time of two ways to the same result grows, side by side: each row is a parameter, each column a way. */
public final class GrowthFigure implements Figure {

	private static final double WIDTH = 1000;
	private static final double MARGIN = 36;
	private static final double HEADER = 70;
	private static final double CHART_HEIGHT = 220;
	private static final double ROW = 330;
	private static final double GUTTER = 40;

	private final String title;
	private final String facts;
	private final List<Panel> panels = new ArrayList<>();

	/** @param facts in a line below the title */
	public GrowthFigure(final String title, final String facts) {
		this.title = title;
		this.facts = facts;
	}

	private static final class Panel {

		private final String heading;
		private final String axis;
		private final double[] x;
		private final double[] seconds;

		private Panel(final String heading, final String axis, final double[] x, final double[] seconds) {
			this.heading = heading;
			this.axis = axis;
			this.x = x;
			this.seconds = seconds;
		}
	}

	/**
	 * Adds a panel; they are laid out in rows of two.
	 *
	 * @param axis what is varied
	 * @param x its values, ascending
	 * @param seconds the time at each
	 */
	public void add(final String heading, final String axis, final double[] x, final double[] seconds) {
		panels.add(new Panel(heading, axis, x, seconds));
	}

	@Override
	public double width() {
		return WIDTH;
	}

	@Override
	public double height() {
		return HEADER + MARGIN + (panels.size() + 1) / 2 * ROW;
	}

	@Override
	public void draw(final Graphics2D g) {
		g.setColor(Style.PAPER);
		g.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
		Style.text(g, title, Style.TITLE, Style.INK, MARGIN, MARGIN + 6, 0);
		Style.text(g, facts, Style.TEXT, Style.FAINT, MARGIN, MARGIN + 30, 0);
		final double width = (WIDTH - 2 * MARGIN - GUTTER) / 2;
		for (int i = 0; i < panels.size(); i++)
			draw(g, panels.get(i), MARGIN + i % 2 * (width + GUTTER), HEADER + MARGIN / 2 + i / 2 * ROW, width);
	}

	private static void draw(final Graphics2D g, final Panel panel, final double x, final double y,
		final double width)
	{
		Style.text(g, panel.heading, Style.HEADING, Style.INK, x, y + 16, 0);
		Style.text(g, "seconds", Style.TEXT, Style.FAINT, x, y + 38, 0);
		final Rectangle2D area = new Rectangle2D.Double(x, y + 48, width, CHART_HEIGHT);
		final boolean[] filled = new boolean[panel.x.length];
		Arrays.fill(filled, true);
		new CurveChart(panel.x, panel.seconds, new double[panel.x.length], filled, 0).draw(g, area);
		Style.text(g, panel.axis, Style.TEXT, Style.INK, CurveChart.plot(area).getCenterX(), area.getMaxY() + 18, 0.5);
	}
}
