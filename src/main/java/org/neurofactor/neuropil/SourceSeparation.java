package org.neurofactor.neuropil;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
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

	/** As {@link #separate(List, SeparationOptions, ProgressMonitor)}, unwatched. */
	public static Separation separate(final List<Trace> signals, final SeparationOptions options) {
		return separate(signals, options, ProgressMonitor.NONE);
	}

	/**
	 * Separates signals after taking their {@link Background} off, if wanted, and dividing them by the median of all
	 * their values; makes further attempts, each with the
	 * next seed, until one converges. Trials are separated together, one after the other in time.
	 *
	 * @param signals S: the cell first, then its surroundings
	 * @throws IllegalArgumentException if there is no signal or no value, if the signals are not of the same lengths,
	 *           not finite, of median 0, or negative where the method wants none below 0; if an initial matrix of the
	 *           options is not of their size; or if the method cannot find that many components
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static Separation separate(final List<Trace> signals, final SeparationOptions options,
		final ProgressMonitor monitor)
	{
		requireSignals(signals);
		return separate(joined(signals), signals.get(0).lengths(), 0, options, monitor);
	}

	/** As {@link #separateLifted(List, SeparationOptions, ProgressMonitor)}, unwatched. */
	public static Separation separateLifted(final List<Trace> signals, final SeparationOptions options) {
		return separateLifted(signals, options, ProgressMonitor.NONE);
	}

	/**
	 * As {@link #separate(List, SeparationOptions, ProgressMonitor)}, but if any value is below 0, the lowest is
	 * subtracted from all first, unless each signal's own background is.
	 */
	public static Separation separateLifted(final List<Trace> signals, final SeparationOptions options,
		final ProgressMonitor monitor)
	{
		requireSignals(signals);
		final double[][] joined = joined(signals);
		final double lowest = Arrays.stream(joined).flatMapToDouble(Arrays::stream).min().orElse(0);
		final double offset = background(options) == Background.NONE ? Math.min(lowest, 0) : 0;
		if (offset < 0) for (final double[] signal : joined) Arrays.setAll(signal, t -> signal[t] - offset);
		return separate(joined, signals.get(0).lengths(), offset, options, monitor);
	}

	/** @param signals S, k × T, {@code [signal][observation]} */
	private static Separation separate(final double[][] signals, final int[] lengths, final double offset,
		final SeparationOptions options, final ProgressMonitor monitor)
	{
		requireShapeOfStart(signals, options);
		final SeparationMethod method = options.get(SeparationOptions.METHOD);
		final double[] floors = Floors.takeOff(signals, background(options), options.get(SeparationOptions.FLOOR));
		final boolean fromFloor = background(options) != Background.NONE;
		final double median = fromFloor ? scale(Floors.lit(signals)) : median(signals);
		if (fromFloor && median == 0)
			throw new IllegalArgumentException("All signals are constant: there is nothing to be separated.");
		if (median == 0) throw new IllegalArgumentException(
			"The signals are divided by the median of all their values, which must not be 0, but is.");
		for (final double[] signal : signals) Arrays.setAll(signal, t -> signal[t] / median);
		final int components = options.get(SeparationOptions.COMPONENTS) == 0
			? method.defaultComponents(signals)
			: options.get(SeparationOptions.COMPONENTS);

		final double alpha = Sparsity.of(options, signals);
		final SeparationOptions exact = options.with(SeparationOptions.ALPHA, alpha);
		final int maxTries = method.dependsOnSeed(options) ? options.get(SeparationOptions.TRIES) : 1;
		long seed = options.get(SeparationOptions.SEED);
		for (int tries = 1;; tries++) {
			monitor.step(method.name() + ", attempt " + tries + " of " + maxTries, tries - 1, maxTries);
			final MixtureModel model = method.separate(signals, components, exact, seed, monitor);
			final Convergence convergence =
				new Convergence(seed, model.iterations(), options.get(SeparationOptions.MAX_ITERATIONS), tries);
			if (convergence.converged() || tries == maxTries)
				return new Separation(Trace.ofRows(model.sources(), lengths),
					Trace.ofRows(match(model, median), lengths), model.mixing(), convergence, offset, floors, alpha);
			seed = (seed + 1) % (MersenneTwister.MAX_SEED + 1);
		}
	}

	/** What is taken off the signals: nothing for a method that does not use it. */
	static Background background(final SeparationOptions options) {
		return options.get(SeparationOptions.METHOD).needsFloor()
			? options.get(SeparationOptions.BACKGROUND)
			: Background.NONE;
	}

	private static double[][] joined(final List<Trace> signals) {
		return signals.stream().map(Trace::joined).toArray(double[][]::new);
	}

	private static void requireSignals(final List<Trace> signals) {
		if (signals.isEmpty() || signals.get(0).joined().length == 0) throw new IllegalArgumentException(
			"There must be one signal or more, of one value or more, but there is none.");
		for (int i = 0; i < signals.size(); i++) {
			if (!Arrays.equals(signals.get(i).lengths(), signals.get(0).lengths()))
				throw new IllegalArgumentException("All signals must have " + lengths(signals.get(0)) +
					" values like the first, but signal " + i + " has " + lengths(signals.get(i)) + ".");
			final double[] signal = signals.get(i).joined();
			for (int t = 0; t < signal.length; t++)
				if (!(Math.abs(signal[t]) <= Double.MAX_VALUE)) throw new IllegalArgumentException(
					"The signals must be finite, but signal " + i + " is " + signal[t] + " at position " + t + ".");
		}
	}

	/** Trial by trial. */
	private static String lengths(final Trace trace) {
		return Arrays.stream(trace.lengths()).mapToObj(String::valueOf).collect(Collectors.joining(" + "));
	}

	private static void requireShapeOfStart(final double[][] signals, final SeparationOptions options) {
		if (!options.hasStart()) return;
		final double[][] sources = options.start().sources();
		final double[][] mixing = options.start().mixing();
		if (sources[0].length != signals[0].length)
			throw new IllegalArgumentException("The initial sources (W0) must have " + signals[0].length +
				" values each, like the signals, but have " + sources[0].length + ".");
		if (mixing.length != signals.length || mixing[0].length != sources.length) throw new IllegalArgumentException(
			"The initial mixing matrix (H0) must be of " + signals.length + " signals and " + sources.length +
				" sources, but is of " + mixing.length + " and " + mixing[0].length + ".");
	}

	/** The median, or, where more than half of the values are the background, the mean. */
	private static double scale(final double[][] signals) {
		final double median = median(signals);
		return median > 0 ? median : Arrays.stream(signals).flatMapToDouble(Arrays::stream).average().orElse(0);
	}

	static double median(final double[][] values) {
		final double[] sorted = Arrays.stream(values).flatMapToDouble(Arrays::stream).sorted().toArray();
		final int half = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}

	/**
	 * What each source adds to signal 0; the source first of which signal 0 has the largest share among all signals.
	 */
	private static double[][] match(final MixtureModel model, final double median) {
		final double[] weights = model.mixing()[0];
		return Arrays.stream(order(model.mixing()))
			.mapToObj(j -> Arrays.stream(model.sources()[j]).map(v -> weights[j] * v * median).toArray())
			.toArray(double[][]::new);
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
		return IntStream.range(0, n)
			.boxed()
			.sorted(Comparator.comparingDouble(j -> -shares[j]))
			.mapToInt(j -> j)
			.toArray();
	}
}
