package org.neurofactor.imagej.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

class TablesTest {

	private static ResultsTable table() {
		return Tables.of(new Table<>(
			Arrays.asList(Column.number("a", 6, "", row -> row), Column.number("b", 2, "", row -> row),
				Column.whole("count", "", row -> 3), Column.number("nothing", 1, "", row -> null)),
			Collections.singletonList(Math.PI)));
	}

	@Test
	void digits() {
		final ResultsTable table = table();
		assertEquals("3.141593", table.getStringValue("a", 0));
		assertEquals("3.14", table.getStringValue("b", 0));
		assertEquals("3", table.getStringValue("count", 0));
		assertEquals("NaN", table.getStringValue("nothing", 0));
	}

	@Test
	void digitsOfColumnsAreKept() {
		final ResultsTable table = table();
		final ResultsTable before = Analyzer.getResultsTable();
		Analyzer.setResultsTable(table); // which sets them to ImageJ's
		try {
			table.setPrecision(5);
			assertEquals("3.141593", table.getStringValue("a", 0));
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
