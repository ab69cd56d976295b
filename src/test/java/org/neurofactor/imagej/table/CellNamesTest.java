package org.neurofactor.imagej.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

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

	@Test
	void fileNamesFitInBytesAndKeepCharactersWhole() {
		final String chinese = String.join("", Collections.nCopies(100, "\u7d30"));
		final String faces = String.join("", Collections.nCopies(100, "\ud83d\ude00"));
		final List<String> folders = names(chinese, chinese + "b", "a" + faces, faces).folders();
		for (final String folder : folders) {
			assertTrue(folder.getBytes(StandardCharsets.UTF_8).length <= 220, folder);
			assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(folder), folder);
		}
		assertEquals(4, new HashSet<>(folders).size());
	}

	@Test
	void namesOfTheSameLookAreTheSameToSomeFileSystems() {
		assertEquals(Arrays.asList("a\u0308", "\u00e4 (2)"), names("a\u0308", "\u00e4").folders());
	}
}
