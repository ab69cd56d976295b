package org.neurofactor.random;

/**
 * Standard normal random numbers by the polar Box–Muller method from a {@link MersenneTwister}: the draws of NumPy's
 * legacy {@code RandomState}, which makes them in pairs and gives the second of a pair first.
 * <p>
 * Box &amp; Muller (1958), Ann. Math. Stat. 29:610–611, doi 10.1214/aoms/1177706645; Marsaglia &amp; Bray (1964), SIAM
 * Rev. 6:260–264, doi 10.1137/1006063.
 * </p>
 */
public final class NormalGenerator {

	private final MersenneTwister uniform;
	private boolean hasNext;
	private double next;

	/**
	 * @param seed from 0 to 2³² − 1
	 * @throws IllegalArgumentException if the seed is outside that range
	 */
	public NormalGenerator(final long seed) {
		uniform = new MersenneTwister(seed);
	}

	/** The next number of mean 0 and standard deviation 1. */
	public double next() {
		if (hasNext) {
			hasNext = false;
			return next;
		}
		double x, y, square;
		do {
			x = 2 * uniform.nextDouble() - 1;
			y = 2 * uniform.nextDouble() - 1;
			square = x * x + y * y;
		}
		while (square >= 1 || square == 0);
		final double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
		next = scale * x;
		hasNext = true;
		return scale * y;
	}
}
