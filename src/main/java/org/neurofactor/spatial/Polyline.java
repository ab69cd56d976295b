package org.neurofactor.spatial;

import java.util.Arrays;

/** A run of points that may return to its start, which is then not repeated. */
final class Polyline {

	final double[] xs;
	final double[] ys;
	final boolean closed;

	Polyline(final double[] xs, final double[] ys, final boolean closed) {
		this.xs = xs;
		this.ys = ys;
		this.closed = closed;
	}

	/** The number of points, the return to the start included. */
	int length() {
		return closed ? xs.length + 1 : xs.length;
	}

	/** The polygon of these points, multiplied by {@code scale} and moved by {@code shift} in x and y. */
	Polygon toPolygon(final double scale, final double shift) {
		return Polygon.of(Arrays.stream(xs).map(x -> x * scale + shift).toArray(),
			Arrays.stream(ys).map(y -> y * scale + shift).toArray());
	}
}
