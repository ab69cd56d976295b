package org.neurofactor.factorization;

import org.neurofactor.matrix.Kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.neurofactor.parity.Goldens;

class AfHalsTest {

	@Test
	void updatesAsTheReferenceDoes() {
		for (final JsonElement e : Goldens.json("stnmf/units/units.json.gz").getAsJsonArray("afhals")) {
			final JsonObject golden = e.getAsJsonObject();
			final double[][] w = columns(golden.get("w0"));
			assertEquals(0.5, golden.get("alpha").getAsDouble(), "the one α there is");
			AfHals.update(w, columns(golden.get("vht")), columns(golden.get("hht")), golden.get("lmbda").getAsDouble(),
				AfHals.maxSweeps(golden.get("rho").getAsDouble()), golden.get("eps").getAsDouble());
			final double[][] expected = columns(golden.get("w"));
			for (int j = 0; j < w.length; j++) assertArrayEquals(expected[j], w[j], 1e-12 * largest(expected));
		}
	}

	@Test
	void countsSweepsAsTheReferenceDoes() {
		final JsonObject golden = Goldens.json("stnmf/cell_on_16x14/nnsvdlrc_float64_it1000.json.gz");
		assertEquals(golden.get("afhals_max_iter").getAsInt(), AfHals.maxSweeps(224, 3000, 20));
	}

	/** ρ = 1 + (10 · 100 + 100 · 20) / (10 · 20 + 10) = 15.29, and ⌊1 + ρ / 2⌋ = 8. */
	@Test
	void countsSweepsOfFewSpikes() {
		assertEquals(8, AfHals.maxSweeps(100, 10, 20));
	}

	@Test
	void repairsWhatIsNotANumber() {
		final double[][] w = { { 1, 2, 0 } };
		AfHals.update(w, new double[][] { { Double.NaN, 3, -1 } }, new double[][] { { 1 } }, 0.5, 1);
		assertArrayEquals(new double[] { 1e-16, 2.5, 0 }, w[0]);
	}

	@Test
	void fillsColumnsOfZeros() {
		final double[][] w = { { 1, 2 }, { 1, 1 } };
		AfHals.update(w, new double[][] { { 2, 3 }, { 0.4, -1 } }, new double[][] { { 1, 0 }, { 0, 1 } }, 0.5, 1);
		assertArrayEquals(new double[] { 1.5, 2.5 }, w[0]);
		assertArrayEquals(new double[] { 1e-16, 1e-16 }, w[1]);
	}

	/** ½ ‖V − W H‖² + λ Σ W, of which the update knows V Hᵀ and H Hᵀ: it must not rise with the number of sweeps. */
	@Test
	void objectiveNeverRises() {
		final Random random = new Random(3);
		for (int trial = 0; trial < 20; trial++) {
			final int n = 12, r = 5;
			final double lambda = trial * 0.1;
			final double[][] h = random(random, r, 40);
			for (final double[] row : h) {
				final double norm = Math.sqrt(Kernels.dot(row, row));
				for (int s = 0; s < row.length; s++) row[s] /= norm;
			}
			final double[][] v = random(random, n, 40);
			final double[][] a = products(h, v), b = products(h, h);
			final double[][] w0 = random(random, r, n);
			for (final double[] column : w0) for (int p = 0; p < n; p++) column[p] = Math.abs(column[p]);
			double previous = objective(w0, a, b, lambda);
			for (int sweeps = 1; sweeps < 8; sweeps++) {
				final double[][] w = new double[r][];
				for (int j = 0; j < r; j++) w[j] = w0[j].clone();
				AfHals.update(w, a, b, lambda, sweeps, 0);
				final double objective = objective(w, a, b, lambda);
				assertTrue(objective <= previous + 1e-12, objective + " > " + previous);
				previous = objective;
			}
		}
	}

	private static double objective(final double[][] w, final double[][] a, final double[][] b, final double lambda) {
		double sum = 0;
		for (int j = 0; j < w.length; j++) {
			for (int p = 0; p < w[j].length; p++) sum += (lambda - a[j][p]) * w[j][p];
			for (int i = 0; i < w.length; i++) sum += 0.5 * b[i][j] * Kernels.dot(w[i], w[j]);
		}
		return sum;
	}

	private static double[][] random(final Random random, final int rows, final int columns) {
		final double[][] values = new double[rows][columns];
		for (final double[] row : values) for (int i = 0; i < columns; i++) row[i] = random.nextGaussian();
		return values;
	}

	private static double[][] products(final double[][] x, final double[][] y) {
		final double[][] products = new double[x.length][y.length];
		for (int i = 0; i < x.length; i++) for (int j = 0; j < y.length; j++) products[i][j] = Kernels.dot(x[i], y[j]);
		return products;
	}

	private static double[][] columns(final JsonElement matrix) {
		return Ejml.transpose(Goldens.matrix(matrix));
	}

	private static double largest(final double[][] values) {
		double largest = 0;
		for (final double[] row : values) for (final double value : row) largest = Math.max(largest, Math.abs(value));
		return largest;
	}
}
