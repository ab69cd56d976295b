package org.neurofactor.imagej.neuropil;

import org.neurofactor.table.Table;
import org.neurofactor.imagej.table.Csv;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.random.MersenneTwister;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.record.LeftOut;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.table.TraceSheet;
import org.neurofactor.imagej.table.ImportedTraces;
import org.neurofactor.neuropil.Convergence;
import org.neurofactor.neuropil.Separation;
import org.neurofactor.neuropil.SeparationOptions;
import org.neurofactor.neuropil.SourceSeparation;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.neuropil.UsedFrames;

/** The signals of a table, which are those of one cell and its surroundings, taken apart; to be shown and saved. */
public final class TableSeparation {

	private static final String MATCHED = "matched.csv";
	private static final String SEPARATED = "separated.csv";
	private static final String MIXING = "mixing.csv";

	/** The option that a record holds the seed of the first attempt by. */
	private static final String SEED = "seed";

	private final ImportedTraces source;
	private final SeparationOptions options;

	/** Those in which all signals are numbers. */
	private final UsedFrames frames;

	/** Of the frames that are used. */
	private final Separation separation;

	private TableSeparation(final ImportedTraces source, final SeparationOptions options, final UsedFrames frames,
		final Separation separation)
	{
		this.source = source;
		this.options = options;
		this.frames = frames;
		this.separation = separation;
	}

	/**
	 * @param source with two columns of signals or more, the cell's first, and as many rows or more
	 * @throws IllegalArgumentException if it is not so, a cell is neither a number nor NaN, all of a signal are NaN, or
	 *           the signals cannot be separated
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static TableSeparation of(final ImportedTraces source, final SeparationOptions options,
		final ProgressMonitor monitor)
	{
		final List<String> names = source.traces();
		if (names.size() < 2)
			throw new IllegalArgumentException("There must be two signals or more, the cell's and those " +
				"of its surroundings, in one column each, but \"" + source.name() + "\" has only the column \"" +
				names.get(0) + "\".");
		if (names.size() > source.rows())
			throw new IllegalArgumentException("There must be one column per signal and one " +
				"row per frame, but \"" + source.name() + "\" has " + names.size() + " columns and only " +
				Counted.of(source.rows(), "row") + ": rows and columns seem to be exchanged.");
		final List<Trace> signals =
			names.stream().map(name -> Trace.of(source.trace(name))).collect(Collectors.toList());
		final UsedFrames frames = new UsedFrames(signals);
		final int used = source.rows() - frames.leftOut();
		if (used < names.size()) throw new IllegalArgumentException("\"" + source.name() + "\" must have " +
			names.size() + " rows or more in which all signals are numbers, but has " + used +
			": in the others, one or more are NaN.");
		return new TableSeparation(source, options, frames, SourceSeparation
			.separate(signals.stream().map(frames::only).collect(Collectors.toList()), options, monitor));
	}

	/** What each source adds to the cell's signal, that of source 0, the cleaned trace, first. */
	public Table<Integer> matched() {
		return sheet("matched", "What a source adds to the first signal; 0 is the cleaned trace.",
			separation.matched());
	}

	/** The sources as they were found, in units of the signals' median, in the same order. */
	public Table<Integer> separated() {
		return sheet("source", "The source, in units of the signals' median.",
			Arrays.stream(separation.order()).mapToObj(separation.separated()::get).collect(Collectors.toList()));
	}

	/** How much of each source is in each signal. */
	public Table<MixingTable.Row> mixing() {
		return MixingTable.of(separation, source.traces());
	}

	private Table<Integer> sheet(final String name, final String meaning, final List<Trace> traces) {
		return TraceSheet.of(source,
			IntStream.range(0, traces.size()).mapToObj(j -> name + "_" + j).collect(Collectors.toList()), meaning,
			traces.stream().map(frames::spread).map(Trace::joined).toArray(double[][]::new));
	}

	/** What was done, and what is to be known of the result: a sentence each. */
	public List<String> remarks() {
		final List<String> remarks = new ArrayList<>();
		final Convergence convergence = separation.convergence();
		final String method = options.get(SeparationOptions.METHOD).name();
		final List<Trace> matched = separation.matched();
		remarks.add("Separated " + source.traces().size() + " signals of \"" + source.name() + "\" (" +
			Counted.of(source.rows(), "frame") + ") into " + Counted.of(matched.size(), "source"));
		remarks.add((convergence.converged() ? method + " converged after " : method + " did not converge in ") +
			Counted.of(convergence.iterations(), "iteration") + " of attempt " + convergence.tries() + " (at most " +
			options.get(SeparationOptions.TRIES) + "), with seed " + convergence.seed() +
			(convergence.converged() ? "." : ": allow more, or a larger tolerance."));
		if (!frames.areAll()) remarks.add(leftOut().line() + " They are NaN in the table, and empty in the result.");
		final long zero = matched.stream().filter(Trace::isZero).count();
		if (zero > 0) remarks.add(zero + " of " + Counted.of(matched.size(), "source") + " add" +
			(zero == 1 ? "s" : "") + " nothing to the cell's signal" +
			(separation.alpha() > 0 ? "; a smaller alpha leaves more of them." : "."));
		return remarks;
	}

	/**
	 * Writes {@code matched.csv}, {@code separated.csv}, {@code mixing.csv} and the record, or, if that fails, none.
	 *
	 * @param run that it was; a seed that was left open is recorded as it was drawn
	 * @param seconds the run took
	 * @throws IOException if a file cannot be written
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public void write(final ResultFolder folder, final Run run, final double seconds, final ProgressMonitor monitor)
		throws IOException
	{
		folder.files().add(MATCHED, path -> Csv.write(matched(), path, monitor));
		folder.files().add(SEPARATED, path -> Csv.write(separated(), path, monitor));
		folder.files().add(MIXING, path -> Csv.write(mixing(), path, monitor));
		folder.files().record(record(run, seconds));
		folder.commit();
	}

	private LeftOut leftOut() {
		return new LeftOut().add("frames", frames.leftOut(), source.rows(),
			Collections.singletonList("one or more of the signals are no number (NaN)"));
	}

	/** The names of all files. */
	public static String[] names() {
		return new String[] { MATCHED, SEPARATED, MIXING };
	}

	private JsonObject record(final Run run, final double seconds) {
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("signals", source.traces().size());
		summary.put("sources", separation.separated().size());
		summary.put("floors", separation.floors());
		summary.put(LeftOut.KEY, leftOut().summary());
		summary.put("seconds", seconds);
		final JsonObject record = RunRecord.of(run.with(SEED, firstSeed()), source, summary);
		record.add("convergence", RunRecord.object(convergence()));
		return record;
	}

	/** Each attempt takes the next seed. */
	private long firstSeed() {
		final Convergence convergence = separation.convergence();
		return Math.floorMod(convergence.seed() - (convergence.tries() - 1), MersenneTwister.MAX_SEED + 1);
	}

	private Map<String, Object> convergence() {
		final Map<String, Object> convergence = new LinkedHashMap<>();
		convergence.put(SEED, separation.convergence().seed());
		convergence.put("iterations", separation.convergence().iterations());
		convergence.put("max_iterations", separation.convergence().maxIterations());
		convergence.put("converged", separation.convergence().converged());
		convergence.put("tries", separation.convergence().tries());
		return convergence;
	}
}
