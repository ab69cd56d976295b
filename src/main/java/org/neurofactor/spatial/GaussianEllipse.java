package org.neurofactor.spatial;

import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;

/**
 * The ellipse at σ standard deviations of the Gaussian that fits an image best in the least-squares sense. The Gaussian
 * is a bivariate normal density times an amplitude of either sign. Lengths are in pixels.
 * <p>
 * An image of zeros has no such Gaussian: all values are NaN. An image that is far from a Gaussian (constant, a
 * gradient, a single pixel) has one that says little: then values may be huge, or a semi-axis much below a pixel, and
 * which of many equally good fits is found is a matter of rounding.
 */
public final class GaussianEllipse {

	/** Generous: blobs take about ten evaluations, white noise some thirty. */
	private static final int MAX_EVALUATIONS = 200;

	/** The square root of the machine epsilon, MINPACK's recommendation for cost and parameters. */
	private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

	private final double centerX;
	private final double centerY;
	private final double varianceX;
	private final double varianceY;
	private final double covariance;
	private final double determinant;
	private final double sigma;

	private GaussianEllipse(final double[] gaussian, final double sigma) {
		centerX = gaussian[GaussianResiduals.CENTER_X];
		centerY = gaussian[GaussianResiduals.CENTER_Y];
		final double sdX = gaussian[GaussianResiduals.SD_X];
		final double sdY = gaussian[GaussianResiduals.SD_Y];
		final double correlation = gaussian[GaussianResiduals.CORRELATION];
		varianceX = sdX * sdX;
		varianceY = sdY * sdY;
		// The fit may arrive at a negative standard deviation: that changes the sign of the correlation, no more.
		covariance = correlation * sdX * sdY;
		determinant = varianceX * varianceY * (1 - correlation * correlation);
		this.sigma = sigma;
	}

	/**
	 * Fits a Gaussian with the Levenberg–Marquardt method (Moré 1978, doi 10.1007/BFb0067700). It starts at the pixel
	 * of largest magnitude, as a circle with the area of the pixels above exp(−½) of that one.
	 *
	 * @param image the image; masked pixels count as 0
	 * @param sigma the ellipse's distance from the centre in standard deviations, &gt; 0
	 * @throws IllegalArgumentException if {@code sigma} is not a positive number
	 */
	public static GaussianEllipse fit(final Image2D image, final double sigma) {
		if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY))
			throw new IllegalArgumentException("An ellipse's sigma must be a positive number, but is " + sigma);
		return new GaussianEllipse(fit(image.maskedAsZero()), sigma);
	}

	private static double[] fit(final Image2D image) {
		final int start = image.indexOfPeak();
		final double peak = image.values()[start];
		final GaussianResiduals residuals = new GaussianResiduals(image);
		if (peak == 0 || !Double.isFinite(peak)) return residuals.best();
		final double sd = Math.sqrt(pixelsAbove(image, peak, StrictMath.exp(-0.5)) / Math.PI);
		final LeastSquaresProblem problem =
			new LeastSquaresBuilder().start(new double[] { start % image.width(), start / image.width(), sd, sd, 0, 0 })
				.model(residuals)
				.target(new double[GaussianResiduals.COUNT])
				.maxEvaluations(MAX_EVALUATIONS)
				.maxIterations(MAX_EVALUATIONS)
				.build();
		try {
			return new LevenbergMarquardtOptimizer().withCostRelativeTolerance(TOLERANCE)
				.withParameterRelativeTolerance(TOLERANCE)
				.withOrthoTolerance(0)
				.optimize(problem)
				.getPoint()
				.toArray();
		}
		catch (final ConvergenceException | TooManyEvaluationsException e) {
			return residuals.best();
		}
	}

	private static long pixelsAbove(final Image2D image, final double peak, final double fraction) {
		long count = 0;
		for (final double v : image.values()) if (v / peak > fraction) count++;
		return count;
	}

	/** The x coordinate of the centre, in pixels; it may lie outside the image. */
	public double centerX() {
		return centerX;
	}

	/** The y coordinate of the centre, in pixels; it may lie outside the image. */
	public double centerY() {
		return centerY;
	}

	/** The longer semi-axis, in pixels. */
	public double semiMajor() {
		return sigma * Math.sqrt(majorVariance());
	}

	/** The shorter semi-axis, in pixels. */
	public double semiMinor() {
		// The other eigenvalue as a quotient, because as a difference it would lose the digits of a thin ellipse.
		return sigma * Math.sqrt(determinant / majorVariance());
	}

	/** The angle from the x axis to the major semi-axis, turning towards the y axis, in radians within [−π/2, π/2]. */
	public double rotation() {
		return 0.5 * StrictMath.atan2(2 * covariance, varianceX - varianceY);
	}

	/** The diameter of the circle with the same area as the ellipse, 2 √(major · minor semi-axis). */
	public double diameter() {
		return 2 * Math.sqrt(semiMajor() * semiMinor());
	}

	/** Half the width of the upright rectangle around the ellipse. */
	public double halfWidth() {
		return sigma * Math.sqrt(varianceX);
	}

	/** Half the height of the upright rectangle around the ellipse. */
	public double halfHeight() {
		return sigma * Math.sqrt(varianceY);
	}

	private double majorVariance() {
		return (varianceX + varianceY) / 2 + StrictMath.hypot((varianceX - varianceY) / 2, covariance);
	}
}
