package org.neurofactor.imagej.figure;

import org.neurofactor.stnmf.StnmfOptions;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.neurofactor.spatial.Image2D;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.SubunitAnalysis;

/**
 * An STNMF on one page: all modules, the STA and the subunits' outlines; in the full layout, mean weights and Moran's
 * I, too.
 * <p>
 * A set of modules is shown sign-flipped if it is all negative, as OFF cells are usually drawn; the STA keeps its sign.
 * What counts are the subunits, or all modules if there is none: what is not localized has either sign in any cell.
 * </p>
 */
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
	private static final double MODULES_KEY = 120;
	private static final double STA_KEY = 60;

	private final StnmfResult result;
	private final List<ModuleInfo> modules;
	private final String name;
	private final FigureOptions options;
	private final ModuleColors colors;
	private final boolean flipped;
	private final boolean masked;
	private final ModuleGrid grid;
	private final double gridHeight;

	/** @param name of what was factorised */
	public StnmfFigure(final StnmfResult result, final String name, final FigureOptions options) {
		this.result = result;
		this.name = name;
		modules = result.analysis().modulesInfo();
		this.options = options;
		colors = new ModuleColors(modules, options.colors());
		flipped = isAllNegative();
		masked = Arrays.stream(result.sta().values()).anyMatch(Double::isNaN);
		grid = new ModuleGrid(result, options.modules(), flipped, colors, GRID_WIDTH, MAX_GRID_HEIGHT);
		gridHeight = Math.max(MIN_GRID_HEIGHT, grid.height());
	}

	private boolean isAllNegative() {
		final boolean localized = modules.stream().anyMatch(ModuleInfo::localized);
		final Predicate<ModuleInfo> counts = module -> module.localized() || !localized;
		return modules.stream().filter(counts).anyMatch(module -> has(module, v -> v < 0)) &&
			modules.stream().filter(counts).noneMatch(module -> has(module, v -> v > 0));
	}

	private boolean has(final ModuleInfo module, final Predicate<Double> value) {
		return Arrays.stream(result.modules().get(module.module()).values()).anyMatch(value::test);
	}

	@Override
	public double width() {
		return WIDTH;
	}

	@Override
	public double height() {
		final double charts = hasCharts() ? GUTTER + HEADING + CHART_HEIGHT : 0;
		return Math.ceil(HEADER + HEADING + gridHeight + charts + MARGIN);
	}

	private boolean hasCharts() {
		return options.get(FigureOptions.FIGURE) == FigureOptions.Layout.FULL;
	}

	@Override
	public void draw(final Graphics2D g) {
		g.setColor(Style.PAPER);
		g.fill(new Rectangle2D.Double(0, 0, width(), height()));
		drawHeader(g);
		drawModules(g);
		drawMaps(g);
		if (hasCharts()) drawCharts(g);
	}

	private void drawHeader(final Graphics2D g) {
		final double room = WIDTH - 2 * MARGIN;
		final long subunits = modules.stream().filter(ModuleInfo::localized).count();
		Style.text(g, Style.fitting(name, Style.TITLE, room), Style.TITLE, Style.INK, MARGIN, MARGIN + 6, 0);
		final SubunitAnalysis analysis = result.analysis();
		final String facts = result.width() + " × " + result.height() + " pixels, " + result.spikes() + " spikes  ·  " +
			modules.size() + " modules, " + subunits + (subunits == 1 ? " subunit" : " subunits") + ", coverage " +
			Style.number(analysis.coverage(), 2) + "  ·  STA diameter " + Style.number(analysis.staDiameter(), 3) +
			" " + analysis.lengthUnit() + "  ·  λ = " + Style.number(result.options().get(StnmfOptions.SPARSITY), 4) +
			", " + result.iterations() + " iterations, residual " + Style.number(result.residual(), 5);
		Style.text(g, Style.fitting(facts, Style.TEXT, room), Style.TEXT, Style.FAINT, MARGIN, MARGIN + 30, 0);
	}

	private static void heading(final Graphics2D g, final String text, final double x, final double y) {
		Style.text(g, text, Style.HEADING, Style.INK, x, y + 16, 0);
	}

	private void drawModules(final Graphics2D g) {
		heading(g, "Modules", MARGIN, HEADER);
		if (flipped) Style.text(g, "negative (OFF): shown sign-flipped", Style.TEXT, Style.FAINT,
			MARGIN + Style.width("Modules", Style.HEADING) + 14, HEADER + 16, 0);
		new ColorKey(options.modules(), flipped, masked).draw(g, MARGIN + GRID_WIDTH, HEADER + 5, MODULES_KEY);
		grid.draw(g, MARGIN, HEADER + HEADING);
	}

	private void drawMaps(final Graphics2D g) {
		final double x = MARGIN + GRID_WIDTH + GUTTER;
		final double width = WIDTH - MARGIN - x;
		final double height = (gridHeight - HEADING - 12) / 2;
		final double bottom = HEADER + HEADING + gridHeight;

		final boolean keyed = masked && options.sta() != options.modules();
		heading(g, keyed ? "STA" : "Spike-triggered average", x, HEADER); // a longer key leaves less room
		new ColorKey(options.sta(), false, keyed).draw(g, x + width, HEADER + 5, STA_KEY);
		final Image2D sta = result.sta();
		final Rectangle2D area = new Rectangle2D.Double(x, HEADER + HEADING, width, height - ScaleBar.HEIGHT);
		final Rectangle2D box = Heatmap.fit(Heatmap.aspect(sta.width(), sta.height()), area);
		Heatmap.draw(g, sta, options.sta(), false, box);
		Heatmap.outline(g, DrawnOutlines.ofSta(result), SubunitColors.STA, 1.8, sta, box);
		g.setColor(Style.FRAME);
		g.setStroke(Style.line(1));
		g.draw(box);
		ScaleBar.draw(g, box.getX(), box.getMaxY(), box.getWidth(), sta.width(),
			result.options().get(StnmfOptions.PIXEL_SIZE));

		final double lower = box.getMaxY() + ScaleBar.HEIGHT + 12;
		heading(g, "Subunits and STA (dashed)", x, lower);
		new OutlineMap(result, colors).draw(g,
			new Rectangle2D.Double(x, lower + HEADING, width, bottom - lower - HEADING));
	}

	private void drawCharts(final Graphics2D g) {
		final double y = HEADER + HEADING + gridHeight + GUTTER;
		final double width = (WIDTH - 2 * MARGIN - GUTTER) / 2;
		drawChart(g, "Mean weight", ModuleInfo::weight, Double.NaN,
			new Rectangle2D.Double(MARGIN, y, width, HEADING + CHART_HEIGHT));
		drawChart(g, "Moran’s I", ModuleInfo::moransI, result.options().get(StnmfOptions.THRESHOLD),
			new Rectangle2D.Double(MARGIN + width + GUTTER, y, width, HEADING + CHART_HEIGHT));
	}

	private void drawChart(final Graphics2D g, final String title, final ToDoubleFunction<ModuleInfo> value,
		final double threshold, final Rectangle2D area)
	{
		heading(g, title, area.getX(), area.getY());
		new BarChart(modules.stream().mapToDouble(value).toArray(), module -> colors.onPaper(module, Style.FRAME),
			threshold)
			.draw(g, new Rectangle2D.Double(area.getX(), area.getY() + HEADING + 8, area.getWidth(),
				area.getHeight() - HEADING - 8));
	}
}
