package org.neurofactor.stnmf.consensus;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.neurofactor.random.MersenneTwister;

/** Which spikes are compared where there are too many of them. */
final class SpikeSample {

	private SpikeSample() {}

	/**
	 * All spikes, or a uniform random sample without replacement; ascending. It depends on nothing but the two numbers.
	 *
	 * @param spikes number of spikes m
	 * @param most size of the sample if there are more
	 */
	static int[] of(final int spikes, final int most) {
		final int[] sample = IntStream.range(0, spikes).toArray();
		if (spikes <= most) return sample;
		final MersenneTwister random = new MersenneTwister(0);
		for (int i = 0; i < most; i++) {
			final int j = i + (int) (random.nextDouble() * (spikes - i));
			final int drawn = sample[j];
			sample[j] = sample[i];
			sample[i] = drawn;
		}
		final int[] drawn = Arrays.copyOf(sample, most);
		Arrays.sort(drawn);
		return drawn;
	}
}
