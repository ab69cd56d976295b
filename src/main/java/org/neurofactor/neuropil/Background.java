package org.neurofactor.neuropil;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is taken off each signal before NMF, which can only be right if every source reaches zero now and then: a cell
 * with resting fluorescence, in neuropil with a constant part, never does.
 */
public enum Background {

	/** A low percentile of the signal; what lies below it becomes 0. A few dark frames do not matter. */
	PERCENTILE,
	/** The same percentile along a straight line from the first frame to the last: for signals that bleach. */
	DRIFT,
	/** The signal's lowest value. */
	MINIMUM,
	/** Nothing: as published. */
	NONE;

	/**
	 * The floor of a signal in each frame.
	 *
	 * @param signal one value or more
	 * @param ignored frames that tell nothing of it; not all of them
	 * @param percent of the values that may lie below it; not for {@link #MINIMUM}
	 */
	double[] floor(final double[] signal, final boolean[] ignored, final double percent) {
		final int[] frames = IntStream.range(0, signal.length).filter(t -> !ignored[t]).toArray();
		final double[] used = Arrays.stream(frames).mapToDouble(t -> signal[t]).toArray();
		if (this == DRIFT) return new DriftingFloor(used, frames, percent).line(signal.length);
		final double[] floor = new double[signal.length];
		Arrays.sort(used);
		if (this != NONE) Arrays.fill(floor, this == MINIMUM ? used[0] : Percentile.of(used, percent));
		return floor;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
