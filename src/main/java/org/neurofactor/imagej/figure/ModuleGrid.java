package org.neurofactor.imagej.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/** All modules in rows, numbered from 1; subunits with a frame and number in their colour, and their outline. */
final class ModuleGrid {

	private static final double CAPTION = 19;
	private static final double GAP = 12;

	/** Width of a cell below which an outline would hide what it encloses. */
	private static final double MIN_OUTLINED = 80;

	private final StnmfResult result;
	private final int columns;
	private final double cellWidth;
	private final double cellHeight;

	/** Fills the width, in as few columns as the height allows. */
	ModuleGrid(final StnmfResult result, final double width, final double maxHeight) {
		this.result = result;
		final double aspect = Heatmap.aspect(result.width(), result.height());
		int c = 1;
		while (rows(c) * (cellWidth(width, c) / aspect + CAPTION + GAP) - GAP > maxHeight) c++;
		columns = c;
		cellWidth = cellWidth(width, c);
		cellHeight = cellWidth / aspect + CAPTION;
	}

	private static double cellWidth(final double width, final int columns) {
		return (width + GAP) / columns - GAP;
	}

	private int rows(final int ofColumns) {
		return (result.rank() + ofColumns - 1) / ofColumns;
	}

	double height() {
		return rows(columns) * (cellHeight + GAP) - GAP;
	}

	void draw(final Graphics2D g, final double x, final double y) {
		for (final ModuleInfo info : result.analysis().modulesInfo()) {
			final int column = info.module() % columns;
			final int row = info.module() / columns;
			drawCell(g, info, x + column * (cellWidth + GAP), y + row * (cellHeight + GAP));
		}
	}

	private void drawCell(final Graphics2D g, final ModuleInfo info, final double x, final double y) {
		final Rectangle2D box = new Rectangle2D.Double(x, y + CAPTION, cellWidth, cellHeight - CAPTION);
		Heatmap.draw(g, result.modules().get(info.module()), box);
		final Color color = info.localized() ? SubunitColors.of(info.module()) : Style.FRAME;
		if (cellWidth >= MIN_OUTLINED) info.subunit().ifPresent(subunit -> drawOutline(g, subunit, box));
		g.setColor(color);
		g.setStroke(new BasicStroke(!info.localized() ? 1 : cellWidth < MIN_OUTLINED ? 2 : 3));
		g.draw(box);
		drawCaption(g, info, x, y + CAPTION - 6);
	}

	/** Number and Moran's I, as much of them as fits above all cells alike. */
	private void drawCaption(final Graphics2D g, final ModuleInfo info, final double x, final double baseline) {
		final double numberWidth = Style.width(String.valueOf(result.rank()), Style.LABEL);
		if (numberWidth > cellWidth + GAP / 2) return;
		final Color color = info.localized() ? SubunitColors.of(info.module()) : Style.FAINT;
		Style.text(g, String.valueOf(info.module() + 1), Style.LABEL, color, x, baseline, 0);
		final boolean dead = Double.isNaN(info.moransI());
		final String moransI = dead ? "dead" : twoDecimals(info.moransI());
		final double room = cellWidth - numberWidth - 6;
		if (room > Style.width("I = −0.00", Style.TEXT)) //
			Style.text(g, dead ? moransI : "I = " + moransI, Style.TEXT, Style.FAINT, x + cellWidth, baseline, 1);
		else if (room > Style.width("−0.00", Style.TEXT)) //
			Style.text(g, moransI, Style.TEXT, Style.FAINT, x + cellWidth, baseline, 1);
	}

	private static String twoDecimals(final double value) {
		final String text = String.format(Locale.ROOT, "%.2f", value);
		return text.equals("-0.00") ? "0.00" : text.replace('-', '−');
	}

	private void drawOutline(final Graphics2D g, final Subunit subunit, final Rectangle2D box) {
		final Path2D path = Heatmap.path(subunit.outline());
		if (path == null) return;
		final Shape clip = g.getClip();
		g.clip(box);
		g.setColor(SubunitColors.of(subunit.module()));
		g.setStroke(Style.line(1.5));
		g.draw(Heatmap.toBox(result.width(), result.height(), box).createTransformedShape(path));
		g.setClip(clip);
	}
}
