package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A value for each frame of each trial of a recording: of a cell, of a region, or of a source. Immutable. */
public final class Trace {

	/** {@code [trial][frame]}. */
	private final double[][] trials;

	private Trace(final double[][] trials) {
		this.trials = trials;
	}

	/**
	 * A trace of one trial or more.
	 *
	 * @param trials the values of each, {@code [trial][frame]}
	 * @throws IllegalArgumentException if there is none
	 */
	public static Trace of(final double[]... trials) {
		return taking(Arrays.stream(trials).map(double[]::clone).toArray(double[][]::new));
	}

	/** As {@link #of}, but nothing is copied. */
	static Trace taking(final double[][] trials) {
		if (trials.length == 0)
			throw new IllegalArgumentException("A trace must have one trial or more, but has none.");
		return new Trace(trials);
	}

	/**
	 * Traces of the same trials, which lie one after the other.
	 *
	 * @param rows of each trace all values, {@code [trace][value]}
	 * @param lengths frames of each trial; if none are given, there is one trial
	 * @throws IllegalArgumentException if these are not as many as there are values
	 */
	public static List<Trace> ofRows(final double[][] rows, final int... lengths) {
		final List<Trace> traces = new ArrayList<>();
		for (final double[] row : rows) traces.add(lengths.length == 0 ? of(row) : cut(row, lengths));
		return traces;
	}

	private static Trace cut(final double[] row, final int[] lengths) {
		if (Arrays.stream(lengths).sum() != row.length) throw new IllegalArgumentException(
			"The trials have " + Arrays.stream(lengths).sum() + " frames, but there are " + row.length + " values.");
		final double[][] trials = new double[lengths.length][];
		for (int trial = 0, start = 0; trial < trials.length; start += lengths[trial++])
			trials[trial] = Arrays.copyOfRange(row, start, start + lengths[trial]);
		return taking(trials);
	}

	/** Number of trials, 1 or more. */
	public int trials() {
		return trials.length;
	}

	/** Number of frames of each trial. */
	public int[] lengths() {
		return Arrays.stream(trials).mapToInt(trial -> trial.length).toArray();
	}

	/** A value in a trial; both are counted from 0. */
	public double value(final int trial, final int frame) {
		return trials[trial][frame];
	}

	/** The values in a trial, counted from 0; a copy. */
	public double[] trial(final int trial) {
		return trials[trial].clone();
	}

	/** The values of all trials, one after the other. */
	public double[] joined() {
		final double[] joined = new double[Arrays.stream(lengths()).sum()];
		int start = 0;
		for (final double[] trial : trials) {
			System.arraycopy(trial, 0, joined, start, trial.length);
			start += trial.length;
		}
		return joined;
	}

	/** The values of all trials, one after the other. */
	public DoubleStream values() {
		return Arrays.stream(trials).flatMapToDouble(Arrays::stream);
	}

	/** Whether all values are 0. */
	public boolean isZero() {
		return values().allMatch(value -> value == 0);
	}

	/**
	 * The values of some of the frames.
	 *
	 * @param kept for each frame whether its value is wanted, {@code [trial][frame]}
	 */
	Trace only(final boolean[][] kept) {
		final double[][] some = new double[trials.length][];
		for (int trial = 0; trial < some.length; trial++) {
			final int of = trial;
			some[trial] = IntStream.range(0, trials[of].length)
				.filter(t -> kept[of][t])
				.mapToDouble(t -> trials[of][t])
				.toArray();
		}
		return new Trace(some);
	}

	/**
	 * The opposite of {@link #only}: NaN in the frames that are not kept.
	 *
	 * @param kept as many as there are values
	 */
	Trace spread(final boolean[][] kept) {
		final double[][] all = new double[trials.length][];
		for (int trial = 0; trial < all.length; trial++) {
			all[trial] = new double[kept[trial].length];
			int next = 0;
			for (int t = 0; t < all[trial].length; t++)
				all[trial][t] = kept[trial][t] ? trials[trial][next++] : Double.NaN;
		}
		return new Trace(all);
	}

	/** This trace and a number. */
	Trace plus(final double number) {
		final double[][] sum = copy();
		for (final double[] trial : sum) Arrays.setAll(trial, t -> trial[t] + number);
		return new Trace(sum);
	}

	/** This trace and a multiple of another one of the same trials. */
	Trace plus(final double factor, final Trace other) {
		final double[][] sum = copy();
		for (int trial = 0; trial < sum.length; trial++)
			for (int t = 0; t < sum[trial].length; t++) sum[trial][t] += factor * other.trials[trial][t];
		return new Trace(sum);
	}

	/**
	 * The sum of traces of the same trials, each divided by a number.
	 *
	 * @param traces one or more
	 */
	static Trace sum(final List<Trace> traces, final double divisor) {
		final double[][] sum = traces.get(0).copy();
		for (final double[] trial : sum) Arrays.fill(trial, 0);
		for (final Trace trace : traces)
			for (int trial = 0; trial < sum.length; trial++)
				for (int t = 0; t < sum[trial].length; t++) sum[trial][t] += trace.trials[trial][t] / divisor;
		return new Trace(sum);
	}

	private double[][] copy() {
		return Arrays.stream(trials).map(double[]::clone).toArray(double[][]::new);
	}
}
