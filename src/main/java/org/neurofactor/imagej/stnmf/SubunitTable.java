package org.neurofactor.imagej.stnmf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.neurofactor.imagej.figure.SubunitColors;
import org.neurofactor.spatial.Point;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;
import org.neurofactor.stnmf.SubunitAnalysis;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** A row per module. What only subunits have is NaN, or none, of other modules. */
public final class SubunitTable {

	/** A module, and what its row says beside. */
	public static final class Row {

		private final ModuleInfo module;
		private final String unit;
		private final String color;

		private Row(final ModuleInfo module, final String unit, final String color) {
			this.module = module;
			this.unit = unit;
			this.color = color;
		}

		private Optional<Subunit> subunit() {
			return module.subunit();
		}

		/** Of its outline, in ImageJ's pixel coordinates. */
		private Optional<Point> center() {
			return subunit().map(Subunit::centroid)
				.map(point -> new Point(Outlines.toImageJ(point.x()), Outlines.toImageJ(point.y())));
		}
	}

	/** Of {@code modules.csv}, the window and the Explorer. */
	public static final List<Column<Row>> COLUMNS = Arrays.asList(
		Column.whole("module", "Number of the module, from 1.", row -> row.module.module() + 1),
		Column.flag("localized", "Whether it is a subunit: its Moran's I is above the threshold.",
			row -> row.module.localized()),
		Column.number("moransi", 4, "Spatial autocorrelation (Moran's I).", row -> row.module.moransI()),
		Column.number("weight", 7, "Mean weight over all spikes.", row -> row.module.weight()),
		Column.number("ratio", 4, "Mean weight over the norm of those of all subunits.",
			row -> row.subunit().map(Subunit::ratio).orElse(null)),
		Column.whole("polarity", "+1 (ON) or −1 (OFF).", row -> row.subunit().map(Subunit::polarity).orElse(null)),
		Column.number("diameter", 3, "Effective diameter of its 2-σ ellipse, in the unit.",
			row -> row.module.diameter()),
		Column.number("distance", 3, "Distance from the STA, in the unit.", row -> row.module.distance()),
		Column.text("unit", "Of lengths: um, or px if the pixel size is unknown.", row -> row.unit),
		Column
			.<Row> number("x", 3, "Center of its outline, in ImageJ's coordinates.",
				row -> row.center().map(Point::x).orElse(null))
			.in("px"),
		Column
			.<Row> number("y", 3, "Center of its outline, in ImageJ's coordinates.",
				row -> row.center().map(Point::y).orElse(null))
			.in("px"),
		Column.text("color", "Of its outline, as #rrggbb.", row -> row.color));

	private SubunitTable() {}

	public static Table<Row> of(final StnmfResult result, final SubunitColors colors) {
		final SubunitAnalysis analysis = result.analysis();
		final List<Row> rows = new ArrayList<>();
		for (final ModuleInfo module : analysis.modulesInfo())
			rows.add(new Row(module, unit(analysis),
				module.localized() ? SubunitColors.hex(colors.of(module.module())) : null));
		return new Table<>(COLUMNS, rows);
	}

	/** As files have it. */
	static String unit(final SubunitAnalysis analysis) {
		return analysis.lengthUnit().replace("\u00b5", "u");
	}
}
