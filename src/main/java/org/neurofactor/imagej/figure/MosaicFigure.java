package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.neurofactor.spatial.Point;
import org.neurofactor.spatial.Polygon;

/**
 * The receptive fields of many cells where they lie on the screen: the contour of each cell's STA, its subunits within,
 * and its name. The part of the screen with cells is shown.
 */
public final class MosaicFigure implements Figure {

	private static final double WIDTH = 1200;
	private static final double MARGIN = 40;
	private static final double HEADER = 92;
	private static final double MAX_HEIGHT = 1000;
	private static final double PADDING = 0.05;
	private static final double LABEL_HEIGHT = 17;

	/** Of the fill of subunits, from 0 to 255: such that those which overlap can be seen. */
	private static final int ALPHA = 48;

	private final List<MosaicCell> cells;
	private final SubunitColors colors;
	private final String title;
	private final Rectangle2D extent;
	private final Rectangle2D box;

	/**
	 * @param cells at least one of them with outlines
	 * @param colors of cells, as of subunits
	 */
	public MosaicFigure(final List<MosaicCell> cells, final SubunitColors colors, final String title) {
		this.cells = new ArrayList<>(cells);
		this.colors = colors;
		this.title = title;
		extent = extent();
		box = Heatmap.fit(extent.getWidth() / extent.getHeight(),
			new Rectangle2D.Double(MARGIN, HEADER, WIDTH - 2 * MARGIN, MAX_HEIGHT));
	}

	private Rectangle2D extent() {
		final Rectangle2D all = cells.stream()
			.flatMap(cell -> Stream.concat(Stream.of(cell.staOutline()), cell.subunits().stream()))
			.filter(outline -> !outline.isEmpty())
			.map(outline -> Heatmap.path(outline).getBounds2D())
			.reduce(Rectangle2D::createUnion)
			.orElseThrow(() -> new IllegalArgumentException("No cell has an outline."));
		final double padding = Math.max(all.getWidth(), all.getHeight()) * PADDING;
		return new Rectangle2D.Double(all.getX() - padding, all.getY() - padding, all.getWidth() + 2 * padding,
			all.getHeight() + 2 * padding);
	}

	@Override
	public double width() {
		return WIDTH;
	}

	@Override
	public double height() {
		return Math.ceil(box.getMaxY() + ScaleBar.HEIGHT + MARGIN);
	}

	@Override
	public void draw(final Graphics2D g) {
		g.setColor(Style.PAPER);
		g.fill(new Rectangle2D.Double(0, 0, width(), height()));
		drawHeader(g);
		final AffineTransform toBox = AffineTransform.getTranslateInstance(box.getX(), box.getY());
		toBox.scale(box.getWidth() / extent.getWidth(), box.getHeight() / extent.getHeight());
		toBox.translate(-extent.getX(), -extent.getY());
		for (int i = 0; i < cells.size(); i++) drawCell(g, cells.get(i), color(i), toBox);
		drawNames(g, toBox);
		g.setColor(Style.FRAME);
		g.setStroke(Style.line(1));
		g.draw(box);
		drawScale(g);
	}

	private void drawHeader(final Graphics2D g) {
		final double room = WIDTH - 2 * MARGIN;
		final int subunits = cells.stream().mapToInt(cell -> cell.subunits().size()).sum();
		Style.text(g, Style.fitting(title, Style.TITLE, room), Style.TITLE, Style.INK, MARGIN, MARGIN + 6, 0);
		final String facts = cells.size() + (cells.size() == 1 ? " cell, " : " cells, ") + subunits +
			(subunits == 1 ? " subunit" : " subunits") +
			"  ·  contours of STAs (strong) and subunits (filled) on the screen";
		Style.text(g, Style.fitting(facts, Style.TEXT, room), Style.TEXT, Style.FAINT, MARGIN, MARGIN + 30, 0);
	}

	private void drawCell(final Graphics2D g, final MosaicCell cell, final Color color, final AffineTransform toBox) {
		for (final Polygon subunit : cell.subunits()) {
			final Shape shape = toBox.createTransformedShape(Heatmap.path(subunit));
			g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), ALPHA));
			g.fill(shape);
			g.setColor(color);
			g.setStroke(Style.line(1));
			g.draw(shape);
		}
		final Path2D sta = Heatmap.path(cell.staOutline());
		if (sta == null) return;
		g.setColor(color);
		g.setStroke(Style.line(2.6));
		g.draw(toBox.createTransformedShape(sta));
	}

	private void drawNames(final Graphics2D g, final AffineTransform toBox) {
		final LabelPlacer placer = new LabelPlacer(box);
		for (int i = 0; i < cells.size(); i++) {
			final MosaicCell cell = cells.get(i);
			if (!cell.hasOutlines()) continue;
			final Point center =
				(cell.staOutline().isEmpty() ? cell.subunits().get(0) : cell.staOutline()).ringCentroid();
			final double[] p = { center.x(), center.y() };
			toBox.transform(p, 0, p, 0, 1);
			final double width = Style.width(cell.name(), Style.LABEL) + 6;
			Style.haloed(g, cell.name(), Style.LABEL, Style.INK, placer.place(p[0], p[1], width, LABEL_HEIGHT));
		}
	}

	private Color color(final int cell) {
		final Color color = colors.of(cell);
		return SubunitColors.luminance(color) > ModuleColors.TOO_LIGHT ? Style.INK : color;
	}

	/** A bar, or a note where the pixel size is unknown or not the same for all cells. */
	private void drawScale(final Graphics2D g) {
		final double pixelSizeUm = cells.get(0).pixelSizeUm();
		if (cells.stream().allMatch(cell -> cell.pixelSizeUm() == pixelSizeUm))
			ScaleBar.draw(g, box.getX(), box.getMaxY(), box.getWidth(), extent.getWidth(), pixelSizeUm);
		else Style.text(g, "pixel sizes of cells differ: no scale bar", Style.TEXT, Style.FAINT, box.getX(),
			box.getMaxY() + ScaleBar.HEIGHT / 2 + 6, 0);
	}
}
