package org.neurofactor.stnmf.ensemble;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How many spikes each cell fired during each frame of the stimulus. Immutable. */
public final class SpikeCounts {

	/** Times this close to the border of a frame, in frames, lie on it: what multiplying by a frame rate may lose. */
	private static final double BORDER = 1e-9;

	private final int[][] counts;
	private final int bins;

	private SpikeCounts(final int[][] counts, final int bins) {
		this.counts = counts;
		this.bins = bins;
	}

	/**
	 * @param counts {@code [cell][bin]}, a bin being a frame of the stimulus; copied
	 * @throws IllegalArgumentException if there is no cell, if cells differ in their number of bins, or if a count is
	 *           negative
	 */
	public static SpikeCounts of(final int[][] counts) {
		if (counts.length == 0)
			throw new IllegalArgumentException("There must be at least one cell, but there is none.");
		final int[][] copy = new int[counts.length][];
		for (int cell = 0; cell < counts.length; cell++) {
			if (counts[cell].length != counts[0].length)
				throw new IllegalArgumentException("All cells must have " + counts[0].length +
					" bins like the first, but cell " + (cell + 1) + " has " + counts[cell].length + ".");
			for (int bin = 0; bin < counts[cell].length; bin++) requireCount(counts[cell][bin], cell, bin);
			copy[cell] = counts[cell].clone();
		}
		return new SpikeCounts(copy, counts[0].length);
	}

	/**
	 * From a table as it is read from a file.
	 *
	 * @param table {@code [bin][cell]}
	 * @throws IllegalArgumentException if it is empty, if a line has another length than the first, or if a count is
	 *           negative or not a whole number
	 */
	public static SpikeCounts ofTable(final double[][] table) {
		if (table.length == 0 || table[0].length == 0)
			throw new IllegalArgumentException("The table of spike counts is empty.");
		final int[][] counts = new int[table[0].length][table.length];
		for (int bin = 0; bin < table.length; bin++) {
			if (table[bin].length != counts.length)
				throw new IllegalArgumentException("All lines of spike counts must have " + counts.length +
					" cells like the first, but line " + (bin + 1) + " has " + table[bin].length + ".");
			for (int cell = 0; cell < counts.length; cell++)
				counts[cell][bin] = requireCount(table[bin][cell], cell, bin);
		}
		return new SpikeCounts(counts, table.length);
	}

	private static int requireCount(final double count, final int cell, final int bin) {
		if (!(count >= 0 && count <= Integer.MAX_VALUE && count == Math.rint(count)))
			throw new IllegalArgumentException("A spike count must be a whole number of 0 or more, but that of cell " +
				(cell + 1) + " in bin " + (bin + 1) + " is " + count + ".");
		return (int) count;
	}

	/**
	 * From spike times in frames: a spike at 2.7 fell into the third frame. Times need not be sorted.
	 *
	 * @param times {@code [cell][spike]}, from 0 up to the number of frames
	 * @param frames number of frames of the stimulus
	 * @throws IllegalArgumentException if there is no cell, or if a time is before the first frame or after the last
	 */
	public static SpikeCounts ofFrameTimes(final double[][] times, final int frames) {
		return ofTimes(times, 1, frames, "frames");
	}

	/**
	 * From spike times in seconds since the onset of the first frame. Times need not be sorted.
	 *
	 * @param times {@code [cell][spike]}
	 * @param frameRateHz frames per second, &gt; 0
	 * @param frames number of frames of the stimulus
	 * @throws IllegalArgumentException if there is no cell, if the frame rate is not positive, or if a time is before
	 *           the first frame or after the last
	 */
	public static SpikeCounts ofSeconds(final double[][] times, final double frameRateHz, final int frames) {
		if (!(frameRateHz > 0 && frameRateHz <= Double.MAX_VALUE)) throw new IllegalArgumentException(
			"The frame rate must be greater than 0 Hz, but was " + frameRateHz + ".");
		return ofTimes(times, frameRateHz, frames, "s");
	}

	private static SpikeCounts ofTimes(final double[][] times, final double framesPerUnit, final int frames,
		final String unit)
	{
		if (times.length == 0)
			throw new IllegalArgumentException("There must be at least one cell, but there is none.");
		final int[][] counts = new int[times.length][frames];
		for (int cell = 0; cell < times.length; cell++) for (final double time : times[cell]) {
			final double bin = bin(time * framesPerUnit);
			if (!(bin >= 0 && bin < frames)) throw new IllegalArgumentException(
				"A spike must be between 0 and " + frames / framesPerUnit + " " + unit +
					", the length of the stimulus, but cell " + (cell + 1) + " has one at " + time + " " + unit + ".");
			counts[cell][(int) bin]++;
		}
		return new SpikeCounts(counts, frames);
	}

	private static double bin(final double frames) {
		final double nearest = Math.rint(frames);
		return Math.abs(frames - nearest) <= BORDER * Math.max(1, Math.abs(frames)) ? nearest : Math.floor(frames);
	}

	/** Number of cells. */
	public int cells() {
		return counts.length;
	}

	/** Number of bins. */
	public int bins() {
		return bins;
	}

	/** Number of spikes of a cell in a bin, both counted from 0. */
	public int count(final int cell, final int bin) {
		return counts[cell][bin];
	}

	/** Number of spikes of a cell in all bins. */
	public long total(final int cell) {
		return IntStream.of(counts[cell]).asLongStream().sum();
	}

	/**
	 * Only these cells, in this order.
	 *
	 * @throws IllegalArgumentException if there is no such cell
	 */
	public SpikeCounts select(final int... cells) {
		if (cells.length == 0)
			throw new IllegalArgumentException("There must be at least one cell, but there is none.");
		for (final int cell : cells)
			if (cell < 0 || cell >= counts.length) throw new IllegalArgumentException(
				"A cell's number must be from 0 to " + (counts.length - 1) + ", but was " + cell + ".");
		return new SpikeCounts(Arrays.stream(cells).mapToObj(cell -> counts[cell]).toArray(int[][]::new), bins);
	}
}
