package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far the separation of a cell can be trusted. Immutable. */
public final class SeparationQuality {

	private final Convergence convergence;
	private final int sources;
	private final int surviving;
	private final double explainedVariance;
	private final double correlationBefore;
	private final TraceMeasures measures;
	private final Verdict verdict;
	private final boolean reliable;
	private final String remark;

	SeparationQuality(final CellTraces cell, final Separation separation) {
		convergence = separation.convergence();
		sources = separation.separated().size();
		surviving = surviving(separation);
		final double[] raw = cell.ofCell().joined();
		final double[] neuropil = cell.meanNeuropil().joined();
		final double[] rest = cell.ofCell().plus(-1, Trace.sum(separation.matched(), 1)).joined();
		explainedVariance = 1 - Moments.covariance(rest, rest) / Moments.covariance(raw, raw);
		correlationBefore = Moments.correlation(raw, neuropil);
		measures = new TraceMeasures(cell, separation.cleaned());
		verdict = Judge.judge(cell, separation.cleaned(), measures, convergence.converged());
		final boolean zero = separation.cleaned().isZero();
		reliable = convergence.converged() && !zero;
		remark = remark(separation, zero);
	}

	/** How the last attempt ended: seed, iterations, tries, and whether it converged. */
	public Convergence convergence() {
		return convergence;
	}

	/** Number of sources that were asked for. */
	public int sources() {
		return sources;
	}

	/** Number of sources that are not zero: those which the sparsity α has left. */
	public int survivingSources() {
		return surviving;
	}

	/**
	 * Share of the variance of the cell's raw trace that all sources together explain; NaN if the trace is constant.
	 */
	public double explainedVariance() {
		return explainedVariance;
	}

	/** Correlation of the cell's raw trace with the mean of its neuropil; NaN if one of them is constant. */
	public double correlationBefore() {
		return correlationBefore;
	}

	/** Correlation of the cell's cleaned trace with the mean of its neuropil; NaN if one of them is constant. */
	public double correlationAfter() {
		return measures.correlation();
	}

	/** Whether the separation has converged to a cleaned trace that is not zero throughout. */
	public boolean isReliable() {
		return reliable;
	}

	/** What can be told of the cleaned trace. */
	public TraceMeasures measures() {
		return measures;
	}

	/** What is to be thought of the cleaned trace. */
	public Verdict verdict() {
		return verdict;
	}

	/** Details that the user should know, in plain sentences; empty if all is well. */
	public String remark() {
		return remark;
	}

	private static int surviving(final Separation separation) {
		int count = 0;
		for (int j = 0; j < separation.separated().size(); j++) {
			boolean mixed = false;
			for (final double[] row : separation.mixing()) mixed |= row[j] != 0;
			if (mixed && !separation.separated().get(j).isZero()) count++;
		}
		return count;
	}

	private String remark(final Separation separation, final boolean zero) {
		final List<String> sentences = new ArrayList<>();
		final int lost = sources - surviving;
		if (lost > 0) sentences.add(String.format(Locale.ROOT, "%d of %d sources %s zero%s.", lost, sources,
			lost == 1 ? "is" : "are",
			separation.alpha() > 0
				? ": the sparsity (alpha " + separation.alpha() + ") leaves only what it takes to explain the signals"
				: ""));
		if (zero) sentences.add("The cleaned trace is zero throughout: no source was found that belongs to the cell" +
			(separation.alpha() > 0 ? "; try a smaller alpha." : "."));
		if (!convergence.converged()) sentences.add("It has not converged within " + convergence.maxIterations() +
			" iterations: allow more, or a larger tolerance.");
		if (separation.offset() < 0) sentences
			.add("Its signals go below 0: their lowest value, " + separation.offset() + ", was subtracted first.");
		return String.join(" ", sentences);
	}
}
