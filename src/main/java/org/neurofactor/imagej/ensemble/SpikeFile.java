package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.table.CellNames;
import org.neurofactor.imagej.table.DelimitedText;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.neurofactor.stnmf.ensemble.SpikeCounts;

/**
 * The spikes of one or more cells from a text file: a line per stimulus frame and a column per cell with the number of
 * spikes; or spike times, either in a column per cell, of any length, or in the two columns {@code cell} and
 * {@code time}, so headed. Columns are separated by commas, tabs, semicolons or spaces; a heading names the cells.
 */
public final class SpikeFile {

	private static final String SPIKE_FILE = "spike file";
	private static final List<String> CELL_AND_TIME = Arrays.asList("cell", "time");

	private final CellNames names;
	private final SpikeCounts counts;

	private SpikeFile(final CellNames names, final SpikeCounts counts) {
		this.names = names;
		this.counts = counts;
	}

	/**
	 * Reads the number of spikes of each cell in each frame.
	 *
	 * @param frames number of frames of the stimulus, and of lines below the heading
	 * @throws IllegalArgumentException if the file cannot be read, or is not so; file and line are named
	 */
	public static SpikeFile counts(final Path path, final int frames) {
		final DelimitedText text = DelimitedText.read(path, SPIKE_FILE);
		final int cells = text.heading() != null ? text.heading().size() : text.row(0).size();
		final int[][] counts = new int[cells][frames];
		for (int row = 0; row < text.rows(); row++) {
			if (text.row(row).size() != cells) throw text.error(row,
				"there must be " + cells + " columns like in the first line, but there are " + text.row(row).size());
			for (int cell = 0; cell < cells; cell++) {
				final double count = text.number(row, cell);
				if (count < 0 || count != Math.rint(count) || count > Integer.MAX_VALUE) throw text.error(row,
					"column " + (cell + 1) + " must be a number of spikes, a whole number of 0 or more, but is '" +
						text.row(row).get(cell) + "'" +
						(count > 0 ? " (for spike times, say spiketimes=frames or spiketimes=seconds)" : ""));
				if (row < frames) counts[cell][row] = (int) count;
			}
		}
		if (text.rows() != frames) throw new IllegalArgumentException(text.name() + " must have " + frames +
			" lines of spike counts, one for each frame of the stimulus, but has " + text.rows() + ".");
		return new SpikeFile(text.heading() == null ? CellNames.numbered(cells) : new CellNames(text.heading()),
			SpikeCounts.of(counts));
	}

	/**
	 * Reads spike times, in frames or seconds since the onset of the first frame.
	 *
	 * @param frameRateHz frames per second; 0 if times are in frames: one at 2.7 is in the third
	 * @param frames number of frames of the stimulus
	 * @throws IllegalArgumentException if the file cannot be read, is not so, or has times outside the stimulus
	 */
	public static SpikeFile times(final Path path, final double frameRateHz, final int frames) {
		final DelimitedText text = DelimitedText.read(path, SPIKE_FILE);
		final Map<String, List<Double>> times = isList(text) ? timesByName(text) : timesByColumn(text);
		final double[][] perCell =
			times.values().stream().map(cell -> cell.stream().mapToDouble(t -> t).toArray()).toArray(double[][]::new);
		try {
			return new SpikeFile(new CellNames(new ArrayList<>(times.keySet())),
				frameRateHz > 0
					? SpikeCounts.ofSeconds(perCell, frameRateHz, frames)
					: SpikeCounts.ofFrameTimes(perCell, frames));
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(text.name() + ": " + e.getMessage(), e);
		}
	}

	private static boolean isList(final DelimitedText text) {
		return text.heading() != null &&
			CELL_AND_TIME.equals(text.heading().stream().map(String::toLowerCase).collect(Collectors.toList()));
	}

	private static Map<String, List<Double>> timesByName(final DelimitedText text) {
		final Map<String, List<Double>> times = new LinkedHashMap<>();
		for (int row = 0; row < text.rows(); row++) {
			if (text.row(row).size() != 2)
				throw text.error(row, "there must be 2 columns, cell and time, but there are " + text.row(row).size());
			final String cell = text.row(row).get(0);
			if (cell.isEmpty()) throw text.error(row, "column 1 must name a cell, but is empty");
			final String name = DelimitedText.isNumber(cell) ? "cell " + cell : cell;
			times.computeIfAbsent(name, k -> new ArrayList<>()).add(text.number(row, 1));
		}
		if (times.isEmpty()) throw new IllegalArgumentException(text.name() + " has no spikes.");
		return times;
	}

	private static Map<String, List<Double>> timesByColumn(final DelimitedText text) {
		final int columns = text.columns();
		final List<String> names = (text.heading() == null || text.heading().size() < columns
			? CellNames.numbered(columns)
			: new CellNames(text.heading())).list();
		final Map<String, List<Double>> times = new LinkedHashMap<>();
		names.forEach(name -> times.put(name, new ArrayList<>()));
		for (int row = 0; row < text.rows(); row++) {
			final int cells = text.row(row).size();
			if (text.heading() != null && cells > text.heading().size())
				throw text.error(row, "there must be at most " + text.heading().size() +
					" columns like in the heading, but there are " + cells);
			for (int cell = 0; cell < cells; cell++)
				if (!text.row(row).get(cell).isEmpty()) times.get(names.get(cell)).add(text.number(row, cell));
		}
		return times;
	}

	/** The cells' names, each different. */
	public List<String> names() {
		return names.list();
	}

	/** A folder's name for each cell, safe on all file systems, each different. */
	public List<String> folders() {
		return names.folders(ResultFolder.RECORD);
	}

	/** Spikes of all cells. */
	public SpikeCounts counts() {
		return counts;
	}

	/**
	 * The cells that are meant, counted from 0.
	 *
	 * @param cell "all", a name, or a number from 1
	 * @throws IllegalArgumentException if there is no such cell
	 */
	public int[] select(final String cell) {
		return names.select(cell);
	}
}
