package org.neurofactor.stnmf.simulation;

import org.neurofactor.settings.PlaneSize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurofactor.run.ProgressMonitor;

@Tag("slow")
class GanglionCellSimulationTest {

	private static final GanglionCellOptions OPTIONS =
		GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SPIKES, 1500);
	private static final GanglionCellSimulation ON = GanglionCellSimulation.run(OPTIONS);
	private static final GanglionCellSimulation OFF =
		GanglionCellSimulation.run(OPTIONS.with(GanglionCellOptions.POLARITY, Polarity.OFF));

	@Test
	void sameSeedGivesTheSameRecording() {
		final GanglionCellSimulation again = GanglionCellSimulation.run(OPTIONS);
		assertArrayEquals(ON.spikeFrames(), again.spikeFrames());
		assertArrayEquals(values(ON), values(again));
	}

	@Test
	void anotherSeedGivesAnotherCellAndRecording() {
		final GanglionCellSimulation other = GanglionCellSimulation.run(OPTIONS.with(GanglionCellOptions.SEED, 1L));
		assertTrue(Math.abs(ON.cell().subunits().get(0).x() - other.cell().subunits().get(0).x()) > 1e-3);
		assertFalse(Arrays.equals(ON.stimulus().frame(0), other.stimulus().frame(0)));
		assertFalse(Arrays.equals(ON.spikeFrames(), other.spikeFrames()));
	}

	@Test
	void longerRecordingStartsWithTheShorterOne() {
		final int[] shorter = GanglionCellSimulation.run(OPTIONS.with(GanglionCellOptions.SPIKES, 100)).spikeFrames();
		assertArrayEquals(shorter, Arrays.copyOf(ON.spikeFrames(), 100));
	}

	@Test
	void numberOfSpikesIsExact() {
		assertEquals(1500, ON.ste().dimension(2));
		assertEquals(1500, ON.spikeFrames().length);
		assertEquals(1500, Arrays.stream(ON.spikeCounts()).sum());
		assertEquals(ON.frames(), ON.spikeCounts().length);
	}

	@Test
	void spikesAreInOrderAndHaveAHistory() {
		final int[] frames = ON.spikeFrames();
		assertTrue(IntStream.range(1, frames.length).allMatch(i -> frames[i - 1] <= frames[i]));
		assertTrue(frames[0] >= OPTIONS.get(GanglionCellOptions.FILTER_LENGTH) - 1);
		assertEquals(frames[frames.length - 1] + 1, ON.frames());
	}

	@Test
	void firesAtTheWantedRate() {
		assertEquals(OPTIONS.get(GanglionCellOptions.SPIKES_PER_FRAME), 1500. / ON.frames(),
			0.1 * OPTIONS.get(GanglionCellOptions.SPIKES_PER_FRAME));
	}

	@ParameterizedTest
	@EnumSource(Polarity.class)
	void ensembleIsUnitNoiseOutsideTheReceptiveField(final Polarity polarity) {
		final GanglionCellSimulation simulation = polarity == Polarity.ON ? ON : OFF;
		final float[] ste = values(simulation);
		final int pixels = 16 * 14;
		int outside = 0;
		for (int p = 0; p < pixels; p++) {
			if (sensitivity(simulation, p) > 1e-3) continue;
			outside++;
			double sum = 0;
			double squares = 0;
			for (int i = p; i < ste.length; i += pixels) {
				sum += ste[i];
				squares += ste[i] * ste[i];
			}
			final double mean = sum / 1500;
			assertEquals(0, mean, 0.13, "mean of pixel " + p); // 5 standard errors
			assertEquals(1, squares / 1500 - mean * mean, 0.18, "variance of pixel " + p);
		}
		assertTrue(outside > 20, outside + " pixels outside");
	}

	@ParameterizedTest
	@EnumSource(Polarity.class)
	void averagePeaksInTheReceptiveFieldWithTheCellsSign(final Polarity polarity) {
		final GanglionCellSimulation simulation = polarity == Polarity.ON ? ON : OFF;
		final double[] sta = sta(simulation);
		final int peak = peak(sta);
		assertEquals(polarity.sign(), Math.signum(sta[peak]));
		assertTrue(Math.abs(sta[peak]) > 0.2);
		assertTrue(sensitivity(simulation, peak) > 0.6);
		final double[] field = IntStream.range(0, sta.length).mapToDouble(p -> sensitivity(simulation, p)).toArray();
		assertTrue(polarity.sign() * cosine(sta, field) > 0.85, "similarity " + cosine(sta, field));
	}

	@Test
	void offIsOnMirrored() {
		assertTrue(cosine(sta(ON), sta(OFF)) < -0.85, "similarity " + cosine(sta(ON), sta(OFF)));
	}

	/** Reverse correlation, which knows nothing of the filter. */
	@ParameterizedTest
	@EnumSource(Polarity.class)
	void reverseCorrelationGivesTheTemporalFilter(final Polarity polarity) {
		final GanglionCellSimulation simulation = polarity == Polarity.ON ? ON : OFF;
		final double[] filter = simulation.cell().temporalFilter();
		final int pixel = peak(sta(simulation));
		final double[] average = new double[filter.length];
		for (final int spike : simulation.spikeFrames())
			for (int t = 0; t < filter.length; t++)
				average[t] += polarity.sign() * simulation.stimulus().frame(spike - filter.length + 1 + t)[pixel];
		assertTrue(cosine(average, filter) > 0.95, "similarity " + cosine(average, filter));
	}

	@Test
	void reportsProgressAndStopsWhenCancelled() {
		final int[] calls = new int[1];
		final ProgressMonitor monitor = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {
				assertTrue(done >= 0 && done < total);
				calls[0]++;
			}

			@Override
			public boolean isCancelled() {
				return calls[0] == 3;
			}
		};
		assertThrows(CancellationException.class, () -> GanglionCellSimulation.run(OPTIONS, monitor));
		assertEquals(3, calls[0]);
	}

	/** At once, not only when the next stretch of the recording begins. */
	@Test
	void stopsWithinAStretch() {
		final int[] questions = new int[1];
		final ProgressMonitor monitor = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return ++questions[0] == 100;
			}
		};
		assertThrows(CancellationException.class, () -> GanglionCellSimulation.run(OPTIONS, monitor));
		assertEquals(100, questions[0]);
		questions[0] = 0;
		assertThrows(CancellationException.class, () -> ON.ste(monitor));
	}

	@Test
	void saysIfTheSubunitsDoNotFit() {
		final GanglionCellOptions tooSmall = OPTIONS.with(GanglionCellOptions.SIZE, new PlaneSize(9, 6));
		final String message =
			assertThrows(IllegalArgumentException.class, () -> GanglionCellSimulation.run(tooSmall)).getMessage();
		assertEquals("The receptive field must fit into the image, but 6 subunits of sigma 1.05, 3.2 pixels apart, " +
			"do not fit into 9 × 6 pixels. Enlarge the image, or use fewer, smaller or closer subunits.", message);
	}

	@Test
	void saysIfTheCellWouldNeverSpike() {
		// So few pixels and frames of -1 or +1 cannot add up to 3 standard deviations.
		final GanglionCellOptions deaf = OPTIONS.with(GanglionCellOptions.SUBUNITS, 1)
			.with(GanglionCellOptions.SIGMA, 0.3)
			.with(GanglionCellOptions.FILTER_LENGTH, 4)
			.with(GanglionCellOptions.SUBUNIT_THRESHOLD, 3.);
		final String message =
			assertThrows(IllegalArgumentException.class, () -> GanglionCellSimulation.run(deaf)).getMessage();
		assertTrue(message.startsWith("This cell would never spike"), message);
	}

	private static float[] values(final GanglionCellSimulation simulation) {
		final Cursor<FloatType> cursor = Views.flatIterable(simulation.ste()).cursor();
		final float[] values = new float[(int) simulation.ste().size()];
		for (int i = 0; i < values.length; i++) values[i] = cursor.next().get();
		return values;
	}

	private static double[] sta(final GanglionCellSimulation simulation) {
		final float[] ste = values(simulation);
		final double[] sta = new double[16 * 14];
		for (int i = 0; i < ste.length; i++) sta[i % sta.length] += ste[i] / 1500;
		return sta;
	}

	/** Of the whole receptive field at pixel y · width + x. */
	private static double sensitivity(final GanglionCellSimulation simulation, final int pixel) {
		return simulation.cell().subunits().stream().mapToDouble(s -> s.sensitivity(pixel % 16, pixel / 16)).sum();
	}

	private static int peak(final double[] values) {
		int peak = 0;
		for (int i = 0; i < values.length; i++) if (Math.abs(values[i]) > Math.abs(values[peak])) peak = i;
		return peak;
	}

	private static double cosine(final double[] a, final double[] b) {
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += a[i] * b[i];
			aa += a[i] * a[i];
			bb += b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}
}
