package org.neurofactor.bench;

import java.util.Arrays;
import java.util.Random;

import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.factorization.Nndsvdar;

/** Traces as of a cell and its surroundings: transients that leap up and decay, mixed, over a baseline, in noise. */
final class Signals {

	private static final double EVENTS_PER_FRAME = 0.02;
	private static final double DECAY = 0.93;
	private static final double BASELINE = 0.8;
	private static final double NOISE = 0.05;

	private Signals() {}

	/** Signals of median 1, none of them negative, {@code [signal][observation]}. */
	static double[][] of(final int signals, final int observations) {
		final Random random = new Random(1);
		final double[][] sources = new double[signals][observations];
		for (final double[] source : sources)
			for (int t = 1; t < observations; t++)
				source[t] = DECAY * source[t - 1] +
					(random.nextDouble() < EVENTS_PER_FRAME ? -Math.log(1 - random.nextDouble()) : 0);
		final double[][] mixed = new double[signals][observations];
		for (int i = 0; i < signals; i++) {
			for (int j = 0; j < signals; j++) {
				final double weight = (i == j ? 1 : 0) + random.nextDouble() / 2;
				for (int t = 0; t < observations; t++) mixed[i][t] += weight * sources[j][t];
			}
			for (int t = 0; t < observations; t++)
				mixed[i][t] = Math.max(0, mixed[i][t] + BASELINE + NOISE * random.nextGaussian());
		}
		final double[] sorted = Arrays.stream(mixed).flatMapToDouble(Arrays::stream).sorted().toArray();
		final double median = sorted[sorted.length / 2];
		for (final double[] row : mixed) for (int t = 0; t < observations; t++) row[t] /= median;
		return mixed;
	}

	/** What both implementations start from. */
	static MixtureModel start(final double[][] signals) {
		return Nndsvdar.start(signals, signals.length, 892);
	}
}
