package org.neurofactor.imagej.ensemble;

import java.util.stream.Collectors;
import java.util.ArrayList;
import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.table.Table;
import org.neurofactor.table.Column;

import ij.ImagePlus;
import ij.gui.Plot;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Temporal profiles, of unit norm, as plot, table and file. Time runs up to the frame of the spike, which is frame 0;
 * it is in seconds, too, if the frame rate is known.
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
		final double[] times = IntStream.range(0, profile.length)
			.mapToDouble(t -> frameRateHz > 0 ? 1000 * seconds(t, profile.length) : frame(t, profile.length))
			.toArray();
		final Plot plot = new Plot(cell.name().replaceAll("[\\s.]+", "_") + "-temporal",
			frameRateHz > 0 ? "Time relative to spike (ms)" : "Time relative to spike (frames)", "Weight");
		plot.setSize(WIDTH, HEIGHT);
		plot.setColor("lightGray");
		plot.setLineWidth(1);
		plot.add("line", new double[] { times[0], times[times.length - 1] }, new double[2]);
		plot.setColor("blue");
		plot.setLineWidth(2);
		plot.add("line", times, profile);
		plot.setLimitsToFit(false);
		return MadeImage.note(plot.getImagePlus(), "the temporal filter of a cell", MadeImage.Role.STIMULUS,
			cell.stimulus());
	}

	/** A row per frame, a column per cell: that of the window. */
	public Table<Integer> table(final List<TriggeredCell> cells) {
		final List<Column<Integer>> columns = columns(cells.get(0).average().tau());
		for (final TriggeredCell cell : cells) columns.add(weight(cell.field().temporalFilter()).named(cell.name()));
		return table(columns, cells.get(0));
	}

	/** One cell's, that of {@code temporal.csv}. */
	public Table<Integer> table(final TriggeredCell cell) {
		final List<Column<Integer>> columns = columns(cell.average().tau());
		columns.add(weight(cell.field().temporalFilter()));
		return table(columns, cell);
	}

	private static Table<Integer> table(final List<Column<Integer>> columns, final TriggeredCell cell) {
		return new Table<>(columns, IntStream.range(0, cell.average().tau()).boxed().collect(Collectors.toList()));
	}

	/** Of {@code temporal.csv}, without the weights, and of the window. */
	public List<Column<Integer>> columns(final int tau) {
		final List<Column<Integer>> columns = new ArrayList<>();
		columns.add(Column.whole("frame", "Number of the frame; that of the spike is 0.", t -> frame(t, tau)));
		columns.add(
			Column
				.<Integer> number("time", 6, "Time before the spike; NaN if the frame rate is unknown.",
					t -> frameRateHz > 0 ? seconds(t, tau) : null)
				.in("s"));
		return columns;
	}

	/** Of {@code temporal.csv}; in the window it has the cell's name. */
	public static Column<Integer> weight(final double[] profile) {
		return Column.number("weight", 6, "The temporal profile, of unit norm.", t -> profile[t]);
	}

	private static int frame(final int t, final int tau) {
		return t - tau + 1;
	}

	private double seconds(final int t, final int tau) {
		return frame(t, tau) / frameRateHz;
	}
}
