package org.neurofactor.imagej.neuropil;

import org.neurofactor.table.Table;
import org.neurofactor.imagej.table.Csv;
import ij.ImagePlus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.record.LeftOut;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.table.TraceSheet;
import org.neurofactor.imagej.table.ImportedTraces;
import org.neurofactor.neuropil.BaselineRule;
import org.neurofactor.neuropil.DeltaF;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.neuropil.UsedFrames;

/** ΔF/F₀ of the traces of a table, each relative to its own baseline F₀; to be shown, plotted and saved. */
public final class TableDeltaF {

	private static final String TABLE = "deltaf.csv";

	private final ImportedTraces source;
	private final List<String> headings;
	private final double frameRateHz;
	private final List<int[]> trials;

	/** F₀ of each trace, and how doubtful it is, if so. */
	private final List<Trace> baselines = new ArrayList<>();
	private final List<Optional<String>> doubts = new ArrayList<>();

	/** Why a frame is left out of a trace, and the rows of those that are left out of any. */
	private final List<String> leftOut = new ArrayList<>();
	private final BitSet leftOutRows = new BitSet();

	/** ΔF/F₀, {@code [trace][row]}; NaN in frames that are left out. */
	private final double[][] values;

	private TableDeltaF(final ImportedTraces source, final List<String> headings, final double frameRateHz) {
		this.source = source;
		this.headings = headings;
		this.frameRateHz = frameRateHz;
		trials = source.trials();
		values = new double[headings.size()][source.rows()];
	}

	/**
	 * @param headings of the traces
	 * @param rule how F₀ is found
	 * @param frameRateHz above 0
	 * @throws IllegalArgumentException if a cell of the traces is neither a number nor NaN, all of a trace are NaN, or a
	 *           trial is too short
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static TableDeltaF of(final ImportedTraces source, final List<String> headings, final double frameRateHz,
		final BaselineRule rule, final ProgressMonitor monitor)
	{
		final TableDeltaF result = new TableDeltaF(source, headings, frameRateHz);
		for (int i = 0; i < headings.size(); i++) {
			monitor.step("Traces", i, headings.size());
			result.compute(i, source.trace(headings.get(i)), rule);
		}
		return result;
	}

	private void compute(final int i, final double[] trace, final BaselineRule rule) {
		final double[][] perTrial = new double[trials.size()][];
		for (int trial = 0; trial < perTrial.length; trial++)
			perTrial[trial] = Arrays.stream(trials.get(trial)).mapToDouble(row -> trace[row]).toArray();
		final Trace whole = Trace.of(perTrial);
		rule.require(whole);
		final UsedFrames frames = new UsedFrames(Collections.singletonList(whole));
		final Trace used = frames.only(whole);
		final int[] lengths = used.lengths();
		if (Arrays.stream(lengths).sum() < 2 || !rule.isFoundIn(lengths))
			throw new IllegalArgumentException("There must be two numbers or more in the column \"" + headings.get(i) +
				"\" of \"" + source.name() + "\", but all others are NaN.");
		final Trace baseline = rule.baselines(used);
		final Trace relative = DeltaF.of(used, baseline, baseline);
		baselines.add(baseline);
		doubts.add(DeltaF.doubt(used, baseline, relative));
		final Trace spread = frames.spread(relative);
		for (int trial = 0; trial < perTrial.length; trial++) {
			for (int t = 0; t < perTrial[trial].length; t++) {
				values[i][trials.get(trial)[t]] = spread.value(trial, t);
				if (!frames.isUsed(trial, t)) leftOutRows.set(trials.get(trial)[t]);
			}
		}
		if (!frames.areAll()) leftOut.add(
			"in \"" + headings.get(i) + "\", " + Counted.of(frames.leftOut(), "frame") + " without a number (NaN)");
	}

	/** The columns that say what the rows of the source are, then one per trace. */
	public Table<Integer> table() {
		return TraceSheet.of(source, headings, "ΔF/F₀ of the trace of this name.", values);
	}

	/**
	 * A stack of pages with a few curves each.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public ImagePlus plot(final ProgressMonitor monitor) {
		return TracePlot.of(source.name(), headings, values, frameRateHz, trials, monitor);
	}

	/** What was done, and what is to be known of the result: a sentence each. */
	public List<String> remarks() {
		final List<String> remarks = new ArrayList<>();
		remarks.add("DeltaF/F0 of " + Counted.of(headings.size(), "trace") + " of \"" + source.name() + "\" (" +
			Counted.of(source.rows(), "frame") + " in " + Counted.of(trials.size(), "trial") + ", " + frameRateHz +
			" Hz)");
		if (!leftOut.isEmpty()) remarks.add(leftOut().line() + " They are NaN in the table, and empty in the result.");
		for (int i = 0; i < headings.size(); i++) {
			final String heading = headings.get(i);
			doubts.get(i).ifPresent(doubt -> remarks.add("The baseline F0 of \"" + heading + "\" " + doubt + "."));
		}
		return remarks;
	}

	/**
	 * Writes {@code deltaf.csv} and the record, or, if that fails, neither.
	 *
	 * @param run that it was
	 * @param seconds the run took
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public void write(final ResultFolder folder, final Run run, final double seconds, final ProgressMonitor monitor)
		throws IOException
	{
		folder.files().add(TABLE, path -> Csv.write(table(), path, monitor));
		folder.files().record(RunRecord.of(run, source, summary(seconds)));
		folder.commit();
	}

	private LeftOut leftOut() {
		return new LeftOut().add("frames", leftOutRows.cardinality(), source.rows(), leftOut);
	}

	/** The names of all files. */
	public static String[] names() {
		return new String[] { TABLE };
	}

	/** Of a baseline that does not change within a trial, that; otherwise its lowest value in each. */
	private static double[] lowest(final Trace baseline) {
		return IntStream.range(0, baseline.trials())
			.mapToDouble(trial -> Arrays.stream(baseline.trial(trial)).min().orElse(Double.NaN))
			.toArray();
	}

	private Map<String, Object> summary(final double seconds) {
		final Map<String, double[]> byTrace = new LinkedHashMap<>();
		for (int i = 0; i < headings.size(); i++) byTrace.put(headings.get(i), lowest(baselines.get(i)));
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("frame_rate_hz", frameRateHz);
		summary.put("trials", trials.size());
		summary.put("baselines", byTrace);
		summary.put(LeftOut.KEY, leftOut().summary());
		summary.put("seconds", seconds);
		return summary;
	}
}
