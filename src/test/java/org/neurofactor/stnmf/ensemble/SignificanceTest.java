package org.neurofactor.stnmf.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificanceTest {

	private static final int WIDTH = 13;
	private static final int HEIGHT = 9;
	private static final int TAU = 6;
	private static final int SPIKES = 400;

	/** An average of spikes that have nothing to do with the stimulus, plus a blob in its fourth frame. */
	private static SpikeTriggeredAverage average(final long seed, final double blob) {
		final Random random = new Random(seed);
		final double[][] frames = new double[TAU][WIDTH * HEIGHT];
		for (int t = 0; t < TAU; t++) for (int i = 0; i < frames[t].length; i++) {
			final double dx = i % WIDTH - 6, dy = i / WIDTH - 4;
			frames[t][i] =
				random.nextGaussian() / Math.sqrt(SPIKES) + (t == 3 ? blob * Math.exp(-(dx * dx + dy * dy) / 3) : 0);
		}
		return new SpikeTriggeredAverage(WIDTH, HEIGHT, frames, SPIKES);
	}

	/** Two in a hundred would be much; the level is one. */
	@Test
	void noiseIsSeldomAboveNoise() {
		int alarms = 0;
		double beyond = 0;
		for (int seed = 0; seed < 1000; seed++) {
			final Significance significance = average(seed, 0).significance();
			if (significance.isAboveNoise()) alarms++;
			if (significance.z() > significance.noiseLevel()) beyond++;
		}
		assertTrue(alarms > 0 && alarms <= 20, alarms + " false alarms in 1000");
		assertEquals(0.01, beyond / 1000, 0.01, "z beyond its level");
	}

	@Test
	void aReceptiveFieldIs() {
		assertTrue(average(1, 0.4).significance().isAboveNoise());
		assertEquals(0.4 * Math.sqrt(SPIKES), average(1, 0.4).significance().z(), 3);
	}

	/** Blobs of 3 standard deviations of an entry's noise hide in the noise of 702 entries, but not from the filter. */
	@Test
	void blobsStandOutBeforeTheirPixelsDo() {
		int found = 0, seen = 0;
		for (int seed = 0; seed < 100; seed++) {
			final Significance significance = average(seed, 3 / Math.sqrt(SPIKES)).significance();
			if (significance.isAboveNoise()) found++;
			if (significance.z() > significance.noiseLevel()) seen++;
		}
		assertTrue(found > 80 && seen < 50, found + " found, " + seen + " by single entries");
	}

	@Test
	void withoutSpikesThereIsNothing() {
		final Significance none = new SpikeTriggeredAverage(2, 2, new double[2][4], 0).significance();
		assertEquals(0, none.z());
		assertFalse(none.isAboveNoise());
	}

	/** √Σc² / Σc times the stimulus' standard deviation; its mean is no response. */
	@Test
	void noiseIsThatOfBinsWithSeveralSpikes() {
		final double[][] frames = new double[2][4];
		for (final double[] frame : frames) java.util.Arrays.fill(frame, 0.3);
		final SpikeTriggeredAverage average =
			new SpikeTriggeredAverage(2, 2, frames, 10, 40, new StimulusStatistics(0.3, 0.5));
		assertEquals(0.5 * Math.sqrt(40) / 10, average.noise(), 1e-15);
		assertEquals(0, average.significance().z(), 1e-12);
	}

	/** Q from tables (Abramowitz &amp; Stegun 1964, table 26.1; beyond, R 4.3's {@code pnorm(z, lower = FALSE)}). */
	@ParameterizedTest
	@CsvSource({ "0, 0.5", "1, 0.158655253931457", "1.959963984540054, 0.025", "2.5, 0.00620966532577613",
		"6, 9.86587645037698e-10", "-1, 0.841344746068543" })
	void tailOfTheNormalDistribution(final double z, final double q) {
		assertEquals(q, NormalTail.of(z), 1e-12 * q + 1e-16);
		if (z >= 0) assertEquals(z, NormalTail.inverse(q), 1e-9);
	}

	/** One number alone: two-sided, 2.576 at 1 %. */
	@Test
	void levelOfTheLargest() {
		assertEquals(2.5758293035489, Significance.largest(1, 0.01), 1e-9);
		assertTrue(Significance.largest(10_000, 0.01) > 4.8 && Significance.largest(10_000, 0.01) < 5.0);
	}
}
