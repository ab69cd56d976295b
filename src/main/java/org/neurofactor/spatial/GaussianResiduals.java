package org.neurofactor.spatial;

import java.util.Arrays;

import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

import org.neurofactor.matrix.Cholesky;

/**
 * The residuals of a Gaussian on an image, and their derivatives by its parameters.
 * <p>
 * The Gaussian is A · N(x, y; µ, s, ρ), where with u = (x − µ<sub>x</sub>) / s<sub>x</sub>,
 * v = (y − µ<sub>y</sub>) / s<sub>y</sub>, q = 1 − ρ²
 * <p>
 * N = exp(−(u² − 2ρuv + v²) / 2q) / (2π s<sub>x</sub> s<sub>y</sub> √q).
 * </p>
 * A least-squares method sees residuals r and Jacobian J only through JᵀJ, Jᵀr and rᵀr. So instead of one line per
 * pixel it is given the seven lines of the triangular matrix R with RᵀR = [J r]ᵀ[J r], which have the same products.
 */
final class GaussianResiduals implements MultivariateJacobianFunction {

	static final int CENTER_X = 0;
	static final int CENTER_Y = 1;
	static final int SD_X = 2;
	static final int SD_Y = 3;
	static final int CORRELATION = 4;
	static final int AMPLITUDE = 5;

	private static final int PARAMETERS = 6;

	/** The number of condensed residuals. */
	static final int COUNT = PARAMETERS + 1;

	/** Below exp(−40) of its peak the Gaussian is less than rounding errors in the sums over pixels. */
	private static final double NEGLIGIBLE_EXPONENT = 40;

	private final Image2D image;
	private double[] best = new double[PARAMETERS];
	private double leastSquares = Double.POSITIVE_INFINITY;

	/** @param image an image without masked pixels */
	GaussianResiduals(final Image2D image) {
		this.image = image;
		Arrays.fill(best, Double.NaN);
	}

	/** The parameters with the least squared residuals of all that have been tried; NaN if none has. */
	double[] best() {
		return best.clone();
	}

	@Override
	public Pair<RealVector, RealMatrix> value(final RealVector point) {
		final double[] p = point.toArray();
		final double[][] triangle = products(p);
		Cholesky.decomposeSemidefinite(triangle);
		final double[] residuals = new double[COUNT];
		final double[][] jacobian = new double[COUNT][];
		double squares = 0;
		for (int i = 0; i < COUNT; i++) {
			residuals[i] = triangle[i][PARAMETERS];
			jacobian[i] = Arrays.copyOf(triangle[i], PARAMETERS);
			squares += residuals[i] * residuals[i];
		}
		if (squares < leastSquares) {
			leastSquares = squares;
			best = p;
		}
		return new Pair<>(new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(jacobian, false));
	}

	/**
	 * [J r]ᵀ[J r] summed over all pixels, of which only the upper triangle is filled; all NaN where no Gaussian has
	 * these parameters (|ρ| ≥ 1).
	 */
	private double[][] products(final double[] p) {
		final double[][] sums = new double[COUNT][COUNT];
		final double q = 1 - p[CORRELATION] * p[CORRELATION];
		if (!(q > 0)) {
			for (final double[] line : sums) Arrays.fill(line, Double.NaN);
			return sums;
		}
		final double coupling = p[CORRELATION] / q;
		final double density = 1 / (2 * Math.PI * p[SD_X] * p[SD_Y] * Math.sqrt(q));
		final double amplitude = p[AMPLITUDE];
		final double[] row = new double[COUNT];
		double untouched = 0;
		for (int y = 0, i = 0; y < image.height(); y++) {
			final double v = (y - p[CENTER_Y]) / p[SD_Y];
			for (int x = 0; x < image.width(); x++, i++) {
				final double u = (x - p[CENTER_X]) / p[SD_X];
				final double alongU = u / q - coupling * v;
				final double alongV = v / q - coupling * u;
				final double exponent = (u * alongU + v * alongV) / 2;
				final double pixel = image.values()[i];
				if (exponent > NEGLIGIBLE_EXPONENT) {
					untouched += pixel * pixel;
					continue;
				}
				final double normal = density * StrictMath.exp(-exponent);
				final double gaussian = amplitude * normal;
				row[CENTER_X] = gaussian * alongU / p[SD_X];
				row[CENTER_Y] = gaussian * alongV / p[SD_Y];
				row[SD_X] = gaussian * (u * alongU - 1) / p[SD_X];
				row[SD_Y] = gaussian * (v * alongV - 1) / p[SD_Y];
				row[CORRELATION] = gaussian * (alongU * alongV + coupling);
				row[AMPLITUDE] = normal;
				row[PARAMETERS] = gaussian - pixel;
				addProducts(row, sums);
			}
		}
		sums[PARAMETERS][PARAMETERS] += untouched;
		return sums;
	}

	private static void addProducts(final double[] row, final double[][] sums) {
		for (int a = 0; a < COUNT; a++) {
			final double factor = row[a];
			final double[] line = sums[a];
			for (int b = a; b < COUNT; b++) line[b] += factor * row[b];
		}
	}
}
