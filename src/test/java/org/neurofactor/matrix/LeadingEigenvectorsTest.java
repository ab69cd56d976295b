package org.neurofactor.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On matrices whose eigenvalues are known, as they are made from them. */
class LeadingEigenvectorsTest {

	/** H D H with the eigenvalues D and the reflection H = I − 2 v vᵀ / vᵀv, which is its own inverse. */
	private static double[][] matrix(final double... eigenvalues) {
		final int n = eigenvalues.length;
		final double[] v = new Random(3).doubles(n, -1, 1).toArray();
		final double square = Kernels.dot(v, v);
		final double[][] h = new double[n][n];
		for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) h[i][j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / square;
		final double[][] g = new double[n][n];
		for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) {
			for (int k = 0; k < n; k++) g[i][j] += h[i][k] * eigenvalues[k] * h[k][j];
			g[j][i] = g[i][j];
		}
		return g;
	}

	private static void assertLeading(final double[] expected, final double[][] g) {
		final LeadingEigenvectors found = LeadingEigenvectors.of(g, expected.length);
		final double precision = 1e-13 * Math.max(expected[0], Double.MIN_NORMAL);
		assertArrayEquals(expected, found.values(), precision);
		for (int i = 0; i < expected.length; i++) {
			final double[] u = found.vectors()[i];
			for (int j = 0; j <= i; j++) assertEquals(i == j ? 1 : 0, Kernels.dot(u, found.vectors()[j]), 1e-13);
			for (int row = 0; row < u.length; row++)
				assertEquals(expected[i] * u[row], Kernels.dot(g[row], u), 10 * precision, "G u = λ u");
		}
	}

	/** First some large ones, then others from 0 to 1. */
	private static double[] spectrum(final int n, final double... largest) {
		return DoubleStream.concat(Arrays.stream(largest), new Random(n).doubles(n - largest.length)).toArray();
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 59, 60, 61, 200 })
	void largestOfManyEigenvalues(final int n) {
		assertLeading(new double[] { 50, 20, 7, 3 }, matrix(spectrum(n, 7, 50, 3, 20)));
	}

	/** That are not far from the others: they take more than the first 60 vectors. */
	@Test
	void largestOfEigenvaluesInARow() {
		final int n = 300;
		final double[] row = new double[n];
		Arrays.setAll(row, i -> i + 1);
		assertLeading(new double[] { 300, 299, 298, 297, 296 }, matrix(row));
	}

	/** One vector and what G makes of it meet an eigenvalue once only, however often it is there. */
	@Test
	void eigenvaluesThatAreThereSeveralTimes() {
		assertLeading(new double[] { 10, 10, 10 }, matrix(spectrum(200, 10, 10, 10)));
		assertLeading(new double[] { 10, 4, 4 }, matrix(spectrum(200, 4, 4, 4, 10)));
		assertLeading(new double[] { 2, 2, 2, 2 }, matrix(DoubleStream.generate(() -> 2).limit(100).toArray()));
	}

	@Test
	void matricesOfLowRank() {
		final double[] three = new double[150];
		three[0] = 9;
		three[1] = 1;
		three[2] = 4;
		assertLeading(new double[] { 9, 4, 1, 0, 0 }, matrix(three));
		assertLeading(new double[] { 0, 0 }, new double[80][80]);
	}

	@Test
	void allEigenvalues() {
		final double[] all = spectrum(70, 5, 3);
		final double[] sorted = Arrays.stream(all).map(v -> -v).sorted().map(v -> -v).toArray();
		assertLeading(sorted, matrix(all));
	}
}
