package org.neurofactor.factorization;

import org.neurofactor.matrix.Kernels;
import org.neurofactor.run.ProgressMonitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

class FastIcaTest {

	private static final int OBSERVATIONS = 3000;

	/** A sawtooth, a square wave and Laplacian noise, of zero mean. */
	private static double[][] sources() {
		final Random random = new Random(8);
		final double[][] sources = new double[3][OBSERVATIONS];
		for (int t = 0; t < OBSERVATIONS; t++) {
			sources[0][t] = t * 0.037 % 1 - 0.5;
			sources[1][t] = t * 0.0113 % 1 < 0.5 ? -1 : 1;
			sources[2][t] = Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
		}
		return sources;
	}

	private static double[][] mix(final double[][] mixing) {
		final double[][] signals = new double[mixing.length][OBSERVATIONS];
		for (int i = 0; i < mixing.length; i++) {
			Kernels.combination(signals[i], sources(), mixing[i]);
			for (int t = 0; t < OBSERVATIONS; t++) signals[i][t] += 10;
		}
		return signals;
	}

	private static double correlation(final double[] a, final double[] b) {
		double ab = 0, aa = 0, bb = 0, meanA = 0, meanB = 0;
		for (int t = 0; t < a.length; t++) {
			meanA += a[t] / a.length;
			meanB += b[t] / a.length;
		}
		for (int t = 0; t < a.length; t++) {
			ab += (a[t] - meanA) * (b[t] - meanB);
			aa += (a[t] - meanA) * (a[t] - meanA);
			bb += (b[t] - meanB) * (b[t] - meanB);
		}
		return ab / Math.sqrt(aa * bb);
	}

	@Test
	void findsIndependentSourcesAndHowTheyWereMixed() {
		final double[][] signals =
			mix(new double[][] { { 1, 0.5, 0.3 }, { 0.4, 1, 0.2 }, { 0.3, 0.6, 1 }, { 1, 1, 1 } });
		final MixtureModel model = FastIca.separate(signals, 3, 1e-6, 200, 892, ProgressMonitor.NONE);
		assertTrue(model.iterations() < 200);
		for (final double[] source : sources()) {
			double best = 0;
			for (final double[] found : model.sources()) best = Math.max(best, Math.abs(correlation(source, found)));
			assertTrue(best > 0.99, "best correlation " + best);
		}
		final double[] mixed = new double[OBSERVATIONS];
		for (int i = 0; i < 4; i++) {
			Kernels.combination(mixed, model.sources(), model.mixing()[i]);
			double mean = 0;
			for (final double value : signals[i]) mean += value / OBSERVATIONS;
			for (int t = 0; t < OBSERVATIONS; t++) assertEquals(signals[i][t] - mean, mixed[t], 1e-10);
		}
	}

	@Test
	void countsPrincipalComponents() {
		final double[] amplitudes = { 1, 0.2, 0.05 }; // 95.9 %, 3.8 % and 0.24 % of the variance
		final double[][] signals = new double[3][1000];
		for (int i = 0; i < 3; i++)
			for (int t = 0; t < 1000; t++)
				signals[i][t] = 7 + amplitudes[i] * Math.sin(2 * Math.PI * (i + 1) * t / 1000);
		assertEquals(2, FastIca.principalComponents(signals, 0.01));
		assertEquals(1, FastIca.principalComponents(signals, 0.05));
		assertEquals(3, FastIca.principalComponents(signals, 0.001));
		assertEquals(0, FastIca.principalComponents(new double[][] { { 0.1, 0.1, 0.1 } }, 0.01));
	}

	/** What counts as a component does not depend on the unit of the signals. */
	@Test
	void countsAlikeInEveryUnit() {
		final double[][] mixing = { { 1, 0.5, 0.3 }, { 2, 1, 0.6 }, { 0.3, 0.6, 1 } };
		for (final double unit : new double[] { 1e-12, 1, 1e12 }) {
			final double[][] signals = mix(mixing);
			for (final double[] signal : signals) Arrays.setAll(signal, t -> unit * signal[t]);
			assertEquals(2, FastIca.principalComponents(signals, 0));
			assertEquals(2, FastIca.separate(signals, 2, 1e-4, 100, 0, ProgressMonitor.NONE).sources().length);
			assertThrows(IllegalArgumentException.class,
				() -> FastIca.separate(signals, 3, 1e-4, 10, 0, ProgressMonitor.NONE));
		}
	}

	@Test
	void canBeCancelled() {
		final int[] steps = { 0 };
		final ProgressMonitor impatient = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {
				assertEquals(steps[0]++, done);
			}

			@Override
			public boolean isCancelled() {
				return steps[0] == 3;
			}
		};
		final double[][] signals = mix(new double[][] { { 1, 0.5, 0.3 }, { 0.4, 1, 0.2 }, { 0.3, 0.6, 1 } });
		assertThrows(CancellationException.class, () -> FastIca.separate(signals, 3, 1e-300, 100, 0, impatient));
	}

	@Test
	void saysHowManyComponentsThereAre() {
		final double[][] signals = mix(new double[][] { { 1, 0.5, 0.3 }, { 2, 1, 0.6 }, { 0.3, 0.6, 1 } });
		final String message = assertThrows(IllegalArgumentException.class,
			() -> FastIca.separate(signals, 3, 1e-4, 10, 0, ProgressMonitor.NONE)).getMessage();
		assertTrue(message.contains("1 to 2 components"), message);
	}
}
