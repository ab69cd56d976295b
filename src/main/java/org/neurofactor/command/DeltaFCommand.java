package org.neurofactor.command;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.command.bridge.TextInput;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.table.TraceTable;
import org.neurofactor.imagej.neuropil.TableDeltaF;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › DeltaF/F0...</em>: ΔF/F₀ of any traces. From code, call
 * {@link org.neurofactor.neuropil.DeltaF}, which needs no ImageJ.
 */
@Plugin(type = Command.class, label = "DeltaF/F0", visible = false, headless = true,
	description = "Makes ΔF/F₀ of the traces of a table. It has a row per frame and a column per trace. ΔF/F₀ is what a trace " +
		"rises above its baseline F₀, relative to F₀. F₀ is the 5th percentile after a low-pass filter at 1 Hz.")
public class DeltaFCommand extends NeuroFactorCommand {

	@Parameter(persist = false, label = "CSV file (or a table)", required = false, style = FileWidget.OPEN_STYLE,
		description = "A CSV file, separated by commas, semicolons, tabs or spaces; empty: an open table.")
	private String file = "";

	@Parameter(persist = false, label = "Table", required = false, style = TextInput.TABLE_STYLE,
		description = "The title of an open table; empty: the active one.")
	private String table = "";

	@Parameter(persist = false, label = "Frame rate", min = "0",
		description = "Frames per second; 0: from the column time of the table, in seconds.", //
		attrs = @Attr(name = UNIT, value = "Hz (0: from times)"))
	private double framerate = 0;

	@Parameter(persist = false, label = "Columns (empty: all)", required = false,
		description = "The headings of the traces, with commas between them; * stands for any text. Empty: all columns of " +
			"numbers but trial, frame, time, slice, label and index.")
	private String columns = "";

	@Parameter(persist = false, label = "One baseline across trials",
		description = "If there is a column trial: all trials of a trace have one F₀ in common. Otherwise, each has its own.")
	private boolean acrosstrials = true;

	@Parameter(persist = false, label = "Output folder", required = false, style = FileWidget.DIRECTORY_STYLE,
		description = "Where to save deltaf.csv and run.json; empty: nowhere.")
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable deltaf;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus plot;

	@Override
	protected void execute(final ProgressMonitor progress) {
		final long start = System.nanoTime();
		try (ResultFolder folder = resultFolder(output, ResultKind.DELTA_F, thisRun(), TableDeltaF.names())) {
			execute(folder, start, progress);
		}
	}

	private void execute(final ResultFolder folder, final long start, final ProgressMonitor progress) {
		final TraceTable source = TraceInput.read(file, table, progress);
		final double frameRateHz = framerate > 0 ? framerate : source.frameRateHz().orElseThrow( //
			() -> new IllegalArgumentException("framerate must be greater than 0, but was " + framerate + ", and \"" + source
				.name() + "\" has no column time to take it from."));
		final TableDeltaF result = TableDeltaF.of(source, source.select(columns), frameRateHz, acrosstrials,
			progress);
		final ImagePlus image = result.plot(progress);
		if (folder != null) save(folder, result, (System.nanoTime() - start) / 1e9, progress);

		deltaf = result.table();
		plot = image;
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
