package org.neurofactor.imagej.table;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

import org.neurofactor.table.Column;

/** A frame of a trial, which a row of a table of traces is about. */
public final class Frame {

	/** The first columns of all tables of traces. */
	public static final List<Column<Frame>> COLUMNS =
		Arrays.asList(Column.whole("trial", "Number of the trial, from 1.", frame -> frame.trial + 1),
			Column.whole("frame", "Number of the frame in its trial, from 1.", frame -> frame.index + 1),
			Column
				.<Frame> number("time", 6, "Time since the trial's first frame; NaN if the frame rate is unknown.",
					Frame::seconds)
				.in("s"));

	private final int trial;
	private final int index;
	private final double rateHz;

	private Frame(final int trial, final int index, final double rateHz) {
		this.trial = trial;
		this.index = index;
		this.rateHz = rateHz;
	}

	/** Counted from 0. */
	public int trial() {
		return trial;
	}

	/** In its trial, counted from 0. */
	public int index() {
		return index;
	}

	private double seconds() {
		return rateHz > 0 ? index / rateHz : Double.NaN;
	}

	/**
	 * All frames, trial by trial: a view that needs no memory.
	 *
	 * @param lengths frames of each trial
	 * @param rateHz frames per second; 0 if unknown
	 */
	public static List<Frame> all(final int[] lengths, final double rateHz) {
		final int[] ends = lengths.clone();
		for (int trial = 1; trial < ends.length; trial++) ends[trial] += ends[trial - 1];
		return new All(ends, rateHz);
	}

	private static final class All extends AbstractList<Frame> implements RandomAccess {

		private final int[] ends;
		private final double rateHz;

		private All(final int[] ends, final double rateHz) {
			this.ends = ends;
			this.rateHz = rateHz;
		}

		@Override
		public Frame get(final int row) {
			final int at = Arrays.binarySearch(ends, row + 1);
			final int trial = at < 0 ? -at - 1 : at;
			return new Frame(trial, row - (trial == 0 ? 0 : ends[trial - 1]), rateHz);
		}

		@Override
		public int size() {
			return ends[ends.length - 1];
		}
	}
}
