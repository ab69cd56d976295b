package org.neurofactor.imagej.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Fonts, inks and the setting of text that all panels share. */
final class Style {

	static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
	static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 17);
	static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
	static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 14);
	static final Color INK = new Color(0x222222);
	static final Color FAINT = new Color(0x6b6b6b);
	static final Color FRAME = new Color(0xc8c8c8);
	static final Color PAPER = Color.WHITE;

	private Style() {}

	static Stroke line(final double width) {
		return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
	}

	static Stroke dashed(final double width) {
		return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] { 6, 4 },
			0);
	}

	/** Width of a text in the figure's units, whatever it is drawn on. */
	static double width(final String text, final Font font) {
		return font.getStringBounds(text, new FontRenderContext(null, true, true)).getWidth();
	}

	/** Draws a text; {@code align} is 0 to begin at x, 0.5 to be centred, 1 to end there. */
	static void text(final Graphics2D g, final String text, final Font font, final Color color, final double x,
		final double baseline, final double align)
	{
		g.setFont(font);
		g.setColor(color);
		g.drawString(text, (float) (x - align * width(text, font)), (float) baseline);
	}

	/** As much of the beginning of a text as fits. */
	static String fitting(final String text, final Font font, final double width) {
		if (width(text, font) <= width) return text;
		int length = text.length() - 1;
		while (length > 0 && width(text.substring(0, length) + "…", font) > width) length--;
		return text.substring(0, length) + "…";
	}

	/** A text in lines, broken at spaces; what is more than so many lines is cut off. */
	static List<String> wrapped(final String text, final Font font, final double width, final int lines) {
		final List<String> wrapped = new ArrayList<>();
		String rest = text.trim();
		while (!rest.isEmpty() && wrapped.size() < lines - 1 && width(rest, font) > width) {
			int end = rest.lastIndexOf(' ');
			while (end > 0 && width(rest.substring(0, end), font) > width) end = rest.lastIndexOf(' ', end - 1);
			if (end <= 0) break; // a word that is too long for a line
			wrapped.add(rest.substring(0, end));
			rest = rest.substring(end + 1);
		}
		if (!rest.isEmpty()) wrapped.add(fitting(rest, font, width));
		return wrapped;
	}

	/** Draws a text within a white rim, centred in a box, to be read on any ground. */
	static void haloed(final Graphics2D g, final String text, final Font font, final Color color,
		final Rectangle2D box)
	{
		final TextLayout layout = new TextLayout(text, font, new FontRenderContext(null, true, true));
		final Rectangle2D ink = layout.getBounds();
		final Shape outline = layout.getOutline(AffineTransform
			.getTranslateInstance(box.getCenterX() - ink.getCenterX(), box.getCenterY() - ink.getCenterY()));
		g.setColor(PAPER);
		g.setStroke(line(3));
		g.draw(outline);
		g.setColor(color);
		g.fill(outline);
	}

	/** A number in a few significant digits, as it is printed: with a true minus sign and no exponent if short. */
	static String number(final double value, final int digits) {
		if (value == 0) return "0";
		if (!(Math.abs(value) <= Double.MAX_VALUE)) return String.valueOf(value);
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
		final boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7;
		return (plain ? rounded.toPlainString() : rounded.toString()).replace('-', '−').replace("E+", "E");
	}
}
