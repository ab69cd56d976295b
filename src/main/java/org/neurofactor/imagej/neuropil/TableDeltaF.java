package org.neurofactor.imagej.neuropil;

import org.neurofactor.table.Table;
import org.neurofactor.imagej.table.Csv;
import ij.ImagePlus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.table.TraceSheet;
import org.neurofactor.imagej.table.ImportedTraces;
import org.neurofactor.neuropil.DeltaF;
import org.neurofactor.neuropil.Trace;

/** ΔF/F₀ of the traces of a table, each relative to its own baseline F₀; to be shown, plotted and saved. */
public final class TableDeltaF {

	private static final String TABLE = "deltaf.csv";

	private final ImportedTraces source;
	private final List<String> headings;
	private final double frameRateHz;
	private final List<int[]> trials;

	/** F₀, {@code [trace][trial]}. */
	private final double[][] baselines;

	/** ΔF/F₀, {@code [trace][row]}. */
	private final double[][] values;

	private TableDeltaF(final ImportedTraces source, final List<String> headings, final double frameRateHz) {
		this.source = source;
		this.headings = headings;
		this.frameRateHz = frameRateHz;
		trials = source.trials();
		baselines = new double[headings.size()][];
		values = new double[headings.size()][source.rows()];
	}

	/**
	 * @param headings of the traces
	 * @param frameRateHz above 0
	 * @param acrossTrials whether all trials of a trace have one baseline in common
	 * @throws IllegalArgumentException if a cell of the traces is no number, or a trial too short
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static TableDeltaF of(final ImportedTraces source, final List<String> headings, final double frameRateHz,
		final boolean acrossTrials, final ProgressMonitor monitor)
	{
		final TableDeltaF result = new TableDeltaF(source, headings, frameRateHz);
		for (int i = 0; i < headings.size(); i++) {
			monitor.step("Traces", i, headings.size());
			result.compute(i, source.trace(headings.get(i)), acrossTrials);
		}
		return result;
	}

	private void compute(final int i, final double[] trace, final boolean acrossTrials) {
		final double[][] perTrial = new double[trials.size()][];
		for (int trial = 0; trial < perTrial.length; trial++)
			perTrial[trial] = Arrays.stream(trials.get(trial)).mapToDouble(row -> trace[row]).toArray();
		final Trace whole = Trace.of(perTrial);
		baselines[i] = DeltaF.baselines(whole, frameRateHz, acrossTrials);
		final Trace relative = DeltaF.of(whole, baselines[i], baselines[i]);
		for (int trial = 0; trial < perTrial.length; trial++)
			for (int t = 0; t < perTrial[trial].length; t++) values[i][trials.get(trial)[t]] = relative.value(trial, t);
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
		for (int i = 0; i < baselines.length; i++) {
			final double lowest = Arrays.stream(baselines[i]).min().getAsDouble();
			if (lowest == 0) remarks
				.add("The baseline F0 of \"" + headings.get(i) + "\" is 0: what is relative to it is not finite.");
			if (lowest < 0) remarks.add("The baseline F0 of \"" + headings.get(i) +
				"\" is below 0, which turns what is relative to it upside down.");
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

	/** The names of all files. */
	public static String[] names() {
		return new String[] { TABLE };
	}

	private Map<String, Object> summary(final double seconds) {
		final Map<String, double[]> byTrace = new LinkedHashMap<>();
		for (int i = 0; i < baselines.length; i++) byTrace.put(headings.get(i), baselines[i]);
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("frame_rate_hz", frameRateHz);
		summary.put("trials", trials.size());
		summary.put("baselines", byTrace);
		summary.put("seconds", seconds);
		return summary;
	}
}
