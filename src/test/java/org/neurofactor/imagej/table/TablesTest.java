package org.neurofactor.imagej.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

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

	@Test
	void digitsOfColumnsAreKept() {
		final ResultsTable table = Tables.create();
		table.addRow();
		Tables.add(table, "a", Math.PI);
		Tables.add(table, "b", Math.PI);
		Tables.setDigits(table, 2, "b");
		final ResultsTable before = Analyzer.getResultsTable();
		Analyzer.setResultsTable(table); // which sets them to ImageJ's
		try {
			table.setPrecision(5);
			assertEquals("3.14159", table.getStringValue("a", 0));
			assertEquals("3.14", table.getStringValue("b", 0));
			assertEquals("3.14", ((ResultsTable) table.clone()).getStringValue("b", 0));
			table.deleteColumn("a");
			table.setPrecision(4);
			assertEquals("3.14", table.getStringValue("b", 0));
		}
		finally {
			Analyzer.setResultsTable(before);
		}
	}
}
