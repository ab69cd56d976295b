package org.neurofactor.neuropil;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** A cell's trace as one of several methods frees it from neuropil, and what is to be thought of it. Immutable. */
public final class Candidate {

	/** What the subtraction of a share of the mean neuropil is called. */
	public static final String SUBTRACTION = "subtraction";

	private final String method;
	private final Trace trace;
	private final TraceMeasures measures;
	private final Verdict verdict;
	private final boolean converged;

	private Candidate(final String method, final Trace trace, final TraceMeasures measures, final Verdict verdict,
		final boolean converged)
	{
		this.converged = converged;
		this.method = method;
		this.trace = trace;
		this.measures = measures;
		this.verdict = verdict;
	}

	static Candidate of(final String method, final CellTraces cell, final Trace trace, final boolean converged) {
		final TraceMeasures measures = new TraceMeasures(cell, trace);
		return new Candidate(method, trace, measures, Judge.judge(cell, trace, measures, converged), converged);
	}

	/** Of a method that could not do it. */
	static Candidate failed(final String method, final String problem) {
		return new Candidate(method, null, null, Verdict.bad(problem), true);
	}

	/** The same with its trace changed. */
	Candidate map(final UnaryOperator<Trace> change) {
		return new Candidate(method, trace == null ? null : change.apply(trace), measures, verdict, converged);
	}

	/** "NMF", "ICA" or "subtraction". */
	public String method() {
		return method;
	}

	/** None if the method could not do it. */
	public Optional<Trace> trace() {
		return Optional.ofNullable(trace);
	}

	/** None if the method could not do it. */
	public Optional<TraceMeasures> measures() {
		return Optional.ofNullable(measures);
	}

	/** Whether there is a separation, but one that has not converged. */
	public boolean isUnconverged() {
		return !converged;
	}

	public Verdict verdict() {
		return verdict;
	}

	/** Whether it is bad, or too much was taken away: then another trace that is good is likely to be better. */
	boolean isDoubtful() {
		return verdict.grade() == Verdict.Grade.BAD || measures.left() < Judge.MUCH_TAKEN;
	}
}
