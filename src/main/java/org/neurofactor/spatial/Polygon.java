package org.neurofactor.spatial;

import java.util.Arrays;

/**
 * A closed ring of points: the last is joined to the first, which is not repeated. Points may come in either
 * orientation. A polygon without points is the outline of nothing.
 */
public final class Polygon {

	private static final Polygon EMPTY = new Polygon(new double[0], new double[0]);

	private final double[] xs;
	private final double[] ys;

	private Polygon(final double[] xs, final double[] ys) {
		this.xs = xs;
		this.ys = ys;
	}

	/**
	 * The ring through the given points, in their order. If the last point repeats the first, it is left out.
	 *
	 * @throws IllegalArgumentException if there are not as many xs as ys, or a coordinate is NaN or infinite
	 */
	public static Polygon of(final double[] xs, final double[] ys) {
		if (xs.length != ys.length) throw new IllegalArgumentException(
			"A polygon needs an x and a y for each point, but there are " + xs.length + " xs and " + ys.length + " ys");
		for (int i = 0; i < xs.length; i++)
			if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) throw new IllegalArgumentException(
				"A polygon's coordinates must be finite, but point " + i + " is (" + xs[i] + ", " + ys[i] + ")");
		final int last = xs.length - 1;
		final int n = last > 0 && xs[last] == xs[0] && ys[last] == ys[0] ? last : xs.length;
		return new Polygon(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
	}

	/** The polygon without points. */
	public static Polygon empty() {
		return EMPTY;
	}

	public boolean isEmpty() {
		return xs.length == 0;
	}

	/** The number of points, the first one counted once. */
	public int size() {
		return xs.length;
	}

	/** The x coordinate of a point, counted from 0. */
	public double x(final int i) {
		return xs[i];
	}

	/** The y coordinate of a point, counted from 0. */
	public double y(final int i) {
		return ys[i];
	}

	/** The enclosed area, never negative; 0 if empty. */
	public double area() {
		return Math.abs(signedArea());
	}

	/**
	 * The centroid of the closed <em>line</em>: the middles of its sides, weighted with their lengths. NaN if empty.
	 */
	public Point ringCentroid() {
		double length = 0;
		double sumX = 0;
		double sumY = 0;
		for (int i = 0, j = size() - 1; i < size(); j = i++) {
			final double side = StrictMath.hypot(xs[i] - xs[j], ys[i] - ys[j]);
			length += side;
			sumX += side * (xs[i] + xs[j]) / 2;
			sumY += side * (ys[i] + ys[j]) / 2;
		}
		// A ring shrunk to one place has no length, but it is there all the same.
		if (length == 0 && !isEmpty()) return new Point(xs[0], ys[0]);
		return new Point(sumX / length, sumY / length);
	}

	/** The centroid of the enclosed <em>area</em>; that of the line if there is no area; NaN if empty. */
	public Point areaCentroid() {
		final double area = signedArea();
		if (area == 0) return ringCentroid();
		double sumX = 0;
		double sumY = 0;
		for (int i = 0, j = size() - 1; i < size(); j = i++) {
			final double cross = cross(j, i);
			sumX += cross * (xs[j] + xs[i] - 2 * xs[0]);
			sumY += cross * (ys[j] + ys[i] - 2 * ys[0]);
		}
		return new Point(xs[0] + sumX / (6 * area), ys[0] + sumY / (6 * area));
	}

	/** Whether a point lies inside (by the even-odd rule; on the line itself, the answer may be either). */
	public boolean contains(final double x, final double y) {
		boolean inside = false;
		for (int i = 0, j = size() - 1; i < size(); j = i++)
			if (ys[i] > y != ys[j] > y && x < xs[i] + (y - ys[i]) / (ys[j] - ys[i]) * (xs[j] - xs[i])) inside = !inside;
		return inside;
	}

	/** This polygon moved by (dx, dy). */
	public Polygon translate(final double dx, final double dy) {
		return of(Arrays.stream(xs).map(x -> x + dx).toArray(), Arrays.stream(ys).map(y -> y + dy).toArray());
	}

	/** This polygon with all coordinates multiplied, as from pixels to micrometres. */
	public Polygon scale(final double factor) {
		return of(Arrays.stream(xs).map(x -> x * factor).toArray(), Arrays.stream(ys).map(y -> y * factor).toArray());
	}

	/** Positive if the ring turns from the x axis towards the y axis. */
	double signedArea() {
		double sum = 0;
		for (int i = 0, j = size() - 1; i < size(); j = i++) sum += cross(j, i);
		return sum / 2;
	}

	/** The cross product of two points, seen from the first point, so that a far-off ring loses no digits. */
	private double cross(final int i, final int j) {
		return (xs[i] - xs[0]) * (ys[j] - ys[0]) - (xs[j] - xs[0]) * (ys[i] - ys[0]);
	}
}
