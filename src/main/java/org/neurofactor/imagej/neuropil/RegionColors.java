package org.neurofactor.imagej.neuropil;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import org.neurofactor.spatial.Point;

/**
 * A few colours that can be told apart on gray, by the colour-blind, too, given to cells such that those of one colour
 * are far from each other.
 */
final class RegionColors {

	private static final Color[] COLORS = { new Color(0xe69f00), new Color(0x56b4e9), new Color(0x1fc795),
		new Color(0xf0e442), new Color(0xff6f3c), new Color(0xdf8cc0), new Color(0x6f8cff) };

	/** How far the sectors' colours are from their cell's to white. */
	private static final double LIGHTER = 0.4;

	private RegionColors() {}

	/** The colours of cells, which depend on nothing but the places. */
	static List<Color> of(final List<Point> centres) {
		final List<Integer> chosen = new ArrayList<>();
		for (final Point centre : centres) {
			final double[] nearest = new double[COLORS.length];
			for (int color = 0; color < COLORS.length; color++) nearest[color] = Double.POSITIVE_INFINITY;
			for (int i = 0; i < chosen.size(); i++) {
				final double distance =
					StrictMath.hypot(centre.x() - centres.get(i).x(), centre.y() - centres.get(i).y());
				nearest[chosen.get(i)] = Math.min(nearest[chosen.get(i)], distance);
			}
			int best = 0;
			for (int color = 1; color < COLORS.length; color++) if (nearest[color] > nearest[best]) best = color;
			chosen.add(best);
		}
		final List<Color> colors = new ArrayList<>();
		for (final int color : chosen) colors.add(COLORS[color]);
		return colors;
	}

	/** The colour of a cell's sectors. */
	static Color ofSectors(final Color cell) {
		return new Color(lighter(cell.getRed()), lighter(cell.getGreen()), lighter(cell.getBlue()));
	}

	private static int lighter(final int component) {
		return (int) Math.round(component + LIGHTER * (255 - component));
	}
}
