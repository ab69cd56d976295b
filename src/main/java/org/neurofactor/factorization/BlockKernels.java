package org.neurofactor.factorization;

/**
 * Loops over rows of {@link #SIZE} numbers that the JIT compiler vectorises. With a constant number of turns it does so
 * for more arrays at a time than in {@link Kernels}: up to seven, with about nine numbers read or written per turn.
 * What limits them is how often memory is touched, so that each loop does as much as it can with what it has read.
 */
final class BlockKernels {

	/** Numbers in a row. */
	static final int SIZE = 256;

	/** Of the products of two rows, those a quarter of a row apart are summed at once. */
	static final int QUARTER = SIZE / 4;

	/** Makes any positive number larger than all gradients and leaves zero as it is, without a branch. */
	private static final double HUGE = 1e300;

	private BlockKernels() {}

	/** y ← c + Σ_k c[k] x[k] over the five rows from {@code k} on. */
	static void set5(final double[] y, final double constant, final double[][] x, final double[] c, final int k) {
		set5(y, constant, c[k], x[k], c[k + 1], x[k + 1], c[k + 2], x[k + 2], c[k + 3], x[k + 3], c[k + 4], x[k + 4]);
	}

	/** y ← y + Σ_k c[k] x[k] over the five rows from {@code k} on. */
	static void add5(final double[] y, final double[][] x, final double[] c, final int k) {
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
	static void projectedStep(final double[] y, final double[] r, final double h, final double s, final double[] v,
		final double[][] x, final double[] c, final int k)
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
			v[i] += Math.abs(Math.min(gradient, old * HUGE));
		}
	}

	/** Adds the products of a and b to y: those a {@link #QUARTER} apart together. */
	static void addProducts(final double[] y, final double[] a, final double[] b) {
		for (int i = 0; i < QUARTER; i++)
			y[i] += a[i] * b[i] + a[i + QUARTER] * b[i + QUARTER] + a[i + 2 * QUARTER] * b[i + 2 * QUARTER] +
				a[i + 3 * QUARTER] * b[i + 3 * QUARTER];
	}
}
