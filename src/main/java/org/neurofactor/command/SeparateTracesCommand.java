package org.neurofactor.command;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.run.Stopwatch;

import ij.IJ;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.neuropil.TableSeparation;
import org.neurofactor.neuropil.SeparationOptions;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Separate Traces...</em>: takes the signals of one cell and its surroundings apart. From
 * code, call {@link org.neurofactor.neuropil.SourceSeparation}, which needs no ImageJ.
 */
@Plugin(type = NeuroFactorCommand.class, label = "Separate Traces", visible = false, headless = true,
	description = "Takes one cell's signals apart into sources, and finds its own among them. The signals are the columns of a table, the cell's first, with a row per frame. Columns trial, " +
		"frame, time, slice, label and index are no signals.")
public class SeparateTracesCommand extends NeuroFactorCommand {

	/** What each source adds to the cell's signal, the cell's own source first. */
	private static final Output<ResultsTable> MATCHED = Output.table("matched");
	/** The sources, in units of the signals' median. */
	private static final Output<ResultsTable> SEPARATED = Output.table("separated");
	/** How much of each source is in each signal. */
	private static final Output<ResultsTable> MIXING = Output.table("mixing");

	public SeparateTracesCommand() {
		super(
			TraceInput.SETTINGS.and(SeparationOptions.SETTINGS)
				.and(OUTPUT.help("Where to save matched.csv, separated.csv, mixing.csv and run.json; empty: nowhere.")),
			MATCHED, SEPARATED, MIXING);
	}

	@Override
	protected void execute(final ProgressMonitor progress) throws IOException {
		final Stopwatch stopwatch = new Stopwatch();
		try (ResultFolder folder = resultFolder(ResultKind.SEPARATED_TRACES, thisRun(), TableSeparation.names())) {
			final TableSeparation result = TableSeparation.of(TraceInput.read(values(), progress),
				SeparationOptions.DEFAULTS.with(values()), progress);
			if (folder != null) save(folder, result, stopwatch.seconds(), progress);
			set(MATCHED, result.matched());
			set(SEPARATED, result.separated());
			set(MIXING, result.mixing());
			result.remarks().forEach(IJ::log);
		}
	}

	private void save(final ResultFolder folder, final TableSeparation result, final double seconds,
		final ProgressMonitor progress)
	{
		try {
			result.write(folder, thisRun(), seconds, progress);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The separated traces were not saved: " + e.getMessage(), e);
		}
	}
}
