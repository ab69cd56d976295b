package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.table.Tables;

import ij.measure.ResultsTable;

import org.neurofactor.stnmf.StnmfResult;

/** The modules' weights: one row per spike, one column per module. */
final class WeightTable {

	private static final int DIGITS = 7;

	private WeightTable() {}

	public static ResultsTable of(final StnmfResult result) {
		final ResultsTable table = Tables.create();
		for (int module = 0; module < result.rank(); module++) {
			for (int spike = 0; spike < result.spikes(); spike++)
				table.setValue(heading(module), spike, result.weight(module, spike));
			table.setDecimalPlaces(module, DIGITS);
		}
		table.showRowNumbers(true);
		return table;
	}

	static String heading(final int module) {
		return "module " + (module + 1);
	}
}
