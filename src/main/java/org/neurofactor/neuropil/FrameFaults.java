package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of a trial that are left out, and why. Immutable. */
public final class FrameFaults {

	/** Null for a frame that is used. */
	private final FrameFault[] faults;

	/** @param faults for each frame its fault, or null; copied */
	public FrameFaults(final FrameFault[] faults) {
		this.faults = faults.clone();
	}

	/** Number of frames of the trial. */
	public int frames() {
		return faults.length;
	}

	/** Why a frame, counted from 0, is left out, if it is. */
	public Optional<FrameFault> of(final int frame) {
		return Optional.ofNullable(faults[frame]);
	}

	/** How many are left out. */
	public int count() {
		int count = 0;
		for (final FrameFault fault : faults) if (fault != null) count++;
		return count;
	}

	/** What is wrong with which frames, counted from 1: "frames 100–129 are dark", "frame 200 is saturated". */
	public List<String> sentences() {
		final List<String> sentences = new ArrayList<>();
		for (final FrameFault fault : FrameFault.values()) {
			final List<String> ranges = new ArrayList<>();
			int count = 0;
			for (int first = 0, end; first < faults.length; first = end) {
				end = first + 1;
				if (faults[first] != fault) continue;
				while (end < faults.length && faults[end] == fault) end++;
				ranges.add(end - first == 1 ? "" + end : (first + 1) + "–" + end);
				count += end - first;
			}
			if (count > 0) sentences.add((count == 1 ? "frame " : "frames ") + String.join(", ", ranges) +
				(count == 1 ? " is " : " are ") + fault);
		}
		return sentences;
	}
}
