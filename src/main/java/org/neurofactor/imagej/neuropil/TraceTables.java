package org.neurofactor.imagej.neuropil;

import org.neurofactor.imagej.table.Frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.Separation;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/**
 * Traces as tables, a row per frame, trial after trial. In files there is a table for each kind of trace, with a column
 * for each cell, also one that could not be separated: all have the same cells in the same order. The window has all
 * kinds, cell by cell.
 */
public final class TraceTables {

	/** Digits of the largest value in windows. */
	/** Ends the heading of a trace whose separation has not converged, in windows and files. */
	static final String NOT_CONVERGED = " (not converged)";

	private static final int DIGITS = 7;
	private static final int MAX_DECIMALS = 9;

	/** A column may be twice as long as it need be, and a window has a copy of the table, and all values as text. */
	private static final long BYTES_PER_VALUE = 4 * Double.BYTES + 12 * Character.BYTES;

	/** A kind of trace that each cell has one of. */
	public static final class Kind {

		private final String name;
		private final String file;
		private final boolean relative;
		private final String meaning;
		private final boolean separated;
		private final Function<CellResult, Optional<Trace>> trace;

		private Kind(final String name, final String file, final boolean relative, final boolean separated,
			final String meaning, final Function<CellResult, Optional<Trace>> trace)
		{
			this.separated = separated;
			this.name = name;
			this.file = file;
			this.relative = relative;
			this.meaning = meaning;
			this.trace = trace;
		}

		/** What follows the cell's name in the window's headings. */
		public String name() {
			return name;
		}

		/** The file that has it under the cells' names; of the raw traces, with "/0" behind them. */
		public String file() {
			return file;
		}

		/** For the documentation. */
		public String meaning() {
			return meaning;
		}

		/** Whether it is relative to a baseline, and not there if the frame rate is unknown. */
		boolean isRelative() {
			return relative;
		}

		private Column<Frame> column(final String heading, final CellResult cell, final int decimals) {
			final Trace values = trace.apply(cell).orElse(null);
			return TraceTables.column(heading(heading, separated && cell.isUnconverged()),
				relative ? DIGITS - 1 : decimals, meaning, values);
		}
	}

	/** In the order of the window's columns. */
	public static final List<Kind> KINDS = Collections.unmodifiableList(Arrays.asList(
		new Kind("raw", "raw.csv", false, false, "Mean over the cell.", cell -> Optional.of(cell.raw())),
		new Kind("cleaned", "result.csv", false, true, "What of the cell's trace is its own.", CellResult::cleaned),
		new Kind("neuropil", "neuropil.csv", false, false, "Mean of the regions around the cell.",
			cell -> Optional.of(cell.traces().meanNeuropil())),
		new Kind("fixed", "fixed.csv", false, false,
			"The cell's raw trace less a share of its mean neuropil (coefficient), for comparison.",
			cell -> Optional.of(cell.fixedSubtraction())),
		new Kind("deltaf_raw", "deltaf_raw.csv", true, false, "ΔF/F₀ of the cell's raw trace.", CellResult::deltaFRaw),
		new Kind("deltaf", "deltaf.csv", true, true, "ΔF/F₀ of the cleaned trace; Infinity where F₀ is 0.",
			CellResult::deltaFCleaned)));

	private final NeuropilResult result;
	private final List<Frame> frames;

	TraceTables(final NeuropilResult result, final NeuropilInput input) {
		this.result = result;
		frames = Frame.all(input.trials().stream().mapToInt(trial -> (int) trial.frames().dimension(2)).toArray(),
			result.options().get(NeuropilOptions.FRAME_RATE));
	}

	/** All kinds, named "cell 1 raw", "cell 1 cleaned" and so on, as far as there are such traces. */
	public static Table<Frame> shown(final NeuropilResult result, final NeuropilInput input) {
		final TraceTables tables = new TraceTables(result, input);
		final int decimals = tables.decimals();
		return tables.table(result.cells()
			.stream()
			.flatMap(cell -> KINDS.stream()
				.filter(kind -> kind.trace.apply(cell).isPresent())
				.map(kind -> kind.column(cell.name() + " " + kind.name, cell, decimals)))
			.collect(Collectors.toList()));
	}

	/** Memory that the table takes when it is shown, in bytes: of many cells and frames, maybe more than there is. */
	public static long bytes(final NeuropilResult result, final NeuropilInput input) {
		final long frames = input.trials().stream().mapToLong(trial -> trial.frames().dimension(2)).sum();
		return BYTES_PER_VALUE * frames * (Frame.COLUMNS.size() + (long) KINDS.size() * result.cells().size());
	}

	/** One kind, but the raw traces. */
	Table<Frame> of(final Kind kind) {
		return table(
			result.cells().stream().map(cell -> kind.column(cell.name(), cell, 0)).collect(Collectors.toList()));
	}

	/** The raw traces of each cell, "cell 1/0", and its regions, "cell 1/1" and so on. */
	Table<Frame> raw() {
		return table(result.cells()
			.stream()
			.flatMap(cell -> IntStream.range(0, cell.traces().raw().size())
				.mapToObj(region -> column(heading(cell, region), 0, "Mean over the cell (0) or a region around it.",
					cell.traces().raw().get(region))))
			.collect(Collectors.toList()));
	}

	/** What each source adds to a cell's trace, "cell 1/0" being the cleaned one. */
	Table<Frame> separated() {
		return table(
			result.cells()
				.stream()
				.flatMap(cell -> IntStream
					.range(0, cell.separation().map(separation -> separation.matched().size()).orElse(1))
					.mapToObj(source -> column(heading(heading(cell, source), cell.isUnconverged()), 0,
						"What a source adds to the cell's trace; 0 is the cleaned trace.",
						cell.separation().map(Separation::matched).map(matched -> matched.get(source)).orElse(null))))
				.collect(Collectors.toList()));
	}

	/** Of each cell the traces by all methods that were compared, "cell 1/NMF" and so on. */
	Table<Frame> compared() {
		final List<Column<Frame>> columns = new ArrayList<>();
		for (final CellResult cell : result.cells())
			cell.comparison()
				.ifPresent(comparison -> comparison.candidates()
					.forEach(candidate -> columns
						.add(column(heading(cell.name() + "/" + candidate.method(), candidate.isUnconverged()), 0,
							"What a method makes of the cell's trace.", candidate.trace().orElse(null)))));
		return table(columns);
	}

	/** @param number of a region or a source, 0 being the cell's own */
	static String heading(final CellResult cell, final int number) {
		return cell.name() + "/" + number;
	}

	private static String heading(final String trace, final boolean unconverged) {
		return unconverged ? trace + NOT_CONVERGED : trace;
	}

	/** @param trace null for one that there is not */
	private static Column<Frame> column(final String heading, final int digits, final String meaning,
		final Trace trace)
	{
		return Column.number(heading, digits, meaning,
			frame -> trace == null ? null : trace.value(frame.trial(), frame.index()));
	}

	private Table<Frame> table(final List<Column<Frame>> traces) {
		final List<Column<Frame>> columns = new ArrayList<>(Frame.COLUMNS);
		columns.addAll(traces);
		return new Table<>(columns, frames);
	}

	/** As many as the traces' size calls for, which may be that of photon counts or of shares of one. */
	private int decimals() {
		final double largest = result.cells()
			.stream()
			.flatMapToDouble(cell -> cell.raw().values())
			.map(Math::abs)
			.filter(Double::isFinite)
			.max()
			.orElse(1);
		final int digits = largest > 0 ? (int) Math.floor(StrictMath.log10(largest)) + 1 : 1;
		return Math.max(0, Math.min(MAX_DECIMALS, DIGITS - digits));
	}
}
