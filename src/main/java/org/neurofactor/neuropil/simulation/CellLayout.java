package org.neurofactor.neuropil.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.neurofactor.random.MersenneTwister;

/** Places cells at random: some in pairs that overlap, all others apart from each other. */
final class CellLayout {

	/** Distance of cells that do not overlap, at least, in diameters. */
	private static final double APART = 1.2;
	/** Distance of the cells of a pair, in diameters. */
	private static final double NEAREST = 0.55;
	private static final double FARTHEST = 0.75;
	private static final int ATTEMPTS_PER_CELL = 2000;
	private static final int ATTEMPTS = 20;

	private final CalciumMovieOptions options;
	private final MersenneTwister random;
	private final double margin;

	private CellLayout(final CalciumMovieOptions options, final MersenneTwister random) {
		this.options = options;
		this.random = random;
		margin = Soma.LARGEST * options.get(CalciumMovieOptions.DIAMETER) / 2;
	}

	/**
	 * Draws the cells, those in pairs first: cell 0 overlaps cell 1, cell 2 overlaps cell 3, and so on.
	 *
	 * @throws IllegalArgumentException if the cells do not fit into the image
	 */
	static List<Soma> draw(final CalciumMovieOptions options, final MersenneTwister random) {
		final CellLayout layout = new CellLayout(options, random);
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			final List<double[]> centres = layout.centres();
			if (centres.size() < options.get(CalciumMovieOptions.CELLS)) continue;
			final List<Soma> cells = new ArrayList<>();
			for (final double[] centre : centres)
				cells.add(new Soma(centre[0], centre[1], options.get(CalciumMovieOptions.DIAMETER), random));
			return Collections.unmodifiableList(cells);
		}
		throw new IllegalArgumentException(String.format(Locale.ROOT,
			"The cells must fit into the image, but %d cells " +
				"with a diameter of %s pixels do not fit into %d × %d pixels. Enlarge the image, or use fewer or smaller " +
				"cells.",
			options.get(CalciumMovieOptions.CELLS), options.get(CalciumMovieOptions.DIAMETER), options.width(),
			options.height()));
	}

	/** As many as find a place. */
	private List<double[]> centres() {
		final int paired =
			2 * (int) Math.round(options.get(CalciumMovieOptions.CELLS) * options.get(CalciumMovieOptions.OVERLAP) / 2);
		final List<double[]> centres = new ArrayList<>();
		while (centres.size() < options.get(CalciumMovieOptions.CELLS)) {
			final boolean second =
				centres.size() % 2 == 1 && centres.size() < Math.min(paired, options.get(CalciumMovieOptions.CELLS));
			final double[] place = place(centres, second);
			if (place == null) return centres;
			centres.add(place);
		}
		return centres;
	}

	/** A free place, or null. */
	private double[] place(final List<double[]> centres, final boolean besideLast) {
		final List<double[]> others = besideLast ? centres.subList(0, centres.size() - 1) : centres;
		for (int attempt = 0; attempt < ATTEMPTS_PER_CELL; attempt++) {
			final double[] place = besideLast ? beside(centres.get(centres.size() - 1)) : anywhere();
			if (isInside(place) && others.stream().allMatch(other -> isApart(place, other))) return place;
		}
		return null;
	}

	private double[] anywhere() {
		return new double[] { random.nextDouble() * options.width(), random.nextDouble() * options.height() };
	}

	private double[] beside(final double[] partner) {
		final double angle = 2 * Math.PI * random.nextDouble();
		final double distance =
			options.get(CalciumMovieOptions.DIAMETER) * (NEAREST + (FARTHEST - NEAREST) * random.nextDouble());
		return new double[] { partner[0] + distance * StrictMath.cos(angle),
			partner[1] + distance * StrictMath.sin(angle) };
	}

	private boolean isInside(final double[] place) {
		return Math.min(place[0], place[1]) >= margin && place[0] <= options.width() - margin &&
			place[1] <= options.height() - margin;
	}

	private boolean isApart(final double[] a, final double[] b) {
		final double least = APART * options.get(CalciumMovieOptions.DIAMETER);
		return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) >= least * least;
	}
}
