package org.neurofactor.stnmf.simulation;

import java.util.Arrays;
import java.util.Random;

/**
 * The ganglion cell's output: a firing rate that rises linearly above a threshold, and Poisson-distributed spike
 * counts. Threshold and gain are set from a stretch of the generator signal, so that a wanted fraction of it (or
 * less, if it is zero otherwise) lies above the threshold, and the mean rate is the wanted one.
 */
final class SpikeGenerator {

	private final double threshold;
	private final double gain;
	private final Random random;

	SpikeGenerator(final double[] signal, final double activeFraction, final double spikesPerFrame,
		final Random random)
	{
		final double[] sorted = signal.clone();
		Arrays.sort(sorted);
		final int active = Math.max(1, (int) Math.round(activeFraction * sorted.length));
		threshold = active < sorted.length ? sorted[sorted.length - 1 - active] : 0;
		double mean = 0;
		for (final double s : sorted) mean += Math.max(s - threshold, 0) / sorted.length;
		if (mean == 0) throw new IllegalArgumentException("This cell would never spike: no frame of " + sorted.length +
			" drives a subunit above its threshold. Lower the subunits' threshold.");
		gain = spikesPerFrame / mean;
		this.random = random;
	}

	/** A random number of spikes in a frame of this generator signal. */
	int spikes(final double signal) {
		final double rate = gain * Math.max(signal - threshold, 0);
		int count = 0;
		if (rate > 0) for (double t = interval(); t < rate; t += interval()) count++;
		return count;
	}

	/** From one event of a Poisson process of rate 1 to the next; as many as fit into {@code rate} are its count. */
	private double interval() {
		return -StrictMath.log(1 - random.nextDouble());
	}
}
