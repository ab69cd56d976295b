package org.neurofactor.stnmf;

import org.neurofactor.spatial.Contour;
import org.neurofactor.spatial.GaussianEllipse;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Point;
import org.neurofactor.spatial.Polygon;

/** A localized module as a receptive-field subunit. Lengths are in pixels. */
public final class Subunit {

	/** Width of a contour in standard deviations of a Gaussian. */
	static final double CONTOUR_SIGMA = 1.22;

	private static final double SMOOTHING = 0.5;
	static final double ELLIPSE_SIGMA = 2;

	private final int module;
	private final Image2D image;
	private final double ratio;
	private final int polarity;
	private final Polygon outline;
	private final GaussianEllipse ellipse;

	Subunit(final int module, final Image2D moduleImage, final double ratio) {
		this.module = module;
		this.ratio = ratio;
		image = normalise(moduleImage);
		polarity = (int) (Math.signum(extreme(image)) * Math.signum(ratio));
		outline = Contour.of(image, CONTOUR_SIGMA, SMOOTHING);
		ellipse = GaussianEllipse.fit(image, ELLIPSE_SIGMA);
	}

	private static Image2D normalise(final Image2D image) {
		double square = 0;
		for (final double value : image.values()) if (!Double.isNaN(value)) square += value * value;
		final double norm = Math.sqrt(square);
		final double[] values = image.values().clone();
		for (int i = 0; i < values.length; i++) values[i] /= norm;
		return new Image2D(image.width(), image.height(), values);
	}

	/** The value of largest magnitude. */
	private static double extreme(final Image2D image) {
		double extreme = 0;
		for (final double value : image.values()) if (Math.abs(value) > Math.abs(extreme)) extreme = value;
		return extreme;
	}

	/** Number of the module, from 0. */
	public int module() {
		return module;
	}

	/** The module divided by its L2 norm; NaN where masked. */
	public Image2D image() {
		return image;
	}

	/** Mean weight of the module, divided by the L2 norm of those of all subunits. */
	public double ratio() {
		return ratio;
	}

	/** +1 (ON) or −1 (OFF): sign of the image where its magnitude is largest, times the sign of the ratio. */
	public int polarity() {
		return polarity;
	}

	/** Outline: the contour at 1.22 σ of the lightly smoothed image; may be empty. */
	public Polygon outline() {
		return outline;
	}

	/** The Gaussian that fits best, at 2 σ. */
	public GaussianEllipse ellipse() {
		return ellipse;
	}

	/** Effective diameter 2 √(a b) of the {@link #ellipse()}. */
	public double diameter() {
		return ellipse.diameter();
	}

	/** Centroid of the outline as a line; NaN, NaN if it is empty. */
	public Point centroid() {
		return outline.ringCentroid();
	}
}
