package org.neurofactor.spatial;

/**
 * Chaikin's corner cutting: each side of a polyline is replaced by the points at a quarter and three quarters of it.
 * Repeated, this converges to the quadratic B-spline of the points (Chaikin 1974,
 * doi 10.1016/0146-664X(74)90028-8).
 */
final class ChaikinSubdivision {

	private ChaikinSubdivision() {}

	/** One round of cutting corners: twice the points on a closed line, an open one is shortened at its ends. */
	static Polyline of(final Polyline line) {
		return new Polyline(cut(line.xs, line.closed), cut(line.ys, line.closed), line.closed);
	}

	private static double[] cut(final double[] p, final boolean closed) {
		final int sides = closed ? p.length : p.length - 1;
		final double[] cut = new double[2 * sides];
		for (int i = 0; i < sides; i++) {
			// A closed line begins with the side that leads to its first point.
			final double from = closed ? p[(i + p.length - 1) % p.length] : p[i];
			final double to = closed ? p[i] : p[i + 1];
			cut[2 * i] = 0.75 * from + 0.25 * to;
			cut[2 * i + 1] = 0.25 * from + 0.75 * to;
		}
		return cut;
	}
}
