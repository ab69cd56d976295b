package org.neurofactor.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products with columns of few and of many zeros, against plain sums of whole numbers, which are exact. */
class SparseColumnsTest {

	private final Random random = new Random(5);

	/** Of which about so many entries are not 0. */
	private double[] column(final int rows, final double part) {
		return IntStream.range(0, rows)
			.mapToDouble(i -> random.nextDouble() < part ? random.nextInt(9) + 1 : 0)
			.toArray();
	}

	private double[][] symmetric(final int n) {
		final double[][] a = new double[n][n];
		for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) a[i][j] = a[j][i] = random.nextInt(19) - 9;
		return a;
	}

	private static double[] product(final double[][] a, final double[] x) {
		return IntStream.range(0, a.length).mapToDouble(i -> plainDot(a[i], x)).toArray();
	}

	private static double plainDot(final double[] a, final double[] b) {
		return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
	}

	/** With 250 rows or more, A is gone through in two blocks and more; with 8, no column has a group of four. */
	@ParameterizedTest
	@CsvSource({ "1, 1", "3, 2", "8, 5", "9, 9", "50, 7", "250, 8", "401, 11" })
	void products(final int rows, final int count) {
		final double[] parts = { 0.1, 1, 0.9, 0, 0.5, 0.95, 1, 1, 0.3, 1, 0.05 };
		final double[][] x = IntStream.range(0, count).mapToObj(j -> column(rows, parts[j])).toArray(double[][]::new);
		final SparseColumns columns = new SparseColumns(x);
		assertEquals(count, columns.count());
		final double[][] a = symmetric(rows);
		final double[][] product = new double[count][rows];
		product[0][0] = 77; // is overwritten
		columns.multiply(a, product);
		for (int j = 0; j < count; j++) assertArrayEquals(product(a, x[j]), product[j]);

		final double[][] inner = columns.innerProducts(product);
		final double[] withFirst = new double[count];
		columns.innerProducts(product[0], withFirst);
		for (int i = 0; i < count; i++) {
			assertEquals(plainDot(x[i], product[0]), withFirst[i]);
			for (int j = 0; j < count; j++) assertEquals(plainDot(x[i], product[j]), inner[i][j]);
		}
	}
}
