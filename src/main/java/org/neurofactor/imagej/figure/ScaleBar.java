package org.neurofactor.imagej.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** A bar of a round length: 1, 2 or 5 times a power of ten. */
final class ScaleBar {

	/** Room it takes below its top. */
	static final double HEIGHT = 26;

	private static final double THICKNESS = 4;

	private ScaleBar() {}

	/** The largest round number that is not above the limit. */
	static double round(final double limit) {
		final double power = StrictMath.pow(10, Math.floor(StrictMath.log10(limit)));
		final double mantissa = limit / power;
		return (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1) * power;
	}

	/**
	 * Draws a bar of up to a third of the width, at its left end; or a note in its place.
	 *
	 * @param pixels what {@code width} is in pixels of the image
	 * @param pixelSizeUm edge length of a pixel in µm; 0 if unknown
	 */
	static void draw(final Graphics2D g, final double x, final double y, final double width, final double pixels,
		final double pixelSizeUm)
	{
		if (pixelSizeUm == 0) {
			Style.text(g, "pixel size unknown: no scale bar", Style.TEXT, Style.FAINT, x, y + HEIGHT / 2 + 6, 0);
			return;
		}
		final double length = round(pixels * pixelSizeUm / 3);
		final double drawn = length / (pixels * pixelSizeUm) * width;
		g.setColor(Style.INK);
		g.setStroke(Style.line(THICKNESS));
		g.draw(new Line2D.Double(x, y + HEIGHT / 2, x + drawn, y + HEIGHT / 2));
		Style.text(g, Style.number(length, 3) + " µm", Style.TEXT, Style.INK, x + drawn + 8, y + HEIGHT / 2 + 5, 0);
	}
}
