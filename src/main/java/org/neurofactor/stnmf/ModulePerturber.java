package org.neurofactor.stnmf;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.neurofactor.random.MersenneTwister;
import org.neurofactor.stnmf.Perturbation.Kind;

/** Does the disturbances of a {@link Perturbation} to W, by draws from one seed. */
final class ModulePerturber {

	/** Largest noise on a duplicated module, as a part of its largest entry. */
	private static final double NOISE = 0.1;

	private final SpikeTriggeredEnsemble ensemble;
	private final double threshold;
	private final long seed;
	private MersenneTwister random;

	/**
	 * @param ensemble which the rows of W are pixels of
	 * @param threshold Moran's I above which a module is localized
	 */
	ModulePerturber(final SpikeTriggeredEnsemble ensemble, final double threshold, final long seed) {
		this.ensemble = ensemble;
		this.threshold = threshold;
		this.seed = seed;
		restart();
	}

	/** Starts the draws again. */
	void restart() {
		random = new MersenneTwister(seed);
	}

	/** Numbers of the localized modules. */
	int[] localized(final double[][] w) {
		final boolean[] localized = ensemble.localized(w, threshold);
		return IntStream.range(0, localized.length).filter(j -> localized[j]).toArray();
	}

	/**
	 * Disturbs W in one of the ways that are possible, all of them being equally likely, and says in which.
	 *
	 * @param w W, {@code [module][row]}; changed
	 */
	Kind disturb(final double[][] w) {
		final int[] localized = localized(w);
		final int[] others =
			IntStream.range(0, w.length).filter(j -> IntStream.of(localized).noneMatch(l -> l == j)).toArray();
		final Kind kind = drawKind(localized.length, others.length);
		switch (kind) {
			case RESEED_LOCALIZED:
				reseed(w, pick(localized));
				break;
			case RESEED_OTHERS:
				for (final int other : others) reseed(w, other);
				break;
			case DUPLICATE:
				duplicate(w[pick(localized)], w[pick(others)]);
				break;
			default:
				split(w[pick(localized)], w[pick(others)], kind == Kind.SPLIT_VERTICALLY);
		}
		return kind;
	}

	private Kind drawKind(final int localized, final int others) {
		if (localized == 0) return Kind.RESEED_OTHERS;
		if (others == 0) return Kind.RESEED_LOCALIZED;
		switch (below(4)) {
			case 0:
				return Kind.RESEED_LOCALIZED;
			case 1:
				return Kind.RESEED_OTHERS;
			case 2:
				return Kind.DUPLICATE;
			default:
				return below(2) == 0 ? Kind.SPLIT_VERTICALLY : Kind.SPLIT_HORIZONTALLY;
		}
	}

	/** Uniform random numbers, of the mean length of all modules. */
	private void reseed(final double[][] w, final int module) {
		double length = 0;
		for (final double[] column : w) length += norm(column) / w.length;
		Arrays.setAll(w[module], p -> random.nextDouble());
		final double scale = length / norm(w[module]);
		if (scale > 0) for (int p = 0; p < w[module].length; p++) w[module][p] *= scale;
	}

	private void duplicate(final double[] from, final double[] to) {
		final double noise = NOISE * from[peak(from)];
		for (int p = 0; p < from.length; p++) {
			final double value = from[p];
			from[p] = value + noise * random.nextDouble();
			to[p] = value + noise * random.nextDouble();
		}
	}

	/** Cuts at the peak; both halves keep its line, so that none is empty. */
	private void split(final double[] from, final double[] to, final boolean vertically) {
		final int cut = coordinate(peak(from), vertically);
		for (int p = 0; p < from.length; p++) {
			final double value = from[p];
			final int side = Integer.compare(coordinate(p, vertically), cut);
			from[p] = side <= 0 ? value : 0;
			to[p] = side >= 0 ? value : 0;
		}
	}

	private int coordinate(final int row, final boolean x) {
		return x ? ensemble.x(row) : ensemble.y(row);
	}

	private static int peak(final double[] module) {
		int peak = 0;
		for (int p = 1; p < module.length; p++) if (module[p] > module[peak]) peak = p;
		return peak;
	}

	private static double norm(final double[] module) {
		double square = 0;
		for (final double value : module) square += value * value;
		return Math.sqrt(square);
	}

	private int pick(final int[] modules) {
		return modules[below(modules.length)];
	}

	private int below(final int bound) {
		return (int) (random.nextDouble() * bound);
	}
}
