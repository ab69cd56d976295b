package org.neurofactor.imagej.stnmf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.factorization.ResidualCourse;
import org.neurofactor.factorization.StoppingCriterion;
import org.neurofactor.stnmf.Stnmf;

/** How one run of STNMF is watched and steered, and what was seen. */
public final class StnmfSteering {

	/** Number of iterations from one note of the residual to the next. */
	private static final int COURSE_INTERVAL = 10;

	/** Number of iterations from one decision on stopping to the next. */
	private static final int STOP_INTERVAL = 100;

	private final ResidualCourse course;
	private final double stop;
	private final int perturb;
	private final long seed;

	/**
	 * @param residuals whether the course of the residual is noted
	 * @param stop δ of the {@link StoppingCriterion}; 0 for none
	 * @param perturb number of iterations from one {@link org.neurofactor.stnmf.Perturbation disturbance} to the next; 0
	 *          for none
	 * @param seed of the disturbances, 0 to 2³² − 1
	 */
	public StnmfSteering(final boolean residuals, final double stop, final int perturb, final long seed) {
		course = residuals ? new ResidualCourse(COURSE_INTERVAL) : null;
		this.stop = stop;
		this.perturb = perturb;
		this.seed = seed;
	}

	/** Disturbances come last, so that the others see what the iterations have come to. */
	IterationCallback callback(final Stnmf stnmf) {
		final List<IterationCallback> callbacks = new ArrayList<>();
		if (course != null) callbacks.add(course);
		if (stop > 0) callbacks.add(new StoppingCriterion(STOP_INTERVAL, stop));
		if (perturb > 0) callbacks.add(stnmf.perturbation(perturb, seed));
		return IterationCallback.all(callbacks.toArray(new IterationCallback[0]));
	}

	/** The course of the residual, every 10 iterations, once it has run; empty if it was not asked for. */
	public Optional<ResidualCourse> course() {
		return Optional.ofNullable(course);
	}
}
