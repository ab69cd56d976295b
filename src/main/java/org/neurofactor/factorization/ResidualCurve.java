package org.neurofactor.factorization;

import java.util.ArrayList;
import java.util.List;

/** Notes the residual ‖V − W H‖ at regular intervals: at iteration 0, {@code interval}, 2 {@code interval} … */
public final class ResidualCurve implements IterationCallback {

	private final int interval;
	private final List<Double> residuals = new ArrayList<>();

	/**
	 * @param interval number of iterations from one note to the next, 1 or more; 100 is usual
	 * @throws IllegalArgumentException if it is less than 1
	 */
	public ResidualCurve(final int interval) {
		this.interval = requireInterval(interval);
	}

	/** A course that was noted before: the residuals at iteration 0, {@code interval}, 2 {@code interval} … */
	public static ResidualCurve of(final int interval, final double... residuals) {
		final ResidualCurve course = new ResidualCurve(interval);
		for (final double residual : residuals) course.residuals.add(residual);
		return course;
	}

	/** Number of iterations from one note to the next. */
	public int interval() {
		return interval;
	}

	static int requireInterval(final int interval) {
		if (interval < 1)
			throw new IllegalArgumentException("The interval must be 1 iteration or more, but was " + interval + ".");
		return interval;
	}

	@Override
	public boolean onIteration(final int iteration, final SemiNmf factorization) {
		if (iteration == 0) residuals.clear();
		if (iteration % interval == 0) residuals.add(factorization.residual());
		return true;
	}

	/** The iterations at which the residual was noted, beginning with 0. */
	public int[] iterations() {
		final int[] iterations = new int[residuals.size()];
		for (int i = 0; i < iterations.length; i++) iterations[i] = i * interval;
		return iterations;
	}

	/** The residuals at the {@link #iterations()}. */
	public double[] residuals() {
		return residuals.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
