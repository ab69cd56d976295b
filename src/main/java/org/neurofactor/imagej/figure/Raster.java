package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Turns figures into pixels. */
public final class Raster {

	private Raster() {}

	/**
	 * An opaque RGB image of a figure.
	 *
	 * @param width of the image in pixels, 1 or more; its height follows
	 */
	public static BufferedImage of(final Figure figure, final int width) {
		if (width < 1) throw new IllegalArgumentException("The width must be 1 pixel or more, but was " + width + ".");
		final double scale = width / figure.width();
		final BufferedImage image =
			new BufferedImage(width, (int) Math.ceil(figure.height() * scale), BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		g.setColor(Color.WHITE); // where the last row of pixels is covered in part
		g.fillRect(0, 0, image.getWidth(), image.getHeight());
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		g.scale(scale, scale);
		figure.draw(g);
		g.dispose();
		return image;
	}
}
