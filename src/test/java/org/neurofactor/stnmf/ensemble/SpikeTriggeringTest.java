package org.neurofactor.stnmf.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;

class SpikeTriggeringTest {

	private static final int WIDTH = 7;
	private static final int HEIGHT = 6;
	private static final int FRAMES = 600;
	private static final int TAU = 4;
	private static final EnsembleOptions OPTIONS = EnsembleOptions.PUBLISHED.with(EnsembleOptions.TAU, TAU);

	private static double[] movie(final long seed) {
		final Random random = new Random(seed);
		return IntStream.range(0, WIDTH * HEIGHT * FRAMES).mapToDouble(i -> random.nextBoolean() ? 1 : -1).toArray();
	}

	private static Stimulus stimulus(final double[] movie) {
		return new Stimulus(ArrayImgs.doubles(movie, WIDTH, HEIGHT, FRAMES), Contrast.NONE);
	}

	/** A cell that is driven by pixel (5, 2) two frames before, by its darkening if {@code sign} is −1. */
	private static int[] cell(final double[] movie, final int sign) {
		final int[] counts = new int[FRAMES];
		for (int f = 2; f < FRAMES; f++)
			counts[f] = sign * movie[(f - 2) * WIDTH * HEIGHT + 2 * WIDTH + 5] > 0 ? f % 3 : 0;
		return counts;
	}

	private static SpikeTriggering triggering(final int[]... counts) {
		return new SpikeTriggering(stimulus(movie(1)), SpikeCounts.of(counts), OPTIONS, ProgressMonitor.NONE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 100 })
	void isWhatTheDefinitionSays(final int trialLength) {
		final double[] movie = movie(2);
		final int[] counts = cell(movie, -1);
		for (final boolean continuous : new boolean[] { false, true }) {
			final EnsembleOptions options = OPTIONS.with(EnsembleOptions.TRIAL_LENGTH, trialLength)
				.with(EnsembleOptions.CONTINUOUS, continuous)
				.with(EnsembleOptions.MIN_SPIKES, 2);
			final SpikeTriggering triggering = new SpikeTriggering(stimulus(movie),
				SpikeCounts.of(new int[][] { counts }), options, ProgressMonitor.NONE);
			final SpikeTriggeredAverage sta = triggering.averages().get(0);
			final double[][] expected = new double[TAU][WIDTH * HEIGHT];
			final int trial = continuous || trialLength == 0 ? FRAMES : trialLength;
			long total = 0;
			for (int bin = 0; bin < FRAMES; bin++) {
				if (bin % trial < TAU - 1) continue;
				total += counts[bin];
				for (int t = 0; t < TAU; t++)
					for (int p = 0; p < WIDTH * HEIGHT; p++)
						expected[t][p] += counts[bin] * movie[(bin - TAU + 1 + t) * WIDTH * HEIGHT + p];
			}
			assertEquals(total, sta.spikes());
			for (int t = 0; t < TAU; t++)
				for (int p = 0; p < WIDTH * HEIGHT; p++)
					assertEquals(expected[t][p] / total, sta.frame(t).values()[p], 1e-12);
			assertArrayEquals(new int[] { 5, 2, 1 }, new int[] { sta.peakX(), sta.peakY(), sta.peakTime() });
			assertEquals(1, Arrays.stream(sta.temporalProfile()).map(w -> w * w).sum(), 1e-12);
			assertEquals(Math.signum(sta.temporalProfile()[1]), -1);

			final Window whole = new Window(0, WIDTH, 0, HEIGHT);
			final int[] next = { 0 };
			triggering.ensembles(triggering.fields(Arrays.asList(sta)), Arrays.asList(whole),
				(cell, bin, spikes, image) -> {
					while (next[0] % trial < TAU - 1 || counts[next[0]] < 2) next[0]++;
					assertEquals(next[0]++, bin, "bins in order, none left out");
					assertEquals(counts[bin] - 1, spikes);
					for (int p = 0; p < WIDTH * HEIGHT; p++) {
						double sum = 0;
						for (int t = 0; t < TAU; t++)
							sum += sta.polarity() * sta.temporalProfile()[t] *
								movie[(bin - TAU + 1 + t) * WIDTH * HEIGHT + p];
						assertEquals(sum, image[p], 1e-12);
					}
				});
			assertTrue(next[0] > FRAMES - 10);
		}
	}

	/** The reference's counts wrap at 128. */
	@Test
	void manySpikesInABinCount() {
		final int[] few = cell(movie(1), 1);
		final int[] many = Arrays.stream(few).map(n -> n * 200).toArray();
		final SpikeTriggeredAverage expected = triggering(few).averages().get(0);
		final SpikeTriggeredAverage actual = triggering(many).averages().get(0);
		assertEquals(200 * expected.spikes(), actual.spikes());
		for (int t = 0; t < TAU; t++) assertArrayEquals(expected.frame(t).values(), actual.frame(t).values(), 1e-12);
	}

	@Test
	void imagesRepeatWithTheirSpikes() {
		final int[] counts = new int[FRAMES];
		counts[10] = 3;
		counts[20] = 1;
		counts[1] = 5; // too early
		final CellEnsemble ensemble = SpikeTriggering
			.run(stimulus(movie(1)), SpikeCounts.of(new int[][] { counts }), OPTIONS, ProgressMonitor.NONE)
			.get(0);
		assertEquals(4, ensemble.spikes());
		assertEquals(4, ensemble.ensemble().get().dimension(2));
		final float[][] planes = new float[4][];
		for (int s = 0; s < 4; s++) planes[s] = ensemble.ensemble().get().getPlane(s).getCurrentStorageArray();
		assertArrayEquals(planes[0], planes[2]);
		assertFalse(Arrays.equals(planes[0], planes[3]));
		assertEquals(ensemble.window().get().width(), ensemble.ensemble().get().dimension(0));
	}

	@Test
	void cellsWithoutSpikesAreLeftOut() {
		final int[] early = new int[FRAMES];
		early[2] = 7;
		final int[] single = new int[FRAMES];
		single[50] = 1;
		final List<CellEnsemble> ensembles = SpikeTriggering.run(stimulus(movie(1)),
			SpikeCounts.of(new int[][] { new int[FRAMES], cell(movie(1), 1), early, single }),
			OPTIONS.with(EnsembleOptions.MIN_SPIKES, 2), ProgressMonitor.NONE);
		for (final int cell : new int[] { 0, 2 }) {
			assertEquals(0, ensembles.get(cell).average().spikes());
			assertTrue(ensembles.get(cell).average().isBlank());
			assertFalse(ensembles.get(cell).window().isPresent());
			assertFalse(ensembles.get(cell).ensemble().isPresent());
		}
		assertTrue(ensembles.get(1).spikes() > 0 && ensembles.get(1).ensemble().isPresent());
		assertEquals(1, ensembles.get(1).cell());
		assertTrue(ensembles.get(3).window().isPresent(), "an average it has");
		assertFalse(ensembles.get(3).ensemble().isPresent(), "but no bin with two spikes");
		final SpikeTriggeredAverage blank = ensembles.get(0).average();
		assertEquals("The spike-triggered average of 0 spikes is 0 everywhere.",
			assertThrows(IllegalStateException.class, blank::temporalProfile).getMessage());
		assertThrows(IllegalStateException.class, () -> blank.window(3));
		assertNull(triggering(new int[FRAMES]).fields(Arrays.asList(blank)).get(0));
	}

	@Test
	void readsTheStimulusOncePerPassInOrder() {
		final List<Long> read = new ArrayList<>();
		final Img<DoubleType> img = ArrayImgs.doubles(movie(1), WIDTH, HEIGHT, FRAMES);
		final Stimulus stimulus = new Stimulus(new net.imglib2.RandomAccessibleInterval<DoubleType>() {

			@Override
			public net.imglib2.RandomAccess<DoubleType> randomAccess() {
				final net.imglib2.RandomAccess<DoubleType> access = img.randomAccess();
				return new net.imglib2.converter.AbstractConvertedRandomAccess<DoubleType, DoubleType>(access) {

					@Override
					public DoubleType get() {
						final long frame = source.getLongPosition(2);
						if (read.isEmpty() || read.get(read.size() - 1) != frame) read.add(frame);
						return source.get();
					}

					@Override
					public net.imglib2.converter.AbstractConvertedRandomAccess<DoubleType, DoubleType> copy() {
						throw new UnsupportedOperationException();
					}
				};
			}

			@Override
			public net.imglib2.RandomAccess<DoubleType> randomAccess(final net.imglib2.Interval interval) {
				return randomAccess();
			}

			@Override
			public int numDimensions() {
				return 3;
			}

			@Override
			public long min(final int d) {
				return img.min(d);
			}

			@Override
			public long max(final int d) {
				return img.max(d);
			}
		}, Contrast.NONE);
		SpikeTriggering.run(stimulus, SpikeCounts.of(new int[][] { cell(movie(1), 1), cell(movie(1), -1) }), OPTIONS,
			ProgressMonitor.NONE);
		assertEquals(2 * FRAMES, read.size());
		for (int i = 0; i < read.size(); i++) assertEquals(i % FRAMES, read.get(i).intValue());
	}

	@Test
	void takesAnyIntervalAndCodesForContrast() {
		final double[] movie = movie(3);
		final byte[] bytes = new byte[movie.length];
		for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (movie[i] > 0 ? 255 : 0);
		final Img<UnsignedByteType> img = ArrayImgs.unsignedBytes(bytes, WIDTH, HEIGHT, FRAMES);
		final SpikeCounts counts = SpikeCounts.of(new int[][] { cell(movie, 1) });
		final CellEnsemble expected =
			SpikeTriggering.run(stimulus(movie), counts, OPTIONS, ProgressMonitor.NONE).get(0);
		final CellEnsemble actual =
			SpikeTriggering
				.run(new Stimulus(Views.translate(img, -3, 5, 17), Contrast.detect(img)), counts, OPTIONS,
					ProgressMonitor.NONE)
				.get(0);
		assertEquals(expected.window(), actual.window());
		for (int s = 0; s < expected.spikes(); s++)
			assertArrayEquals(expected.ensemble().get().getPlane(s).getCurrentStorageArray(),
				actual.ensemble().get().getPlane(s).getCurrentStorageArray());
	}

	@Test
	void ensembleIsReadyToBeFactorised() {
		final double[] movie = movie(4);
		final CellEnsemble ensemble =
			SpikeTriggering
				.run(stimulus(movie), SpikeCounts.of(new int[][] { cell(movie, 1) }),
					OPTIONS.with(EnsembleOptions.WINDOW_SD, 8.), ProgressMonitor.NONE)
				.get(0);
		assertTrue(
			Stnmf
				.run(ensemble.ensemble().get(),
					StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 2)
						.with(StnmfOptions.ITERATIONS, 5)
						.with(StnmfOptions.SPARSITY, 0.1))
				.residual() > 0);
	}

	@Test
	void sameBitsForAnyNumberOfThreads() {
		final SpikeCounts counts =
			SpikeCounts.of(new int[][] { cell(movie(5), 1), cell(movie(6), -1), cell(movie(5), -1) });
		final Random random = new Random(7);
		final double[] movie = random.doubles(WIDTH * HEIGHT * FRAMES, -1, 1).toArray();
		final List<SpikeTriggeredAverage> one =
			new SpikeTriggering(stimulus(movie), counts, OPTIONS, 1, ProgressMonitor.NONE).averages();
		for (final int threads : new int[] { 0, 2, 5 }) {
			final List<SpikeTriggeredAverage> many =
				new SpikeTriggering(stimulus(movie), counts, OPTIONS, threads, ProgressMonitor.NONE).averages();
			for (int cell = 0; cell < 3; cell++)
				for (int t = 0; t < TAU; t++)
					assertArrayEquals(one.get(cell).frame(t).values(), many.get(cell).frame(t).values());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Averaging stimuli", "Collecting stimuli" })
	void canBeCancelled(final String stage) {
		final boolean[] reached = { false };
		final ProgressMonitor monitor = new ProgressMonitor() {

			@Override
			public void progress(final String current, final long done, final long total) {
				reached[0] |= current.equals(stage);
			}

			@Override
			public boolean isCancelled() {
				return reached[0];
			}
		};
		assertThrows(CancellationException.class, () -> SpikeTriggering.run(stimulus(movie(1)),
			SpikeCounts.of(new int[][] { cell(movie(1), 1) }), OPTIONS, monitor));
	}

	@Test
	void badInputIsNamed() {
		final Stimulus stimulus = stimulus(movie(1));
		final SpikeCounts counts = SpikeCounts.of(new int[][] { new int[FRAMES] });
		assertMessage("must be 600 bins of spikes, one for each frame of the stimulus, but there are 599",
			() -> triggering(new int[599]));
		assertMessage("multiple of the trial length of 70, but was 600", () -> new SpikeTriggering(stimulus, counts,
			OPTIONS.with(EnsembleOptions.TRIAL_LENGTH, 70), ProgressMonitor.NONE));
		assertMessage("tau must be at most the 3 frames of a trial, but was 4", () -> new SpikeTriggering(stimulus,
			counts, OPTIONS.with(EnsembleOptions.TRIAL_LENGTH, 3), ProgressMonitor.NONE));
		assertMessage("tau must be at most the 600 frames of a trial, but was 601",
			() -> new SpikeTriggering(stimulus, counts, OPTIONS.with(EnsembleOptions.TAU, 601), ProgressMonitor.NONE));
		assertMessage("3 dimensions (x, y, frame), but has 2",
			() -> new Stimulus(ArrayImgs.doubles(3, 3), Contrast.NONE));
		final EnsembleOptions b = EnsembleOptions.PUBLISHED;
		assertMessage("tau must be a whole number from 2 to 10000, but was '1'", () -> b.with(EnsembleOptions.TAU, 1));
		assertMessage("triallength must be a whole number of at least 0, but was '-1'",
			() -> b.with(EnsembleOptions.TRIAL_LENGTH, -1));
		assertMessage("minspikes must be a whole number from 1 to 1000000, but was '0'",
			() -> b.with(EnsembleOptions.MIN_SPIKES, 0));
		assertMessage("windowsd must be a number from 0.1 to 100, but was '0'",
			() -> b.with(EnsembleOptions.WINDOW_SD, 0.));
		assertMessage("windowsd must be a number from 0.1 to 100, but was 'NaN'",
			() -> b.with(EnsembleOptions.WINDOW_SD, Double.NaN));
	}

	static void assertMessage(final String part, final org.junit.jupiter.api.function.Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(part), message);
	}
}
