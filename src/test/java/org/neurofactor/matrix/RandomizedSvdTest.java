package org.neurofactor.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class RandomizedSvdTest {

	/** By columns. */
	private static double[][] matrix(final int rows, final int columns) {
		final double[][] m = new double[columns][rows];
		for (int i = 0; i < rows; i++)
			for (int j = 0; j < columns; j++) m[j][i] = (i * i * 7 + j * j * j * 13 + i * j * 5) % 101 / 101.;
		return m;
	}

	/**
	 * The same random numbers lead to the same approximation, which is not the exact decomposition. Expected: the
	 * algorithm with LU normalisation in NumPy 2.4 and SciPy 1.17.
	 */
	@Test
	void projectsTallMatrices() {
		final SingularValues svd = RandomizedSvd.of(matrix(60, 30), 4, 892);
		assertArrayEquals(
			new double[] { 21.174495240683278, 3.3450904214036545, 3.325167747917111, 3.1122969090045243 },
			svd.values(), 1e-12);
		assertArrayEquals(new double[] { -0.05045807002601851, 0.18550157242904278, 0.0439664591709197 },
			Arrays.copyOf(svd.left()[3], 3), 1e-11);
		assertArrayEquals(new double[] { 0.025255466376278516, -0.18501267229050164, 0.03792219185588031 },
			Arrays.copyOf(svd.right()[3], 3), 1e-11);
		assertTrue(SingularValues.of(matrix(60, 30)).values()[3] - svd.values()[3] > 1e-4);
	}

	@Test
	void projectsWideMatrices() {
		final SingularValues svd = RandomizedSvd.of(matrix(25, 70), 2, 7);
		assertArrayEquals(new double[] { 20.847402216732686, 3.638595639204965 }, svd.values(), 1e-12);
		assertArrayEquals(new double[] { -0.23268252550283747, 0.16387377606417072, 0.3569478794194773 },
			Arrays.copyOf(svd.left()[1], 3), 1e-11);
		assertArrayEquals(new double[] { -0.05126051219203171, -0.21596114176415096, 0.053546831333746665 },
			Arrays.copyOf(svd.right()[1], 3), 1e-11);
	}

	@Test
	void smallMatricesAreDecomposedExactly() {
		final double[][] m = matrix(40, 6);
		final SingularValues svd = RandomizedSvd.of(m, 6, 1);
		for (int i = 0; i < 40; i++) for (int j = 0; j < 6; j++) {
			double sum = 0;
			for (int c = 0; c < 6; c++) sum += svd.left()[c][i] * svd.values()[c] * svd.right()[c][j];
			assertEquals(m[j][i], sum, 1e-13);
		}
		for (final double[] vector : svd.left()) {
			final double largest = Arrays.stream(vector).map(Math::abs).max().getAsDouble();
			assertTrue(Arrays.stream(vector).anyMatch(entry -> entry == largest), "the largest entry is positive");
		}
	}
}
