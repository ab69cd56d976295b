package org.neurofactor.imagej.figure;

import org.jfree.graphics2d.svg.MeetOrSlice;
import org.jfree.graphics2d.svg.PreserveAspectRatio;
import org.jfree.graphics2d.svg.SVGGraphics2D;
import org.jfree.graphics2d.svg.ViewBox;

/** Turns figures into scalable vector graphics. Images in them are embedded. */
final class Svg {

	private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
	private static final int DECIMALS = 3;
	private static final int TRANSFORM_DECIMALS = 8;

	private Svg() {}

	/**
	 * An SVG document, to be stored in UTF-8.
	 *
	 * @param width nominal width in pixels, 1 or more; the height follows
	 */
	public static String of(final Figure figure, final int width) {
		final int figureWidth = (int) Math.ceil(figure.width());
		final int figureHeight = (int) Math.ceil(figure.height());
		final SVGGraphics2D g = new SVGGraphics2D(figureWidth, figureHeight);
		g.setDefsKeyPrefix("figure"); // else names of clips contain the time
		g.setGeometryDP(DECIMALS);
		g.setTransformDP(TRANSFORM_DECIMALS);
		figure.draw(g);
		final String element = g.getSVGElement(null, false, new ViewBox(0, 0, figureWidth, figureHeight),
			PreserveAspectRatio.XMID_YMID, MeetOrSlice.MEET);
		g.dispose();
		final long height = Math.round((double) width * figureHeight / figureWidth);
		return HEADER + element.replaceFirst("<svg ", "<svg width='" + width + "' height='" + height + "' ")
			.replace("<image ", "<image style='image-rendering:pixelated' ");
	}
}
