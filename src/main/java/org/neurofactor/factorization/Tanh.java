package org.neurofactor.factorization;

/**
 * The hyperbolic tangent, the same to the last bit on every processor, unlike {@code Math.exp}, and nearly as fast:
 * there is nothing in it but sums, products and one quotient. From FDLIBM's exponential function (Sun Microsystems,
 * 1993), e<sup>y</sup> = 2<sup>k</sup> (2 − c + 2 r) / (2 − c) where y = k ln 2 + r, and
 * tanh x = 1 − 2 / (e<sup>2 x</sup> + 1).
 */
final class Tanh {

	/** Beyond, it is ±1 in double precision. */
	private static final double LARGE = 20;

	private static final double LOG2_E = 1.4426950408889634;
	private static final double LN2_HIGH = 0.6931471803691238;
	private static final double LN2_LOW = 1.9082149292705877e-10;

	/** Added to a number, it moves the whole part to the last bits. */
	private static final double SHIFT = 0x1.8p52;
	private static final int EXPONENT_BIAS = 1023;
	private static final int MANTISSA_BITS = 52;

	private static final double P1 = 0.16666666666666602;
	private static final double P2 = -0.0027777777777015593;
	private static final double P3 = 6.613756321437934e-05;
	private static final double P4 = -1.6533902205465252e-06;
	private static final double P5 = 4.1381367970572385e-08;

	private Tanh() {}

	/** Off by 5e-16 at most. */
	static double of(final double x) {
		final double y = 2 * (x > LARGE ? LARGE : x < -LARGE ? -LARGE : x);
		final double shifted = y * LOG2_E + SHIFT;
		final double k = shifted - SHIFT;
		final double r = y - k * LN2_HIGH - k * LN2_LOW;
		final double t = r * r;
		final double c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
		final double d = 2 - c;
		final double power =
			Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) + EXPONENT_BIAS << MANTISSA_BITS);
		return 1 - 2 * d / (power * (d + 2 * r) + d);
	}
}
