package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.table.Tables;

import ij.measure.ResultsTable;

import org.neurofactor.imagej.figure.SubunitColors;
import org.neurofactor.spatial.Point;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/** One row per module; a cell is empty where a value does not apply. Lengths in µm, or px where that is unknown. */
public final class SubunitTable {

	private SubunitTable() {}

	/** The table; the centre is that of the outline, in ImageJ's pixel coordinates; colours of subunits as #rrggbb. */
	public static ResultsTable of(final StnmfResult result, final SubunitColors colors) {
		final String unit = " (" + result.analysis().lengthUnit() + ")";
		final int subunits = result.analysis().subunits().size();
		int subunit = 0;
		final ResultsTable table = Tables.create();
		for (final ModuleInfo info : result.analysis().modulesInfo()) {
			table.addRow();
			final Point center = center(info);
			table.addValue("module", info.module() + 1);
			table.addValue("localized", String.valueOf(info.localized()));
			Tables.add(table, "Moran's I", info.moransI());
			Tables.add(table, "mean weight", info.weight());
			Tables.add(table, "ratio", info.subunit().map(Subunit::ratio).orElse(Double.NaN));
			Tables.add(table, "polarity", polarity(info));
			Tables.add(table, "diameter" + unit, info.diameter());
			Tables.add(table, "distance" + unit, info.distance());
			Tables.add(table, "center x (px)", center.x());
			Tables.add(table, "center y (px)", center.y());
			table.addValue("color", info.localized() ? SubunitColors.hex(colors.of(subunit++, subunits)) : "");
		}
		Tables.setDigits(table, 4, "Moran's I", "ratio");
		Tables.setDigits(table, 7, "mean weight");
		Tables.setDigits(table, 3, "diameter" + unit, "distance" + unit, "center x (px)", "center y (px)");
		return table;
	}

	/** Centre of a module's outline in ImageJ's pixel coordinates; NaN if it has none. */
	static Point center(final ModuleInfo info) {
		final Point centroid = info.subunit().map(Subunit::centroid).orElse(new Point(Double.NaN, Double.NaN));
		return new Point(Outlines.toImageJ(centroid.x()), Outlines.toImageJ(centroid.y()));
	}

	/** +1 or −1; NaN if not localized. */
	static double polarity(final ModuleInfo info) {
		return info.subunit().map(subunit -> (double) subunit.polarity()).orElse(Double.NaN);
	}
}
