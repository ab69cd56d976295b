package org.neurofactor.stnmf.simulation;

import org.neurofactor.settings.PlaneSize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Polygon;

/** The parts that a simulated cell and its recording are made of. */
class SimulationPartsTest {

	/** The generator's published test values. */
	@Test
	void whiteNoiseIsSplitMix64() {
		assertEquals(6457827717110365317L, WhiteNoise.output(1234567, 0));
		assertEquals(3203168211198807973L, WhiteNoise.output(1234567, 1));
		assertEquals(Long.parseUnsignedLong("9817491932198370423"), WhiteNoise.output(1234567, 2));
	}

	@Test
	void whiteNoiseIsBalancedAndUncorrelated() {
		final WhiteNoise noise = new WhiteNoise(10, 9, 3);
		int sum = 0;
		int neighbours = 0;
		int next = 0;
		for (int k = 0; k < 2000; k++) {
			final byte[] frame = noise.frame(k);
			final byte[] after = noise.frame(k + 1);
			for (int i = 0; i < frame.length; i++) {
				assertEquals(1, Math.abs(frame[i]));
				sum += frame[i];
				neighbours += frame[i] * frame[(i + 1) % frame.length];
				next += frame[i] * after[i];
			}
		}
		final double limit = 5 * Math.sqrt(2000 * 90);
		assertEquals(0, sum, limit);
		assertEquals(0, neighbours, limit);
		assertEquals(0, next, limit);
	}

	@Test
	void framesCanBeHadInAnyOrder() {
		final WhiteNoise noise = new WhiteNoise(10, 9, 3);
		final byte[] frame = noise.frame(1_000_000_000);
		assertFalse(Arrays.equals(frame, noise.frame(0)));
		assertArrayEquals(frame, noise.frame(1_000_000_000));
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 15, 40 })
	void temporalFilterIsBiphasicWithUnitNorm(final int length) {
		final double[] filter = TemporalFilter.biphasic(length);
		assertEquals(length, filter.length);
		assertEquals(1, Arrays.stream(filter).map(w -> w * w).sum(), 1e-12);
		final int max = IntStream.range(0, length).reduce(0, (a, b) -> filter[b] > filter[a] ? b : a);
		final int min = IntStream.range(0, length).reduce(0, (a, b) -> filter[b] < filter[a] ? b : a);
		assertTrue(max > min, "the positive lobe is nearer to the spike");
		assertTrue(filter[min] < -0.05);
		assertTrue(filter[max] > 2 * -filter[min]);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 6, 7, 12 })
	void mosaicKeepsDistanceAndStaysInTheImage(final int count) {
		final GanglionCellOptions options = GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SUBUNITS, count)
			.with(GanglionCellOptions.SIZE, new PlaneSize(24, 22));
		for (int seed = 0; seed < 20; seed++) {
			final List<GaussianSubunit> subunits = SubunitMosaic.draw(options, new Random(seed));
			assertEquals(count, subunits.size());
			assertEquals(11.5, subunits.stream().mapToDouble(GaussianSubunit::x).average().getAsDouble(), 1e-9);
			assertEquals(10.5, subunits.stream().mapToDouble(GaussianSubunit::y).average().getAsDouble(), 1e-9);
			for (final GaussianSubunit a : subunits) {
				assertTrue(a.x() > 1 && a.x() < 22 && a.y() > 1 && a.y() < 20);
				assertTrue(a.sigmaMajor() >= a.sigmaMinor() && a.sigmaMinor() >= 0.9 * 1.05 - 1e-12);
				assertTrue(a.weight() >= 0.8 && a.weight() <= 1.2);
				final double nearest = subunits.stream()
					.filter(b -> b != a)
					.mapToDouble(b -> Math.hypot(a.x() - b.x(), a.y() - b.y()))
					.min()
					.orElse(3.2);
				assertEquals(3.2, nearest, 0.3 * 3.2);
			}
		}
	}

	@Test
	void outlineIsAnEllipseOfEqualSensitivity() {
		final GaussianSubunit subunit = new GaussianSubunit(5, 4, 2, 1, Math.PI / 6, 1);
		assertEquals(1, subunit.sensitivity(5, 4));
		// One standard deviation along the major axis, which points right and down.
		assertEquals(Math.exp(-0.5), subunit.sensitivity(5 + Math.sqrt(3), 4 + 1), 1e-12);
		final Polygon outline = subunit.outline(1.5, 200);
		for (int i = 0; i < outline.size(); i++)
			assertEquals(Math.exp(-1.125), subunit.sensitivity(outline.x(i), outline.y(i)), 1e-12);
		assertEquals(Math.PI * 1.5 * 1.5 * 2, outline.area(), 0.01);
	}

	@Test
	void subunitsRectify() {
		assertEquals(0, SubunitNonlinearity.THRESHOLD_LINEAR.response(-2, 0.5));
		assertEquals(1.5, SubunitNonlinearity.THRESHOLD_LINEAR.response(2, 0.5));
		assertEquals(0, SubunitNonlinearity.THRESHOLD_QUADRATIC.response(-2, 0.5));
		assertEquals(2.25, SubunitNonlinearity.THRESHOLD_QUADRATIC.response(2, 0.5));
	}

	@Test
	void driveHasUnitVariance() {
		final GanglionCellOptions linear = GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SUBUNITS, 1)
			.with(GanglionCellOptions.SUBUNIT_THRESHOLD, 0.);
		final GanglionCell cell = new GanglionCell(linear, new Random(1));
		// The mean of max(d, 0)² is half the variance of d.
		final double[] signal = cell.generatorSignal(new WhiteNoise(16, 14, 5), 14, 50_000, ProgressMonitor.NONE);
		final double mean = Arrays.stream(signal).average().getAsDouble();
		assertEquals(0.5, mean / cell.subunits().get(0).weight(), 0.02);
	}

	@Test
	void spikesArePoissonAboveTheThreshold() {
		final double[] signal = new Random(1).doubles(20_000).toArray();
		final SpikeGenerator generator = new SpikeGenerator(signal, 0.25, 0.1, new Random(2));
		int silent = 0;
		long total = 0;
		for (final double s : signal) {
			final int spikes = generator.spikes(s);
			total += spikes;
			if (s < 0.74) silent += spikes;
		}
		assertEquals(0, silent);
		assertEquals(2000, total, 5 * Math.sqrt(2000));

		final int[] counts = IntStream.range(0, 20_000).map(i -> generator.spikes(1)).toArray();
		final double mean = Arrays.stream(counts).average().getAsDouble();
		final double variance = Arrays.stream(counts).mapToDouble(c -> (c - mean) * (c - mean)).average().getAsDouble();
		assertEquals(0.8, mean, 0.04); // mean of max(u − 0.75, 0) is 1/32; 0.1 · 32 · 0.25
		assertEquals(1, variance / mean, 0.05);
	}
}
