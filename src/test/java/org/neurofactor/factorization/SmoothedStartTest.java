package org.neurofactor.factorization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.neurofactor.matrix.DataMatrix;

class SmoothedStartTest {

	private static final int PIXELS = 9;
	private static final int SPIKES = 40;
	private static final int RANK = 3;

	private static double[][] random(final long seed, final int rows, final int columns) {
		final Random random = new Random(seed);
		final double[][] values = new double[rows][columns];
		for (final double[] row : values) for (int i = 0; i < columns; i++) row[i] = random.nextGaussian();
		return values;
	}

	/** B V, multiplied out, by columns. */
	private static double[][] product(final double[][] b, final double[][] columns) {
		final double[][] product = new double[columns.length][b.length];
		for (int s = 0; s < columns.length; s++)
			for (int i = 0; i < b.length; i++)
				for (int p = 0; p < PIXELS; p++) product[s][i] += b[i][p] * columns[s][p];
		return product;
	}

	/** Few entries, as of a smoothing. */
	private static double[][] band() {
		final double[][] b = random(2, PIXELS, PIXELS);
		for (int i = 0; i < PIXELS; i++) for (int p = 0; p < PIXELS; p++) if (Math.abs(i - p) > 1) b[i][p] = 0;
		return b;
	}

	@Test
	void mixedMatrixIsTheProduct() {
		final double[][] columns = random(1, SPIKES, PIXELS);
		final DataMatrix expected = DataMatrix.of(product(band(), columns));
		final DataMatrix mixed = DataMatrix.of(columns).mixed(band());
		assertEquals(SPIKES, mixed.spikes());
		for (int i = 0; i < PIXELS; i++) assertArrayEquals(expected.gram()[i], mixed.gram()[i], 1e-10);
		mixed.forEachBlock((from, block) -> {
			for (int s = 0; s < block.length; s++)
				assertArrayEquals(product(band(), columns)[from + s], block[s], 1e-12);
		});
	}

	/** The modules of a factorisation of the product, at the raised sparsity. */
	@Test
	void startIsTheFactorisationOfTheProduct() {
		final double[][] columns = random(1, SPIKES, PIXELS);
		final DataMatrix product = DataMatrix.of(product(band(), columns));
		final SemiNmf expected = new GramSemiNmf(product, 0.3);
		expected.initialize(Initialization.nnsvdLrc().modules(product, RANK, 0.3));
		for (int i = 0; i < 5; i++) expected.iterate();
		final double[][] actual = Initialization.smoothed(band(), 1.5, 5).modules(DataMatrix.of(columns), RANK, 0.2);
		for (int j = 0; j < RANK; j++) assertArrayEquals(expected.modules()[j], actual[j], 1e-8);
	}
}
