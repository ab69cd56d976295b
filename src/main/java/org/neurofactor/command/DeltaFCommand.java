package org.neurofactor.command;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.run.Stopwatch;

import org.neurofactor.settings.CommonSettings;
import org.neurofactor.neuropil.BaselineRule;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.settings.Setting;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.table.ImportedTraces;
import org.neurofactor.imagej.neuropil.TableDeltaF;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › DeltaF/F0...</em>: ΔF/F₀ of any traces. From code, call
 * {@link org.neurofactor.neuropil.DeltaF}, which needs no ImageJ.
 */
@Plugin(type = NeuroFactorCommand.class, label = "DeltaF/F0", visible = false, headless = true,
	description = "Makes ΔF/F₀ of the traces of a table. It has a row per frame and a column per trace. ΔF/F₀ is what a trace " +
		"rises above its baseline F₀, relative to F₀. F₀ is the 5th percentile after a low-pass filter at 1 Hz, of all frames or in a window.")
public class DeltaFCommand extends NeuroFactorCommand {

	private static final Setting<Double> FRAME_RATE = CommonSettings.FRAME_RATE.unit("Hz (0: from times)")
		.help("Frames per second; 0: from the column time of the table, in seconds.");

	private static final Setting<String> COLUMNS = Setting.text("columns", "")
		.label("Columns (empty: all)")
		.help("The headings of the traces, with commas between them; * stands for any text. Empty: all columns of " +
			"numbers but trial, frame, time, slice, label and index.");

	private static final Setting<Boolean> ACROSS_TRIALS = NeuropilOptions.ACROSS_TRIALS.usual()
		.group("")
		.help("If there is a column trial: all trials of a trace have one F₀ in common. Otherwise, each has its own.");

	private static final Setting<Double> WINDOW = NeuropilOptions.WINDOW.usual().group("");

	private static final Output<ResultsTable> DELTA_F = Output.table("deltaf");
	private static final Output<ImagePlus> PLOT = Output.image("plot");

	public DeltaFCommand() {
		super(TraceInput.SETTINGS.and(FRAME_RATE, COLUMNS, ACROSS_TRIALS, WINDOW,
			OUTPUT.help("Where to save deltaf.csv and run.json; empty: nowhere.")), DELTA_F, PLOT);
	}

	@Override
	protected void execute(final ProgressMonitor progress) throws IOException {
		final Stopwatch stopwatch = new Stopwatch();
		try (ResultFolder folder = resultFolder(ResultKind.DELTA_F, thisRun(), TableDeltaF.names())) {
			execute(folder, stopwatch, progress);
		}
	}

	private void execute(final ResultFolder folder, final Stopwatch stopwatch, final ProgressMonitor progress)
		throws IOException
	{
		final double framerate = get(FRAME_RATE);
		final ImportedTraces source = TraceInput.read(values(), progress);
		final double frameRateHz = framerate > 0
			? framerate
			: source.frameRateHz()
				.orElseThrow(() -> new IllegalArgumentException("framerate must be greater than 0, but was " +
					framerate + ", and \"" + source.name() + "\" has no column time to take it from."));
		final BaselineRule rule = new BaselineRule(frameRateHz, get(ACROSS_TRIALS), get(WINDOW));
		final TableDeltaF result = TableDeltaF.of(source, source.select(get(COLUMNS)), frameRateHz, rule, progress);
		final ImagePlus image = result.plot(progress);
		if (folder != null) save(folder, result, stopwatch.seconds(), progress);
		set(DELTA_F, result.table());
		set(PLOT, image);
		result.remarks().forEach(IJ::log);
	}

	private void save(final ResultFolder folder, final TableDeltaF result, final double seconds,
		final ProgressMonitor progress)
	{
		try {
			result.write(folder, thisRun(), seconds, progress);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The results were not saved: " + e.getMessage(), e);
		}
	}
}
