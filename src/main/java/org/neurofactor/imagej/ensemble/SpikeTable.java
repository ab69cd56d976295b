package org.neurofactor.imagej.ensemble;

import java.util.List;
import java.util.stream.IntStream;

import org.neurofactor.imagej.table.CellNames;

/** The numbers of spikes in each frame as they are in a file: a line per frame and a column per cell, or the reverse. */
final class SpikeTable {

	/** No cell fires so often during one frame: what is more is something else, or a file that claims too much. */
	static final int MOST_PER_FRAME = 10_000;

	private final List<String> names;
	private final int[][] counts;
	private final boolean linePerCell;

	private SpikeTable(final List<String> names, final int[][] counts, final boolean linePerCell) {
		this.names = names;
		this.counts = counts;
		this.linePerCell = linePerCell;
	}

	/**
	 * @param frames that there must be
	 * @param whatFrames what they are, for messages
	 * @throws IllegalArgumentException if the file is not so; file and line are named
	 */
	static SpikeTable of(final SpikeText text, final int frames, final String whatFrames) {
		final boolean lines = text.heading() == null && text.rows() != frames &&
			IntStream.range(0, text.rows()).allMatch(row -> text.columns(row) == frames);
		final int cells = lines ? text.rows() : text.heading() != null ? text.heading().size() : text.columns(0);
		final int[][] counts = new int[cells][frames];
		for (int row = 0; row < text.rows(); row++) {
			if (!lines && text.columns(row) != cells) throw text.error(row,
				"there must be " + cells + " columns like in the first line, but there are " + text.columns(row));
			for (int column = 0; column < text.columns(row); column++) {
				final int count = count(text, row, column);
				if (lines) counts[row][column] = count;
				else if (row < frames) counts[column][row] = count;
			}
		}
		if (!lines && text.rows() != frames) throw new IllegalArgumentException(text.name() + " must have " + frames +
			" lines of spike counts, one for each " + whatFrames + ", but has " + text.rows() + "." + hint(text));
		final List<String> names = text.heading() == null
			? lines && text.rowNames() != null ? text.rowNames() : CellNames.numbered(cells).list()
			: new SpikeColumns(text, SpikeUnit.NONE).cellNames();
		return new SpikeTable(names, counts, lines);
	}

	private static int count(final SpikeText text, final int row, final int column) {
		final double count = text.number(row, column);
		if (count < 0 || count != Math.rint(count)) throw text.error(row,
			"column " + (column + 1) + " must be a number of spikes, a whole number of 0 or more, but is '" +
				text.cell(row, column) + "'" +
				(count > 0 ? " (for spike times, say spiketimes=frames or spiketimes=seconds)" : ""));
		if (count > MOST_PER_FRAME) throw text.error(row,
			"column " + (column + 1) + " must be a number of spikes, " + "but is '" + text.cell(row, column) +
				"', which no cell fires in one frame: at most " + MOST_PER_FRAME + " are allowed");
		return (int) count;
	}

	private static String hint(final SpikeText text) {
		final boolean list = text.heading() == null && text.columns() == 2 && SpikeTimes.mayBeList(text);
		return list
			? " If it is a list of spikes, head its columns cell and time, and say in which unit: spiketimes."
			: "";
	}

	List<String> names() {
		return names;
	}

	/** {@code [cell][frame]}. */
	int[][] counts() {
		return counts;
	}

	/** Whether each line is a cell, not a frame. */
	boolean isLinePerCell() {
		return linePerCell;
	}
}
