package org.neurofactor.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loops that take several numbers or rows at a time, against plain ones. The numbers are whole, so that sums are exact.
 */
class KernelsTest {

	private static final Random RANDOM = new Random(1);

	static IntStream lengths() {
		return IntStream.rangeClosed(0, 9);
	}

	private static double[] row(final int length) {
		return RANDOM.ints(length, -9, 10).asDoubleStream().toArray();
	}

	private static double[][] rows(final int count, final int length) {
		return IntStream.range(0, count).mapToObj(i -> row(length)).toArray(double[][]::new);
	}

	private static double plainDot(final double[] a, final double[] b) {
		return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
	}

	/** y + Σ_k c[k] x[k]. */
	private static double[] plainCombination(final double[] y, final double[][] x, final double[] c) {
		return IntStream.range(0, y.length)
			.mapToDouble(i -> y[i] + IntStream.range(0, x.length).mapToDouble(k -> c[k] * x[k][i]).sum())
			.toArray();
	}

	@ParameterizedTest
	@MethodSource("lengths")
	void sumsAndProducts(final int length) {
		final double[] a = row(length), b = row(length);
		assertEquals(Arrays.stream(a).sum(), Kernels.sum(a));
		assertEquals(plainDot(a, b), Kernels.dot(a, b));
		final int[] indices = IntStream.range(0, length).map(i -> 2 * i + 1).toArray();
		final double[] wideA = row(2 * length + 1), wideB = row(2 * length + 1);
		assertEquals(IntStream.of(indices).mapToDouble(i -> wideA[i] * wideB[i]).sum(),
			Kernels.sparseDot(wideA, indices, wideB));
		final double[] y = new double[length];
		Kernels.sum(y, a, b, 3);
		for (int i = 0; i < length; i++) assertEquals(a[i] + b[i] + 3, y[i]);
	}

	@ParameterizedTest
	@MethodSource("lengths")
	void combinations(final int count) {
		final double[][] x = rows(count, 7);
		final double[] c = row(count), y = row(7), before = y.clone();
		Kernels.subtractCombination(y, x, c);
		assertArrayEquals(plainCombination(before, x, Arrays.stream(c).map(v -> 0 - v).toArray()), y);
		Kernels.combination(y, x, c);
		assertArrayEquals(plainCombination(new double[7], x, c), y);
	}

	@ParameterizedTest
	@MethodSource("lengths")
	void rowsAreAddedFromSomeEntryOn(final int from) {
		final double[][] x = rows(4, 9);
		final double[] one = row(9), four = one.clone(), before = one.clone();
		Kernels.axpy(one, 3, x[0], from);
		Kernels.axpy4(four, 1, x[0], -2, x[1], 3, x[2], 4, x[3], from);
		for (int i = 0; i < 9; i++) {
			assertEquals(before[i] + (i < from ? 0 : 3 * x[0][i]), one[i]);
			assertEquals(before[i] + (i < from ? 0 : x[0][i] - 2 * x[1][i] + 3 * x[2][i] + 4 * x[3][i]), four[i]);
		}
	}

	@Test
	void projectionAddsTheSquaresOfItsChanges() {
		final double[] y = { 1, 1, 0, 5 }, squares = { 10, 10, 10, 10 };
		Kernels.project(y, new double[] { 3, -2, -4, 5 }, squares);
		assertArrayEquals(new double[] { 3, 0, 0, 5 }, y);
		assertArrayEquals(new double[] { 14, 11, 10, 10 }, squares);
	}

	@Test
	void productsOfTwoRowsWithFour() {
		final double[][] a = rows(2, 11), b = rows(6, 11);
		final double[][] products = new double[2][6];
		Kernels.dot2x4(a[0], a[1], b, 1, products[0], products[1]);
		for (int i = 0; i < 2; i++)
			for (int j = 0; j < 6; j++) assertEquals(j == 0 || j == 5 ? 0 : plainDot(a[i], b[j]), products[i][j]);
	}

	/** What of the blocks' rows is not used stays as it is. */
	@Test
	void blocks() {
		final int n = BlockKernels.SIZE;
		final double[][] x = rows(12, BlockKernels.LENGTH);
		final double[] c = row(12), y = row(BlockKernels.LENGTH), before = y.clone();
		BlockKernels.set5(y, 2, x, c, 3);
		final double[] set = y.clone();
		BlockKernels.add5(y, x, c, 4);
		for (int i = 0; i < BlockKernels.LENGTH; i++) {
			assertEquals(i < n ? 2 + of5(x, c, 3, i) : before[i], set[i]);
			assertEquals(i < n ? set[i] + of5(x, c, 4, i) : before[i], y[i]);
		}
		assertEquals(Arrays.stream(y, 0, n).sum(), BlockKernels.sum(y, n));
	}

	private static double of5(final double[][] x, final double[] c, final int from, final int i) {
		return IntStream.range(from, from + 5).mapToDouble(k -> c[k] * x[k][i]).sum();
	}

	@Test
	void productsOfBlocks() {
		final int n = BlockKernels.SIZE, sums = BlockKernels.SUMS;
		final double[] a = row(n), b = row(n), c = row(n);
		final double[] one = row(n), two = one.clone(), three = row(n), before = one.clone(),
				beforeThree = three.clone();
		BlockKernels.addProducts(one, a, b);
		BlockKernels.addProducts(two, three, a, b, c);
		assertArrayEquals(one, two);
		for (int i = 0; i < n; i++) {
			assertEquals(before[i] + (i < sums ? ofThree(a, b, i) : 0), one[i]);
			assertEquals(beforeThree[i] + (i < sums ? ofThree(a, c, i) : 0), three[i]);
		}
	}

	private static double ofThree(final double[] a, final double[] b, final int i) {
		final int sums = BlockKernels.SUMS;
		return a[i] * b[i] + a[i + sums] * b[i + sums] + a[i + 2 * sums] * b[i + 2 * sums];
	}

	/** y ← max(y − g s, 0), and to v is added |g| where y is positive, of a y of zero only what would raise it. */
	@Test
	void projectedStep() {
		final int n = BlockKernels.SIZE;
		final double[][] x = rows(5, n);
		final double[] c = row(5), r = row(n), v = row(n), before = v.clone();
		final double[] y = new double[n];
		Arrays.setAll(y, i -> i % 3 == 0 ? 0 : i % 7 * 1e-3);
		final double[] old = y.clone();
		BlockKernels.projectedStep(y, r, 2, 0.5, v, x, c, 1);
		for (int i = 0; i < n; i++) {
			double gradient = r[i] + 2 * old[i];
			for (int k = 1; k < 5; k++) gradient += c[k] * x[k][i];
			assertEquals(Math.max(old[i] - gradient / 2, 0), y[i], 1e-13);
			assertEquals(before[i] + (old[i] > 0 ? Math.abs(gradient) : Math.max(-gradient, 0)), v[i], 1e-12);
		}
	}
}
