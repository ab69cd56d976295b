package org.neurofactor.stnmf.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How many spikes each cell fired during each frame of the stimulus. Immutable. */
public final class SpikeCounts {

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
		return ofTimes(times, FrameTimes.regular(0, 1, frames), Outside.STOP, "frames");
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
		return ofTimes(times, FrameTimes.regular(0, frameRateHz, frames), Outside.STOP, "s");
	}

	/**
	 * From spike times and those of the frames. Times need not be sorted.
	 *
	 * @param times {@code [cell][spike]}
	 * @param frames on the same clock, in the same unit
	 * @param outside what to do with spikes when no frame was shown
	 * @param unit of all times, for messages
	 * @throws IllegalArgumentException if there is no cell, or if there are spikes outside that are not to be left out
	 */
	public static SpikeCounts ofTimes(final double[][] times, final FrameTimes frames, final Outside outside,
		final String unit)
	{
		if (times.length == 0)
			throw new IllegalArgumentException("There must be at least one cell, but there is none.");
		final int[][] counts = new int[times.length][frames.frames()];
		for (int cell = 0; cell < times.length; cell++) for (final double time : times[cell]) {
			final int frame = frames.frame(time);
			if (frame != FrameTimes.OUTSIDE) counts[cell][frame]++;
			else if (outside == Outside.STOP) throw outside(times, frames, unit, cell, time);
		}
		return new SpikeCounts(counts, frames.frames());
	}

	private static IllegalArgumentException outside(final double[][] times, final FrameTimes frames, final String unit,
		final int cell, final double time)
	{
		final long outside = Arrays.stream(times)
			.flatMapToDouble(Arrays::stream)
			.filter(t -> frames.frame(t) == FrameTimes.OUTSIDE)
			.count();
		final boolean pause = time >= frames.start() && time < frames.end();
		return new IllegalArgumentException(
			"A spike must be between " + (frames.start() == 0 ? "0" : "" + frames.start()) + " and " + frames.end() +
				" " + unit + ", the length " + "of the stimulus, but cell " + (cell + 1) + " has one at " + time + " " +
				unit + (pause ? ", in a pause between trials" : "") + "; " + outside + " of all " +
				Arrays.stream(times).mapToLong(t -> t.length).sum() +
				" spikes are outside (outside=ignore leaves them " + "out).");
	}

	/**
	 * The sums of so many bins each: the spikes while an image was shown, if that was for several frames.
	 *
	 * @throws IllegalArgumentException if the number of bins is no multiple of it
	 */
	public SpikeCounts together(final int number) {
		if (number == 1) return this;
		if (number < 1 || bins % number != 0) throw new IllegalArgumentException(
			"The number of frames must be a multiple of " + number + ", but was " + bins + ".");
		final int[][] sums = new int[counts.length][bins / number];
		for (int cell = 0; cell < counts.length; cell++)
			for (int bin = 0; bin < bins; bin++)
				sums[cell][bin / number] = Math.addExact(sums[cell][bin / number], counts[cell][bin]);
		return new SpikeCounts(sums, bins / number);
	}

	/**
	 * The counts of one trial after the other.
	 *
	 * @throws IllegalArgumentException if there is none, or if they differ in their number of cells
	 */
	public static SpikeCounts concatenation(final List<SpikeCounts> trials) {
		if (trials.isEmpty())
			throw new IllegalArgumentException("There must be at least one trial, but there is none.");
		final int cells = trials.get(0).cells();
		final int bins = trials.stream().mapToInt(SpikeCounts::bins).reduce(0, Math::addExact);
		final int[][] counts = new int[cells][bins];
		int start = 0;
		for (final SpikeCounts trial : trials) {
			if (trial.cells() != cells) throw new IllegalArgumentException(
				"All trials must have " + cells + " cells like the first, but one has " + trial.cells() + ".");
			for (int cell = 0; cell < cells; cell++)
				System.arraycopy(trial.counts[cell], 0, counts[cell], start, trial.bins);
			start += trial.bins;
		}
		return new SpikeCounts(counts, bins);
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
