package org.neurofactor.neuropil;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is taken off each signal before NMF, which can only be right if every source reaches zero now and then: a cell
 * with resting fluorescence, in neuropil with a constant part, never does.
 */
public enum Background {

	/** A low percentile of the signal; what lies below it becomes 0. A few dark frames do not matter. */
	PERCENTILE,
	/** The signal's lowest value. */
	MINIMUM,
	/** Nothing: as published. */
	NONE;

	/**
	 * The floor of a signal.
	 *
	 * @param signal one value or more
	 * @param percent of the values that may lie below it; for {@link #PERCENTILE} only
	 */
	double floor(final double[] signal, final double percent) {
		if (this == NONE) return 0;
		final double[] sorted = signal.clone();
		Arrays.sort(sorted);
		return this == MINIMUM ? sorted[0] : Percentile.of(sorted, percent);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
