package org.neurofactor.neuropil.simulation;

import org.neurofactor.settings.PlaneSize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.random.MersenneTwister;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Region;

@Tag("slow")
class CalciumMovieSimulationTest {

	private static final CalciumMovieOptions SMALL =
		CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.SIZE, new PlaneSize(80, 60))
			.with(CalciumMovieOptions.FRAMES, 50)
			.with(CalciumMovieOptions.CELLS, 6)
			.with(CalciumMovieOptions.TRIALS, 2)
			.with(CalciumMovieOptions.SEED, 3L);

	private static CalciumTrial trial(final CalciumMovieOptions options, final int trial) {
		return new CalciumMovieSimulation(options).trial(trial, ProgressMonitor.NONE);
	}

	@Test
	void sameSeedSameBitsInAnyOrder() {
		final CalciumTrial first = trial(SMALL, 1);
		final CalciumTrial second = trial(SMALL, 1);
		final short[] late = second.frame(49);
		for (int t = 0; t < 50; t++) assertArrayEquals(first.frame(t), second.frame(t));
		assertArrayEquals(first.frame(49), late);
		for (int c = 0; c < 6; c++) {
			assertArrayEquals(first.calcium(c), second.calcium(c));
			assertArrayEquals(first.neuropil(c), second.neuropil(c));
		}
		assertFalse(Arrays.equals(first.frame(0), trial(SMALL.with(CalciumMovieOptions.SEED, 4L), 1).frame(0)));
		assertFalse(Arrays.equals(first.frame(0), first.frame(1)));
	}

	@Test
	void trialsHaveTheSameCellsThatDoOtherThings() {
		final CalciumMovieSimulation simulation = new CalciumMovieSimulation(SMALL);
		assertFalse(Arrays.equals(trial(SMALL, 0).calcium(0), trial(SMALL, 1).calcium(0)));
		assertFalse(Arrays.equals(trial(SMALL, 0).neuropil(0), trial(SMALL, 1).neuropil(0)));
		assertFalse(Arrays.equals(trial(SMALL, 0).frame(0), trial(SMALL, 1).frame(0)));
		// More trials leave the earlier ones as they are.
		assertArrayEquals(trial(SMALL, 1).frame(7), trial(SMALL.with(CalciumMovieOptions.TRIALS, 5), 1).frame(7));
		assertThrows(IllegalArgumentException.class, () -> simulation.trial(2, ProgressMonitor.NONE));
		assertThrows(IllegalArgumentException.class, () -> simulation.trial(-1, ProgressMonitor.NONE));
	}

	@Test
	void movieIsItsFrames() {
		final CalciumTrial trial = trial(SMALL, 0);
		assertArrayEquals(new long[] { 80, 60, 50 }, trial.movie().dimensionsAsLongArray());
		assertEquals(trial.frame(9)[5 * 80 + 33] & 0xffff, trial.movie().getAt(33, 5, 9).get());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 1 })
	void cellsOverlapInPairs(final double overlap) {
		for (int seed = 0; seed < 10; seed++) {
			final List<Soma> cells =
				new CalciumMovieSimulation(CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.CELLS, 12)
					.with(CalciumMovieOptions.OVERLAP, overlap)
					.with(CalciumMovieOptions.SEED, (long) seed)
					.with(CalciumMovieOptions.FRAMES, 2)).cells();
			assertEquals(12, cells.size());
			for (int a = 0; a < 12; a++) {
				assertTrue(cells.get(a).mask(96, 96).area() > 0.6 * Math.PI * 25,
					"a cell of its size inside the image");
				for (int b = 0; b < a; b++) {
					final double shared =
						Region.of(cells.get(a).outline()).intersection(Region.of(cells.get(b).outline())).area() /
							Math.min(cells.get(a).outline().area(), cells.get(b).outline().area());
					if (a < 12 * overlap && a / 2 == b / 2)
						assertTrue(shared > 0.05 && shared < 0.5, "shared " + shared);
					else assertTrue(shared < 0.02, "shared " + shared);
				}
			}
		}
	}

	@Test
	void saysThatCellsDoNotFit() {
		assertEquals(
			"The cells must fit into the image, but 40 cells with a diameter of 20.0 pixels do not fit into 64 × 64 " +
				"pixels. Enlarge the image, or use fewer or smaller cells.",
			assertThrows(IllegalArgumentException.class,
				() -> new CalciumMovieSimulation(
					CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.SIZE, new PlaneSize(64, 64))
						.with(CalciumMovieOptions.CELLS, 40)
						.with(CalciumMovieOptions.DIAMETER, 20.)))
				.getMessage());
		assertThrows(IllegalArgumentException.class,
			() -> new CalciumMovieSimulation(
				CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.SIZE, new PlaneSize(64, 64))
					.with(CalciumMovieOptions.CELLS, 1)
					.with(CalciumMovieOptions.DIAMETER, 60.)));
	}

	/**
	 * Without noise, the mean over a lonely cell's mask is its own light, (1 + ΔF/F) times that at rest, and neuropil.
	 */
	@Test
	void truthIsWhatTheMovieIsMadeOf() {
		final CalciumMovieOptions options = SMALL.with(CalciumMovieOptions.OVERLAP, 0.)
			.with(CalciumMovieOptions.NOISE, 0.)
			.with(CalciumMovieOptions.BASELINE, 5000.);
		final CalciumMovieSimulation simulation = new CalciumMovieSimulation(options);
		final CalciumTrial trial = simulation.trial(0, ProgressMonitor.NONE);
		for (int c = 0; c < 6; c++) {
			final int[] mask = simulation.cells().get(c).mask(80, 60).pixels();
			final double[] atRest = new double[50];
			for (int t = 0; t < 50; t++) {
				final short[] frame = trial.frame(t);
				final double mean = Arrays.stream(mask).mapToDouble(p -> frame[p] & 0xffff).average().getAsDouble();
				atRest[t] = (mean - trial.neuropil(c)[t]) / (1 + trial.calcium(c)[t]);
			}
			assertEquals(StatUtils.min(atRest), StatUtils.max(atRest), 0.5);
			assertTrue(atRest[0] > 0.5 * 5000 * simulation.cells().get(c).brightness(), "" + atRest[0]);
		}
	}

	/** Photons: the variance is the mean times the grey levels per photon. */
	@Test
	void noiseIsThatOfPhotons() {
		final CalciumMovieOptions still = SMALL.with(CalciumMovieOptions.OVERLAP, 0.)
			.with(CalciumMovieOptions.EVENT_RATE, 0.)
			.with(CalciumMovieOptions.NEUROPIL_CORRELATION, 1.)
			.with(CalciumMovieOptions.NOISE, 0.);
		final CalciumTrial clean = trial(still, 0);
		final CalciumTrial noisy = trial(still.with(CalciumMovieOptions.NOISE, 5.), 0);
		double squares = 0, expected = 0, sum = 0;
		for (int t = 0; t < 50; t++) {
			final short[] mean = clean.frame(t);
			final short[] frame = noisy.frame(t);
			for (int p = 0; p < mean.length; p++) {
				squares += Math.pow(frame[p] - mean[p], 2);
				sum += frame[p] - mean[p];
				expected += 5. * mean[p];
			}
		}
		assertEquals(1, squares / expected, 0.02);
		assertEquals(0, sum / (50 * 80 * 60), 0.3);
	}

	@Test
	void neuropilIsAsCorrelatedAsItIsToBe() {
		for (final double correlation : new double[] { 0, 0.5, 1 }) {
			final CalciumMovieOptions options =
				CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.SIZE, new PlaneSize(200, 200))
					.with(CalciumMovieOptions.CELLS, 10)
					.with(CalciumMovieOptions.OVERLAP, 0.)
					.with(CalciumMovieOptions.FRAMES, 6000)
					.with(CalciumMovieOptions.NEUROPIL_CORRELATION, correlation);
			final CalciumMovieSimulation simulation = new CalciumMovieSimulation(options);
			final CalciumTrial trial = simulation.trial(0, ProgressMonitor.NONE);
			for (int a = 0; a < 10; a++) for (int b = 0; b < a; b++) {
				final Soma first = simulation.cells().get(a);
				final Soma second = simulation.cells().get(b);
				final double distance = Math.hypot(first.x() - second.x(), first.y() - second.y());
				if (distance < 100) continue; // no source reaches both
				final double actual = new PearsonsCorrelation().correlation(trial.neuropil(a), trial.neuropil(b));
				// A cell sees the mean of some sources, which have more in common than two of them.
				if (correlation == 0) assertEquals(0, actual, 0.15);
				else assertTrue(actual > correlation - 1e-9, correlation + ": " + actual);
			}
		}
	}

	@Test
	void neuropilIsSmooth() {
		final SplineGrid grid = new SplineGrid(50, 30, 12, 0.3, 0.8);
		final double[] image = new double[50 * 30];
		final double[] ones = new double[grid.sources()];
		Arrays.fill(ones, 1);
		grid.render(ones, image);
		for (final double value : image) assertEquals(1, value, 1e-12);
		final MersenneTwister random = new MersenneTwister(1);
		final double[] values = new double[grid.sources()];
		Arrays.setAll(values, k -> random.nextDouble());
		grid.render(values, image);
		final double[] shares = grid.shares(new int[] { 777, 40 }, new double[] { 2, -1 });
		double sum = 0;
		for (int k = 0; k < shares.length; k++) sum += shares[k] * values[k];
		assertEquals(2 * image[777] - image[40], sum, 1e-12);
	}

	@Test
	void eventsRiseToTheirAmplitudeAndComeAtTheirRate() {
		final CalciumKinetics kinetics = new CalciumKinetics(0.1, 0.7, 20);
		final double[] trace = kinetics.draw(400_000, 0.3, 2, new MersenneTwister(5));
		assertEquals(2 * kinetics.mean(0.3), StatUtils.mean(trace), 0.03 * 2 * kinetics.mean(0.3));
		assertEquals(0, StatUtils.min(trace), 1e-6);
		// Events far from others peak at 1 to 3.
		final double[] rare = kinetics.draw(400_000, 0.001, 2, new MersenneTwister(5));
		assertTrue(StatUtils.max(rare) <= 3 && StatUtils.max(rare) > 2, "" + StatUtils.max(rare));
		assertEquals(0, StatUtils.max(kinetics.draw(100, 0, 2, new MersenneTwister(5))));
	}

	@Test
	void canBeCancelled() {
		final CalciumMovieSimulation simulation = new CalciumMovieSimulation(SMALL);
		final ProgressMonitor cancelled = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> simulation.trial(0, cancelled));
		final CalciumTrial trial = simulation.trial(0, ProgressMonitor.NONE);
		assertThrows(CancellationException.class, () -> trial.movie(cancelled));
	}
}
