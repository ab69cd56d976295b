package org.neurofactor.imagej.ensemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.neurofactor.stnmf.ensemble.FrameTimes;

/** The onsets of frames from a text file: one per line, or all in one line. */
final class FrameTimeFile {

	private static final String FRAME_TIME_FILE = "file of frame times";

	/** In medians: a longer interval is that of a dropped frame. */
	private static final double DROPPED = 1.5;
	/** In medians: a longer interval is a pause. */
	private static final double PAUSE = 5;

	private final String name;
	private final SpikeUnit unit;
	private final FrameTimes frames;
	private final boolean trials;

	private FrameTimeFile(final String name, final SpikeUnit unit, final FrameTimes frames, final boolean trials) {
		this.name = name;
		this.unit = unit;
		this.frames = frames;
		this.trials = trials;
	}

	/**
	 * @param unit of the spikes, and of the frame times
	 * @param images number of images of the stimulus
	 * @param update for how many frames each of them is shown: there may be an onset for each of these, too
	 * @param trialLength images per trial; 0 for one trial
	 * @throws IllegalArgumentException if the file cannot be read, has another number of frame times, or other things
	 */
	static FrameTimeFile read(final Path path, final SpikeUnit unit, final int images, final int update,
		final int trialLength)
	{
		final SpikeText text = SpikeText.read(path, FRAME_TIME_FILE);
		final SpikeColumns columns = new SpikeColumns(text, unit);
		if (columns.isList())
			throw text.errorAtTop("there must be one column of frame times, but this is a list of spikes");
		final double[] onsets = onsets(text);
		final long all = (long) images * update;
		if (onsets.length != images && onsets.length != all) throw new IllegalArgumentException(
			text.name() + " must have " + images + " frame times, one for each frame of the stimulus" +
				(update > 1 ? ", or " + all + " (update=" + update + ")" : "") + ", but has " + onsets.length + ".");
		try {
			FrameTimes.ofOnsets(onsets, 0);
			return new FrameTimeFile(text.name(), unit,
				FrameTimes.ofOnsets(onsets.length == images ? onsets : every(onsets, update), trialLength),
				trialLength > 0 && trialLength < images);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(text.name() + ": " + e.getMessage(), e);
		}
	}

	private static double[] onsets(final SpikeText text) {
		final boolean line = text.rows() == 1;
		if (!line && text.columns() > 1)
			throw text.errorAtTop("there must be one column of frame times, but there are " + text.columns());
		final List<Double> onsets = new ArrayList<>();
		for (int row = 0; row < text.rows(); row++)
			for (int column = 0; column < text.columns(row); column++)
				if (!line || column < text.columns(row) - 1 || !text.cell(row, column).isEmpty())
					onsets.add(text.number(row, column));
		return onsets.stream().mapToDouble(onset -> onset).toArray();
	}

	private static double[] every(final double[] onsets, final int update) {
		final double[] first = new double[onsets.length / update];
		for (int i = 0; i < first.length; i++) first[i] = onsets[i * update];
		return first;
	}

	FrameTimes frames() {
		return frames;
	}

	/** What was read, such as "730 frame times from 12.5 to 45.2 s". */
	String description() {
		final int dropped = frames.intervalsLongerThan(DROPPED);
		return frames.frames() + " frame times in " + name + " from " + SpikeUnit.number(frames.start()) + " to " +
			unit.format(frames.end()) +
			(dropped == 0
				? ""
				: " (" + dropped + " of the intervals " + (dropped == 1 ? "is" : "are") + " longer than " + DROPPED +
					" times the median)");
	}

	/** What is plausible, but may be wrong. */
	List<String> warnings() {
		final List<String> warnings = new ArrayList<>();
		final int pauses = frames.intervalsLongerThan(PAUSE);
		if (pauses > 0 && !trials) warnings.add(name + ": " + pauses + " of the intervals between frames " +
			(pauses == 1 ? "is" : "are") + " longer than " + (int) PAUSE + " times the median, the longest " +
			unit.format(frames.longestInterval()) + ". The frame before is taken to have been shown all the time; if " +
			"there were pauses between trials, say triallength.");
		return warnings;
	}
}
