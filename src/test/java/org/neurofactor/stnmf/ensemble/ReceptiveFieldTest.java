package org.neurofactor.stnmf.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.stnmf.ensemble.SpikeTriggeringTest.assertMessage;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Filter, profile and window of averages whose parts are known: two blobs, far weaker than the noise of all entries.
 */
class ReceptiveFieldTest {

	private static final int WIDTH = 30;
	private static final int HEIGHT = 24;
	private static final int TAU = 10;
	private static final int SPIKES = 1000;
	private static final double[][] BLOBS = { { 9, 10 }, { 15, 12 } };

	private static double filter(final int t) {
		final double age = TAU - 1 - t;
		return Math.sin(2 * Math.PI * age / 9) * Math.exp(-(age - 3) * (age - 3) / 16) / 1.4;
	}

	/** @param sign +1 for an ON cell */
	private static SpikeTriggeredAverage average(final int sign, final long seed) {
		final Random random = new Random(seed);
		final double[][] frames = new double[TAU][WIDTH * HEIGHT];
		for (int t = 0; t < TAU; t++) for (int i = 0; i < frames[t].length; i++) {
			double field = 0;
			for (final double[] blob : BLOBS)
				field += Math.exp(-0.5 * (Math.pow(i % WIDTH - blob[0], 2) + Math.pow(i / WIDTH - blob[1], 2)));
			frames[t][i] = random.nextGaussian() / Math.sqrt(SPIKES) + sign * 0.3 * field * filter(t);
		}
		return new SpikeTriggeredAverage(WIDTH, HEIGHT, frames, SPIKES);
	}

	/** Unlike the course of one pixel. */
	@ParameterizedTest
	@ValueSource(ints = { 1, -1 })
	void filterOfAllPixelsIsLessNoisy(final int sign) {
		double lowRank = 1, peak = 1;
		for (int seed = 0; seed < 10; seed++) {
			lowRank = Math.min(lowRank, sign * correlation(FilterMethod.LOWRANK.of(average(sign, seed))));
			peak = Math.min(peak, sign * correlation(FilterMethod.PEAK.of(average(sign, seed))));
		}
		assertTrue(lowRank > 0.98, "low rank: " + lowRank);
		assertTrue(peak < 0.97, "peak: " + peak);
	}

	/** With the true filter; negative if upside down. */
	private static double correlation(final ReceptiveField field) {
		double product = 0, square = 0, norm = 0;
		for (int t = 0; t < TAU; t++) {
			product += field.temporalFilter()[t] * filter(t);
			square += filter(t) * filter(t);
			norm += field.temporalFilter()[t] * field.temporalFilter()[t];
		}
		assertEquals(1, norm, 1e-12);
		return product / Math.sqrt(square);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, -1 })
	void profileAndPolarityAreThoseOfTheCell(final int sign) {
		final ReceptiveField field = FilterMethod.LOWRANK.of(average(sign, 3));
		assertEquals(sign, field.polarity());
		final double[] profile = field.spatialProfile().values();
		for (final double[] blob : BLOBS) {
			final double center = profile[(int) (blob[1] * WIDTH + blob[0])];
			assertTrue(sign * center > 5 * field.average().noise(), "profile at a centre: " + center);
		}
	}

	/** Both blobs with their flanks, though nothing stands out between them, and not the screen. */
	@Test
	void windowHoldsWhatStandsOut() {
		for (int seed = 0; seed < 10; seed++) {
			final ReceptiveField field = FilterMethod.LOWRANK.of(average(1, seed));
			final Window window = WindowRule.PROFILE.of(field, 3);
			assertTrue(window.xMin() <= 6 && window.xMax() >= 18 && window.yMin() <= 7 && window.yMax() >= 15,
				"" + window);
			assertTrue(window.width() <= 20 && window.height() <= 16, "" + window);
		}
	}

	@Test
	void rectanglesAreClipped() {
		final ReceptiveField field = FilterMethod.PEAK.of(average(1, 0));
		assertEquals(new Window(25, 30, 2, 6), WindowRule.rectangle(new Window(25, 40, 2, 6)).of(field, 3));
		assertEquals(new Window(0, WIDTH, 0, HEIGHT), WindowRule.NONE.of(field, 3));
		assertEquals(field.average().window(2.5), WindowRule.ELLIPSE.of(field, 2.5));
		assertMessage("must lie on the screen", () -> WindowRule.rectangle(new Window(30, 40, 2, 6)).of(field, 3));
	}

	@Test
	void windowsAreOptions() {
		assertEquals(WindowRule.ELLIPSE, EnsembleOptions.WINDOW.parse("Ellipse"));
		assertEquals(WindowRule.rectangle(new Window(4, 24, 0, 16)), EnsembleOptions.WINDOW.parse(" 4.0, 0.0,20 16"));
		assertEquals("4,0,20,16", EnsembleOptions.WINDOW.format(EnsembleOptions.WINDOW.parse("4,0,20,16")));
		for (final String wrong : new String[] { "", "4,0,20", "4,0,0,16", "-1,0,20,16", "elipse" })
			assertMessage("window must be profile, ellipse, none, or x,y,width,height",
				() -> EnsembleOptions.WINDOW.parse(wrong));
	}
}
