package org.neurofactor.imagej.explorer;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import java.util.stream.IntStream;

/** Where a window is put so that it covers as little as possible of others. */
final class Placement {

	private Placement() {}

	/**
	 * The place on the screen where a window covers least of the most important others, and of places that are equally
	 * good the one next to the most important: to its right first, with the upper edges in line.
	 *
	 * @param size of the window
	 * @param screen what windows can be on
	 * @param others the most important first
	 */
	static Point of(final Dimension size, final Rectangle screen, final List<Rectangle> others) {
		final Rectangle first = others.get(0);
		final int maxX = Math.max(screen.x, screen.x + screen.width - size.width);
		final int maxY = Math.max(screen.y, screen.y + screen.height - size.height);
		Point best = null;
		double least = Double.POSITIVE_INFINITY;
		for (final int y : new int[] { first.y, first.y + first.height, first.y - size.height, screen.y, maxY }) {
			for (final int x : new int[] { first.x + first.width, first.x - size.width, first.x, screen.x, maxX }) {
				final Point place =
					new Point(Math.max(screen.x, Math.min(maxX, x)), Math.max(screen.y, Math.min(maxY, y)));
				final double covered = covered(new Rectangle(place, size), others);
				if (covered >= least) continue;
				least = covered;
				best = place;
			}
		}
		return best;
	}

	/** The area that is covered of the others, each counting much more than the next. */
	private static double covered(final Rectangle window, final List<Rectangle> others) {
		return IntStream.range(0, others.size()).mapToDouble(i -> {
			final Rectangle common = window.intersection(others.get(i));
			return common.isEmpty() ? 0 : (double) common.width * common.height / StrictMath.pow(10, i);
		}).sum();
	}
}
