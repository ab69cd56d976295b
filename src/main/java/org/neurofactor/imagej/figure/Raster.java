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
	 * @param scale pixels per unit of the figure, &gt; 0
	 */
	public static BufferedImage of(final Figure figure, final double scale) {
		if (!(scale > 0)) throw new IllegalArgumentException("The scale must be above 0, but was " + scale + ".");
		final BufferedImage image = new BufferedImage((int) Math.ceil(figure.width() * scale), //
			(int) Math.ceil(figure.height() * scale), BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		g.setColor(Color.WHITE); // where the last row or column of pixels is covered in part
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
