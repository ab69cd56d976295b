package org.neurofactor.matrix;

/**
 * Loops over rows of {@link #SIZE} numbers that the JIT compiler vectorises. With a constant number of turns it does so
 * for more arrays at a time than in {@link Kernels}: up to nine or ten; with more, a turn is too large for it to be
 * unrolled (60 nodes of its graph), and the loop runs several times slower. What limits loops that are vectorised is
 * how often memory is touched, so that each does as much as it can with what it has read.
 */
public final class BlockKernels {

	/** Numbers in a row. */
	public static final int SIZE = 384;

	/**
	 * Numbers that the products of two rows are summed to: with more, the sums leave the cache; short loops are slower.
	 */
	public static final int SUMS = SIZE / 3;

	/**
	 * Length of the array that holds a row. With its header it is a multiple of a cache line's 64 bytes, so that rows
	 * allocated together lie alike in their cache lines, and a loop that is aligned to one of them is aligned to all.
	 */
	public static final int LENGTH = SIZE + 6;

	/** Makes any positive number so large that no gradient changes it, but finite, and leaves zero as it is. */
	private static final double HUGE = 1e250;

	private BlockKernels() {}

	/** y ← c + Σ_k c[k] x[k] over the five rows from {@code k} on. */
	public static void set5(final double[] y, final double constant, final double[][] x, final double[] c,
		final int k)
	{
		set5(y, constant, c[k], x[k], c[k + 1], x[k + 1], c[k + 2], x[k + 2], c[k + 3], x[k + 3], c[k + 4], x[k + 4]);
	}

	/** y ← y + Σ_k c[k] x[k] over the five rows from {@code k} on. */
	public static void add5(final double[] y, final double[][] x, final double[] c, final int k) {
		add5(y, c[k], x[k], c[k + 1], x[k + 1], c[k + 2], x[k + 2], c[k + 3], x[k + 3], c[k + 4], x[k + 4]);
	}

	private static void set5(final double[] y, final double constant, final double c0, final double[] x0,
		final double c1, final double[] x1, final double c2, final double[] x2, final double c3, final double[] x3,
		final double c4, final double[] x4)
	{
		for (int i = 0; i < SIZE; i++) y[i] = constant + c0 * x0[i] + c1 * x1[i] + c2 * x2[i] + c3 * x3[i] + c4 * x4[i];
	}

	private static void add5(final double[] y, final double c0, final double[] x0, final double c1, final double[] x1,
		final double c2, final double[] x2, final double c3, final double[] x3, final double c4, final double[] x4)
	{
		for (int i = 0; i < SIZE; i++) y[i] += c0 * x0[i] + c1 * x1[i] + c2 * x2[i] + c3 * x3[i] + c4 * x4[i];
	}

	/**
	 * With the gradient g = r + h y + Σ_k c[k] x[k] over the four rows from {@code k} on: y ← max(y − g s, 0). To v is
	 * added the magnitude of the projected gradient: of g where y is positive, of its negative part where y is zero.
	 *
	 * @param h second derivative
	 * @param s width of the step
	 */
	public static void projectedStep(final double[] y, final double[] r, final double h, final double s,
		final double[] v, final double[][] x, final double[] c, final int k)
	{
		projectedStep(y, r, h, s, v, c[k], x[k], c[k + 1], x[k + 1], c[k + 2], x[k + 2], c[k + 3], x[k + 3]);
	}

	private static void projectedStep(final double[] y, final double[] r, final double h, final double s,
		final double[] v, final double c0, final double[] x0, final double c1, final double[] x1, final double c2,
		final double[] x2, final double c3, final double[] x3)
	{
		for (int i = 0; i < SIZE; i++) {
			final double old = y[i];
			final double gradient = r[i] + h * old + c0 * x0[i] + c1 * x1[i] + c2 * x2[i] + c3 * x3[i];
			final double moved = old - gradient * s;
			y[i] = 0.5 * (moved + Math.abs(moved)); // exactly max(moved, 0), and faster
			final double atZero = gradient + old * HUGE - old * HUGE; // the gradient where y is zero, otherwise zero
			v[i] += Math.abs(gradient) - 0.5 * (atZero + Math.abs(atZero)); // Math.min is slower
		}
	}

	/** Adds the products of the rows a and b to y. */
	public static void addProducts(final double[] y, final double[] a, final double[] b) {
		for (int i = 0; i < SUMS; i++)
			y[i] += a[i] * b[i] + a[i + SUMS] * b[i + SUMS] + a[i + 2 * SUMS] * b[i + 2 * SUMS];
	}

	/** Adds the products of the rows a and b to y, those of a and c to z. */
	public static void addProducts(final double[] y, final double[] z, final double[] a, final double[] b,
		final double[] c)
	{
		for (int i = 0; i < SUMS; i++) {
			y[i] += a[i] * b[i] + a[i + SUMS] * b[i + SUMS] + a[i + 2 * SUMS] * b[i + 2 * SUMS];
			z[i] += a[i] * c[i] + a[i + SUMS] * c[i + SUMS] + a[i + 2 * SUMS] * c[i + 2 * SUMS];
		}
	}

	/**
	 * The sum of the first numbers, eight partial sums at a time, as each addition waits for the one before.
	 *
	 * @param count a multiple of 8
	 */
	public static double sum(final double[] x, final int count) {
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
		for (int i = 0; i < count; i += 8) {
			s0 += x[i];
			s1 += x[i + 1];
			s2 += x[i + 2];
			s3 += x[i + 3];
			s4 += x[i + 4];
			s5 += x[i + 5];
			s6 += x[i + 6];
			s7 += x[i + 7];
		}
		return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
	}
}
