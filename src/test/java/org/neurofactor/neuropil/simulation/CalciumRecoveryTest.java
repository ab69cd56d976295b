package org.neurofactor.neuropil.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.neuropil.simulation.Recovery.FIXED;
import static org.neurofactor.neuropil.simulation.Recovery.ICA;
import static org.neurofactor.neuropil.simulation.Recovery.NMF;
import static org.neurofactor.neuropil.simulation.Recovery.RAW;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Validation: how well the true calcium of simulated cells is correlated with their raw traces, with the common
 * subtraction of 0.7 times the mean neuropil, and with the cleaned traces, from the true outlines and at the defaults of
 * the separation.
 * <p>
 * As a test it is quick. The system property {@code recovery.movies} makes it a longer one.
 * </p>
 */
@Tag("slow")
class CalciumRecoveryTest {

	private static final int MOVIES = Integer.getInteger("recovery.movies", 2);

	/** By how much the cleaned traces are closer to the truth than the raw ones, at least, on average. */
	private static final double LEAST_GAIN = 0.02;
	private static final double LEAST_GAIN_IN_STRONG_NEUROPIL = 0.1;

	/** Correlations with the truth, of a group of cells. */
	private static final class Group {

		private final String name;
		private final List<double[]> cells = new ArrayList<>();

		Group(final String name) {
			this.name = name;
		}

		double mean(final int kind) {
			return cells.stream().mapToDouble(cell -> cell[kind]).average().getAsDouble();
		}

		double median(final int kind) {
			final double[] sorted = cells.stream().mapToDouble(cell -> cell[kind]).sorted().toArray();
			return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%-42s %4d  %.3f (%.3f)  %.3f (%.3f)  %.3f (%.3f)  %.3f (%.3f)", name, cells
				.size(), mean(RAW), median(RAW), mean(FIXED), median(FIXED), mean(NMF), median(NMF), mean(ICA), median(ICA));
		}
	}

	@Test
	void cleanedTracesAreCloserToTheCalcium() {
		System.out.printf("%d movies each; mean (median) correlation with the true calcium:%n" +
			"%-42s %4s  %-13s  %-13s  %-13s  %s%n",
			MOVIES, "", "n", "raw", "raw-0.7*npil", "NMF", "ICA");
		final CalciumMovieOptions defaults = CalciumMovieOptions.DEFAULTS;
		final Group usual = measure("defaults", defaults);
		final Group strong = measure("neuropil twice as bright", defaults.with(CalciumMovieOptions.NEUROPIL, 2.));
		final Group uniform = measure("neuropil everywhere the same", defaults.with(CalciumMovieOptions.NEUROPIL_CORRELATION, 1.));
		if (MOVIES > 4) {
			measure("neuropil of independent sources", defaults.with(CalciumMovieOptions.NEUROPIL_CORRELATION, 0.));
			measure("all cells overlap", defaults.with(CalciumMovieOptions.OVERLAP, 1.));
			measure("larger events", defaults.with(CalciumMovieOptions.AMPLITUDE, 3.));
		}
		assertTrue(usual.mean(NMF) > usual.mean(RAW) + LEAST_GAIN, usual::toString);
		assertTrue(strong.mean(NMF) > strong.mean(RAW) + LEAST_GAIN_IN_STRONG_NEUROPIL, strong::toString);
		for (final Group group : new Group[] { usual, strong, uniform })
			assertTrue(group.mean(ICA) > group.mean(RAW) + LEAST_GAIN, group::toString);
	}

	private static Group measure(final String name, final CalciumMovieOptions options) {
		final Group all = new Group(name);
		final Group alone = new Group("  standing alone");
		final Group paired = new Group("  overlapping");
		for (int seed = 1; seed <= MOVIES; seed++) {
			final CalciumMovieOptions movie = options.with(CalciumMovieOptions.SEED, (long) seed);
			final double[][] correlations = Recovery.correlations(new CalciumMovieSimulation(movie));
			final int inPairs = 2 * (int) Math.round(movie.get(CalciumMovieOptions.CELLS) * movie.get(CalciumMovieOptions.OVERLAP) / 2);
			for (int c = 0; c < correlations.length; c++) {
				all.cells.add(correlations[c]);
				(c < inPairs ? paired : alone).cells.add(correlations[c]);
			}
		}
		System.out.println(all);
		if (!alone.cells.isEmpty() && !paired.cells.isEmpty()) System.out.println(alone + "\n" + paired);
		return all;
	}
}
