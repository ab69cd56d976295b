package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The frames in which all signals of a cell are numbers: those that can be separated. */
public final class UsedFrames {

	/** {@code [trial][frame]}. */
	private final boolean[][] used;
	private final int left;

	/** @param signals one or more, of the same trials */
	public UsedFrames(final List<Trace> signals) {
		final Trace first = signals.get(0);
		used = new boolean[first.trials()][];
		int missing = 0;
		for (int trial = 0; trial < used.length; trial++) {
			used[trial] = new boolean[first.lengths()[trial]];
			for (int t = 0; t < used[trial].length; t++) {
				used[trial][t] = true;
				for (final Trace signal : signals)
					used[trial][t] &= Math.abs(signal.value(trial, t)) <= Double.MAX_VALUE;
				if (!used[trial][t]) missing++;
			}
		}
		left = missing;
	}

	/** Whether no frame is left out. */
	public boolean areAll() {
		return left == 0;
	}

	/** Whether a frame of a trial is used; both are counted from 0. */
	public boolean isUsed(final int trial, final int frame) {
		return used[trial][frame];
	}

	/** How many frames are left out. */
	public int leftOut() {
		return left;
	}

	/** The traces of a cell in the frames that are used. */
	CellTraces only(final CellTraces cell) {
		final List<CellRegions> regions = new ArrayList<>();
		for (int trial = 0; trial < (cell.sameInAllTrials() ? 1 : cell.trials()); trial++)
			regions.add(cell.regions(trial));
		final List<Trace> raw = cell.raw().stream().map(trace -> trace.only(used)).collect(Collectors.toList());
		return new CellTraces(cell.name(), regions, raw, cell.missing());
	}

	/** The values of a trace in the frames that are used; of some trials, there may be none. */
	public Trace only(final Trace trace) {
		return trace.only(used);
	}

	/** Traces of the frames that are used, with NaN in the others. */
	public Trace spread(final Trace trace) {
		return trace.spread(used);
	}
}
