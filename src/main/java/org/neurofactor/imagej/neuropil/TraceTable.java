package org.neurofactor.imagej.neuropil;

import ij.measure.ResultsTable;

import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.neurofactor.imagej.table.Tables;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;

/**
 * The traces of all cells, a row per frame and a column per cell and kind. Trials come one after the other; trials and
 * frames count from 1, time from 0 in each trial.
 */
final class TraceTable {

	/** Digits of the largest value. */
	private static final int DIGITS = 7;
	private static final int MAX_DECIMALS = 9;

	/** A column may be twice as long as it need be, and a window has a copy of the table, and all values as text. */
	private static final long BYTES_PER_VALUE = 4 * Double.BYTES + 12 * Character.BYTES;

	private final NeuropilResult result;
	private final int[] lengths;
	private final ResultsTable table = Tables.create();

	private TraceTable(final NeuropilResult result, final NeuropilInput input) {
		this.result = result;
		lengths = input.trials().stream().mapToInt(trial -> (int) trial.frames().dimension(2)).toArray();
	}

	/**
	 * The columns are trial, frame, "time (s)" if the frame rate is known, and for a cell named "cell 1": "cell 1 raw",
	 * "cell 1 cleaned", "cell 1 neuropil" (the mean of its sectors), "cell 1 fixed" (the fixed subtraction), "cell 1
	 * ΔF/F0 raw" and "cell 1 ΔF/F0 cleaned", as far as there are such traces. A comma in a name becomes a semicolon, because
	 * ImageJ does not quote headings when it saves a table.
	 */
	public static ResultsTable of(final NeuropilResult result, final NeuropilInput input) {
		return new TraceTable(result, input).fill(input.frameRateHz());
	}

	/** Memory that the table takes when it is shown, in bytes: of many cells and frames, maybe more than there is. */
	public static long bytes(final NeuropilResult result, final NeuropilInput input) {
		final long frames = input.trials().stream().mapToLong(trial -> trial.frames().dimension(2)).sum();
		return BYTES_PER_VALUE * frames * (3 + 6L * result.cells().size());
	}

	private ResultsTable fill(final double frameRateHz) {
		table.showRowNumbers(false);
		add("trial", 0, perFrame((trial, frame) -> trial + 1));
		add("frame", 0, perFrame((trial, frame) -> frame + 1));
		if (frameRateHz > 0) add("time (s)", 6, perFrame((trial, frame) -> frame / frameRateHz));
		final int decimals = decimals();
		for (final CellResult cell : result.cells()) {
			final String name = cell.name().replace(',', ';') + " ";
			add(name + "raw", decimals, cell.raw().values());
			cell.cleaned().ifPresent(trace -> add(name + "cleaned", decimals, trace.values()));
			add(name + "neuropil", decimals, cell.traces().meanNeuropil().values());
			add(name + "fixed", decimals, cell.fixedSubtraction().values());
			cell.deltaFRaw().ifPresent(trace -> add(name + "ΔF/F0 raw", DIGITS - 1, trace.values()));
			cell.deltaFCleaned().ifPresent(trace -> add(name + "ΔF/F0 cleaned", DIGITS - 1, trace.values()));
		}
		return table;
	}

	/** A value for each frame of each trial, both counted from 0. */
	private DoubleStream perFrame(final ToDoubleBiFunction<Integer, Integer> value) {
		return IntStream.range(0, lengths.length).boxed().flatMapToDouble(trial -> IntStream.range(0, lengths[trial])
			.mapToDouble(frame -> value.applyAsDouble(trial, frame)));
	}

	private void add(final String heading, final int decimals, final DoubleStream values) {
		table.setValues(heading, values.toArray());
		table.setDecimalPlaces(table.getColumnIndex(heading), decimals);
	}

	/** As many as the traces' size calls for, which may be that of photon counts or of shares of one. */
	private int decimals() {
		final double largest = result.cells().stream().flatMapToDouble(cell -> cell.raw().values()).map(Math::abs).filter(
			Double::isFinite).max().orElse(1);
		final int digits = largest > 0 ? (int) Math.floor(Math.log10(largest)) + 1 : 1;
		return Math.max(0, Math.min(MAX_DECIMALS, DIGITS - digits));
	}
}
