package org.neurofactor.imagej.stnmf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.Subunit;
import org.neurofactor.stnmf.SubunitAnalysis;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** The outlines of STA and subunits: a row per point. They are closed: the first point is repeated at the end. */
public final class OutlineTable {

	/** A point of an outline. */
	public static final class Row {

		private final int module;
		private final double x;
		private final double y;

		private Row(final int module, final double x, final double y) {
			this.module = module;
			this.x = x;
			this.y = y;
		}
	}

	/** Of {@code outlines.csv}. */
	public static final List<Column<Row>> COLUMNS =
		Arrays.asList(Column.whole("module", "Number of the module, from 1; 0 for the STA.", row -> row.module),
			Column.<Row> number("x", 3, "In ImageJ's coordinates.", row -> row.x).in("px"),
			Column.<Row> number("y", 3, "In ImageJ's coordinates.", row -> row.y).in("px"));

	private OutlineTable() {}

	static Table<Row> of(final SubunitAnalysis analysis) {
		final List<Row> rows = new ArrayList<>();
		add(rows, 0, analysis.staOutline());
		for (final Subunit subunit : analysis.subunits()) add(rows, subunit.module() + 1, subunit.outline());
		return new Table<>(COLUMNS, rows);
	}

	private static void add(final List<Row> rows, final int module, final Polygon outline) {
		for (int i = 0; !outline.isEmpty() && i <= outline.size(); i++) {
			final int point = i % outline.size();
			rows.add(new Row(module, Outlines.toImageJ(outline.x(point)), Outlines.toImageJ(outline.y(point))));
		}
	}
}
