package org.neurofactor.imagej.figure;

import java.awt.RenderingHints;

import org.jfree.graphics2d.svg.MeetOrSlice;
import org.jfree.graphics2d.svg.PreserveAspectRatio;
import org.jfree.graphics2d.svg.SVGGraphics2D;
import org.jfree.graphics2d.svg.ViewBox;

/** Turns figures into scalable vector graphics. */
public final class Svg {

	private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

	private static final int DECIMALS = 3;
	private static final int TRANSFORM_DECIMALS = 8;

	private Svg() {}

	/**
	 * An SVG document, to be stored in UTF-8. Images in it are embedded, and keep their pixels' edges at any size.
	 *
	 * @param width nominal width in pixels, 1 or more; the height follows
	 */
	public static String of(final Figure figure, final int width) {
		final int nominalWidth = (int) Math.ceil(figure.width());
		final int nominalHeight = (int) Math.ceil(figure.height());
		final SVGGraphics2D g = new SVGGraphics2D(nominalWidth, nominalHeight);
		g.setDefsKeyPrefix("figure"); // else names of clips contain the time
		g.setGeometryDP(DECIMALS);
		g.setTransformDP(TRANSFORM_DECIMALS);
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		figure.draw(g);
		final String element = g.getSVGElement(null, false, new ViewBox(0, 0, nominalWidth, nominalHeight), //
			PreserveAspectRatio.XMID_YMID, MeetOrSlice.MEET);
		g.dispose();
		final String size = "<svg width='" + width + "' height='" + Math.round((double) width * nominalHeight /
			nominalWidth) + "' ";
		return HEADER + element.replaceFirst("<svg ", size) //
			.replace("<image ", "<image style='image-rendering:pixelated' ");
	}
}
