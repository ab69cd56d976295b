package org.neurofactor.neuropil.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.neurofactor.factorization.ProgressMonitor;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.SeparationMethod;
import org.neurofactor.neuropil.SeparationOptions;

/**
 * Validation: how well the true calcium of simulated cells is correlated with their raw traces, with the common
 * subtraction of 0.7 times the mean neuropil, and with the cleaned traces, from the true outlines and at the defaults of
 * the separation.
 * <p>
 * As a test it is quick. The system property {@code recovery.movies} makes it a longer one.
 * </p>
 */
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

	private static final int RAW = 0;
	private static final int FIXED = 1;
	private static final int NMF = 2;
	private static final int ICA = 3;

	@Test
	void cleanedTracesAreCloserToTheCalcium() {
		System.out.printf("%d movies each; mean (median) correlation with the true calcium:%n%-42s %4s  %-13s  %-13s  %-13s  %s%n",
			MOVIES, "", "n", "raw", "raw-0.7*npil", "NMF", "ICA");
		final CalciumMovieOptions defaults = CalciumMovieOptions.DEFAULTS;
		final Group usual = measure("defaults", defaults);
		final Group strong = measure("neuropil twice as bright", defaults.toBuilder().neuropil(2).build());
		final Group uniform = measure("neuropil everywhere the same", defaults.toBuilder().neuropilCorrelation(1).build());
		if (MOVIES > 4) {
			measure("neuropil of independent sources", defaults.toBuilder().neuropilCorrelation(0).build());
			measure("all cells overlap", defaults.toBuilder().overlap(1).build());
			measure("larger events", defaults.toBuilder().amplitude(3).build());
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
			final CalciumMovieOptions movie = options.toBuilder().seed(seed).build();
			final double[][] correlations = correlations(movie);
			final int inPairs = 2 * (int) Math.round(movie.cells() * movie.overlap() / 2);
			for (int c = 0; c < correlations.length; c++) {
				all.cells.add(correlations[c]);
				(c < inPairs ? paired : alone).cells.add(correlations[c]);
			}
		}
		System.out.println(all);
		if (!alone.cells.isEmpty() && !paired.cells.isEmpty()) System.out.println(alone + "\n" + paired);
		return all;
	}

	/** {@code [cell][kind]} */
	private static double[][] correlations(final CalciumMovieOptions options) {
		final CalciumMovieSimulation simulation = new CalciumMovieSimulation(options);
		final CalciumTrial trial = simulation.trial(0, ProgressMonitor.NONE);
		final List<Cell> cells = new ArrayList<>();
		for (final Soma soma : simulation.cells())
			cells.add(soma.marked("cell " + cells.size(), options.width(), options.height()));
		final Extraction extraction = NeuropilSeparation.extract(Collections.singletonList(trial.movie()), cells,
			NeuropilOptions.DEFAULTS, ProgressMonitor.NONE);
		final List<CellResult> nmf = NeuropilSeparation.separate(extraction, NeuropilOptions.DEFAULTS,
			ProgressMonitor.NONE).cells();
		final List<CellResult> ica = NeuropilSeparation.separate(extraction, NeuropilOptions.builder().separation(
			SeparationOptions.TRIALS.toBuilder().method(SeparationMethod.ICA).build()).build(), ProgressMonitor.NONE).cells();
		final double[][] correlations = new double[cells.size()][];
		for (int c = 0; c < correlations.length; c++) {
			final double[] truth = trial.calcium(c);
			correlations[c] = DoubleStream.of(correlation(truth, nmf.get(c).traces().raw(0)[0]), //
				correlation(truth, nmf.get(c).fixedSubtraction(0)), correlation(truth, cleaned(nmf.get(c))), //
				correlation(truth, cleaned(ica.get(c)))).toArray();
		}
		return correlations;
	}

	private static double[] cleaned(final CellResult cell) {
		return cell.separation().get().matched(0)[0];
	}

	/** Of a trace that is constant, and so tells nothing: 0. */
	private static double correlation(final double[] truth, final double[] trace) {
		if (Arrays.stream(trace).allMatch(value -> value == trace[0])) return 0;
		return new PearsonsCorrelation().correlation(truth, trace);
	}
}
