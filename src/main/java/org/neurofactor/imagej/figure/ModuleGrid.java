package org.neurofactor.imagej.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

import org.neurofactor.spatial.Image2D;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;

/** All modules in rows, numbered from 1; subunits with a frame and number in their colour, and their outline. */
final class ModuleGrid {

	private static final double CAPTION = 19;
	private static final double GAP = 12;

	/** Width of a cell below which an outline would hide what it encloses. */
	private static final double MIN_OUTLINED = 80;

	private final StnmfResult result;
	private final List<ModuleInfo> modules;
	private final SignedColors signed;
	private final boolean flipped;
	private final ModuleColors colors;
	private final int columns;
	private final double cellWidth;
	private final double cellHeight;

	/**
	 * Fills the width, in as few columns as the height allows.
	 *
	 * @param flipped whether the modules' negatives are shown
	 */
	ModuleGrid(final StnmfResult result, final SignedColors signed, final boolean flipped, final ModuleColors colors,
		final double width, final double maxHeight)
	{
		this.result = result;
		modules = result.analysis().modulesInfo();
		this.signed = signed;
		this.flipped = flipped;
		this.colors = colors;
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
		return (modules.size() + ofColumns - 1) / ofColumns;
	}

	double height() {
		return rows(columns) * (cellHeight + GAP) - GAP;
	}

	void draw(final Graphics2D g, final double x, final double y) {
		for (int module = 0; module < modules.size(); module++) {
			final int column = module % columns;
			final int row = module / columns;
			drawCell(g, module, x + column * (cellWidth + GAP), y + row * (cellHeight + GAP));
		}
	}

	private void drawCell(final Graphics2D g, final int number, final double x, final double y) {
		final ModuleInfo module = modules.get(number);
		final Image2D image = result.modules().get(number);
		final boolean large = cellWidth >= MIN_OUTLINED;
		final Rectangle2D box = new Rectangle2D.Double(x, y + CAPTION, cellWidth, cellHeight - CAPTION);
		Heatmap.draw(g, image, signed, flipped, box);
		if (large && module.localized())
			Heatmap.outline(g, DrawnOutlines.of(module), colors.onImage(number), 1.5, image, box);
		g.setColor(colors.onPaper(number, Style.FRAME));
		g.setStroke(new BasicStroke(!module.localized() ? 1 : large ? 3 : 2));
		g.draw(box);
		drawCaption(g, number, x, y + CAPTION - 6);
	}

	/** Number and Moran's I, as much of them as fits above all cells alike. */
	private void drawCaption(final Graphics2D g, final int number, final double x, final double baseline) {
		final double numberWidth = Style.width(String.valueOf(modules.size()), Style.LABEL);
		if (numberWidth > cellWidth + GAP / 2) return;
		Style.text(g, String.valueOf(number + 1), Style.LABEL, colors.onPaper(number, Style.FAINT), x, baseline, 0);
		final double value = modules.get(number).moransI();
		final boolean dead = Double.isNaN(value);
		final String moransI = dead ? "dead" : twoDecimals(value);
		final double room = cellWidth - numberWidth - 6;
		if (room > Style.width("I = −0.00", Style.TEXT))
			Style.text(g, dead ? moransI : "I = " + moransI, Style.TEXT, Style.FAINT, x + cellWidth, baseline, 1);
		else if (room > Style.width("−0.00", Style.TEXT))
			Style.text(g, moransI, Style.TEXT, Style.FAINT, x + cellWidth, baseline, 1);
	}

	private static String twoDecimals(final double value) {
		final String text = String.format(Locale.ROOT, "%.2f", value);
		return text.equals("-0.00") ? "0.00" : text.replace('-', '−');
	}
}
