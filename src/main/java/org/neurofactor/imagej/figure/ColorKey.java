package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** What the colours of an image mean. */
final class ColorKey {

	private static final double THICKNESS = 11;
	private static final double GAP = 6;
	private static final String MASKED = "masked";

	private final SignedColors colors;
	private final boolean flipped;
	private final boolean masked;

	/**
	 * @param flipped whether images are shown with their signs flipped
	 * @param masked whether there are masked pixels
	 */
	ColorKey(final SignedColors colors, final boolean flipped, final boolean masked) {
		this.colors = colors;
		this.flipped = flipped;
		this.masked = masked;
	}

	/** Draws a bar of a length from one end of values to the other, all ending at x. */
	void draw(final Graphics2D g, final double x, final double y, final double length) {
		double right = x;
		if (masked) {
			Style.text(g, MASKED, Style.TEXT, Style.FAINT, right, y + THICKNESS, 1);
			right -= Style.width(MASKED, Style.TEXT) + GAP + THICKNESS;
			g.setColor(colors.masked());
			g.fill(new Rectangle2D.Double(right, y, THICKNESS, THICKNESS));
			right -= 2 * GAP;
		}
		final String negative = flipped ? "+" : "−";
		final String positive = flipped ? "−" : "+";
		Style.text(g, positive, Style.TEXT, Style.FAINT, right, y + THICKNESS, 1);
		right -= Style.width(positive, Style.TEXT) + GAP + length;
		for (int i = 0; i < length; i++) {
			g.setColor(new Color(colors.rgb((i + 0.5) / length * 2 - 1)));
			g.fill(new Rectangle2D.Double(right + i, y, Math.min(1.5, length - i), THICKNESS));
		}
		g.setColor(Style.FRAME);
		g.setStroke(Style.line(0.7));
		g.draw(new Rectangle2D.Double(right, y, length, THICKNESS));
		Style.text(g, negative, Style.TEXT, Style.FAINT, right - GAP, y + THICKNESS, 1);
	}
}
