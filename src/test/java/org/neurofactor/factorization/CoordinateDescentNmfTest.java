package org.neurofactor.factorization;

import org.neurofactor.run.ProgressMonitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinateDescentNmfTest {

	private static double[][] random(final int rows, final int columns, final long seed) {
		final Random random = new Random(seed);
		final double[][] values = new double[rows][columns];
		for (final double[] row : values) Arrays.setAll(row, i -> random.nextInt(4) == 0 ? 0 : random.nextDouble());
		return values;
	}

	/** Entry by entry, as the method is defined. */
	private static MixtureModel plain(final double[][] s, final MixtureModel start, final double alpha,
		final double tolerance, final int maxIterations)
	{
		final double[][] a = Arrays.stream(start.mixing()).map(double[]::clone).toArray(double[][]::new);
		final double[][] y = Arrays.stream(start.sources()).map(double[]::clone).toArray(double[][]::new);
		double first = 0;
		for (int iteration = 1; iteration <= maxIterations; iteration++) {
			double violation = 0;
			for (int j = 0; j < y.length; j++) for (int t = 0; t < y[0].length; t++) {
				double gradient = alpha / 2 + alpha / 2 * y[j][t];
				double curvature = alpha / 2;
				for (int i = 0; i < s.length; i++) {
					double rest = -s[i][t];
					for (int r = 0; r < y.length; r++) rest += a[i][r] * y[r][t];
					gradient += a[i][j] * rest;
					curvature += a[i][j] * a[i][j];
				}
				violation += Math.abs(y[j][t] == 0 ? Math.min(gradient, 0) : gradient);
				if (curvature != 0) y[j][t] = Math.max(y[j][t] - gradient / curvature, 0);
			}
			for (int j = 0; j < y.length; j++) for (int i = 0; i < s.length; i++) {
				double gradient = alpha / 2 + alpha / 2 * a[i][j];
				double curvature = alpha / 2;
				for (int t = 0; t < y[0].length; t++) {
					double rest = -s[i][t];
					for (int r = 0; r < y.length; r++) rest += a[i][r] * y[r][t];
					gradient += y[j][t] * rest;
					curvature += y[j][t] * y[j][t];
				}
				violation += Math.abs(a[i][j] == 0 ? Math.min(gradient, 0) : gradient);
				if (curvature != 0) a[i][j] = Math.max(a[i][j] - gradient / curvature, 0);
			}
			if (iteration == 1) first = violation;
			if (first == 0 || violation / first <= tolerance || iteration == maxIterations)
				return new MixtureModel(a, y, iteration);
		}
		throw new AssertionError();
	}

	private static double objective(final double[][] s, final MixtureModel model, final double alpha) {
		double value = 0;
		for (int i = 0; i < s.length; i++) for (int t = 0; t < s[0].length; t++) {
			double rest = s[i][t];
			for (int j = 0; j < model.sources().length; j++) rest -= model.mixing()[i][j] * model.sources()[j][t];
			value += rest * rest / 2;
		}
		for (final double[][] factor : new double[][][] { model.mixing(), model.sources() })
			for (final double[] row : factor)
				for (final double entry : row) value += alpha / 2 * entry + alpha / 4 * entry * entry;
		return value;
	}

	@ParameterizedTest
	@CsvSource({ "5, 5, 600, 0.1", "1, 1, 7, 0", "2, 2, 256, 0", "3, 2, 257, 1", "7, 7, 300, 0.5", "9, 4, 40, 0.05",
		"4, 4, 1000, 20" })
	void doesWhatTheDefinitionSays(final int k, final int n, final int observations, final double alpha) {
		final double[][] signals = random(k, observations, 1);
		final MixtureModel start = new MixtureModel(random(k, n, 2), random(n, observations, 3), 0);
		final MixtureModel expected = plain(signals, start, alpha, 1e-3, 60);
		final MixtureModel actual =
			CoordinateDescentNmf.factorize(signals, start, alpha, 1e-3, 60, ProgressMonitor.NONE);
		assertEquals(expected.iterations(), actual.iterations());
		for (int i = 0; i < k; i++) assertArrayEquals(expected.mixing()[i], actual.mixing()[i], 1e-9);
		for (int j = 0; j < n; j++) assertArrayEquals(expected.sources()[j], actual.sources()[j], 1e-9);
	}

	@ParameterizedTest
	@CsvSource({ "0", "0.1", "5" })
	void noIterationRaisesTheObjective(final double alpha) {
		final double[][] signals = random(5, 500, 4);
		MixtureModel model = Nndsvdar.start(signals, 5, 892);
		double objective = objective(signals, model, alpha);
		for (int i = 0; i < 40; i++) {
			model = CoordinateDescentNmf.factorize(signals, model, alpha, 0, 1, ProgressMonitor.NONE);
			final double next = objective(signals, model, alpha);
			assertTrue(next <= objective * (1 + 1e-14), "iteration " + i + ": " + objective + " to " + next);
			objective = next;
		}
	}

	/**
	 * Without sparsity, a source of zeros keeps its column of A, and grows again where the others come to fit worse.
	 */
	@Test
	void aSourceMayReturn() {
		final double[][] signals = { { 3, 2 }, { 1, 1 } };
		final MixtureModel start = new MixtureModel(new double[][] { { 1, 0 }, { 1, 1 } }, new double[2][2], 0);
		final MixtureModel one = CoordinateDescentNmf.factorize(signals, start, 0, 0, 1, ProgressMonitor.NONE);
		assertArrayEquals(new double[] { 2, 1.5 }, one.sources()[0], 1e-15); // the best along (1, 1)
		assertArrayEquals(new double[2], one.sources()[1]);
		// The first column of A is now (9, 3.5) / 6.25, and its best along that leaves something of the second signal.
		final MixtureModel two = CoordinateDescentNmf.factorize(signals, start, 0, 0, 2, ProgressMonitor.NONE);
		final double a = 9 / 6.25, b = 3.5 / 6.25;
		assertArrayEquals(new double[] { 0, 1 - b * (2 * a + b) / (a * a + b * b) }, two.sources()[1], 1e-12);
	}

	@Test
	void strongSparsityLeavesNothing() {
		final double[][] signals = random(3, 100, 5);
		final MixtureModel model = CoordinateDescentNmf.factorize(signals, Nndsvdar.start(signals, 3, 0), 1e4, 1e-4,
			100, ProgressMonitor.NONE);
		for (final double[] source : model.sources()) assertArrayEquals(new double[100], source);
		for (final double[] row : model.mixing()) assertArrayEquals(new double[3], row);
	}

	@Test
	void signalsOfZerosGiveZeros() {
		final double[][] signals = new double[2][50];
		final MixtureModel model =
			CoordinateDescentNmf.factorize(signals, Nndsvdar.start(signals, 2, 0), 0, 1e-4, 10, ProgressMonitor.NONE);
		assertEquals(1, model.iterations());
	}

	@Test
	void rejectsStartsOfAnotherShape() {
		final double[][] signals = random(3, 20, 6);
		assertThrows(IllegalArgumentException.class, () -> CoordinateDescentNmf.factorize(signals,
			new MixtureModel(random(3, 2, 0), random(2, 19, 0), 0), 0, 1e-4, 10, ProgressMonitor.NONE));
		assertThrows(IllegalArgumentException.class, () -> CoordinateDescentNmf.factorize(signals,
			new MixtureModel(random(2, 2, 0), random(2, 20, 0), 0), 0, 1e-4, 10, ProgressMonitor.NONE));
	}

	/** The user is asked every million observations × iterations. */
	@Test
	void asksTheUserNowAndThen() {
		final List<Long> asked = new ArrayList<>();
		final ProgressMonitor monitor = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {
				asked.add(done);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
		final double[][] signals = random(2, 300_000, 1);
		final MixtureModel start = new MixtureModel(random(2, 1, 2), random(1, 300_000, 3), 0);
		CoordinateDescentNmf.factorize(signals, start, 0.1, 0, 8, monitor);
		assertEquals(Arrays.asList(0L, 3L, 6L), asked);
	}

	@Test
	void canBeCancelled() {
		final double[][] signals = random(3, 20, 6);
		final ProgressMonitor cancelled = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class,
			() -> CoordinateDescentNmf.factorize(signals, Nndsvdar.start(signals, 3, 0), 0.1, 1e-4, 10, cancelled));
	}
}
