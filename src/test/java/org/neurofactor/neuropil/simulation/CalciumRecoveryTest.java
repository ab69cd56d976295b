package org.neurofactor.neuropil.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.neuropil.simulation.Recovery.FIXED;
import static org.neurofactor.neuropil.simulation.Recovery.ICA;
import static org.neurofactor.neuropil.simulation.Recovery.NMF;
import static org.neurofactor.neuropil.simulation.Recovery.PUBLISHED;
import static org.neurofactor.neuropil.simulation.Recovery.RAW;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Validation: how well the true calcium of simulated cells is correlated with their raw traces, with the common
 * subtraction of 0.7 times the mean neuropil, and with the cleaned traces, from the true outlines and at the defaults
 * of the separation.
 * <p>
 * As a test it is quick. The system property {@code recovery.movies} makes it a longer one.
 * </p>
 */
@Tag("slow")
class CalciumRecoveryTest {

	/**
	 * How far below the fixed subtraction a kind of movie may be: with independent sources of neuropil, both are the
	 * same.
	 */
	private static final double MOST_BELOW_FIXED = 0.005;

	private static final int MOVIES = Integer.getInteger("recovery.movies", 2);

	/** Correlations with the truth, of a group of cells. */
	private static final class Group {

		private static final String[] HEADINGS = { "raw", "raw-0.7*npil", "published", "NMF", "ICA" };
		private static final int[] KINDS = { RAW, FIXED, PUBLISHED, NMF, ICA };

		private final String name;
		private final List<double[]> cells = new ArrayList<>();

		Group(final String name) {
			this.name = name;
		}

		static String heading() {
			return String.format("%-42s %4s  ", "", "n") +
				Arrays.stream(HEADINGS).map(heading -> String.format("%-14s", heading)).collect(Collectors.joining());
		}

		double mean(final int kind) {
			return cells.stream().mapToDouble(cell -> cell[kind]).average().getAsDouble();
		}

		double worst(final int kind) {
			return cells.stream().mapToDouble(cell -> cell[kind]).min().getAsDouble();
		}

		@Override
		public String toString() {
			return String.format("%-42s %4d  ", name, cells.size()) + Arrays.stream(KINDS)
				.mapToObj(kind -> String.format(Locale.ROOT, "%.3f (%.2f)  ", mean(kind), worst(kind)))
				.collect(Collectors.joining());
		}
	}

	@Test
	void cleanedTracesAreCloserToTheCalcium() {
		System.out.printf("%d movies each; mean (worst) correlation with the true calcium:%n%s%n", MOVIES,
			Group.heading());
		final CalciumMovieOptions defaults = CalciumMovieOptions.DEFAULTS;
		final List<Group> groups = new ArrayList<>();
		groups.add(measure("defaults", defaults));
		groups.add(measure("neuropil twice as bright", defaults.with(CalciumMovieOptions.NEUROPIL, 2.)));
		groups
			.add(measure("neuropil everywhere the same", defaults.with(CalciumMovieOptions.NEUROPIL_CORRELATION, 1.)));
		if (MOVIES > 4) {
			groups.add(measure("neuropil of independent sources",
				defaults.with(CalciumMovieOptions.NEUROPIL_CORRELATION, 0.)));
			groups.add(measure("all cells overlap", defaults.with(CalciumMovieOptions.OVERLAP, 1.)));
			groups.add(measure("3 dF/F, overlapping",
				defaults.with(CalciumMovieOptions.AMPLITUDE, 3.).with(CalciumMovieOptions.OVERLAP, 1.)));
			groups.add(measure("0.5 dF/F", defaults.with(CalciumMovieOptions.AMPLITUDE, 0.5)));
			groups.add(measure("noise twice as strong",
				defaults.with(CalciumMovieOptions.NOISE, 2 * defaults.get(CalciumMovieOptions.NOISE))));
			groups.add(measure("rare events",
				defaults.with(CalciumMovieOptions.EVENT_RATE, 0.25 * defaults.get(CalciumMovieOptions.EVENT_RATE))));
		}
		for (final Group group : groups) {
			assertTrue(group.mean(NMF) >= group.mean(FIXED) - MOST_BELOW_FIXED, group::toString);
			assertTrue(group.mean(NMF) > group.mean(PUBLISHED), group::toString);
			assertTrue(group.mean(ICA) > group.mean(RAW), group::toString);
		}
		assertTrue(groups.get(0).mean(NMF) > 0.97, groups.get(0)::toString);
	}

	private static Group measure(final String name, final CalciumMovieOptions options) {
		final Group all = new Group(name);
		final Group alone = new Group("  standing alone");
		final Group paired = new Group("  overlapping");
		for (int seed = 1; seed <= MOVIES; seed++) {
			final CalciumMovieOptions movie = options.with(CalciumMovieOptions.SEED, (long) seed);
			final double[][] correlations = Recovery.correlations(new CalciumMovieSimulation(movie));
			final int inPairs =
				2 * (int) Math.round(movie.get(CalciumMovieOptions.CELLS) * movie.get(CalciumMovieOptions.OVERLAP) / 2);
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
