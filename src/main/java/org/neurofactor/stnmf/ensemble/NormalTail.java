package org.neurofactor.stnmf.ensemble;

/** The upper tail of the standard normal distribution, Q(z) = P(Z &gt; z), exact far out. */
final class NormalTail {

	/** Where the power series hands over to the continued fraction. */
	private static final double FAR = 2;
	private static final int TERMS = 200;

	/** Q of the largest z is 0 in double precision. */
	private static final double LARGEST = 40;
	private static final int BISECTIONS = 100;

	private NormalTail() {}

	/** Q(z) (Abramowitz &amp; Stegun 1964, 26.2.10 and 26.2.14). */
	static double of(final double z) {
		if (z < 0) return 1 - of(-z);
		final double density = StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
		if (z > FAR) {
			double fraction = z;
			for (int k = TERMS; k > 0; k--) fraction = z + k / fraction;
			return density / fraction;
		}
		double term = z, sum = z; // φ(z) (z + z³/3 + z⁵/15 + …), 26.2.11
		for (int k = 1; k < TERMS; k++) sum += term *= z * z / (2 * k + 1);
		return 0.5 - density * sum;
	}

	/** The z ≥ 0 for which Q(z) = {@code q}, 0 &lt; q ≤ ½. */
	static double inverse(final double q) {
		double low = 0, high = LARGEST;
		for (int i = 0; i < BISECTIONS; i++) {
			final double middle = 0.5 * (low + high);
			if (of(middle) > q) low = middle;
			else high = middle;
		}
		return high;
	}
}
