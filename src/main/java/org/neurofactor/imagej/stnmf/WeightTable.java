package org.neurofactor.imagej.stnmf;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** The modules' weights: a row per spike, a column per module. */
public final class WeightTable {

	private static final int DIGITS = 7;

	private WeightTable() {}

	public static Table<Integer> of(final StnmfResult result) {
		return new Table<>(
			IntStream.range(0, result.rank()).mapToObj(module -> column(module, result)).collect(Collectors.toList()),
			spikes(result));
	}

	/** The column of a module, counted from 0: module_1, module_2, … */
	public static Column<Integer> column(final int module, final StnmfResult result) {
		return Column.number("module_" + (module + 1), DIGITS, "The module's weight in the spike.",
			spike -> result.weight(module, spike));
	}

	private static List<Integer> spikes(final StnmfResult result) {
		return IntStream.range(0, result.spikes()).boxed().collect(Collectors.toList());
	}
}
