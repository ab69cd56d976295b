package org.neurofactor.factorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class TanhTest {

	@Test
	void isTheHyperbolicTangent() {
		final Random random = new Random(1);
		for (int i = 0; i < 100_000; i++) {
			final double x = 6 * random.nextGaussian();
			assertEquals(StrictMath.tanh(x), Tanh.of(x), 5e-16);
		}
	}

	@Test
	void hasItsLimits() {
		assertEquals(0, Tanh.of(0));
		for (final double large : new double[] { 20, 1e3, Double.MAX_VALUE, Double.POSITIVE_INFINITY }) {
			assertEquals(1, Tanh.of(large));
			assertEquals(-1, Tanh.of(-large));
		}
		assertTrue(Double.isNaN(Tanh.of(Double.NaN)));
	}
}
