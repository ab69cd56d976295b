package org.neurofactor.neuropil.simulation;

import java.util.List;

import org.neurofactor.random.MersenneTwister;
import org.neurofactor.run.ProgressMonitor;

/**
 * A simulated two-photon recording whose truth is known. Immutable.
 * <ul>
 * <li><b>Cells</b> are irregular discs with a dim nucleus; some overlap in pairs ({@link Soma}). Their calcium events
 * come at random, independently of each other and of the neuropil.</li>
 * <li><b>Neuropil</b> is a smooth field of many sources, each with events so frequent that they merge; part of their
 * time course is common to all. It goes on above and below the cells: 0.5 to 0.9 of it, another share for every cell,
 * shines through.</li>
 * <li><b>A pixel</b> is the sum of the cells there (in an overlap, of both) and the neuropil, with photon noise.</li>
 * </ul>
 */
public final class CalciumMovieSimulation {

	private final CalciumMovieOptions options;
	private final Scene scene;

	/**
	 * Places the cells.
	 *
	 * @throws IllegalArgumentException if they do not fit into the image
	 */
	public CalciumMovieSimulation(final CalciumMovieOptions options) {
		this.options = options;
		final MersenneTwister seeds = new MersenneTwister(options.get(CalciumMovieOptions.SEED));
		scene = new Scene(options, generator(seeds), generator(seeds));
	}

	private static MersenneTwister generator(final MersenneTwister seeds) {
		return new MersenneTwister(Integer.toUnsignedLong(seeds.nextInt()));
	}

	/** About the memory that a trial takes, without its frames, and an image of it. */
	public static double requiredBytes(final CalciumMovieOptions options) {
		final double sources =
			SplineGrid.sources(options.width(), options.height(), options.get(CalciumMovieOptions.NEUROPIL_SCALE));
		final double traces =
			8. * options.get(CalciumMovieOptions.FRAMES) * (sources + 2. * options.get(CalciumMovieOptions.CELLS));
		return traces + 8. * options.get(CalciumMovieOptions.CELLS) * sources +
			40. * options.width() * options.height();
	}

	public CalciumMovieOptions options() {
		return options;
	}

	/** The cells: first those in pairs (0 overlaps 1, 2 overlaps 3, …), then those that stand alone. */
	public List<Soma> cells() {
		return scene.cells();
	}

	/**
	 * Draws the traces of a trial, anew by every call. Frames follow when they are asked for.
	 *
	 * @param trial counted from 0
	 * @throws java.util.concurrent.CancellationException if the monitor cancels
	 */
	public CalciumTrial trial(final int trial, final ProgressMonitor monitor) {
		if (trial < 0 || trial >= options.get(CalciumMovieOptions.TRIALS))
			throw new IllegalArgumentException("Trials are counted from 0 to " +
				(options.get(CalciumMovieOptions.TRIALS) - 1) + ", but " + trial + " was asked for.");
		final MersenneTwister seeds = new MersenneTwister(options.get(CalciumMovieOptions.SEED));
		// The first two outputs are the scene's.
		for (int skipped = 0; skipped < 2 + trial; skipped++) seeds.nextInt();
		return new CalciumTrial(options, scene, generator(seeds), monitor);
	}
}
