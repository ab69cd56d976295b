package org.neurofactor.command;

import org.neurofactor.imagej.table.OpenTables;

import java.nio.file.Paths;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.table.TraceTable;

/** Where the commands on tables of traces take them from: the inputs {@code file} and {@code table}. */
final class TraceInput {

	private TraceInput() {}

	/**
	 * @param file path of a text file; empty for a table
	 * @param table title of an open table; empty for the active one
	 * @throws IllegalArgumentException if both are given, or there is no such table, or it has no traces
	 */
	static TraceTable read(final String file, final String table, final ProgressMonitor monitor) {
		if (file.isEmpty()) return OpenTables.traces(table);
		if (!table.isEmpty()) throw new IllegalArgumentException("Give either file or table, but not both (file was '" +
			file + "', table was '" + table + "').");
		return TraceTable.read(Paths.get(file), monitor);
	}
}
