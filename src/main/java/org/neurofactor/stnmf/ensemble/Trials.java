package org.neurofactor.stnmf.ensemble;

import java.util.BitSet;
import java.util.stream.IntStream;

/** How the frames of a stimulus fall into trials, between which a spike does not depend on frames. Immutable. */
final class Trials {

	private final int shortest;
	private final BitSet complete;

	/**
	 * @param parts numbers of frames of the parts that follow each other, such as files
	 * @param options their trials, of which each part has a whole number, and τ
	 * @throws IllegalArgumentException if a part is not made of whole trials, or if a trial is shorter than τ
	 */
	Trials(final int[] parts, final EnsembleOptions options) {
		final int length = options.get(EnsembleOptions.TRIAL_LENGTH);
		final int tau = options.get(EnsembleOptions.TAU);
		for (final int frames : parts)
			if (length > 0 && frames % length != 0)
				throw new IllegalArgumentException("The number of frames must be a multiple of the trial length of " +
					length + ", but was " + frames + ".");
		final int all = IntStream.of(parts).reduce(0, Math::addExact);
		final int[] trials = options.get(EnsembleOptions.CONTINUOUS) ? new int[] { all } : parts;
		final boolean divided = !options.get(EnsembleOptions.CONTINUOUS) && length > 0;
		shortest = divided ? length : IntStream.of(trials).min().getAsInt();
		if (tau > shortest) throw new IllegalArgumentException(
			"The filter length tau must be at most the " + shortest + " frames of a trial, but was " + tau + ".");
		complete = new BitSet(all);
		int start = 0;
		for (final int frames : trials) {
			final int trial = divided ? length : frames;
			for (int first = start; first < start + frames; first += trial)
				complete.set(first + tau - 1, first + trial);
			start += frames;
		}
	}

	/** Whether all of the τ frames that end with one were shown in the same trial. */
	boolean isComplete(final int frame) {
		return complete.get(frame);
	}
}
