package org.neurofactor.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.Test;

class TablesTest {

	@Test
	void digits() {
		final ResultsTable table = Tables.create();
		table.addRow();
		Tables.add(table, "a", Math.PI);
		Tables.add(table, "b", Math.PI);
		Tables.add(table, "count", 3);
		Tables.add(table, "none", Double.NaN);
		Tables.setDigits(table, 2, "b");
		assertEquals("3.141593", table.getStringValue("a", 0), "by default");
		assertEquals("3.14", table.getStringValue("b", 0));
		assertEquals("3", table.getStringValue("count", 0));
		assertEquals("", table.getStringValue("none", 0));
	}
}
