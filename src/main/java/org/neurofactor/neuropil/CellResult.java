package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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

	private CellResult(final CellTraces traces, final Separation separation, final MethodComparison comparison,
		final String problem, final NeuropilOptions options)
	{
		this.traces = traces;
		this.separation = separation;
		this.comparison = comparison;
		this.problem = problem;
		report = separation == null ? null : new SeparationQuality(traces, separation);
		coefficient = NeuropilShare.coefficient(traces, options.get(NeuropilOptions.COEFFICIENT));
		if (!(options.get(NeuropilOptions.FRAME_RATE) > 0)) {
			deltaFRaw = null;
			deltaFMatched = null;
			return;
		}
		final double[] rawBaselines = DeltaF.baselines(raw(), options.get(NeuropilOptions.FRAME_RATE),
			options.get(NeuropilOptions.ACROSS_TRIALS));
		deltaFRaw = DeltaF.of(raw(), rawBaselines, rawBaselines);
		deltaFMatched = separation == null ? null : deltaF(separation, rawBaselines, options);
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

	private static List<Trace> deltaF(final Separation separation, final double[] rawBaselines,
		final NeuropilOptions options)
	{
		final List<Trace> relative = new ArrayList<>();
		for (final Trace matched : separation.matched()) {
			final double[] baselines = DeltaF.baselines(matched, options.get(NeuropilOptions.FRAME_RATE),
				options.get(NeuropilOptions.ACROSS_TRIALS));
			relative.add(DeltaF.of(matched, baselines,
				options.get(NeuropilOptions.BASELINE) == NeuropilOptions.Baseline.RAW
					? rawBaselines
					: Arrays.stream(baselines).map(baseline -> baseline + separation.floors()[0]).toArray()));
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
