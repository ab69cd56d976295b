package org.neurofactor.neuropil;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.neurofactor.random.MersenneTwister;
import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.run.ProgressMonitor;

/**
 * Takes the signals of a cell and its surroundings apart into sources, and finds the cell's own among them.
 * <p>
 * Keemink et al. (2018), Sci. Rep. 8:3493, doi 10.1038/s41598-018-21640-2.
 * </p>
 */
public final class SourceSeparation {

	private SourceSeparation() {}

	/** As {@link #separate(double[][], SeparationOptions, ProgressMonitor)}, unwatched. */
	public static Separation separate(final double[][] signals, final SeparationOptions options) {
		return separate(signals, options, ProgressMonitor.NONE);
	}

	/**
	 * Separates signals after dividing them by the median of all their values; makes further attempts, each with the
	 * next seed, until one converges.
	 *
	 * @param signals S, k × T, {@code [signal][observation]}: the cell first, then its surroundings; not changed
	 * @throws IllegalArgumentException if the signals are empty, not of one length, not finite, of median 0, or
	 *           negative where the method wants none below 0; if an initial matrix of the options is not of their size;
	 *           or if the method cannot find that many components
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static Separation separate(final double[][] signals, final SeparationOptions options,
		final ProgressMonitor monitor)
	{
		requireSignals(signals);
		requireShapeOfStart(signals, options);
		final double median = median(signals);
		if (median == 0) throw new IllegalArgumentException(
			"The signals are divided by the median of all their values, which must not be 0, but is.");
		final double[][] scaled = Arrays.stream(signals).map(s -> Arrays.stream(s).map(v -> v / median).toArray())
			.toArray(double[][]::new);
		final SeparationMethod method = options.get(SeparationOptions.METHOD);
		final int components = options.get(SeparationOptions.COMPONENTS) == 0 ? method.defaultComponents(scaled) : options.get(SeparationOptions.COMPONENTS);

		final int maxTries = method.dependsOnSeed(options) ? options.get(SeparationOptions.TRIES) : 1;
		long seed = options.get(SeparationOptions.SEED);
		for (int tries = 1;; tries++) {
			monitor.step(method.name() + ", attempt " + tries + " of " + maxTries, tries - 1, maxTries);
			final MixtureModel model = method.separate(scaled, components, options, seed, monitor);
			final Convergence convergence =
				new Convergence(seed, model.iterations(), options.get(SeparationOptions.MAX_ITERATIONS), tries);
			if (convergence.converged() || tries == maxTries)
				return new Separation(model.sources(), match(model, median), model.mixing(), convergence);
			seed = (seed + 1) % (MersenneTwister.MAX_SEED + 1);
		}
	}

	/** As {@link #separateTrials(List, SeparationOptions, ProgressMonitor)}, unwatched. */
	public static TrialSeparation separateTrials(final List<double[][]> trials, final SeparationOptions options) {
		return separateTrials(trials, options, ProgressMonitor.NONE);
	}

	/**
	 * Separates the trials of a cell together, one after the other in time, so that they share one mixing matrix. If
	 * any value is below 0, the lowest is subtracted from all first.
	 *
	 * @param trials one or more, each k × T of its own, {@code [signal][observation]}
	 * @throws IllegalArgumentException if there is no trial, if they do not have the same number of signals, and as
	 *           {@link #separate(double[][], SeparationOptions, ProgressMonitor)}
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static TrialSeparation separateTrials(final List<double[][]> trials, final SeparationOptions options,
		final ProgressMonitor monitor)
	{
		if (trials.isEmpty()) throw new IllegalArgumentException("There must be one trial or more, but there is none.");
		final int k = trials.get(0).length;
		for (int i = 0; i < trials.size(); i++)
			if (trials.get(i).length != k) throw new IllegalArgumentException("All trials must have " + k +
				" signals like the first, but trial " + (i + 1) + " has " + trials.get(i).length + ".");
		final double[][] joined = new double[k][];
		for (int i = 0; i < k; i++) {
			final int signal = i;
			joined[i] = trials.stream().flatMapToDouble(trial -> Arrays.stream(trial[signal])).toArray();
		}
		requireSignals(joined);
		final double lowest = Arrays.stream(joined).flatMapToDouble(Arrays::stream).min().orElse(0);
		final double offset = Math.min(lowest, 0);
		if (offset < 0) //
			for (final double[] signal : joined) Arrays.setAll(signal, t -> signal[t] - offset);
		final int[] lengths = trials.stream().mapToInt(trial -> trial[0].length).toArray();
		return new TrialSeparation(separate(joined, options, monitor), lengths, offset);
	}

	private static void requireSignals(final double[][] signals) {
		if (signals.length == 0 || signals[0].length == 0) throw new IllegalArgumentException(
			"There must be one signal or more, of one value or more, but there is none.");
		for (int i = 0; i < signals.length; i++) {
			if (signals[i].length != signals[0].length) throw new IllegalArgumentException(
				"All signals must have " + signals[0].length + " values like the first, but signal " + i + " has " +
					signals[i].length + ".");
			for (int t = 0; t < signals[i].length; t++)
				if (!(Math.abs(signals[i][t]) <= Double.MAX_VALUE)) throw new IllegalArgumentException(
					"The signals must be finite, but signal " + i + " is " + signals[i][t] + " at position " + t + ".");
		}
	}

	private static void requireShapeOfStart(final double[][] signals, final SeparationOptions options) {
		if (!options.hasStart()) return;
		final double[][] sources = options.start().sources();
		final double[][] mixing = options.start().mixing();
		if (sources[0].length != signals[0].length) throw new IllegalArgumentException("The initial sources (W0) must have " +
			signals[0].length + " values each, like the signals, but have " + sources[0].length + ".");
		if (mixing.length != signals.length || mixing[0].length != sources.length) throw new IllegalArgumentException(
			"The initial mixing matrix (H0) must be of " + signals.length + " signals and " + sources.length +
				" sources, but is of " + mixing.length + " and " + mixing[0].length + ".");
	}

	static double median(final double[][] values) {
		final double[] sorted = Arrays.stream(values).flatMapToDouble(Arrays::stream).sorted().toArray();
		final int half = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}

	/** What each source adds to signal 0; the source first of which signal 0 has the largest share among all signals. */
	private static double[][] match(final MixtureModel model, final double median) {
		final double[] weights = model.mixing()[0];
		return Arrays.stream(order(model.mixing())).mapToObj(j -> Arrays.stream(model.sources()[j]).map(v -> weights[j] * v *
			median).toArray()).toArray(double[][]::new);
	}

	/** The sources, counted from 0, by the share that signal 0 has of them, the largest first. */
	static int[] order(final double[][] mixing) {
		final int n = mixing[0].length;
		final double[] shares = new double[n];
		for (int j = 0; j < n; j++) {
			double sum = 0;
			for (final double[] row : mixing) sum += Math.abs(row[j]);
			shares[j] = sum == 0 ? 0 : Math.abs(mixing[0][j]) / sum;
		}
		return IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(j -> -shares[j])).mapToInt(j -> j).toArray();
	}
}
