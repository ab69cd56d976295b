package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/** The outlines of all subunits, numbered, within that of the STA; as near as they fit. */
final class OutlineMap {

	private static final double PADDING = 0.04;

	private final StnmfResult result;
	private final double stretch;

	OutlineMap(final StnmfResult result) {
		this.result = result;
		stretch = Heatmap.aspect(result.width(), result.height()) * result.height() / result.width();
	}

	void draw(final Graphics2D g, final Rectangle2D area, final double pixelSize, final String unit) {
		final Rectangle2D extent = extent();
		final Rectangle2D room = new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), //
			area.getHeight() - ScaleBar.HEIGHT);
		final Rectangle2D box = Heatmap.fit(extent.getWidth() * stretch / extent.getHeight(), room);
		final AffineTransform toBox = AffineTransform.getTranslateInstance(box.getX(), box.getY());
		toBox.scale(box.getWidth() / extent.getWidth(), box.getHeight() / extent.getHeight());
		toBox.translate(-extent.getX(), -extent.getY());
		final Shape clip = g.getClip();
		g.clip(box);
		drawOutline(g, result.analysis().staOutline(), toBox, SubunitColors.STA, true);
		for (final Subunit subunit : result.analysis().subunits())
			drawOutline(g, subunit.outline(), toBox, SubunitColors.of(subunit.module()), false);
		g.setClip(clip);
		drawNumbers(g, toBox, box);
		g.setColor(Style.FRAME);
		g.setStroke(Style.line(1));
		g.draw(box);
		ScaleBar.draw(g, box.getX(), box.getMaxY(), box.getWidth(), extent.getWidth() * pixelSize, unit);
	}

	/** The part of the image that holds all outlines; the whole image if there is none. */
	private Rectangle2D extent() {
		Rectangle2D extent = bounds(result.analysis().staOutline(), null);
		for (final Subunit subunit : result.analysis().subunits()) extent = bounds(subunit.outline(), extent);
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
		for (final Subunit subunit : result.analysis().subunits()) {
			if (subunit.outline().isEmpty()) continue;
			final double[] p = { subunit.centroid().x() + 0.5, subunit.centroid().y() + 0.5 };
			toBox.transform(p, 0, p, 0, 1);
			final String number = String.valueOf(subunit.module() + 1);
			final Color color = SubunitColors.of(subunit.module());
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
