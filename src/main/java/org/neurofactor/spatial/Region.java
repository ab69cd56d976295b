package org.neurofactor.spatial;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/** A set of points in the plane bounded by straight lines, in any number of pieces and with any number of holes. */
public final class Region {

	private final Area area;

	private Region(final Area area) {
		this.area = area;
	}

	/** The region without a point. */
	public static Region empty() {
		return new Region(new Area());
	}

	/** What a polygon encloses. Where it crosses itself, every part it runs around belongs to it. */
	public static Region of(final Polygon polygon) {
		if (polygon.isEmpty()) return empty();
		final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, polygon.size() + 1);
		path.moveTo(polygon.x(0), polygon.y(0));
		for (int i = 1; i < polygon.size(); i++) path.lineTo(polygon.x(i), polygon.y(i));
		path.closePath();
		return new Region(new Area(path));
	}

	/** What is in this region, the other, or both. */
	public Region union(final Region other) {
		final Area result = new Area(area);
		result.add(other.area);
		return new Region(result);
	}

	/** What is in both this region and the other. */
	public Region intersection(final Region other) {
		final Area result = new Area(area);
		result.intersect(other.area);
		return new Region(result);
	}

	/** What is in this region but not in the other. */
	public Region difference(final Region other) {
		final Area result = new Area(area);
		result.subtract(other.area);
		return new Region(result);
	}

	public boolean isEmpty() {
		return area.isEmpty();
	}

	/** The size of this region; 0 if empty. */
	public double area() {
		// The boundary runs around pieces and holes in opposite senses, so that holes count negative.
		double twice = 0;
		final double[] to = new double[6];
		final double[] start = new double[2];
		final double[] from = new double[2];
		for (final PathIterator path = area.getPathIterator(null); !path.isDone(); path.next()) {
			switch (path.currentSegment(to)) {
				case PathIterator.SEG_MOVETO:
					System.arraycopy(to, 0, start, 0, 2);
					break;
				case PathIterator.SEG_LINETO:
					twice += cross(start, from, to);
					break;
				default: // Closing a ring adds nothing, as seen from its start; and there are no curves.
			}
			System.arraycopy(to, 0, from, 0, 2);
		}
		return Math.abs(twice) / 2;
	}

	/** The cross product of two points as seen from an origin. */
	private static double cross(final double[] origin, final double[] a, final double[] b) {
		return (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
	}
}
