package org.neurofactor.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class CholeskyTest {

	/** X Xᵀ. */
	private static double[][] products(final double[][] rows) {
		final double[][] products = new double[rows.length][rows.length];
		for (int i = 0; i < rows.length; i++)
			for (int j = 0; j < rows.length; j++) products[i][j] = Kernels.dot(rows[i], rows[j]);
		return products;
	}

	private static double[][] random(final int rows, final int columns) {
		final Random random = new Random(4);
		final double[][] x = new double[rows][];
		for (int i = 0; i < rows; i++) x[i] = random.doubles(columns, -1, 1).toArray();
		return x;
	}

	private static void assertTriangleOf(final double[][] a, final double[][] r) {
		for (int i = 0; i < a.length; i++) for (int j = 0; j < a.length; j++) {
			double sum = 0;
			for (int k = 0; k < a.length; k++) sum += r[k][i] * r[k][j];
			assertEquals(a[i][j], sum, 1e-13);
			if (j < i) assertEquals(0, r[i][j]);
		}
	}

	@Test
	void triangleMultipliesToTheMatrix() {
		final double[][] a = products(random(7, 9));
		final double[][] r = Matrices.copy(a);
		for (int i = 0; i < 7; i++) for (int j = 0; j < i; j++) r[i][j] = Double.NaN; // is not read
		assertTrue(Cholesky.decompose(r, 1e-6));
		assertTriangleOf(a, r);
	}

	@Test
	void tellsDefiniteMatricesFromOthers() {
		assertFalse(Cholesky.decompose(new double[][] { { 1, 2 }, { 2, 3 } }, 0), "one eigenvalue is negative");
		assertFalse(Cholesky.decompose(new double[][] { { 4, 2 }, { 2, 1 } }, 0), "one is zero");
		assertFalse(Cholesky.decompose(new double[][] { { Double.NaN } }, 0));
		final double[][] almostSingular = { { 1, 1 }, { 1, 1 + 1e-8 } };
		assertTrue(Cholesky.decompose(Matrices.copy(almostSingular), 1e-9));
		assertFalse(Cholesky.decompose(Matrices.copy(almostSingular), 1e-7));
	}

	@Test
	void dependentRowsBecomeZero() {
		final double[][] x = random(5, 9);
		x[2] = x[0].clone();
		x[3] = new double[9];
		final double[][] a = products(x);
		final double[][] r = Matrices.copy(a);
		Cholesky.decomposeSemidefinite(r);
		assertTriangleOf(a, r);
		assertArrayEquals(new double[5], r[2]);
		assertArrayEquals(new double[5], r[3]);
	}

	@Test
	void inverseTimesMatrixIsOne() {
		final double[][] a = products(random(6, 8));
		final double[][] inverse = Cholesky.inverse(Matrices.copy(a), 1e-6);
		for (int i = 0; i < 6; i++) for (int j = 0; j < 6; j++) {
			assertEquals(i == j ? 1 : 0, Kernels.dot(inverse[i], a[j]), 1e-11);
			assertEquals(inverse[i][j], inverse[j][i]);
		}
		assertNull(Cholesky.inverse(new double[][] { { 4, 2 }, { 2, 1 } }, 1e-6));
	}
}
