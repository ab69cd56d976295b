package org.neurofactor.imagej.stnmf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;
import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.factorization.ResidualCurve;
import org.neurofactor.factorization.StoppingCriterion;
import org.neurofactor.stnmf.Stnmf;

/** How one run of STNMF is watched and steered, and what was seen. */
public final class StnmfSteering {

	/** Number of iterations from one note of the residual to the next. */
	private static final int COURSE_INTERVAL = 10;

	/** Number of iterations from one decision on stopping to the next. */
	private static final int STOP_INTERVAL = 100;

	private static final Settings.Builder ALL = Settings.builder();

	/** Whether the course of the residual is noted. */
	public static final Setting<Boolean> RESIDUALS = ALL.add(Setting.flag("residuals", false)
		.label("Residual course")
		.help("Notes the residual every 10 iterations: as a plot, a table and residuals.csv.")
		.advanced("Results"));

	/** δ of the {@link StoppingCriterion}; 0 for none. */
	public static final Setting<Double> STOP = ALL.add(Setting.number("stop", 0, 0)
		.label("Stop below")
		.unit("(0: never)")
		.help(
			"Ends the run when the residual falls, from one multiple of 100 iterations to the next, by less than this " +
				"part of its fall in the first iteration. 1e-6 is usual; 0 does all iterations. Each disturbance counts as a " +
				"residual that no longer falls.")
		.advanced("Factorization"));

	/** Number of iterations from one {@link org.neurofactor.stnmf.Perturbation disturbance} to the next; 0 for none. */
	public static final Setting<Integer> PERTURB = ALL.add(Setting.whole("perturb", 0, 0, 10_000_000)
		.label("Perturb every")
		.unit("(0: never)")
		.help("Disturbs the modules after every so many iterations, to help them out of a local " +
			"minimum; what is not the better for it is taken back. 0 does not disturb.")
		.advanced("Factorization"));

	/** All of them. */
	public static final Settings SETTINGS = ALL.build();

	private final ResidualCurve course;
	private final double stop;
	private final int perturb;
	private final long seed;

	/**
	 * @param values of these settings
	 * @param seed of the disturbances, 0 to 2³² − 1
	 */
	public StnmfSteering(final Values values, final long seed) {
		course = values.get(RESIDUALS) ? new ResidualCurve(COURSE_INTERVAL) : null;
		stop = values.get(STOP);
		perturb = values.get(PERTURB);
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
	public Optional<ResidualCurve> course() {
		return Optional.ofNullable(course);
	}
}
