package org.neurofactor.matrix;

import java.util.Arrays;

/**
 * Loops over rows of numbers that the JIT compiler vectorises: sums of scaled rows, four rows at a time, each row an
 * array of its own. (On one flat array with offsets, or as dot products, the same sums run several times slower.)
 */
public final class Kernels {

	private Kernels() {}

	/** y ← y − Σ_k c[k] x[k]. */
	public static void subtractCombination(final double[] y, final double[][] x, final double[] c) {
		int k = 0;
		for (; k + 3 < x.length; k += 4)
			axpy4(y, -c[k], x[k], -c[k + 1], x[k + 1], -c[k + 2], x[k + 2], -c[k + 3], x[k + 3], 0);
		for (; k < x.length; k++) axpy(y, -c[k], x[k]);
	}

	/** y ← Σ_k c[k] x[k]. */
	public static void combination(final double[] y, final double[][] x, final double[] c) {
		Arrays.fill(y, 0);
		int k = 0;
		for (; k + 3 < x.length; k += 4)
			axpy4(y, c[k], x[k], c[k + 1], x[k + 1], c[k + 2], x[k + 2], c[k + 3], x[k + 3], 0);
		for (; k < x.length; k++) axpy(y, c[k], x[k]);
	}

	/** Σ a[i] b[i] over some indices. */
	static double sparseDot(final double[] a, final int[] indices, final double[] b) {
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int k = 0;
		for (; k + 3 < indices.length; k += 4) {
			final int i0 = indices[k], i1 = indices[k + 1], i2 = indices[k + 2], i3 = indices[k + 3];
			s0 += a[i0] * b[i0];
			s1 += a[i1] * b[i1];
			s2 += a[i2] * b[i2];
			s3 += a[i3] * b[i3];
		}
		for (; k < indices.length; k++) s0 += a[indices[k]] * b[indices[k]];
		return s0 + s1 + (s2 + s3);
	}

	/**
	 * y ← max(x, 0); to {@code squares} are added the squares of what that changes. (Math.max would be slower: it minds
	 * the sign of zero.)
	 */
	public static void project(final double[] y, final double[] x, final double[] squares) {
		for (int i = 0; i < y.length; i++) {
			final double value = 0.5 * (x[i] + Math.abs(x[i]));
			final double change = value - y[i];
			squares[i] += change * change;
			y[i] = value;
		}
	}

	/** y ← a + b + c. */
	public static void sum(final double[] y, final double[] a, final double[] b, final double c) {
		for (int i = 0; i < y.length; i++) y[i] = a[i] + b[i] + c;
	}

	/** y ← y + c₀ x₀ + c₁ x₁ + c₂ x₂ + c₃ x₃, from the entry {@code from} on. */
	static void axpy4(final double[] y, final double c0, final double[] x0, final double c1, final double[] x1,
		final double c2, final double[] x2, final double c3, final double[] x3, final int from)
	{
		for (int i = from; i < y.length; i++) y[i] += c0 * x0[i] + c1 * x1[i] + c2 * x2[i] + c3 * x3[i];
	}

	/** y ← y + c x. */
	public static void axpy(final double[] y, final double c, final double[] x) {
		axpy(y, c, x, 0);
	}

	/** y ← y + c x, from the entry {@code from} on. */
	public static void axpy(final double[] y, final double c, final double[] x, final int from) {
		for (int i = from; i < y.length; i++) y[i] += c * x[i];
	}

	public static double sum(final double[] x) {
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int i = 0;
		for (; i + 3 < x.length; i += 4) {
			s0 += x[i];
			s1 += x[i + 1];
			s2 += x[i + 2];
			s3 += x[i + 3];
		}
		for (; i < x.length; i++) s0 += x[i];
		return s0 + s1 + (s2 + s3);
	}

	public static double dot(final double[] a, final double[] b) {
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int i = 0;
		for (; i + 3 < a.length; i += 4) {
			s0 += a[i] * b[i];
			s1 += a[i + 1] * b[i + 1];
			s2 += a[i + 2] * b[i + 2];
			s3 += a[i + 3] * b[i + 3];
		}
		for (; i < a.length; i++) s0 += a[i] * b[i];
		return s0 + s1 + (s2 + s3);
	}

	/**
	 * The products of two rows a₀ and a₁ with the four rows b[j] to b[j + 3], into the entries j to j + 3 of
	 * {@code products0} and {@code products1}. (Eight sums at once wait neither for each other nor for the memory.)
	 */
	static void dot2x4(final double[] a0, final double[] a1, final double[][] b, final int j, final double[] products0,
		final double[] products1)
	{
		final double[] b0 = b[j], b1 = b[j + 1], b2 = b[j + 2], b3 = b[j + 3];
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0, t0 = 0, t1 = 0, t2 = 0, t3 = 0;
		for (int p = 0; p < a0.length; p++) {
			final double u = a0[p], v = a1[p], x0 = b0[p], x1 = b1[p], x2 = b2[p], x3 = b3[p];
			s0 += u * x0;
			s1 += u * x1;
			s2 += u * x2;
			s3 += u * x3;
			t0 += v * x0;
			t1 += v * x1;
			t2 += v * x2;
			t3 += v * x3;
		}
		products0[j] = s0;
		products0[j + 1] = s1;
		products0[j + 2] = s2;
		products0[j + 3] = s3;
		products1[j] = t0;
		products1[j + 1] = t1;
		products1[j + 2] = t2;
		products1[j + 3] = t3;
	}
}
