package org.neurofactor.imagej.figure;

import org.neurofactor.stnmf.StnmfOptions;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

import org.neurofactor.spatial.Point;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;

/** The outlines of all subunits, numbered, within that of the STA; as near as they fit. */
final class OutlineMap {

	private static final double PADDING = 0.04;

	private final StnmfResult result;
	private final List<ModuleInfo> modules;
	private final ModuleColors colors;
	private final double stretch;

	OutlineMap(final StnmfResult result, final ModuleColors colors) {
		this.result = result;
		modules = result.analysis().modulesInfo();
		this.colors = colors;
		final int width = result.width();
		final int height = result.height();
		stretch = Heatmap.aspect(width, height) * height / width;
	}

	void draw(final Graphics2D g, final Rectangle2D area) {
		final Rectangle2D extent = extent();
		final Rectangle2D room =
			new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight() - ScaleBar.HEIGHT);
		final Rectangle2D box = Heatmap.fit(extent.getWidth() * stretch / extent.getHeight(), room);
		final AffineTransform toBox = AffineTransform.getTranslateInstance(box.getX(), box.getY());
		toBox.scale(box.getWidth() / extent.getWidth(), box.getHeight() / extent.getHeight());
		toBox.translate(-extent.getX(), -extent.getY());
		final Shape clip = g.getClip();
		g.clip(box);
		drawOutline(g, DrawnOutlines.ofSta(result), toBox, SubunitColors.STA, true);
		for (int module = 0; module < modules.size(); module++)
			if (modules.get(module).localized())
				drawOutline(g, DrawnOutlines.of(modules.get(module)), toBox, colors.onPaper(module), false);
		g.setClip(clip);
		drawNumbers(g, toBox, box);
		g.setColor(Style.FRAME);
		g.setStroke(Style.line(1));
		g.draw(box);
		ScaleBar.draw(g, box.getX(), box.getMaxY(), box.getWidth(), extent.getWidth(),
			result.options().get(StnmfOptions.PIXEL_SIZE));
	}

	/** The part of the image that holds all outlines; the whole image if there is none. */
	private Rectangle2D extent() {
		Rectangle2D extent = bounds(DrawnOutlines.ofSta(result), null);
		for (final ModuleInfo module : modules) extent = bounds(DrawnOutlines.of(module), extent);
		if (extent == null) return new Rectangle2D.Double(0, 0, result.width(), result.height());
		final double padding = Math.max(extent.getWidth(), extent.getHeight()) * PADDING;
		return new Rectangle2D.Double(extent.getX() - padding, extent.getY() - padding, extent.getWidth() + 2 * padding,
			extent.getHeight() + 2 * padding);
	}

	private static Rectangle2D bounds(final Polygon polygon, final Rectangle2D others) {
		final Path2D path = Heatmap.path(polygon);
		if (path == null) return others;
		return others == null ? path.getBounds2D() : others.createUnion(path.getBounds2D());
	}

	private static void drawOutline(final Graphics2D g, final Polygon outline, final AffineTransform toBox,
		final Color color, final boolean dashed)
	{
		final Path2D path = Heatmap.path(outline);
		if (path == null) return;
		g.setColor(color);
		g.setStroke(dashed ? Style.dashed(1.8) : Style.line(2));
		g.draw(toBox.createTransformedShape(path));
	}

	private void drawNumbers(final Graphics2D g, final AffineTransform toBox, final Rectangle2D box) {
		final LabelPlacer placer = new LabelPlacer(box);
		for (int module = 0; module < modules.size(); module++) {
			final Polygon outline = DrawnOutlines.of(modules.get(module));
			if (outline.isEmpty()) continue;
			final Point centroid = outline.ringCentroid();
			final double[] p = { centroid.x(), centroid.y() };
			toBox.transform(p, 0, p, 0, 1);
			final String number = String.valueOf(module + 1);
			final Color color = colors.onPaper(module);
			final Rectangle2D place = placer.place(p[0], p[1], Style.width(number, Style.LABEL) + 4, 15);
			if (!place.contains(p[0], p[1])) {
				g.setColor(color);
				g.setStroke(Style.line(1));
				g.draw(new Line2D.Double(p[0], p[1], place.getCenterX(), place.getCenterY()));
			}
			Style.haloed(g, number, Style.LABEL, color, place);
		}
	}
}
