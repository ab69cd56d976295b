package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Polygon;

/** A signed image in colours, each scaled to its own value of largest magnitude. */
final class Heatmap {

	/** A strip of pixels is shown no more elongated than this. */
	private static final double MAX_ASPECT = 8;

	/** Pixels of a magnified image, at least, per unit of the figure. */
	private static final double DENSITY = 2;

	private Heatmap() {}

	/** Width over height at which an image is shown. */
	static double aspect(final int width, final int height) {
		return Math.max(1 / MAX_ASPECT, Math.min(MAX_ASPECT, (double) width / height));
	}

	/** The largest box of an aspect within an area, in its upper left corner. */
	static Rectangle2D fit(final double aspect, final Rectangle2D area) {
		final double width = Math.min(area.getWidth(), area.getHeight() * aspect);
		return new Rectangle2D.Double(area.getX(), area.getY(), width, width / aspect);
	}

	/** Fills the box with the image, or, flipped, with its negative. */
	static void draw(final Graphics2D g, final Image2D image, final SignedColors colors, final boolean flipped,
		final Rectangle2D box)
	{
		final BufferedImage colored = magnify(colored(image, colors, flipped ? -1 : 1), box);
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
		g.drawImage(colored, toBox(colored.getWidth(), colored.getHeight(), box), null);
	}

	/** Where a figure is not drawn on pixels, not all programs that show it leave those of images as they are. */
	private static BufferedImage magnify(final BufferedImage image, final Rectangle2D box) {
		final BufferedImage magnified = new BufferedImage(multiple(image.getWidth(), box.getWidth()),
			multiple(image.getHeight(), box.getHeight()), BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = magnified.createGraphics();
		g.drawImage(image, 0, 0, magnified.getWidth(), magnified.getHeight(), null);
		g.dispose();
		return magnified;
	}

	/** The smallest whole multiple of a number of pixels which is dense enough for a length. */
	private static int multiple(final int pixels, final double length) {
		return pixels * (int) Math.max(1, Math.ceil(DENSITY * length / pixels));
	}

	/** From an image's pixels, the upper-left corner of the first one being (0, 0), to the box. */
	static AffineTransform toBox(final int width, final int height, final Rectangle2D box) {
		final AffineTransform transform = AffineTransform.getTranslateInstance(box.getX(), box.getY());
		transform.scale(box.getWidth() / width, box.getHeight() / height);
		return transform;
	}

	/** A polygon as a path; null if it is empty. */
	static Path2D path(final Polygon polygon) {
		if (polygon.isEmpty()) return null;
		final Path2D path = new Path2D.Double();
		path.moveTo(polygon.x(0), polygon.y(0));
		for (int i = 1; i < polygon.size(); i++) path.lineTo(polygon.x(i), polygon.y(i));
		path.closePath();
		return path;
	}

	/** Draws the outline on an image in the box, with a white rim, to be seen on any ground. */
	static void outline(final Graphics2D g, final Polygon outline, final Color color, final double width,
		final Image2D image, final Rectangle2D box)
	{
		if (outline.isEmpty()) return;
		final Shape clip = g.getClip();
		g.clip(box);
		final Shape shape = toBox(image.width(), image.height(), box).createTransformedShape(path(outline));
		g.setColor(Style.PAPER);
		g.setStroke(Style.line(width + 2));
		g.draw(shape);
		g.setColor(color);
		g.setStroke(Style.line(width));
		g.draw(shape);
		g.setClip(clip);
	}

	private static BufferedImage colored(final Image2D image, final SignedColors colors, final int sign) {
		final double extreme = extreme(image);
		final BufferedImage colored = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < image.height(); y++) for (int x = 0; x < image.width(); x++) {
			final double value = image.get(x, y);
			colored.setRGB(x, y, colors.rgb(extreme == 0 ? value * 0 : sign * value / extreme)); // NaN stays NaN
		}
		return colored;
	}

	/** The largest magnitude; 0 where there is but one value, as in a dead module. */
	private static double extreme(final Image2D image) {
		final DoubleSummaryStatistics values =
			Arrays.stream(image.values()).filter(v -> !Double.isNaN(v)).summaryStatistics();
		return values.getMax() > values.getMin() ? Math.max(values.getMax(), -values.getMin()) : 0;
	}
}
