package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.IntStream;

import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.SubunitAnalysis;

/** An STNMF on one page: all modules, the STA, the subunits' outlines, mean weights and Moran's I. */
public final class StnmfFigure implements Figure {

	private static final double WIDTH = 1200;
	private static final double MARGIN = 40;
	private static final double HEADER = 92;
	private static final double HEADING = 28;
	private static final double GUTTER = 44;
	private static final double GRID_WIDTH = 736;
	private static final double MIN_GRID_HEIGHT = 400;
	private static final double MAX_GRID_HEIGHT = 760;
	private static final double CHART_HEIGHT = 198;

	private final StnmfResult result;
	private final String name;
	private final ModuleGrid grid;
	private final double gridHeight;

	/** @param name of what was factorised, as the title */
	public StnmfFigure(final StnmfResult result, final String name) {
		this.result = result;
		this.name = name;
		grid = new ModuleGrid(result, GRID_WIDTH, MAX_GRID_HEIGHT);
		gridHeight = Math.max(MIN_GRID_HEIGHT, grid.height());
	}

	@Override
	public double width() {
		return WIDTH;
	}

	@Override
	public double height() {
		return Math.ceil(HEADER + HEADING + gridHeight + GUTTER + HEADING + CHART_HEIGHT + MARGIN);
	}

	@Override
	public void draw(final Graphics2D g) {
		g.setColor(Style.PAPER);
		g.fill(new Rectangle2D.Double(0, 0, width(), height()));
		drawHeader(g);
		drawModules(g);
		drawMaps(g);
		drawCharts(g);
	}

	private void drawHeader(final Graphics2D g) {
		final StnmfOptions o = result.options();
		final SubunitAnalysis a = result.analysis();
		final double room = WIDTH - 2 * MARGIN;
		Style.text(g, Style.fitting(name, Style.TITLE, room), Style.TITLE, Style.INK, MARGIN, MARGIN + 6, 0);
		final String facts = result.width() + " × " + result.height() + " pixels, " + result.spikes() + " spikes  ·  " +
			result.rank() + " modules, " + a.subunits().size() + (a.subunits().size() == 1 ? " subunit" : " subunits") +
			", coverage " + Style.number(a.coverage(), 2) + "  ·  STA diameter " + Style.number(a.staDiameter(), 3) + " " + //
			a.lengthUnit() + "  ·  λ = " + Style.number(o.sparsity(), 4) + ", " + result.iterations() +
			" iterations, residual " + Style.number(result.residual(), 5);
		Style.text(g, Style.fitting(facts, Style.TEXT, room), Style.TEXT, Style.FAINT, MARGIN, MARGIN + 30, 0);
	}

	private static void heading(final Graphics2D g, final String text, final double x, final double y) {
		Style.text(g, text, Style.HEADING, Style.INK, x, y + 16, 0);
	}

	private void drawModules(final Graphics2D g) {
		heading(g, "Modules", MARGIN, HEADER);
		drawColorScale(g, MARGIN + GRID_WIDTH, HEADER + 3);
		grid.draw(g, MARGIN, HEADER + HEADING);
	}

	/** What the colours mean, ending at x. */
	private static void drawColorScale(final Graphics2D g, final double x, final double y) {
		final double length = 120;
		final double left = x - length - Style.width("+max", Style.TEXT) - 8;
		for (int i = 0; i < length; i++) {
			g.setColor(new Color(DivergingColors.rgb((i + 0.5) / length * 2 - 1)));
			g.fill(new Rectangle2D.Double(left + i, y + 2, 1.5, 11));
		}
		Style.text(g, "−max", Style.TEXT, Style.FAINT, left - 8, y + 13, 1);
		Style.text(g, "+max", Style.TEXT, Style.FAINT, x, y + 13, 1);
	}

	private void drawMaps(final Graphics2D g) {
		final double x = MARGIN + GRID_WIDTH + GUTTER;
		final double width = WIDTH - MARGIN - x;
		final double height = (gridHeight - HEADING - 12) / 2;
		final double bottom = HEADER + HEADING + gridHeight;
		final double pixelSize = result.options().pixelSizeUm() > 0 ? result.options().pixelSizeUm() : 1;
		final String unit = result.analysis().lengthUnit();

		heading(g, "Spike-triggered average", x, HEADER);
		final Rectangle2D area = new Rectangle2D.Double(x, HEADER + HEADING, width, height - ScaleBar.HEIGHT);
		final Rectangle2D box = Heatmap.fit(Heatmap.aspect(result.width(), result.height()), area);
		Heatmap.draw(g, result.sta(), box);
		final Path2D contour = Heatmap.path(result.analysis().staOutline());
		if (contour != null) {
			g.setColor(SubunitColors.STA);
			g.setStroke(Style.line(1.8));
			final Shape clip = g.getClip();
			g.clip(box);
			g.draw(Heatmap.toBox(result.width(), result.height(), box).createTransformedShape(contour));
			g.setClip(clip);
		}
		g.setColor(Style.FRAME);
		g.setStroke(Style.line(1));
		g.draw(box);
		ScaleBar.draw(g, box.getX(), box.getMaxY(), box.getWidth(), result.width() * pixelSize, unit);

		final double lower = box.getMaxY() + ScaleBar.HEIGHT + 12;
		heading(g, "Subunits and STA (dashed)", x, lower);
		new OutlineMap(result).draw(g, new Rectangle2D.Double(x, lower + HEADING, width, bottom - lower - HEADING), pixelSize, unit);
	}

	private void drawCharts(final Graphics2D g) {
		final double y = HEADER + HEADING + gridHeight + GUTTER;
		final double width = (WIDTH - 2 * MARGIN - GUTTER) / 2;
		final boolean[] localized = new boolean[result.rank()];
		for (final int module : result.analysis().localized()) localized[module] = true;
		drawChart(g, "Mean weight", IntStream.range(0, result.rank()).mapToDouble(result::meanWeight).toArray(), localized,
			Double.NaN, new Rectangle2D.Double(MARGIN, y, width, HEADING + CHART_HEIGHT));
		drawChart(g, "Moran’s I", IntStream.range(0, result.rank()).mapToDouble(result::moransI).toArray(), localized, //
			result.options().threshold(), new Rectangle2D.Double(MARGIN + width + GUTTER, y, width, HEADING + CHART_HEIGHT));
	}

	private static void drawChart(final Graphics2D g, final String title, final double[] values,
		final boolean[] localized, final double threshold, final Rectangle2D area)
	{
		heading(g, title, area.getX(), area.getY());
		new BarChart(values, module -> localized[module] ? SubunitColors.of(module) : Style.FRAME, threshold).draw(g,
			new Rectangle2D.Double(area.getX(), area.getY() + HEADING + 8, area.getWidth(), area.getHeight() - HEADING - 8));
	}
}
