package org.neurofactor.neuropil.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.Background;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.SeparationMethod;
import org.neurofactor.neuropil.SeparationOptions;

/** How well the traces of simulated cells are correlated with their true calcium. */
public final class Recovery {

	/** The raw trace. */
	public static final int RAW = 0;
	/** The raw trace less 0.7 times the mean neuropil. */
	public static final int FIXED = 1;
	/** The trace cleaned by NMF. */
	public static final int NMF = 2;
	/** The trace cleaned by ICA. */
	public static final int ICA = 3;
	/** The trace cleaned by NMF as published: nothing is taken off the signals first. */
	public static final int PUBLISHED = 4;

	private Recovery() {}

	/** From the true outlines and at the defaults of the separation, {@code [cell][kind]}. */
	public static double[][] correlations(final CalciumMovieSimulation simulation) {
		final CalciumMovieOptions options = simulation.options();
		final CalciumTrial trial = simulation.trial(0, ProgressMonitor.NONE);
		final List<Cell> cells = new ArrayList<>();
		for (final Soma soma : simulation.cells())
			cells.add(soma.marked("cell " + cells.size(), options.width(), options.height()));
		final Extraction extraction = NeuropilSeparation.extract(Collections.singletonList(trial.movie()), cells,
			NeuropilOptions.DEFAULTS, ProgressMonitor.NONE);
		final List<CellResult> nmf =
			NeuropilSeparation.separate(extraction, NeuropilOptions.DEFAULTS, ProgressMonitor.NONE).cells();
		final List<CellResult> ica =
			NeuropilSeparation
				.separate(extraction,
					NeuropilOptions.DEFAULTS
						.with(SeparationOptions.TRIALS.with(SeparationOptions.METHOD, SeparationMethod.ICA).values()),
					ProgressMonitor.NONE)
				.cells();
		final List<CellResult> published =
			NeuropilSeparation
				.separate(extraction, NeuropilOptions.DEFAULTS.with(SeparationOptions.BACKGROUND, Background.NONE),
					ProgressMonitor.NONE)
				.cells();
		final double[][] correlations = new double[cells.size()][];
		for (int c = 0; c < correlations.length; c++) {
			final double[] truth = trial.calcium(c);
			correlations[c] = DoubleStream.of(correlation(truth, nmf.get(c).raw().joined()),
				correlation(truth, nmf.get(c).fixedSubtraction().joined()), correlation(truth, cleaned(nmf.get(c))),
				correlation(truth, cleaned(ica.get(c))), correlation(truth, cleaned(published.get(c)))).toArray();
		}
		return correlations;
	}

	private static double[] cleaned(final CellResult cell) {
		return cell.cleaned().get().joined();
	}

	/** Of a trace that is constant, and so tells nothing: 0. */
	private static double correlation(final double[] truth, final double[] trace) {
		if (Arrays.stream(trace).allMatch(value -> value == trace[0])) return 0;
		return new PearsonsCorrelation().correlation(truth, trace);
	}
}
