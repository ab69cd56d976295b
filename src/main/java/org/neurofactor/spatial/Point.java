package org.neurofactor.spatial;

/** A place in the plane, in pixels. */
public final class Point {

	private final double x;
	private final double y;

	public Point(final double x, final double y) {
		this.x = x;
		this.y = y;
	}

	public double x() {
		return x;
	}

	public double y() {
		return y;
	}

	/** The Euclidean distance to another point; NaN if a coordinate is. */
	public double distanceTo(final Point other) {
		return StrictMath.hypot(x - other.x, y - other.y);
	}

	@Override
	public String toString() {
		return "(" + x + ", " + y + ")";
	}
}
