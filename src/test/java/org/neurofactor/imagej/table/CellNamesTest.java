package org.neurofactor.imagej.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class CellNamesTest {

	private static CellNames names(final String... headings) {
		return new CellNames(Arrays.asList(headings));
	}

	@Test
	void namesDiffer() {
		assertEquals(Arrays.asList("cell 1", "a", "a (2)", "cell 4"), names("", "a", "a", "").list());
		assertEquals(Arrays.asList("cell 1", "cell 2"), CellNames.numbered(2).list());
	}

	@Test
	void aNameGoesBeforeANumber() {
		assertArrayEquals(new int[] { 2 }, names("a", "b", "1").select("1"));
		assertArrayEquals(new int[] { 0, 1 }, names("a", "b").select("All"));
		assertArrayEquals(new int[] { 1 }, names("a", "b").select("2.0"));
		final String message =
			assertThrows(IllegalArgumentException.class, () -> names("a", "b").select("0")).getMessage();
		assertTrue(message.contains("a number from 1 to 2, or one of the names a, b, but was '0'"), message);
	}

	@Test
	void foldersAreSafeAndDiffer() {
		assertEquals(Arrays.asList("_._x", "a_b", "A_B (2)", "_nul", "_COM1.txt", "end_", "run.json (2)"),
			names("../x", "a/b", "A:B", "nul", "COM1.txt", "end. ", "run.json").folders("run.json"));
	}
}
