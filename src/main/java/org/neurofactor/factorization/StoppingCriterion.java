package org.neurofactor.factorization;

/**
 * Ends a run that has stopped to improve: at every multiple of {@code interval}, if the residual has fallen since the
 * multiple before by less than δ times the fall of the first iteration.
 */
public final class StoppingCriterion implements IterationCallback {

	private final int interval;
	private final double delta;
	private double initial;
	private double threshold;
	private double previous;

	/**
	 * @param interval number of iterations from one decision to the next, 1 or more; 100 is usual
	 * @param delta δ &gt; 0: which part of the fall of the residual in the first iteration is too little; 1e-6 is usual
	 * @throws IllegalArgumentException if one of them is out of range
	 */
	public StoppingCriterion(final int interval, final double delta) {
		this.interval = ResidualCurve.requireInterval(interval);
		if (!(delta > 0 && delta <= Double.MAX_VALUE)) throw new IllegalArgumentException(
			"The stopping criterion's delta must be greater than 0, but was " + delta + ".");
		this.delta = delta;
	}

	@Override
	public boolean onIteration(final int iteration, final SemiNmf factorization) {
		if (iteration == 0) {
			initial = factorization.residual();
			previous = Double.POSITIVE_INFINITY;
			return true;
		}
		if (iteration == 1) threshold = (initial - factorization.residual()) * delta;
		if (iteration % interval != 0) return true;
		final double current = factorization.residual();
		if (previous - current < threshold) return false;
		previous = current;
		return true;
	}
}
