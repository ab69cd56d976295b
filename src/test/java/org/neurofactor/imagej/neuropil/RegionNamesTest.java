package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionNamesTest {

	private static final Set<String> CELLS =
		new HashSet<>(Arrays.asList("cell 1", "cell 12", "a neuropil 3", "b label", "c trial 2"));

	@ParameterizedTest
	@CsvSource({ "cell 1, cell 1", "cell 12, cell 12", "cell 1 neuropil 4, cell 1", "cell 12 neuropil 14, cell 12",
		"cell 1 trial 3, cell 1", "cell 1 trial 3 neuropil 2, cell 1", "cell 1 label, cell 1",
		"a neuropil 3, a neuropil 3", "a neuropil 3 neuropil 1, a neuropil 3", "b label, b label",
		"b label label, b label", "c trial 2, c trial 2", "c trial 2 trial 1 neuropil 4, c trial 2" })
	void everyRoiBelongsToItsCell(final String roi, final String cell) {
		assertEquals(cell, RegionNames.cell(roi, CELLS).orElse(""));
	}

	@ParameterizedTest
	@CsvSource({ "cell 2", "cell 1 neuropil", "cell 1 neuropil x", "cell", "neuropil 1", "''" })
	void othersBelongToNone(final String roi) {
		assertFalse(RegionNames.cell(roi, CELLS).isPresent());
		assertFalse(RegionNames.cell(null, CELLS).isPresent());
	}

	@Test
	void namesAreRecognized() {
		assertTrue(RegionNames.isSector(RegionNames.sector(RegionNames.inTrial("x", 2), 3)));
		assertTrue(RegionNames.isLabel(RegionNames.label("x")));
		assertFalse(RegionNames.isSector("x") || RegionNames.isLabel("x") || RegionNames.isSector(null) ||
			RegionNames.isLabel(null));
		assertEquals("x trial 2 neuropil 3", RegionNames.sector(RegionNames.inTrial("x", 2), 3));
	}
}
