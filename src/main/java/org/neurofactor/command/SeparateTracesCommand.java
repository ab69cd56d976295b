package org.neurofactor.command;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.command.bridge.TextInput;

import ij.IJ;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.neuropil.TableSeparation;
import org.neurofactor.neuropil.SeparationMethod;
import org.neurofactor.neuropil.SeparationOptions;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › Separate Traces...</em>: takes the signals of one cell and its surroundings apart. From
 * code, call {@link org.neurofactor.neuropil.SourceSeparation}, which needs no ImageJ.
 */
@Plugin(type = Command.class, label = "Separate Traces", visible = false, headless = true,
	description = "Takes one cell's signals apart into sources, and finds its own among them. The signals are the columns of a table, the cell's first, with a row per frame. Columns trial, " +
		"frame, time, slice, label and index are no signals.")
public class SeparateTracesCommand extends NeuroFactorCommand {

	/** A seed that stands for another one each time. */
	private static final long UNPREDICTABLE = -1;

	@Parameter(persist = false, label = "CSV file (or a table)", required = false, style = FileWidget.OPEN_STYLE,
		description = "A CSV file, separated by commas, semicolons, tabs or spaces; empty: an open table.")
	private String file = "";

	@Parameter(persist = false, label = "Table", required = false, style = TextInput.TABLE_STYLE,
		description = "The title of an open table; empty: the active one.")
	private String table = "";

	@Parameter(persist = false, label = "Method", choices = { "NMF", "ICA" },
		description = "Non-negative matrix factorization, for signals that are never below 0, or independent component " +
			"analysis.")
	private String method = "NMF";

	@Parameter(persist = false, label = "Components", min = "0", max = "10000",
		description = "Number of sources; 0: as many as signals (NMF), or as principal components with more than 1 % of " +
			"the variance (ICA).", //
		attrs = { @Attr(name = UNIT, value = "(0: automatic)"), @Attr(name = ADVANCED), //
			@Attr(name = GROUP, value = "Separation") })
	private int components = 0;

	@Parameter(persist = false, label = "Iterations", min = "1", max = "10000000",
		description = "Most iterations of one attempt.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation") })
	private int maxiterations = 10_000;

	@Parameter(persist = false, label = "Tolerance", min = "1e-15", max = "1",
		description = "An attempt has converged when less than this is left to change.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation") })
	private double tolerance = 1e-4;

	@Parameter(persist = false, label = "Tries", min = "1", max = "10000",
		description = "Most attempts, each with the next seed, until one converges.", //
		attrs = { @Attr(name = ADVANCED), @Attr(name = GROUP, value = "Separation") })
	private int tries = 10;

	@Parameter(persist = false, label = "Seed", min = "-1", max = "4294967295",
		description = "Of the random numbers of the first attempt; -1: an unpredictable one, which run.json tells.", //
		attrs = { @Attr(name = UNIT, value = "(-1: another each time)"), @Attr(name = ADVANCED), //
			@Attr(name = GROUP, value = "Separation") })
	private long seed = 892;

	@Parameter(persist = false, label = "Alpha", min = "0",
		description = "Sparsity of NMF: the larger, the more of the sources becomes 0. ICA does not use it.")
	private double alpha = 0.1;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save matched.csv, separated.csv, mixing.csv and run.json; empty: nowhere.")
	private String output = "";

	/** What each source adds to the cell's signal, the cell's own source first. */
	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable matched;

	/** The sources, in units of the signals' median. */
	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable separated;

	/** How much of each source is in each signal. */
	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable mixing;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		try (ResultFolder folder = resultFolder(output, ResultKind.SEPARATED_TRACES, thisRun(), TableSeparation.names())) {
			final TableSeparation result = TableSeparation.of(TraceInput.read(file, table, progress), options(), progress);
			if (folder != null) save(folder, result, (System.nanoTime() - start) / 1e9, progress);

			matched = result.matched();
			separated = result.separated();
			mixing = result.mixing();
			result.remarks().forEach(IJ::log);
		}
	}

	private SeparationOptions options() {
		final SeparationOptions.Builder options = SeparationOptions.builder().method(SeparationMethod.named(method)) //
			.components(components).maxIterations(maxiterations).tolerance(tolerance).maxTries(tries).alpha(alpha);
		return (seed == UNPREDICTABLE ? options.unpredictable() : options.seed(seed)).build();
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
