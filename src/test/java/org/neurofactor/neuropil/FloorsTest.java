package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** What is taken off signals whose floor is known. */
class FloorsTest {

	private static final int FRAMES = 1000;

	/** Above a floor of 100, 0.2 a frame down, as much as noise and an event now and then. */
	private static double[][] signals(final double slope) {
		final Random random = new Random(5);
		final double[][] signals = new double[3][FRAMES];
		for (final double[] signal : signals) {
			double calcium = 0;
			for (int t = 0; t < FRAMES; t++) {
				calcium = 0.8 * calcium + (random.nextInt(20) == 0 ? 50 : 0);
				signal[t] = 100 + slope * (t - (FRAMES - 1) / 2.) + calcium + 10 * random.nextDouble();
			}
		}
		return signals;
	}

	@Test
	void aFloorMayDrift() {
		for (final double slope : new double[] { -0.05, 0, 0.03 }) {
			final double[][] signals = signals(slope);
			final double[] first = signals[0].clone();
			final double[] floors = Floors.takeOff(signals, Background.DRIFT, 1);
			assertEquals(100, floors[0], 1);
			// What is left is the signal less a line of that slope.
			final double[] line = new double[FRAMES];
			Arrays.setAll(line, t -> first[t] - floors[0] - slope * (t - (FRAMES - 1) / 2.));
			for (int t = 0; t < FRAMES; t++) assertEquals(Math.max(0, line[t]), signals[0][t], 1.5);
			final long below = Arrays.stream(signals[0]).filter(value -> value == 0).count();
			assertEquals(10, below, 1);
		}
	}

	/** As a percentile does. */
	@Test
	void aDriftingFloorMovesWithTheSignal() {
		final double[][] lifted = signals(-0.05);
		for (final double[] signal : lifted) Arrays.setAll(signal, t -> 3 * signal[t] + 1000);
		final double[][] plain = signals(-0.05);
		assertEquals(3 * Floors.takeOff(plain, Background.DRIFT, 1)[1] + 1000,
			Floors.takeOff(lifted, Background.DRIFT, 1)[1], 1e-6);
		assertEquals(3 * plain[1][17], lifted[1][17], 1e-6);
	}

	/** A tenth of the frames; not where one signal alone is dark, which may be a cell that fell silent. */
	@Test
	void framesDarkInAllSignalsTellNothingOfTheFloor() {
		final double[][] signals = signals(0);
		final double[] expected = Floors.takeOff(signals(0), Background.PERCENTILE, 1);
		for (final double[] signal : signals) for (int t = 300; t < 400; t++) signal[t] = 7;
		assertArrayEquals(expected, Floors.takeOff(signals, Background.PERCENTILE, 1), 1);
		assertEquals(0, signals[0][350]);
		final double[][] one = signals(0);
		for (int t = 300; t < 400; t++) one[0][t] = 7;
		assertEquals(7, Floors.takeOff(one, Background.PERCENTILE, 1)[0]);
		final double[][] lowest = signals(0);
		lowest[0][3] = lowest[1][3] = lowest[2][3] = 7;
		assertEquals(7, Floors.takeOff(lowest, Background.MINIMUM, 1)[0]);
	}

	@Test
	void shortSignalsHaveAFloor() {
		for (final Background background : Background.values()) {
			final double[][] one = { { 4 }, { 5 } };
			assertEquals(background == Background.NONE ? 0 : 4, Floors.takeOff(one, background, 1)[0], 1e-9);
			final double[][] constant = { { 4, 4, 4 }, { 5, 5, 5 } };
			assertEquals(background == Background.NONE ? 0 : 5, Floors.takeOff(constant, background, 1)[1], 1e-9);
		}
	}
}
