package org.neurofactor.stnmf;

import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
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
	int[] localized(final DMatrixRMaj w) {
		final boolean[] localized = ensemble.localized(w, threshold);
		return IntStream.range(0, localized.length).filter(j -> localized[j]).toArray();
	}

	/** Disturbs W in one of the ways that are possible, all of them being equally likely, and says in which. */
	Kind disturb(final DMatrixRMaj w) {
		final int[] localized = localized(w);
		final int[] others = IntStream.range(0, w.numCols).filter(j -> IntStream.of(localized).noneMatch(l -> l == j))
			.toArray();
		final Kind kind = drawKind(localized.length, others.length);
		switch (kind) {
			case RESEED_LOCALIZED:
				reseed(w, pick(localized));
				break;
			case RESEED_OTHERS:
				for (final int other : others) reseed(w, other);
				break;
			case DUPLICATE:
				duplicate(w, pick(localized), pick(others));
				break;
			default:
				split(w, pick(localized), pick(others), kind == Kind.SPLIT_VERTICALLY);
		}
		return kind;
	}

	private Kind drawKind(final int localized, final int others) {
		if (localized == 0) return Kind.RESEED_OTHERS;
		if (others == 0) return Kind.RESEED_LOCALIZED;
		switch (below(4)) {
			case 0: return Kind.RESEED_LOCALIZED;
			case 1: return Kind.RESEED_OTHERS;
			case 2: return Kind.DUPLICATE;
			default: return below(2) == 0 ? Kind.SPLIT_VERTICALLY : Kind.SPLIT_HORIZONTALLY;
		}
	}

	/** Uniform random numbers, of the mean length of all modules. */
	private void reseed(final DMatrixRMaj w, final int module) {
		double length = 0;
		for (int j = 0; j < w.numCols; j++) length += norm(w, j) / w.numCols;
		for (int p = 0; p < w.numRows; p++) w.set(p, module, random.nextDouble());
		final double scale = length / norm(w, module);
		if (scale > 0) for (int p = 0; p < w.numRows; p++) w.set(p, module, w.get(p, module) * scale);
	}

	private void duplicate(final DMatrixRMaj w, final int from, final int to) {
		final double noise = NOISE * w.get(peak(w, from), from);
		for (int p = 0; p < w.numRows; p++) {
			final double value = w.get(p, from);
			w.set(p, from, value + noise * random.nextDouble());
			w.set(p, to, value + noise * random.nextDouble());
		}
	}

	/** Cuts at the peak; both halves keep its line, so that none is empty. */
	private void split(final DMatrixRMaj w, final int from, final int to, final boolean vertically) {
		final int cut = coordinate(peak(w, from), vertically);
		for (int p = 0; p < w.numRows; p++) {
			final double value = w.get(p, from);
			final int side = Integer.compare(coordinate(p, vertically), cut);
			w.set(p, from, side <= 0 ? value : 0);
			w.set(p, to, side >= 0 ? value : 0);
		}
	}

	private int coordinate(final int row, final boolean x) {
		return x ? ensemble.x(row) : ensemble.y(row);
	}

	private static int peak(final DMatrixRMaj w, final int module) {
		int peak = 0;
		for (int p = 1; p < w.numRows; p++)
			if (w.get(p, module) > w.get(peak, module)) peak = p;
		return peak;
	}

	private static double norm(final DMatrixRMaj w, final int module) {
		double square = 0;
		for (int p = 0; p < w.numRows; p++) square += w.get(p, module) * w.get(p, module);
		return Math.sqrt(square);
	}

	private int pick(final int[] modules) {
		return modules[below(modules.length)];
	}

	private int below(final int bound) {
		return (int) (random.nextDouble() * bound);
	}
}
