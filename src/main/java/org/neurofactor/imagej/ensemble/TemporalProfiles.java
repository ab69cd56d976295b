package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.table.Tables;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Temporal profiles, of unit norm, as plot, table and file. Time runs up to the frame of the spike, which is frame 0; it
 * is in seconds, too, if the frame rate is known.
 */
public final class TemporalProfiles {

	private static final int WIDTH = 500;
	private static final int HEIGHT = 300;

	private final double frameRateHz;

	/** @param frameRateHz frames per second; 0 if unknown */
	public TemporalProfiles(final double frameRateHz) {
		this.frameRateHz = frameRateHz;
	}

	/** "…-temporal": one cell's profile. */
	public ImagePlus plot(final TriggeredCell cell) {
		final double[] profile = cell.field().temporalFilter();
		final double[] times = IntStream.range(0, profile.length).mapToDouble(t -> frameRateHz > 0 ? //
			1000 * seconds(t, profile.length) : frame(t, profile.length)).toArray();
		final Plot plot = new Plot(cell.name().replaceAll("[\\s.]+", "_") + "-temporal", frameRateHz > 0 ?
			"Time relative to spike (ms)" : "Time relative to spike (frames)", "Weight");
		plot.setSize(WIDTH, HEIGHT);
		plot.setColor("lightGray");
		plot.setLineWidth(1);
		plot.add("line", new double[] { times[0], times[times.length - 1] }, new double[2]);
		plot.setColor("blue");
		plot.setLineWidth(2);
		plot.add("line", times, profile);
		plot.setLimitsToFit(false);
		return plot.getImagePlus();
	}

	/** A row per frame, a column per cell. */
	public ResultsTable table(final List<TriggeredCell> cells) {
		final ResultsTable table = Tables.create();
		table.showRowNumbers(false);
		final int tau = cells.get(0).average().tau();
		for (int t = 0; t < tau; t++) {
			table.addRow();
			table.addValue("frame", frame(t, tau));
			if (frameRateHz > 0) table.addValue("time_s", seconds(t, tau));
		}
		for (final TriggeredCell cell : cells) {
			final double[] profile = cell.field().temporalFilter();
			for (int t = 0; t < tau; t++) table.setValue(cell.name(), t, profile[t]);
		}
		table.setDecimalPlaces(table.getColumnIndex("frame"), 0);
		return table;
	}

	/** One cell's, in full precision; the time is empty if the frame rate is unknown. */
	void write(final TriggeredCell cell, final Path path) throws IOException {
		final double[] profile = cell.field().temporalFilter();
		try (Csv csv = new Csv(path)) {
			csv.row("frame", "time_s", "weight");
			for (int t = 0; t < profile.length; t++)
				csv.row(frame(t, profile.length), frameRateHz > 0 ? seconds(t, profile.length) : null, profile[t]);
		}
	}

	private static int frame(final int t, final int tau) {
		return t - tau + 1;
	}

	private double seconds(final int t, final int tau) {
		return frame(t, tau) / frameRateHz;
	}
}
