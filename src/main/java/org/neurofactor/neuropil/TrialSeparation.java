package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The trials of a cell taken apart into sources with one mixing matrix. Immutable by contract: arrays are not copied
 * and must not be changed.
 */
public final class TrialSeparation {

	private final List<double[][]> separated;
	private final List<double[][]> matched;
	private final double[][] mixing;
	private final Convergence convergence;
	private final double offset;

	TrialSeparation(final Separation joined, final int[] lengths, final double offset) {
		separated = split(joined.separated(), lengths);
		matched = split(joined.matched(), lengths);
		mixing = joined.mixing();
		convergence = joined.convergence();
		this.offset = offset;
	}

	private static List<double[][]> split(final double[][] joined, final int[] lengths) {
		final List<double[][]> trials = new ArrayList<>();
		int start = 0;
		for (final int length : lengths) {
			final int from = start;
			final int to = start + length;
			trials.add(Arrays.stream(joined).map(row -> Arrays.copyOfRange(row, from, to)).toArray(double[][]::new));
			start = to;
		}
		return Collections.unmodifiableList(trials);
	}

	/** Number of trials. */
	public int trials() {
		return matched.size();
	}

	/** {@link Separation#separated()} of a trial, counted from 0. */
	public double[][] separated(final int trial) {
		return separated.get(trial);
	}

	/** {@link Separation#matched()} of a trial, counted from 0; its first row is the cell's cleaned trace. */
	public double[][] matched(final int trial) {
		return matched.get(trial);
	}

	/** {@link Separation#mixing()}, the same for all trials. */
	public double[][] mixing() {
		return mixing;
	}

	/** For each of the {@link #matched(int)} traces its source, as a column of {@link #mixing()}, counted from 0. */
	public int[] order() {
		return SourceSeparation.order(mixing);
	}

	/** How the last attempt ended. */
	public Convergence convergence() {
		return convergence;
	}

	/** What was subtracted from all signals before they were separated: their lowest value if below 0, otherwise 0. */
	public double offset() {
		return offset;
	}
}
