package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A cell's traces before and after, or why they could not be separated. Immutable. */
public final class CellResult {

	private final CellTraces traces;
	private final Separation separation;
	private final SeparationQuality report;
	private final MethodComparison comparison;
	private final String problem;
	private final double coefficient;
	private final Trace deltaFRaw;
	private final List<Trace> deltaFMatched;
	private final List<String> remarks;

	private CellResult(final CellTraces traces, final Separation separation, final MethodComparison comparison,
		final String problem, final NeuropilOptions options)
	{
		this.traces = traces;
		this.separation = separation;
		this.comparison = comparison;
		this.problem = problem;
		report = separation == null ? null : new SeparationQuality(traces, separation);
		coefficient = NeuropilShare.coefficient(traces, options.get(NeuropilOptions.COEFFICIENT));
		final List<String> doubts = new ArrayList<>();
		if (options.get(NeuropilOptions.FRAME_RATE) > 0 && traces.ofCell().joined().length > 1) {
			final BaselineRule rule = options.baselineRule();
			final Trace rawBaselines = rule.baselines(raw());
			deltaFRaw = DeltaF.of(raw(), rawBaselines, rawBaselines);
			DeltaF.doubt(raw(), rawBaselines, deltaFRaw)
				.ifPresent(doubt -> doubts.add("The baseline F0 of its raw trace " + doubt + "."));
			deltaFMatched = separation == null ? null : deltaF(separation, rawBaselines, rule, options, doubts);
		}
		else {
			deltaFRaw = null;
			deltaFMatched = null;
		}
		remarks = Collections.unmodifiableList(doubts);
	}

	private CellResult(final CellResult used, final CellTraces whole, final UnaryOperator<Trace> spread,
		final List<String> remarks)
	{
		traces = whole;
		separation = used.separation().map(found -> found.map(spread)).orElse(null);
		report = used.report;
		comparison = used.comparison == null ? null : used.comparison.map(spread);
		problem = used.problem;
		coefficient = used.coefficient;
		deltaFRaw = used.deltaFRaw().map(spread).orElse(null);
		deltaFMatched = used.deltaFMatched()
			.map(all -> Collections.unmodifiableList(all.stream().map(spread).collect(Collectors.toList())))
			.orElse(null);
		this.remarks = Collections.unmodifiableList(remarks);
	}

	/**
	 * The same, of a cell that has more frames than those which were used.
	 *
	 * @param whole its traces in all frames
	 * @param spread gives the traces of the frames that were used all frames
	 * @param more remarks, which come first
	 */
	CellResult in(final CellTraces whole, final UnaryOperator<Trace> spread, final List<String> more) {
		final List<String> all = new ArrayList<>(more);
		all.addAll(remarks);
		return new CellResult(this, whole, spread, all);
	}

	/** @param comparison null if the methods are not to be compared */
	static CellResult of(final CellTraces traces, final Separation separation, final MethodComparison comparison,
		final NeuropilOptions options)
	{
		return new CellResult(traces, separation, comparison, null, options);
	}

	static CellResult failed(final CellTraces traces, final String problem, final NeuropilOptions options) {
		return new CellResult(traces, null, null, problem, options);
	}

	private List<Trace> deltaF(final Separation separated, final Trace rawBaselines, final BaselineRule rule,
		final NeuropilOptions options, final List<String> doubts)
	{
		final List<Trace> relative = new ArrayList<>();
		for (final Trace matched : separated.matched()) {
			final Trace baselines = rule.baselines(matched);
			if (options.get(NeuropilOptions.BASELINE) == NeuropilOptions.Baseline.RAW) {
				relative.add(DeltaF.of(matched, baselines, rawBaselines));
				continue;
			}
			final Trace divisors = baselines.plus(separated.floors()[0]);
			final Trace ofMatched = DeltaF.of(matched, baselines, divisors);
			if (relative.isEmpty()) DeltaF.doubt(raw(), divisors, ofMatched)
				.ifPresent(doubt -> doubts.add("The baseline F0 of its cleaned trace " + doubt + "."));
			relative.add(ofMatched);
		}
		return Collections.unmodifiableList(relative);
	}

	public String name() {
		return traces.name();
	}

	/** Regions and raw traces. */
	public CellTraces traces() {
		return traces;
	}

	/** The cell's raw trace. */
	public Trace raw() {
		return traces.ofCell();
	}

	/** The separated traces; none if there was a {@link #problem()}. */
	public Optional<Separation> separation() {
		return Optional.ofNullable(separation);
	}

	/** What of the cell's trace is its own; none if there was a {@link #problem()}. */
	public Optional<Trace> cleaned() {
		return separation().map(Separation::cleaned);
	}

	/** How far they can be trusted; none if there was a {@link #problem()}. */
	public Optional<SeparationQuality> report() {
		return Optional.ofNullable(report);
	}

	/** Whether there is a separation, but one that has not converged. */
	public boolean isUnconverged() {
		return report != null && !report.convergence().converged();
	}

	/** What is to be thought of the cleaned trace; if there is none, that is bad. */
	public Verdict verdict() {
		return report == null ? Verdict.bad(problem) : report.verdict();
	}

	/** The methods side by side; none unless that was asked for, or if there was a {@link #problem()}. */
	public Optional<MethodComparison> comparison() {
		return Optional.ofNullable(comparison);
	}

	/** Why the cell's signals could not be separated, if so. */
	public Optional<String> problem() {
		return Optional.ofNullable(problem);
	}

	/** What there is to know of its frames, its pixels and its ΔF/F₀, in plain sentences; empty if all is well. */
	public List<String> remarks() {
		return remarks;
	}

	/** What the {@link #fixedSubtraction()} takes of the mean neuropil, as it was given or estimated. */
	public double coefficient() {
		return coefficient;
	}

	/** The cell's raw trace less {@link #coefficient()} times its mean neuropil, for comparison. */
	public Trace fixedSubtraction() {
		return raw().plus(-coefficient, traces.meanNeuropil());
	}

	/** ΔF/F₀ of the cell's raw trace; none if the frame rate is unknown. */
	public Optional<Trace> deltaFRaw() {
		return Optional.ofNullable(deltaFRaw);
	}

	/**
	 * ΔF/F₀ of the matched traces, that of the cleaned trace first; none if the frame rate is unknown or there was a
	 * {@link #problem()}.
	 */
	public Optional<List<Trace>> deltaFMatched() {
		return Optional.ofNullable(deltaFMatched);
	}

	/** ΔF/F₀ of the cleaned trace; none if the frame rate is unknown or there was a {@link #problem()}. */
	public Optional<Trace> deltaFCleaned() {
		return deltaFMatched().map(traces -> traces.get(0));
	}
}
