package org.neurofactor.command;

import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.imagej.table.TableTitleKind;
import org.neurofactor.settings.Values;

import org.neurofactor.imagej.table.OpenTables;

import java.nio.file.Paths;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.table.ImportedTraces;

/** Where the commands on tables of traces take them from: the inputs {@code file} and {@code table}. */
final class TraceInput {

	private static final Setting<String> FILE = Setting.file("file")
		.label("CSV file (or a table)")
		.help("A CSV file, separated by commas, semicolons, tabs or spaces; empty: an open table.");

	private static final Setting<String> TABLE =
		TableTitleKind.setting("table").label("Table").help("The title of an open table; empty: the active one.");

	static final Settings SETTINGS = Settings.of(FILE, TABLE);

	private TraceInput() {}

	/** @throws IllegalArgumentException if both are given, or there is no such table, or it has no traces */
	static ImportedTraces read(final Values values, final ProgressMonitor monitor) {
		final String file = values.get(FILE);
		final String table = values.get(TABLE);
		if (file.isEmpty()) return OpenTables.traces(table);
		if (!table.isEmpty()) throw new IllegalArgumentException(
			"Give either file or table, but not both (file was '" + file + "', table was '" + table + "').");
		return ImportedTraces.read(Paths.get(file), monitor);
	}
}
