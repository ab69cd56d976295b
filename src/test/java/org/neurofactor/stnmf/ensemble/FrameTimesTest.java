package org.neurofactor.stnmf.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.neurofactor.stnmf.ensemble.SpikeTriggeringTest.assertMessage;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class FrameTimesTest {

	/** The definition: the frame with the latest onset that is not after the spike, if it is still shown. */
	private static int bruteForce(final double[] onsets, final int trialLength, final double time) {
		final double[] intervals =
			IntStream.range(1, onsets.length).mapToDouble(i -> onsets[i] - onsets[i - 1]).sorted().toArray();
		final int n = intervals.length;
		final double median = n % 2 == 1 ? intervals[n / 2] : (intervals[n / 2 - 1] + intervals[n / 2]) / 2;
		int frame = -1;
		for (int i = 0; i < onsets.length; i++) if (onsets[i] <= time) frame = i;
		if (frame < 0) return FrameTimes.OUTSIDE;
		final boolean lastOfTrial = frame == onsets.length - 1 || trialLength > 0 && (frame + 1) % trialLength == 0;
		return lastOfTrial && time >= onsets[frame] + median ? FrameTimes.OUTSIDE : frame;
	}

	private static double[] onsets(final Random random, final int frames, final int trialLength) {
		final double[] onsets = new double[frames];
		double time = random.nextDouble() * 20 - 5;
		for (int i = 0; i < frames; i++) {
			onsets[i] = time;
			time += 0.04 + 0.008 * (random.nextDouble() - 0.5) + (random.nextInt(20) == 0 ? 0.04 : 0);
			if (trialLength > 0 && (i + 1) % trialLength == 0) time += 1;
		}
		return onsets;
	}

	@Test
	void irregularFramesAreThoseOfTheDefinition() {
		final Random random = new Random(5);
		int outside = 0;
		for (int trialLength : new int[] { 0, 10 }) for (int n = 0; n < 20; n++) {
			final double[] onsets = onsets(random, 60, trialLength);
			final FrameTimes frames = FrameTimes.ofOnsets(onsets, trialLength);
			for (int spike = 0; spike < 500; spike++) {
				final double time = onsets[0] - 0.5 + random.nextDouble() * (onsets[59] - onsets[0] + 1);
				final int expected = bruteForce(onsets, trialLength, time);
				assertEquals(expected, frames.frame(time), "at " + time);
				if (expected == FrameTimes.OUTSIDE) outside++;
			}
			for (int i = 0; i < onsets.length; i++)
				assertEquals(i, frames.frame(onsets[i]), "an onset is of its frame");
		}
		assertEquals(true, outside > 500, "some are outside: " + outside);
	}

	/** The same spikes in the same frames, whether the frames are told by their rate or by their onsets. */
	@Test
	void regularFramesAreTheSameEitherWay() {
		final double[] onsets = IntStream.range(0, 300).mapToDouble(i -> 2.5 + i / 30.).toArray();
		final FrameTimes byRate = FrameTimes.regular(2.5, 30, 300);
		final FrameTimes byOnsets = FrameTimes.ofOnsets(onsets, 0);
		for (int i = -50; i < 3500; i++) {
			final double time = 2.5 + i / 300.;
			assertEquals(byRate.frame(time), byOnsets.frame(time), "at " + time);
			if (i >= 0 && i < 3000) assertEquals(i / 10, byRate.frame(time), "at " + time);
		}
		assertEquals(12.5, byRate.end(), 1e-9);
		assertEquals(12.5, byOnsets.end(), 1e-9);
		assertEquals(30, byOnsets.framesPerUnit(), 1e-6);
	}

	@Test
	void unitsOfDifferentSizeAgree() {
		final double[] seconds = IntStream.range(0, 1000).mapToDouble(i -> i * 0.0101).toArray();
		final int[] expected = Arrays.stream(seconds).mapToInt(FrameTimes.regular(0, 50, 505)::frame).toArray();
		assertArrayEquals(expected,
			Arrays.stream(seconds).map(t -> t * 1000).mapToInt(FrameTimes.regular(0, 0.05, 505)::frame).toArray());
		assertArrayEquals(expected,
			Arrays.stream(seconds)
				.map(t -> Math.rint(t * 20000))
				.mapToInt(FrameTimes.regular(0, 0.0025, 505)::frame)
				.toArray());
	}

	@Test
	void spikesOutsideStopOrAreLeftOut() {
		final FrameTimes frames = FrameTimes.ofOnsets(new double[] { 10, 11, 12, 20, 21, 22 }, 3);
		final double[][] times = { { 9.9, 10, 12.5, 13.5, 20, 22.9, 23.1 } };
		final SpikeCounts counts = SpikeCounts.ofTimes(times, frames, Outside.IGNORE, "s");
		assertArrayEquals(new int[] { 1, 0, 1, 1, 0, 1 }, IntStream.range(0, 6).map(i -> counts.count(0, i)).toArray());
		assertMessage(
			"must be between 10.0 and 23.0 s, the length of the stimulus, but cell 1 has one at 9.9 s; 3 of all 7",
			() -> SpikeCounts.ofTimes(times, frames, Outside.STOP, "s"));
		assertMessage("one at 13.5 s, in a pause between trials",
			() -> SpikeCounts.ofTimes(new double[][] { { 13.5 } }, frames, Outside.STOP, "s"));
	}

	@Test
	void badInputIsNamed() {
		assertMessage("2 frame times or more, but there is 1.", () -> FrameTimes.ofOnsets(new double[] { 1 }, 0));
		assertMessage("finite numbers, but number 2 is NaN",
			() -> FrameTimes.ofOnsets(new double[] { 1, Double.NaN }, 0));
		assertMessage("increasing order, but number 3, 2.0, comes after 2.0.",
			() -> FrameTimes.ofOnsets(new double[] { 1, 2, 2 }, 0));
		assertMessage("onset of the first frame must be a number, but was NaN",
			() -> FrameTimes.regular(Double.NaN, 1, 2));
		assertMessage("multiple of 2, but was 3", () -> SpikeCounts.of(new int[][] { { 1, 2, 3 } }).together(2));
	}
}
