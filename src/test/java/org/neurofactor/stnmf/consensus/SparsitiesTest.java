package org.neurofactor.stnmf.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SparsitiesTest {

	@Test
	void rangesAreDecimal() {
		assertArrayEquals(ConsensusOptions.DEFAULTS.sparsities(), Sparsities.range(0, 4, 0.25));
		assertArrayEquals(new double[] { 0.1, 0.2, 0.3, 0.4 }, Sparsities.range(0.1, 0.4, 0.1));
		assertArrayEquals(new double[] { 1, 1.4 }, Sparsities.range(1, 1.79, 0.4), "not beyond the end");
		assertArrayEquals(new double[] { 1.5 }, Sparsities.range(1.5, 1.5, 0.25));
		assertEquals(1000, Sparsities.range(0, 0.999, 0.001).length);
		assertArrayEquals(new double[] { 0.4, 0.5, 0.6 }, Sparsities.next(0.1, 0.1, 3),
			"from the end of a range of three");
	}

	@Test
	void listsAreReadWithBlanksOrCommas() {
		assertArrayEquals(new double[] { 0, 0.5, 1, 1.5, 2 }, Sparsities.parse("0 0.5 1 1.5 2"));
		assertArrayEquals(new double[] { 2, 1e-4, 0 }, Sparsities.parse(" 2, 1e-4 ,0 "));
	}

	@Test
	void badOnesAreNamed() {
		assertMessage("from must be a number of at least 0, but was -1.0", () -> Sparsities.range(-1, 2, 1));
		assertMessage("to must be a number of at least from (2.0), but was 1.0", () -> Sparsities.range(2, 1, 1));
		assertMessage("step must be a number above 0, but was 0.0", () -> Sparsities.range(0, 1, 0));
		assertMessage("at most 1000 sparsities from 0.0 to 1.0, but was 0.001", () -> Sparsities.range(0, 1, 0.001));
		assertMessage("step must be so large", () -> Sparsities.range(0, 1e300, 1e-300));
		for (final String text : new String[] { "", "1 two", "1;2", "NaN", "1d", ",1" })
			assertMessage("such as [0 0.5 1], but was '" + text + "'", () -> Sparsities.parse(text));
	}

	private static void assertMessage(final String part, final Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(part), message);
	}
}
