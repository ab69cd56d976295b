package org.neurofactor.stnmf.ensemble;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * When each frame of the stimulus was shown, on the clock and in the unit of the spikes: what turns the time of a spike
 * into the number of a frame. A frame is shown from its onset, which belongs to it, up to that of the next. Immutable.
 */
public final class FrameTimes {

	/** Instead of the number of a frame: none was shown. */
	public static final int OUTSIDE = -1;

	/** Times this close to the border of a frame, in frames, lie on it: what multiplying by a frame rate may lose. */
	private static final double BORDER = 1e-9;

	private final double onset;
	private final double framesPerUnit;
	private final int frames;

	/** Null for frames that follow each other regularly. */
	private final double[] onsets;
	/** Where each frame ends. */
	private final double[] ends;

	private FrameTimes(final double onset, final double framesPerUnit, final int frames, final double[] onsets,
		final double[] ends)
	{
		this.onset = onset;
		this.framesPerUnit = framesPerUnit;
		this.frames = frames;
		this.onsets = onsets;
		this.ends = ends;
	}

	/**
	 * Frames that all take the same time.
	 *
	 * @param onset of the first frame
	 * @param framesPerUnit how many frames are shown in the unit of time, &gt; 0
	 * @param frames their number
	 * @throws IllegalArgumentException if one of them is not such a number
	 */
	public static FrameTimes regular(final double onset, final double framesPerUnit, final int frames) {
		if (!(framesPerUnit > 0 && framesPerUnit <= Double.MAX_VALUE)) throw new IllegalArgumentException(
			"The frame rate must be greater than 0 Hz, but was " + framesPerUnit + ".");
		if (!(Math.abs(onset) <= Double.MAX_VALUE))
			throw new IllegalArgumentException("The onset of the first frame must be a number, but was " + onset + ".");
		return new FrameTimes(onset, framesPerUnit, frames, null, null);
	}

	/**
	 * Frames of which each has its own onset, as pulses tell it. The last one of a trial is shown as long as most are,
	 * by the median of all; others until the next, however long that takes: a dropped frame leaves the one before on
	 * the screen.
	 *
	 * @param onsets of all frames, 2 or more
	 * @param trialLength number of frames of a trial, between which there may be pauses; 0 if there is but one
	 * @throws IllegalArgumentException if they are not finite numbers, each larger than the one before
	 */
	public static FrameTimes ofOnsets(final double[] onsets, final int trialLength) {
		if (onsets.length < 2) throw new IllegalArgumentException("There must be 2 frame times or more, but there is " +
			onsets.length + (onsets.length == 1 ? "." : " of them."));
		for (int i = 0; i < onsets.length; i++) {
			if (!(Math.abs(onsets[i]) <= Double.MAX_VALUE)) throw new IllegalArgumentException(
				"Frame times must be finite numbers, but number " + (i + 1) + " is " + onsets[i] + ".");
			if (i > 0 && !(onsets[i] > onsets[i - 1]))
				throw new IllegalArgumentException("Frame times must be in increasing order, but number " + (i + 1) +
					", " + onsets[i] + ", comes after " + onsets[i - 1] + ".");
		}
		final double interval = median(intervals(onsets));
		final double[] ends = Arrays.copyOfRange(onsets, 1, onsets.length + 1);
		for (int i = 0; i < ends.length; i++) {
			final boolean last = i == ends.length - 1;
			if (!last && (trialLength == 0 || (i + 1) % trialLength > 0)) continue;
			final double end = onsets[i] + interval;
			ends[i] = last ? end : Math.min(end, ends[i]);
		}
		return new FrameTimes(onsets[0], 1 / interval, onsets.length, onsets.clone(), ends);
	}

	private static double[] intervals(final double[] onsets) {
		return IntStream.range(1, onsets.length).mapToDouble(i -> onsets[i] - onsets[i - 1]).toArray();
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted.length % 2 == 1
			? sorted[sorted.length / 2]
			: 0.5 * (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]);
	}

	/** Number of the frame, from 0, that was shown at a time; {@link #OUTSIDE} if none was. */
	public int frame(final double time) {
		if (onsets == null) {
			final double frame = onBorder((time - onset) * framesPerUnit);
			return frame >= 0 && frame < frames ? (int) frame : OUTSIDE;
		}
		if (Double.isNaN(time)) return OUTSIDE;
		final double tolerance = BORDER * Math.max(1 / framesPerUnit, Math.abs(time - onset));
		final int found = Arrays.binarySearch(onsets, time + tolerance);
		final int frame = found >= 0 ? found : -found - 2;
		return frame >= 0 && time + tolerance < ends[frame] ? frame : OUTSIDE;
	}

	private static double onBorder(final double frames) {
		final double nearest = Math.rint(frames);
		return Math.abs(frames - nearest) <= BORDER * Math.max(1, Math.abs(frames)) ? nearest : Math.floor(frames);
	}

	/** Number of frames. */
	public int frames() {
		return frames;
	}

	/** Onset of the first frame. */
	public double start() {
		return onset;
	}

	/** End of the last frame. */
	public double end() {
		return onsets == null ? onset + frames / framesPerUnit : ends[frames - 1];
	}

	/** How many frames are shown in the unit of time; by the median of their intervals if these differ. */
	public double framesPerUnit() {
		return framesPerUnit;
	}

	/** How many intervals between frames are longer than so many times their median. */
	public int intervalsLongerThan(final double medians) {
		if (onsets == null) return 0;
		return (int) Arrays.stream(intervals(onsets)).filter(d -> d * framesPerUnit > medians).count();
	}

	/** The longest interval between frames. */
	public double longestInterval() {
		return onsets == null ? 1 / framesPerUnit : Arrays.stream(intervals(onsets)).max().getAsDouble();
	}
}
