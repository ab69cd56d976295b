package org.neurofactor.neuropil.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.run.ProgressMonitor;

/** A kind of simulated recordings, of which a seed gives one: what separations are measured with. */
public final class MovieKind {

	/** Cells of a recording that is no movie. */
	private static final int CELLS = 12;

	private static final CalciumMovieOptions DEFAULTS = CalciumMovieOptions.DEFAULTS;

	private final String name;
	private final LongFunction<List<SimulatedCell>> recordings;

	private MovieKind(final String name, final LongFunction<List<SimulatedCell>> recordings) {
		this.name = name;
		this.recordings = recordings;
	}

	static MovieKind of(final String name, final CalciumMovieOptions options) {
		return new MovieKind(name, seed -> cells(options.with(CalciumMovieOptions.SEED, seed)));
	}

	private static MovieKind patchy(final double rest, final double neuropil) {
		return new MovieKind(String.format("patchy, rest %.0f, neuropil × %.0f", rest, neuropil),
			seed -> new PatchySignals(rest, neuropil, seed).cells(CELLS));
	}

	/** The same recordings under another light or with another detector. */
	MovieKind seenBy(final String what, final SimulatedCell.Detector detector) {
		return new MovieKind(name + ", " + what,
			seed -> recordings.apply(seed).stream().map(cell -> cell.seenBy(detector)).collect(Collectors.toList()));
	}

	/** Of <em>Simulate Calcium Movie...</em> and of another simulation. */
	public static List<MovieKind> all() {
		final List<MovieKind> kinds = new ArrayList<>(ofOurs());
		for (final double neuropil : new double[] { 1, 3 })
			for (final double rest : new double[] { 0, 1, 3 }) kinds.add(patchy(rest, neuropil));
		return kinds;
	}

	/** Of <em>Simulate Calcium Movie...</em>; the first is the default. */
	public static List<MovieKind> ofOurs() {
		return Arrays.asList(of("default", DEFAULTS),
			of("neuropil × 2", DEFAULTS.with(CalciumMovieOptions.NEUROPIL, 2.)),
			of("neuropil × 3", DEFAULTS.with(CalciumMovieOptions.NEUROPIL, 3.)),
			of("uniform neuropil", DEFAULTS.with(CalciumMovieOptions.NEUROPIL_CORRELATION, 1.)),
			of("independent neuropil", DEFAULTS.with(CalciumMovieOptions.NEUROPIL_CORRELATION, 0.)),
			of("independent neuropil × 3",
				DEFAULTS.with(CalciumMovieOptions.NEUROPIL_CORRELATION, 0.).with(CalciumMovieOptions.NEUROPIL, 3.)),
			of("all cells overlap", DEFAULTS.with(CalciumMovieOptions.OVERLAP, 1.)),
			of("3 ΔF/F, overlapping",
				DEFAULTS.with(CalciumMovieOptions.AMPLITUDE, 3.).with(CalciumMovieOptions.OVERLAP, 1.)),
			of("0.5 ΔF/F", DEFAULTS.with(CalciumMovieOptions.AMPLITUDE, 0.5)),
			of("noise × 2", DEFAULTS.with(CalciumMovieOptions.NOISE, 2 * DEFAULTS.get(CalciumMovieOptions.NOISE))),
			of("rare events",
				DEFAULTS.with(CalciumMovieOptions.EVENT_RATE, 0.25 * DEFAULTS.get(CalciumMovieOptions.EVENT_RATE))));
	}

	/** Cells that are dim, noisy or nearly silent in bright neuropil: of some, nothing can be told. */
	static List<MovieKind> hard() {
		final CalciumMovieOptions bright = DEFAULTS.with(CalciumMovieOptions.NEUROPIL, 3.);
		return Arrays.asList(of("neuropil × 6", DEFAULTS.with(CalciumMovieOptions.NEUROPIL, 6.)),
			of("0.5 ΔF/F, neuropil × 3", bright.with(CalciumMovieOptions.AMPLITUDE, 0.5)),
			of("rare events, neuropil × 3", bright.with(CalciumMovieOptions.EVENT_RATE, 0.05)),
			of("0.3 ΔF/F, noise × 10",
				DEFAULTS.with(CalciumMovieOptions.NOISE, 200.).with(CalciumMovieOptions.AMPLITUDE, 0.3)),
			of("very rare events", DEFAULTS.with(CalciumMovieOptions.EVENT_RATE, 0.02)));
	}

	/** The recording of a seed, its signals taken from the true outlines; cells without an event are left out. */
	public List<SimulatedCell> cells(final long seed) {
		return recordings.apply(seed).stream().filter(SimulatedCell::isActive).collect(Collectors.toList());
	}

	private static List<SimulatedCell> cells(final CalciumMovieOptions options) {
		final CalciumMovieSimulation simulation = new CalciumMovieSimulation(options);
		final CalciumTrial trial = simulation.trial(0, ProgressMonitor.NONE);
		final List<Cell> marked = new ArrayList<>();
		for (final Soma soma : simulation.cells())
			marked.add(soma.marked("cell " + marked.size(), options.width(), options.height()));
		final Extraction extraction = NeuropilSeparation.extract(Collections.singletonList(trial.movie()), marked,
			NeuropilOptions.DEFAULTS, ProgressMonitor.NONE);
		final List<SimulatedCell> cells = new ArrayList<>();
		for (final CellTraces traces : extraction.cells())
			cells.add(new SimulatedCell(traces, trial.calcium(cells.size()), trial.neuropil(cells.size())));
		return cells;
	}

	@Override
	public String toString() {
		return name;
	}
}
