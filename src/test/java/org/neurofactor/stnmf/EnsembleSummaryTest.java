package org.neurofactor.stnmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Mask;

class EnsembleSummaryTest {

	private static final int WIDTH = 6;
	private static final int HEIGHT = 5;
	private static final int SPIKES = 400;

	private static double[] noise(final double mean, final double sd) {
		final Random random = new Random(3);
		return random.doubles((long) WIDTH * HEIGHT * SPIKES).map(v -> mean + sd * random.nextGaussian()).toArray();
	}

	private static Img<DoubleType> image(final double[] values) {
		return ArrayImgs.doubles(values, WIDTH, HEIGHT, SPIKES);
	}

	private static EnsembleSummary read(final double[] values, final Mask selected) {
		return SpikeTriggeredEnsemble.read(image(values), selected, 2, ProgressMonitor.NONE).summary();
	}

	@Test
	void meanAndDeviationAreThoseOfAllUnmaskedValues() {
		final double[] values = noise(3, 2);
		final EnsembleSummary summary = read(values, null);
		double sum = 0, squares = 0;
		for (final double v : values) sum += v;
		for (final double v : values) squares += Math.pow(v - sum / values.length, 2);
		assertEquals(sum / values.length, summary.mean(), 1e-12);
		assertEquals(Math.sqrt(squares / values.length), summary.standardDeviation(), 1e-12);
		assertEquals(0, summary.neighborCorrelation(), 0.02);
		assertEquals(0, summary.maskedPixels());
		assertEquals(-1, summary.worstSpike());
		assertEquals(WIDTH * HEIGHT, summary.pixels());
	}

	@Test
	void maskedPixelsAreCountedWithTheirReasons() {
		final double[] values = noise(0, 1);
		for (int p = 0; p < 12; p++) values[7 * WIDTH * HEIGHT + p] = Double.NaN;
		values[9 * WIDTH * HEIGHT + 20] = Double.POSITIVE_INFINITY;
		values[10 * WIDTH * HEIGHT + 3] = Double.NEGATIVE_INFINITY; // is NaN elsewhere
		for (int s = 0; s < SPIKES; s++) values[s * WIDTH * HEIGHT + 25] = 0.5;
		final EnsembleSummary summary = read(values, null);
		assertEquals(13, summary.maskedPixels());
		assertEquals(1, summary.infinitePixels());
		assertEquals(7, summary.worstSpike());
		assertEquals(12, summary.maskedInWorstSpike());
		assertEquals(1, summary.constantPixels());
		assertEquals(0, summary.mean(), 0.1);
		assertEquals(0, summary.neighborCorrelation(), 0.03);
	}

	@Test
	void selectionCountsOnlyItself() {
		final boolean[] inside = new boolean[WIDTH * HEIGHT];
		for (int p = 0; p < 10; p++) inside[p] = true;
		final double[] values = noise(0, 1);
		values[4] = Double.NaN;
		values[20] = Double.NaN;
		final EnsembleSummary summary = read(values, Mask.of(inside, WIDTH, HEIGHT));
		assertEquals(10, summary.pixels());
		assertEquals(1, summary.maskedPixels());
	}

	@Test
	void neighborsAreThoseAtASide() {
		final double[] values = noise(0, 1);
		// Columns 2 and 3 are the same; and the last column and the next row's first, which are no neighbours.
		for (int i = 0; i < values.length; i++) {
			if (i % WIDTH == 3) values[i] = values[i - 1];
			if (i % WIDTH == 0 && i % (WIDTH * HEIGHT) > 0) values[i] = values[i - 1];
		}
		final int pairs = (WIDTH - 1) * HEIGHT + WIDTH * (HEIGHT - 1);
		assertEquals((double) HEIGHT / pairs, read(values, null).neighborCorrelation(), 0.02);
	}

	@Test
	void aGlanceAtAllSpikesSeesAllThereIs() {
		final double[] values = noise(0.2, 1.5);
		final EnsembleSummary all = read(values, null);
		final EnsembleSummary glance =
			SpikeTriggeredEnsemble.glance(image(values), null, 2 * SPIKES, ProgressMonitor.NONE);
		assertEquals(all.standardDeviation(), glance.standardDeviation());
		assertEquals(all.neighborCorrelation(), glance.neighborCorrelation());
		final EnsembleSummary part = SpikeTriggeredEnsemble.glance(image(values), null, 50, ProgressMonitor.NONE);
		assertEquals(50, part.spikes());
		assertEquals(all.standardDeviation(), part.standardDeviation(), 0.1);
	}

	private static StnmfResult stnmf(final double factor, final StnmfOptions.Scale scale,
		final StnmfOptions.Start start)
	{
		final Random random = new Random(5);
		final double[] values = new double[WIDTH * HEIGHT * SPIKES];
		for (int i = 0; i < values.length; i++) {
			final boolean left = i / (WIDTH * HEIGHT) % 2 == 0;
			final double distance = Math.hypot(i % WIDTH - (left ? 1 : 4), i / WIDTH % HEIGHT - 2);
			values[i] = factor * (random.nextGaussian() + Math.exp(-distance * distance));
		}
		return Stnmf.run(image(values),
			StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 6)
				.with(StnmfOptions.ITERATIONS, 50)
				.with(StnmfOptions.SCALE, scale)
				.with(StnmfOptions.INITIALIZATION, start));
	}

	/** Times a power of two, to the last bit. */
	@Test
	void inUnitsOfTheDeviationTheSizeOfValuesDoesNotMatter() {
		for (final StnmfOptions.Start start : new StnmfOptions.Start[] { StnmfOptions.Start.NNSVD_LRC,
			StnmfOptions.Start.RANDOM })
		{
			final StnmfResult one = stnmf(1, StnmfOptions.Scale.SD, start);
			final StnmfResult large = stnmf(1024, StnmfOptions.Scale.SD, start);
			final StnmfResult small = stnmf(1e-3, StnmfOptions.Scale.SD, start);
			for (int j = 0; j < one.rank(); j++) {
				assertArrayEquals(one.modules().get(j).values(), large.modules().get(j).values());
				assertArrayEquals(one.modules().get(j).values(), small.modules().get(j).values(), 1e-9);
				assertEquals(one.weight(j, 17), large.weight(j, 17));
			}
			assertEquals(one.residual(), large.residual());
			assertEquals(1024 * one.sta().values()[8], large.sta().values()[8], "the STA keeps its unit");
		}
	}

	@Test
	void asTheyAreValuesMatter() {
		final StnmfOptions.Start start = StnmfOptions.Start.NNSVD_LRC;
		final double[] one = stnmf(1, StnmfOptions.Scale.NONE, start).modules().get(0).values();
		final double[] other = stnmf(10, StnmfOptions.Scale.NONE, start).modules().get(0).values();
		assertTrue(Math.abs(other[8] / 10 - one[8]) > 0.01 * Math.abs(one[8]));
	}
}
