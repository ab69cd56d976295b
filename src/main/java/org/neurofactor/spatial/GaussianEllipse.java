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
 * Images that are far from a Gaussian have some fit or none. Where there is none, all values are NaN.
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
	private final double sigma;

	private GaussianEllipse(final double[] gaussian, final double sigma) {
		centerX = gaussian[GaussianResiduals.CENTER_X];
		centerY = gaussian[GaussianResiduals.CENTER_Y];
		final double sdX = gaussian[GaussianResiduals.SD_X];
		final double sdY = gaussian[GaussianResiduals.SD_Y];
		varianceX = sdX * sdX;
		varianceY = sdY * sdY;
		// The fit may arrive with a negative standard deviation, which mirrors the sign of the correlation.
		covariance = gaussian[GaussianResiduals.CORRELATION] * sdX * sdY;
		this.sigma = sigma;
	}

	/**
	 * Fits a Gaussian with the Levenberg–Marquardt method (Moré 1978, doi 10.1007/BFb0067700). It starts at the pixel of
	 * largest magnitude, as a circle with the area of the pixels above exp(−½) of that one.
	 *
	 * @param image the image; masked pixels count as 0
	 * @param sigma the ellipse's distance from the centre in standard deviations, &gt; 0
	 * @throws IllegalArgumentException if {@code sigma} is not a positive number
	 */
	public static GaussianEllipse fit(final Image2D image, final double sigma) {
		if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(
			"An ellipse's sigma must be a positive number, but is " + sigma);
		return new GaussianEllipse(fit(image.maskedAsZero()), sigma);
	}

	private static double[] fit(final Image2D image) {
		final int start = image.indexOfPeak();
		final double peak = image.values()[start];
		final GaussianResiduals residuals = new GaussianResiduals(image);
		if (peak == 0 || !Double.isFinite(peak)) return residuals.best();
		final double sd = Math.sqrt(pixelsAbove(image, peak, Math.exp(-0.5)) / Math.PI);
		final LeastSquaresProblem problem = new LeastSquaresBuilder()
			.start(new double[] { start % image.width(), start / image.width(), sd, sd, 0, 0 })
			.model(residuals).target(new double[GaussianResiduals.COUNT])
			.maxEvaluations(MAX_EVALUATIONS).maxIterations(MAX_EVALUATIONS).build();
		try {
			return new LevenbergMarquardtOptimizer().withCostRelativeTolerance(TOLERANCE)
				.withParameterRelativeTolerance(TOLERANCE).withOrthoTolerance(0).optimize(problem).getPoint().toArray();
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

	public double centerX() {
		return centerX;
	}

	public double centerY() {
		return centerY;
	}

	public double semiMajor() {
		return sigma * Math.sqrt(majorVariance());
	}

	public double semiMinor() {
		// The determinant over the larger eigenvalue: their difference would lose the digits of a thin ellipse.
		return sigma * Math.sqrt((varianceX * varianceY - covariance * covariance) / majorVariance());
	}

	/** The angle from the x axis to the major semi-axis, turning towards the y axis, in radians within [−π/2, π/2]. */
	public double rotation() {
		return 0.5 * Math.atan2(2 * covariance, varianceX - varianceY);
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
		return (varianceX + varianceY) / 2 + Math.hypot((varianceX - varianceY) / 2, covariance);
	}
}
