package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.neurofactor.settings.Kind;

/**
 * Which frames of a recording are no pictures of the cells, and to be left out: those that are found to be dark,
 * saturated or without numbers, none, or those of a list. Immutable.
 */
public final class BadFrames {

	/** Those that are found by {@link FrameFault}. */
	static final BadFrames AUTO = new BadFrames("auto", Collections.emptyList());

	/** None: all frames are taken as they are. */
	static final BadFrames NONE = new BadFrames("none", Collections.emptyList());

	private static final Pattern RANGE = Pattern.compile("(?:(\\d{1,9}):)?(\\d{1,9})(?:[-–](\\d{1,9}))?");

	/** As a setting. */
	static final Kind<BadFrames> KIND = new Kind<BadFrames>() {

		@Override
		public BadFrames parse(final String text) {
			return BadFrames.parse(text);
		}

		@Override
		public String format(final BadFrames value) {
			return value.text;
		}

		@Override
		public String allowed() {
			return "auto, none, or a list of frames such as 100-129,200 (of every trial; 2:100-129 for those of trial 2)";
		}
	};

	private final String text;
	private final List<Range> ranges;

	private BadFrames(final String text, final List<Range> ranges) {
		this.text = text;
		this.ranges = ranges;
	}

	/** Frames from the first to the last, counted from 1, of a trial, or, if that is 0, of all. */
	private static final class Range {

		private final int trial;
		private final int first;
		private final int last;

		private Range(final int trial, final int first, final int last) {
			this.trial = trial;
			this.first = first;
			this.last = last;
		}
	}

	/** @return null if the text is none of those that are allowed */
	private static BadFrames parse(final String text) {
		final String trimmed = text.trim().toLowerCase(Locale.ROOT);
		if (trimmed.equals(AUTO.text)) return AUTO;
		if (trimmed.equals(NONE.text)) return NONE;
		final List<Range> ranges = new ArrayList<>();
		for (final String part : trimmed.split("[,;\\s]+", -1)) {
			final Matcher matcher = RANGE.matcher(part);
			if (!matcher.matches()) return null;
			final int trial = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
			final int first = Integer.parseInt(matcher.group(2));
			final int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
			if (first < 1 || last < first || matcher.group(1) != null && trial < 1) return null;
			ranges.add(new Range(trial, first, last));
		}
		return new BadFrames(trimmed, ranges);
	}

	/** Whether they are to be found. */
	boolean isAuto() {
		return equals(AUTO);
	}

	/** Whether there are none. */
	boolean isNone() {
		return equals(NONE);
	}

	/**
	 * Those of the list that are in a trial, frame by frame; empty if there is no list.
	 *
	 * @param lengths frames of each trial
	 * @throws IllegalArgumentException if one is beyond the last frame, or of a trial that there is not
	 */
	boolean[] named(final int trial, final int[] lengths) {
		final boolean[] named = new boolean[ranges.isEmpty() ? 0 : lengths[trial]];
		for (final Range range : ranges) {
			if (range.trial > lengths.length) throw new IllegalArgumentException("badframes names a frame of trial " +
				range.trial + ", but there " + (lengths.length == 1 ? "is 1 trial." : "are " + lengths.length + "."));
			if (range.trial > 0 && range.trial != trial + 1) continue;
			if (range.last > lengths[trial])
				throw new IllegalArgumentException("badframes names frame " + range.last + ", but " +
					(lengths.length == 1 ? "the movie" : "trial " + (trial + 1)) + " has " + lengths[trial] + ".");
			Arrays.fill(named, range.first - 1, range.last, true);
		}
		return named;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof BadFrames && ((BadFrames) other).text.equals(text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}

	@Override
	public String toString() {
		return text;
	}
}
