package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A cell's traces before and after, or why they could not be separated. Immutable by contract: arrays are not copied
 * and must not be changed.
 */
public final class CellResult {

	/** What the common fixed subtraction takes from the cell's trace: this share of the mean neuropil. */
	public static final double FIXED_SHARE = 0.7;

	private final CellTraces traces;
	private final TrialSeparation separation;
	private final CellReport report;
	private final String problem;
	private final double[][] deltaFRaw;
	private final List<double[][]> deltaFMatched;

	private CellResult(final CellTraces traces, final TrialSeparation separation, final String problem,
		final NeuropilOptions options)
	{
		this.traces = traces;
		this.separation = separation;
		this.problem = problem;
		report = separation == null ? null : new CellReport(traces, separation, options.separation());
		if (!(options.get(NeuropilOptions.FRAME_RATE) > 0)) {
			deltaFRaw = null;
			deltaFMatched = null;
			return;
		}
		final double[][] raw = traces.raw().stream().map(trial -> trial[0]).toArray(double[][]::new);
		final double[] rawBaselines = DeltaF.baselines(raw, options.get(NeuropilOptions.FRAME_RATE), options.get(NeuropilOptions.ACROSS_TRIALS));
		deltaFRaw = DeltaF.of(raw, rawBaselines, rawBaselines);
		deltaFMatched = separation == null ? null : deltaF(separation, rawBaselines, options);
	}

	static CellResult of(final CellTraces traces, final TrialSeparation separation, final NeuropilOptions options) {
		return new CellResult(traces, separation, null, options);
	}

	static CellResult failed(final CellTraces traces, final String problem, final NeuropilOptions options) {
		return new CellResult(traces, null, problem, options);
	}

	private static List<double[][]> deltaF(final TrialSeparation separation, final double[] rawBaselines,
		final NeuropilOptions options)
	{
		final int trials = separation.trials();
		final int sources = separation.matched(0).length;
		final List<double[][]> relative = new ArrayList<>();
		for (int trial = 0; trial < trials; trial++) relative.add(new double[sources][]);
		for (int j = 0; j < sources; j++) {
			final double[][] matched = new double[trials][];
			for (int trial = 0; trial < trials; trial++) matched[trial] = separation.matched(trial)[j];
			final double[] baselines = DeltaF.baselines(matched, options.get(NeuropilOptions.FRAME_RATE), options.get(NeuropilOptions.ACROSS_TRIALS));
			final double[][] ofSource = DeltaF.of(matched, baselines, //
				options.get(NeuropilOptions.BASELINE) == NeuropilOptions.Baseline.RAW ? rawBaselines : baselines);
			for (int trial = 0; trial < trials; trial++) relative.get(trial)[j] = ofSource[trial];
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

	/** The separated traces; none if there was a {@link #problem()}. */
	public Optional<TrialSeparation> separation() {
		return Optional.ofNullable(separation);
	}

	/** How far they can be trusted; none if there was a {@link #problem()}. */
	public Optional<CellReport> report() {
		return Optional.ofNullable(report);
	}

	/** Why the cell's signals could not be separated, if so. */
	public Optional<String> problem() {
		return Optional.ofNullable(problem);
	}

	/** The cell's raw trace less {@link #FIXED_SHARE} of its mean neuropil, in a trial, for comparison. */
	public double[] fixedSubtraction(final int trial) {
		final double[] difference = traces.raw(trial)[0].clone();
		final double[] neuropil = traces.meanNeuropil(trial);
		for (int t = 0; t < difference.length; t++) difference[t] -= FIXED_SHARE * neuropil[t];
		return difference;
	}

	/** ΔF/F₀ of the cell's raw trace in a trial; none if the frame rate is unknown. */
	public Optional<double[]> deltaFRaw(final int trial) {
		return deltaFRaw == null ? Optional.empty() : Optional.of(deltaFRaw[trial]);
	}

	/**
	 * ΔF/F₀ of the matched traces in a trial, {@code [source][frame]}, that of the cleaned trace first; none if the
	 * frame rate is unknown or there was a {@link #problem()}.
	 */
	public Optional<double[][]> deltaFMatched(final int trial) {
		return deltaFMatched == null ? Optional.empty() : Optional.of(deltaFMatched.get(trial));
	}
}
