package org.neurofactor.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftInverseTest {

	/** W⁺ = C Bᵀ, {@code [module][pixel]}. */
	private static double[][] pseudoInverse(final double[]... w) {
		final LeftInverse inverse = LeftInverse.of(w);
		final double[][] basis = inverse.basis().toArray();
		final double[][] product = new double[w.length][w[0].length];
		for (int j = 0; j < w.length; j++)
			for (int i = 0; i < basis.length; i++) Kernels.axpy(product[j], inverse.coefficients()[j][i], basis[i]);
		return product;
	}

	/**
	 * The columns (1, 0) and (1, δ) have singular values of about √2 and δ/√2: above 1e-15 of the largest, both count,
	 * and W⁺ is W⁻¹ = (1, −1/δ; 0, 1/δ).
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 0x1p-8, 0x1p-20, 0x1p-32, 0x1p-40, 0x1p-44 })
	void nearlyDependentColumnsAreInverted(final double delta) {
		final double[][] inverse = pseudoInverse(new double[] { 1, 0 }, new double[] { 1, delta });
		final double relative = Math.max(1e-9, 1e-15 / delta); // what rounding leaves of the smaller singular value
		assertEquals(-1 / delta, inverse[0][1], relative / delta);
		assertEquals(1 / delta, inverse[1][1], relative / delta);
		assertEquals(1, inverse[0][0], 4 * relative);
		assertEquals(0, inverse[1][0], 4 * relative);
	}

	/** δ/2 is below 1e-15 here: what is left is the pseudo-inverse of (1, 1; 0, 0). */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 0x1p-52 })
	void dependentColumnsShare(final double delta) {
		final double[][] inverse = pseudoInverse(new double[] { 1, 0 }, new double[] { 1, delta });
		assertArrayEquals(new double[] { 0.5, 0 }, inverse[0], 1e-15);
		assertArrayEquals(new double[] { 0.5, 0 }, inverse[1], 1e-15);
	}

	/** The row of a dead column is (L⁺1)ᵀ L⁺. With L = (1, 2, 0; 0, 0, 4)ᵀ, L⁺ = (0.2, 0.4, 0; 0, 0, 0.25). */
	@Test
	void deadColumnGetsTheRowOfTheLimit() {
		final double tiny = LeftInverse.TINY;
		final double[][] inverse =
			pseudoInverse(new double[] { 1, 2, 0 }, new double[] { tiny, tiny, tiny }, new double[] { 0, 0, 4 });
		assertArrayEquals(new double[] { 0.2, 0.4, 0 }, inverse[0], 1e-15);
		assertArrayEquals(new double[] { 0.6 * 0.2, 0.6 * 0.4, 0.25 * 0.25 }, inverse[1], 1e-15);
		assertArrayEquals(new double[] { 0, 0, 0.25 }, inverse[2], 1e-15);
	}

	@Test
	void deadColumnsAloneGetOnes() {
		final double tiny = LeftInverse.TINY;
		for (final double[] row : pseudoInverse(new double[] { tiny, tiny }, new double[] { tiny, tiny }))
			assertArrayEquals(new double[] { 1, 1 }, row);
	}

	@Test
	void aColumnIsDeadWithoutAnEntryAboveTiny() {
		assertEquals(1e-16, LeftInverse.TINY);
		assertTrue(LeftInverse.isDead(new double[] { 1e-16, 0, -1e-16 }));
		assertFalse(LeftInverse.isDead(new double[] { 1e-16, 1.1e-16 }));
		assertFalse(LeftInverse.isDead(new double[] { 0, -1 }));
	}
}
