package org.neurofactor.stnmf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.neurofactor.factorization.ConcludingCallback;
import org.neurofactor.factorization.SemiNmf;
import org.neurofactor.matrix.Matrices;

/**
 * Helps a factorisation out of a local minimum: disturbs it at regular intervals, and takes the disturbance back if the
 * residual is not the better for it one interval later. A run ends in the best state that was kept.
 * <p>
 * At every multiple of {@code interval} the state is kept if the residual is not above that of the state kept before;
 * else that one is restored. Then it is disturbed in a randomly chosen way: a localized module is re-seeded, or all
 * others are, or a localized one is duplicated, or split. Without a localized module, all are re-seeded; without any
 * other, a localized one is. Same seed, same disturbances.
 * </p>
 * <p>
 * It works against a {@link org.neurofactor.factorization.StoppingCriterion}, which sees each disturbance as a rising
 * residual. Made by {@link Stnmf#perturbation}, for the ensemble of that {@code Stnmf}.
 * </p>
 */
public final class Perturbation implements ConcludingCallback {

	/** What is done to disturb. */
	public enum Kind {
		/** A localized module starts again from random numbers. */
		RESEED_LOCALIZED,
		/** All modules that are not localized start again from random numbers. */
		RESEED_OTHERS,
		/** A localized module is copied to one that is not, and noise is added to both. */
		DUPLICATE,
		/**
		 * A localized module is cut in two at its peak; the right half takes the place of a module that is not
		 * localized. Both halves keep the line of pixels through the peak.
		 */
		SPLIT_VERTICALLY,
		/** As {@link #SPLIT_VERTICALLY}, into an upper and a lower half. */
		SPLIT_HORIZONTALLY
	}

	/** What happened at one multiple of the interval. */
	public static final class Event {

		private final int iteration;
		private final boolean kept;
		private final double residual;
		private final Kind kind;

		private Event(final int iteration, final boolean kept, final double residual, final Kind kind) {
			this.iteration = iteration;
			this.kept = kept;
			this.residual = residual;
			this.kind = kind;
		}

		/** Number of iterations done. */
		public int iteration() {
			return iteration;
		}

		/** Whether the state was kept (else, the one kept before was restored). */
		public boolean kept() {
			return kept;
		}

		/** Residual of the state that was kept or restored: never rises from one event to the next. */
		public double residual() {
			return residual;
		}

		/** How that state was disturbed. */
		public Kind kind() {
			return kind;
		}
	}

	private final int interval;
	private final ModulePerturber perturber;
	private final List<Event> events = new ArrayList<>();
	private double[][] keptModules;
	private double keptResidual;

	Perturbation(final int interval, final ModulePerturber perturber) {
		if (interval < 1)
			throw new IllegalArgumentException("The interval must be 1 iteration or more, but was " + interval + ".");
		this.interval = interval;
		this.perturber = perturber;
	}

	@Override
	public boolean onIteration(final int iteration, final SemiNmf factorization) {
		if (iteration == 0) {
			events.clear();
			perturber.restart();
			keptModules = null;
			keptResidual = Double.POSITIVE_INFINITY;
		}
		else if (iteration % interval == 0) {
			final boolean kept = keepOrRestore(factorization);
			final double[][] modules = Matrices.copy(keptModules);
			final Kind kind = perturber.disturb(modules);
			factorization.initialize(modules);
			events.add(new Event(iteration, kept, keptResidual, kind));
		}
		return true;
	}

	@Override
	public void onEnd(final SemiNmf factorization) {
		keepOrRestore(factorization);
	}

	/** H follows from W, so that W is all there is to keep. */
	private boolean keepOrRestore(final SemiNmf factorization) {
		final double residual = factorization.residual();
		if (residual <= keptResidual) {
			keptResidual = residual;
			keptModules = factorization.modules();
			return true;
		}
		factorization.initialize(keptModules);
		return false;
	}

	/** What happened so far in this run. */
	public List<Event> events() {
		return Collections.unmodifiableList(new ArrayList<>(events));
	}
}
