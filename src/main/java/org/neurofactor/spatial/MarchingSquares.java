package org.neurofactor.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Iso-lines of an image by marching squares (Lorensen &amp; Cline 1987 in two dimensions), with linear interpolation
 * between pixel centres.
 * <p>
 * Each square of four neighbouring pixels contributes the segments that part its high corners (above the level) from
 * its low ones; diagonal high corners are not connected. A segment runs from one side of its square to another, so
 * that segments are chained by the sides they share, which unlike coordinates cannot be confused.
 * Rings around high values turn from the y axis towards the x axis, rings around low values the other way.
 */
final class MarchingSquares {

	/** The sides of a square at (x, y): TOP and BOTTOM at x and x + 1 lead along y, LEFT and RIGHT along x. */
	private static final int TOP = 0;
	private static final int BOTTOM = 1;
	private static final int LEFT = 2;
	private static final int RIGHT = 3;

	/** Start and end side of the segments, by the high corners: 1 (x, y), 2 (x, y+1), 4 (x+1, y), 8 (x+1, y+1). */
	private static final int[][] SEGMENTS =
		{ {}, { TOP, LEFT }, { RIGHT, TOP }, { RIGHT, LEFT }, { LEFT, BOTTOM }, { TOP, BOTTOM },
			{ RIGHT, TOP, LEFT, BOTTOM }, { RIGHT, BOTTOM }, { BOTTOM, RIGHT }, { TOP, LEFT, BOTTOM, RIGHT },
			{ BOTTOM, TOP }, { BOTTOM, LEFT }, { LEFT, RIGHT }, { TOP, RIGHT }, { LEFT, TOP }, {} };

	private static final int NONE = -1;

	private final Image2D image;
	private final double level;

	/** The side that the segment from a side leads to, or NONE. */
	private final int[] next;

	/** The sides where segments start, in the order of their squares (y fastest). */
	private int[] starts = new int[256];
	private int count;

	private MarchingSquares(final Image2D image, final double level) {
		this.image = image;
		this.level = level;
		next = new int[2 * image.values().length];
		Arrays.fill(next, NONE);
		for (int x = 0; x < image.width() - 1; x++) for (int y = 0; y < image.height() - 1; y++) {
			final int[] segments = SEGMENTS[highCorners(x, y)];
			for (int i = 0; i < segments.length; i += 2) add(side(x, y, segments[i]), side(x, y, segments[i + 1]));
		}
	}

	/**
	 * All iso-lines of an image: rings, and open lines that begin and end at the border.
	 *
	 * @param image an image without masked pixels
	 */
	static List<Polyline> isoLines(final Image2D image, final double level) {
		return new MarchingSquares(image, level).lines();
	}

	private int highCorners(final int x, final int y) {
		return (image.get(x, y) > level ? 1 : 0) + (image.get(x, y + 1) > level ? 2 : 0) +
			(image.get(x + 1, y) > level ? 4 : 0) + (image.get(x + 1, y + 1) > level ? 8 : 0);
	}

	/** Sides are numbered by their pixel of lower coordinates; even numbers lead along x, odd ones along y. */
	private int side(final int x, final int y, final int side) {
		final int pixel = y * image.width() + x;
		switch (side) {
			case TOP:
				return 2 * pixel + 1;
			case BOTTOM:
				return 2 * (pixel + 1) + 1;
			case LEFT:
				return 2 * pixel;
			default:
				return 2 * (pixel + image.width());
		}
	}

	private void add(final int from, final int to) {
		next[from] = to;
		if (count == starts.length) starts = Arrays.copyOf(starts, 2 * count);
		starts[count++] = from;
	}

	private List<Polyline> lines() {
		final List<Polyline> lines = new ArrayList<>();
		final boolean[] reached = new boolean[next.length];
		for (int i = 0; i < count; i++) reached[next[starts[i]]] = true;
		for (int i = 0; i < count; i++) if (!reached[starts[i]]) lines.add(trace(starts[i], false));
		// What is left are rings. Each begins behind its last segment.
		for (int i = count - 1; i >= 0; i--) if (next[starts[i]] != NONE) lines.add(trace(next[starts[i]], true));
		return lines;
	}

	/** Follows the segments from a side, and uses them up. */
	private Polyline trace(final int first, final boolean closed) {
		double[] xs = new double[64];
		double[] ys = new double[64];
		int n = 0;
		int side = first;
		while (side != NONE) {
			final double x = x(side);
			final double y = y(side);
			// A corner exactly at the level is where several sides are cut, but one point.
			if (n == 0 || x != xs[n - 1] || y != ys[n - 1]) {
				if (n == xs.length) {
					xs = Arrays.copyOf(xs, 2 * n);
					ys = Arrays.copyOf(ys, 2 * n);
				}
				xs[n] = x;
				ys[n++] = y;
			}
			final int following = next[side];
			next[side] = NONE;
			side = following;
		}
		// A ring has come back to its first side.
		if (closed) n--;
		return new Polyline(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n), closed);
	}

	private double x(final int side) {
		final int pixel = side / 2;
		return pixel % image.width() + (side % 2 == 0 ? fraction(pixel, pixel + 1) : 0);
	}

	private double y(final int side) {
		final int pixel = side / 2;
		return pixel / image.width() + (side % 2 == 1 ? fraction(pixel, pixel + image.width()) : 0);
	}

	/** Where between two pixels, only one of them above the level, it is crossed: 0 at the first, 1 at the second. */
	private double fraction(final int i, final int j) {
		final double from = image.values()[i];
		final double to = image.values()[j];
		return (level - from) / (to - from);
	}
}
