package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.neurofactor.settings.NumberOrAutoKind;

/** The share of the neuropil that a trace is known to have. */
class NeuropilShareTest {

	private static final int FRAMES = 2000;

	private final double[] neuropil = new double[FRAMES];
	private final double[] calcium = new double[FRAMES];

	NeuropilShareTest() {
		final Random random = new Random(3);
		for (int t = 1; t < FRAMES; t++) {
			neuropil[t] = 0.9 * neuropil[t - 1] + random.nextGaussian();
			calcium[t] = 0.9 * calcium[t - 1] + (random.nextInt(40) == 0 ? 10 : 0);
		}
	}

	private double[] trace(final double share, final double ofCalcium) {
		final double[] trace = new double[FRAMES];
		Arrays.setAll(trace, t -> 50 + share * neuropil[t] + ofCalcium * calcium[t]);
		return trace;
	}

	@Test
	void isFoundBeneathTheCellsEvents() {
		for (final double share : new double[] { 0, 0.3, 0.7, 1, 1.4, -0.2 }) {
			assertEquals(share, NeuropilShare.of(trace(share, 0), neuropil), 1e-9);
			assertEquals(share, NeuropilShare.of(trace(share, 1), neuropil), 0.03);
		}
	}

	/** Where symmetric regression takes a cell that is active with the neuropil for a larger share of it. */
	@Test
	void activityTogetherWithTheNeuropilMisleadsItLess() {
		final double[] trace = trace(0.6, 1);
		for (int t = 0; t < FRAMES; t++) if (neuropil[t] > 3) trace[t] += 5;
		double xx = 0;
		double xy = 0;
		final double mean = Arrays.stream(neuropil).average().getAsDouble();
		for (int t = 0; t < FRAMES; t++) {
			xx += (neuropil[t] - mean) * (neuropil[t] - mean);
			xy += (neuropil[t] - mean) * trace[t];
		}
		assertTrue(Math.abs(NeuropilShare.of(trace, neuropil) - 0.6) < 0.5 * Math.abs(xy / xx - 0.6));
	}

	@Test
	void framesWithoutANumberDoNotCount() {
		final double[] trace = trace(0.7, 1);
		final double whole = NeuropilShare.of(Arrays.copyOf(trace, 1500), Arrays.copyOf(neuropil, 1500));
		Arrays.fill(trace, 1500, FRAMES, Double.NaN);
		assertEquals(whole, NeuropilShare.of(trace, neuropil), 1e-12);
	}

	@Test
	void constantNeuropilHasNone() {
		assertEquals(0, NeuropilShare.of(trace(0.7, 1), new double[FRAMES]));
	}

	@Test
	void aCoefficientIsGivenOrEstimatedBetweenZeroAndOne() {
		final CellTraces cell = new CellTraces("cell", Collections.emptyList(),
			Trace.ofRows(new double[][] { trace(1.4, 1), neuropil, neuropil }));
		assertEquals(0.7, NeuropilShare.coefficient(cell, 0.7));
		assertEquals(1, NeuropilShare.coefficient(cell, NumberOrAutoKind.AUTO));
	}
}
