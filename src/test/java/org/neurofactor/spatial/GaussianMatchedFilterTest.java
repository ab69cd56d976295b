package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class GaussianMatchedFilterTest {

	private static final double SD = 1.2;

	/** White noise of unit variance keeps it, in the middle and in the corner. */
	@Test
	void noiseKeepsItsVariance() {
		final Random random = new Random(5);
		double corner = 0, middle = 0;
		final int repetitions = 4000;
		for (int i = 0; i < repetitions; i++) {
			final Image2D smooth = GaussianMatchedFilter
				.of(new Image2D(11, 9, random.doubles(99).map(u -> random.nextGaussian()).toArray()), SD);
			corner += smooth.values()[0] * smooth.values()[0];
			middle += smooth.values()[4 * 11 + 5] * smooth.values()[4 * 11 + 5];
		}
		assertEquals(1, corner / repetitions, 0.08);
		assertEquals(1, middle / repetitions, 0.08);
	}

	/** Far from the border, a blob of the filter's own shape becomes its L2 norm. */
	@Test
	void findsABlob() {
		final double[] blob = new double[21 * 19];
		double squares = 0;
		for (int y = 0; y < 19; y++) for (int x = 0; x < 21; x++) {
			blob[y * 21 + x] = Math.exp(-0.5 * ((x - 9) * (x - 9) + (y - 8) * (y - 8)) / (SD * SD));
			squares += blob[y * 21 + x] * blob[y * 21 + x];
		}
		final double[] found = GaussianMatchedFilter.of(new Image2D(21, 19, blob), SD).values();
		assertEquals(Math.sqrt(squares), found[8 * 21 + 9], 1e-6);
		for (final double value : found) assertTrue(value <= found[8 * 21 + 9]);
	}
}
