package org.neurofactor.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.imagej.batch.BatchOutputs;
import org.neurofactor.imagej.consensus.ConsensusTable;
import org.neurofactor.imagej.ensemble.EnsembleFiles;
import org.neurofactor.imagej.ensemble.TemporalProfiles;
import org.neurofactor.imagej.neuropil.MixingTable;
import org.neurofactor.imagej.neuropil.ComparisonTable;
import org.neurofactor.imagej.neuropil.ReportTable;
import org.neurofactor.imagej.neuropil.TraceTables;
import org.neurofactor.imagej.simulation.SimulatedCell;
import org.neurofactor.imagej.stnmf.OutlineTable;
import org.neurofactor.imagej.stnmf.ResidualReport;
import org.neurofactor.imagej.stnmf.SubunitTable;
import org.neurofactor.imagej.stnmf.WeightTable;
import org.neurofactor.imagej.table.Frame;
import org.neurofactor.table.Column;

/** The columns of all files as tables of the documentation. */
final class ColumnTable {

	private ColumnTable() {}

	/** By the name of the file, or of the kind of files. */
	static Map<String, List<Column<?>>> files() {
		final Map<String, List<Column<?>>> files = new LinkedHashMap<>();
		put(files, "modules.csv", SubunitTable.COLUMNS);
		put(files, "weights.csv", Collections.singletonList(WeightTable.column(0, null)));
		put(files, "outlines.csv", OutlineTable.COLUMNS);
		put(files, "residuals.csv", ResidualReport.columns(null));
		put(files, "consensus.csv", ConsensusTable.COLUMNS);
		put(files, "cells.csv", BatchOutputs.COLUMNS);
		put(files, "temporal.csv", new TemporalProfiles(0).columns(1));
		files.get("temporal.csv").add(TemporalProfiles.weight(null));
		put(files, "window.csv", EnsembleFiles.WINDOW_COLUMNS);
		put(files, "ensembles.cells.csv", EnsembleFiles.COLUMNS);
		for (final TraceTables.Kind kind : TraceTables.KINDS) {
			put(files, kind.file(), Frame.COLUMNS);
			files.get(kind.file())
				.add(Column.number(kind.file().equals("raw.csv") ? "CELL/0" : "CELL", 6, kind.meaning(), row -> null));
		}
		put(files, "mixing.csv", MixingTable.OF_CELL);
		files.get("mixing.csv").add(MixingTable.SIGNAL);
		files.get("mixing.csv").add(MixingTable.FLOOR);
		files.get("mixing.csv").add(MixingTable.source(0));
		put(files, "report.csv", ReportTable.COLUMNS);
		put(files, "comparison.csv", ComparisonTable.COLUMNS);
		put(files, "compared.csv", Frame.COLUMNS);
		files.get("compared.csv")
			.add(Column.number("CELL/NMF", 6, "What a method, here NMF, makes of the cell's trace.", row -> null));
		put(files, "truth.csv", SimulatedCell.truthColumns(null));
		return files;
	}

	private static void put(final Map<String, List<Column<?>>> files, final String file,
		final List<? extends Column<?>> columns)
	{
		files.put(file, new ArrayList<>(columns));
	}

	static String of(final String file) {
		final StringBuilder table = new StringBuilder("\n| column | unit | |\n| --- | --- | --- |\n");
		for (final Column<?> column : files().get(file))
			table.append("| `")
				.append(column.name())
				.append("` | ")
				.append(column.unit())
				.append(" | ")
				.append(column.meaning())
				.append(" |\n");
		return table.append('\n').toString();
	}
}
