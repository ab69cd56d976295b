package org.neurofactor.stnmf.simulation;

import org.neurofactor.spatial.Polygon;

/** A subunit of a simulated receptive field: an elliptical Gaussian with a weight. Immutable. */
public final class GaussianSubunit {

	private final double x;
	private final double y;
	private final double sigmaMajor;
	private final double sigmaMinor;
	private final double angle;
	private final double weight;
	private final double cos;
	private final double sin;

	GaussianSubunit(final double x, final double y, final double sigmaMajor, final double sigmaMinor,
		final double angle, final double weight)
	{
		this.x = x;
		this.y = y;
		this.sigmaMajor = sigmaMajor;
		this.sigmaMinor = sigmaMinor;
		this.angle = angle;
		this.weight = weight;
		cos = StrictMath.cos(angle);
		sin = StrictMath.sin(angle);
	}

	/** Centre, in pixels from the centre of the leftmost column. */
	public double x() {
		return x;
	}

	/** Centre, in pixels from the centre of the uppermost row. */
	public double y() {
		return y;
	}

	/** Standard deviation along the major axis, in pixels. */
	public double sigmaMajor() {
		return sigmaMajor;
	}

	/** Standard deviation along the minor axis, in pixels. */
	public double sigmaMinor() {
		return sigmaMinor;
	}

	/** Direction of the major axis in radians, 0 to π, from the x axis towards the (downward) y axis. */
	public double angle() {
		return angle;
	}

	/** What its output counts for in the ganglion cell's sum. */
	public double weight() {
		return weight;
	}

	/** The Gaussian at a point, 1 at the centre. */
	public double sensitivity(final double px, final double py) {
		final double u = ((px - x) * cos + (py - y) * sin) / sigmaMajor;
		final double v = ((py - y) * cos - (px - x) * sin) / sigmaMinor;
		return StrictMath.exp(-0.5 * (u * u + v * v));
	}

	/** The ellipse {@code sigmas} standard deviations from the centre, as a polygon of {@code points} points. */
	public Polygon outline(final double sigmas, final int points) {
		final double[] xs = new double[points];
		final double[] ys = new double[points];
		for (int i = 0; i < points; i++) {
			final double phase = 2 * Math.PI * i / points;
			final double u = sigmas * sigmaMajor * StrictMath.cos(phase);
			final double v = sigmas * sigmaMinor * StrictMath.sin(phase);
			xs[i] = x + u * cos - v * sin;
			ys[i] = y + u * sin + v * cos;
		}
		return Polygon.of(xs, ys);
	}
}
