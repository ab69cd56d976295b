package org.neurofactor.spatial;

import org.apache.commons.math3.special.Erf;

/**
 * Moran's I, the spatial autocorrelation of an image with its 4-connected neighbours: about 0 where pixels are
 * scattered at random, towards 1 where like values lie together, −1 on a checkerboard.
 * <p>
 * With the deviations s from the image's mean, N pixels and weights w<sub>ij</sub> = 1 for pixels that share an edge,
 * <p>
 * I = N Σ<sub>ij</sub> w<sub>ij</sub> s<sub>i</sub> s<sub>j</sub> / (Σ<sub>ij</sub> w<sub>ij</sub> ·
 * Σ<sub>i</sub> s<sub>i</sub>²)
 * </p>
 * (Moran 1950, doi 10.1093/biomet/37.1-2.17). The significance is that of the normal approximation under
 * randomization (Cliff &amp; Ord 1981). Masked pixels count as 0 and as neighbours, like any others.
 */
public final class MoransI {

	private final double statistic;
	private final double z;

	private MoransI(final double statistic, final double z) {
		this.statistic = statistic;
		this.z = z;
	}

	/**
	 * Moran's I of an image. An image that is the same in all unmasked pixels has no spatial structure to measure: its
	 * I is NaN by definition, rather than whatever the rounding of its mean would make of 0/0.
	 */
	public static MoransI of(final Image2D image) {
		if (isConstant(image)) return new MoransI(Double.NaN, Double.NaN);
		final int width = image.width();
		final int height = image.height();
		final double[] s = deviations(image.maskedAsZero().values());
		final double n = s.length;
		double products = 0;
		double squares = 0;
		double fourths = 0;
		double s0 = 0;
		double s2 = 0;
		for (int y = 0, i = 0; y < height; y++) for (int x = 0; x < width; x++, i++) {
			double neighbours = 0;
			int degree = 0;
			if (x > 0) {
				neighbours += s[i - 1];
				degree++;
			}
			if (x < width - 1) {
				neighbours += s[i + 1];
				degree++;
			}
			if (y > 0) {
				neighbours += s[i - width];
				degree++;
			}
			if (y < height - 1) {
				neighbours += s[i + width];
				degree++;
			}
			final double square = s[i] * s[i];
			products += s[i] * neighbours;
			squares += square;
			fourths += square * square;
			s0 += degree;
			s2 += 4. * degree * degree;
		}
		final double statistic = n * products / (squares * s0);
		final double kurtosis = fourths / (squares * squares / n);
		return new MoransI(statistic, (statistic - mean(n)) / Math.sqrt(variance(n, s0, s2, kurtosis)));
	}

	/** I, within about [−1, 1]; NaN for a constant image or a single pixel. */
	public double statistic() {
		return statistic;
	}

	/** How many standard deviations I lies above its expectation for the same pixels in random order. */
	public double z() {
		return z;
	}

	/** Two-sided probability of an I at least as far from its expectation, for the same pixels in random order. */
	public double pValue() {
		return Double.isNaN(z) ? Double.NaN : Erf.erfc(Math.abs(z) / Math.sqrt(2));
	}

	private static double mean(final double n) {
		return -1 / (n - 1);
	}

	/** Cliff &amp; Ord's variance under randomization; s0, s1, s2 are sums over the weights, s3 is the kurtosis. */
	private static double variance(final double n, final double s0, final double s2, final double s3) {
		final double s1 = 2 * s0;
		final double s4 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
		final double s5 = (n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0;
		return (n * s4 - s3 * s5) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - mean(n) * mean(n);
	}

	private static double[] deviations(final double[] values) {
		double sum = 0;
		for (final double v : values) sum += v;
		final double mean = sum / values.length;
		final double[] s = new double[values.length];
		for (int i = 0; i < s.length; i++) s[i] = values[i] - mean;
		return s;
	}

	private static boolean isConstant(final Image2D image) {
		double first = Double.NaN;
		for (final double v : image.values()) {
			if (Double.isNaN(first)) first = v;
			else if (v != first && !Double.isNaN(v)) return false;
		}
		return true;
	}
}
