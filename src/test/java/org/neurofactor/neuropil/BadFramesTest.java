package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;
import org.neurofactor.neuropil.simulation.CalciumTrial;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Mask;

/** Frames that are no pictures are found, named and left out; all others never. */
class BadFramesTest {

	private static final int SIZE = 96;
	private static final int FRAMES = 200;

	/** A tenth of all, in blocks and alone. */
	private static final int[] DARK =
		IntStream.of(0, 31, 32, 33, 34, 35, 36, 37, 38, 39, 100, 101, 102, 103, 104, 105, 106, 107, 108, 199).toArray();
	private static final String DARK_TEXT = "[frames 1, 32–40, 101–109, 200 are dark]";

	/** A simulated movie, which may be spoilt. */
	private static final class Movie {

		private final CalciumMovieSimulation simulation;
		private final CalciumTrial trial;
		private final float[][] frames;

		private Movie(final String settings) {
			final Map<String, String> given = new LinkedHashMap<>();
			for (final String setting : ("size=" + SIZE + " cells=4 frames=" + FRAMES + " seed=3 " + settings).trim()
				.split(" ")) given.put(setting.split("=")[0], setting.split("=")[1]);
			simulation = new CalciumMovieSimulation(CalciumMovieOptions.DEFAULTS.withAll(given));
			trial = simulation.trial(0, ProgressMonitor.NONE);
			frames = new float[trial.frames()][SIZE * SIZE];
			for (int t = 0; t < frames.length; t++) {
				final short[] levels = trial.frame(t);
				for (int i = 0; i < levels.length; i++) frames[t][i] = levels[i] & 0xffff;
			}
		}

		private Movie fill(final int[] bad, final float value) {
			for (final int t : bad) Arrays.fill(frames[t], value);
			return this;
		}

		private Img<FloatType> img() {
			final float[] all = new float[frames.length * SIZE * SIZE];
			for (int t = 0; t < frames.length; t++) System.arraycopy(frames[t], 0, all, t * SIZE * SIZE, SIZE * SIZE);
			return ArrayImgs.floats(all, SIZE, SIZE, frames.length);
		}

		private List<Cell> cells() {
			final List<Cell> cells = new ArrayList<>();
			for (int c = 0; c < simulation.cells().size(); c++)
				cells.add(simulation.cells().get(c).marked("cell " + (c + 1), SIZE, SIZE));
			return cells;
		}

		private NeuropilResult run(final String badframes) {
			return NeuropilSeparation.run(Collections.singletonList(img()), cells(),
				NeuropilOptions.DEFAULTS.with(NeuropilOptions.BAD_FRAMES, NeuropilOptions.BAD_FRAMES.parse(badframes))
					.with(NeuropilOptions.FRAME_RATE, 10.),
				ProgressMonitor.NONE);
		}

		private String found() {
			return NeuropilSeparation
				.extract(Collections.singletonList(img()), cells(), NeuropilOptions.DEFAULTS, ProgressMonitor.NONE)
				.leftOut()
				.toString();
		}

		/** Mean over the cells, in the frames that are not bad. */
		private double correlationWithTruth(final NeuropilResult result, final int[] bad) {
			double sum = 0;
			for (int c = 0; c < result.cells().size(); c++) {
				final double[] cleaned = result.cells().get(c).cleaned().get().trial(0);
				final double[] calcium = trial.calcium(c);
				sum += Moments.correlation(without(cleaned, bad), without(calcium, bad));
			}
			return sum / result.cells().size();
		}
	}

	private static double[] without(final double[] values, final int[] frames) {
		return IntStream.range(0, values.length)
			.filter(t -> Arrays.binarySearch(frames, t) < 0)
			.mapToDouble(t -> values[t])
			.toArray();
	}

	/** The kinds of movie of the guide, and darker ones: of 20 gray levels per photon, 2 are a tenth of a photon. */
	@ParameterizedTest
	@ValueSource(strings = { "", "neuropil=2", "neuropilcorrelation=1", "neuropilcorrelation=0", "overlap=1",
		"amplitude=3 overlap=1", "amplitude=0.5", "noise=40", "eventrate=0.02", "restinglevel=2", "restinglevel=10",
		"noise=300", "neuropil=0", "noise=0 neuropil=0 eventrate=0.02", "amplitude=50 eventrate=0.02 neuropil=0.1" })
	@Tag("slow")
	void healthyMoviesKeepAllTheirFrames(final String settings) {
		final Movie movie = new Movie(settings);
		assertEquals("[]", movie.found());
		// bleached, and flooded by events of all the tissue at once, above an offset
		for (int t = 0; t < FRAMES; t++) {
			final double factor = Math.exp(-t / 100.) * (t % 60 < 8 ? 4 : 1);
			for (int i = 0; i < SIZE * SIZE; i++) movie.frames[t][i] = (float) (100 + factor * movie.frames[t][i]);
		}
		assertEquals("[]", movie.found());
		// bleached less, and one flash of light, and half of the laser's power from then on
		for (int t = 0; t < FRAMES; t++) {
			final double factor = Math.exp(t / 200.) * (t < 120 ? 1 : 0.5);
			for (int i = 0; i < SIZE * SIZE; i++)
				movie.frames[t][i] = (float) (100 + (t / 3 == 40 ? 3000 : 0) + factor * (movie.frames[t][i] - 100));
		}
		assertEquals("[]", movie.found());
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	@Tag("slow")
	void noiseHasNoBadFrames(final long seed) {
		final Random random = new Random(seed);
		for (final int frames : new int[] { 5, 20, 100 }) {
			final float[] noise = new float[SIZE * SIZE * frames];
			for (int t = 0; t < frames; t++) {
				final double level = seed % 2 == 0 ? 100 : 100 + 20 * random.nextGaussian();
				for (int i = 0; i < SIZE * SIZE; i++)
					noise[t * SIZE * SIZE + i] = (float) (level + 30 * random.nextGaussian());
			}
			assertEquals("[]",
				NeuropilSeparation
					.extract(Collections.singletonList(ArrayImgs.floats(noise, SIZE, SIZE, frames)),
						new Movie("").cells(), NeuropilOptions.DEFAULTS, ProgressMonitor.NONE)
					.leftOut()
					.toString());
		}
	}

	@ParameterizedTest
	@CsvSource({ "'', 0, 0", "'', 0, 5", "noise=40, 30, 3", "neuropil=2, 1000, 20", "restinglevel=40, 0, 2",
		"neuropilcorrelation=1, 0, 3" })
	@Tag("slow")
	void darkFramesAreFound(final String settings, final float level, final float noise) {
		final Movie movie = new Movie(settings);
		if (level > 100)
			for (final float[] frame : movie.frames) for (int i = 0; i < frame.length; i++) frame[i] += level;
		final Random random = new Random(1);
		for (final int t : DARK)
			for (int i = 0; i < SIZE * SIZE; i++) movie.frames[t][i] = level + (float) (noise * random.nextGaussian());
		assertEquals(DARK_TEXT, movie.found());
		// a shutter that closes while a frame is taken leaves half of it; that hides none of the others
		System.arraycopy(movie.frames[38], 0, movie.frames[40], SIZE * SIZE / 2, SIZE * SIZE / 2);
		assertEquals(DARK_TEXT, movie.found());
	}

	@Test
	void saturatedFramesAndFramesWithoutNumbersAreFound() {
		final Movie movie = new Movie("").fill(new int[] { 10, 11 }, 65535).fill(new int[] { 50 }, Float.NaN);
		Arrays.fill(movie.frames[11], 0, 2000, 40_000);
		Arrays.fill(movie.frames[70], 0, 200, 65535);
		assertEquals("[frames 11–12 are saturated, frame 51 is NaN]", movie.found());
		final NeuropilResult result = movie.run("auto");
		assertEquals("[frames 11–12 are saturated, frame 51 is NaN]", result.extraction().leftOut().toString());
		final double mean = IntStream.range(0, FRAMES)
			.filter(t -> t != 10 && t != 11 && t != 50)
			.mapToDouble(t -> movie.frames[t][3000])
			.sum() / (FRAMES - 3);
		assertEquals(mean, result.means().get(0).values()[3000], 1e-9 * mean);
	}

	/** As if the frames had never been there, and NaN in their places. */
	@Test
	void badFramesAreLeftOutOfEverything() {
		final Movie dark = new Movie("").fill(DARK, 0);
		final NeuropilResult whole = dark.run("auto");
		final Movie cut = new Movie("");
		final float[] all = new float[(FRAMES - DARK.length) * SIZE * SIZE];
		int next = 0;
		for (int t = 0; t < FRAMES; t++)
			if (Arrays.binarySearch(DARK, t) < 0)
				System.arraycopy(cut.frames[t], 0, all, next++ * SIZE * SIZE, SIZE * SIZE);
		final NeuropilResult without =
			NeuropilSeparation.run(Collections.singletonList(ArrayImgs.floats(all, SIZE, SIZE, FRAMES - DARK.length)),
				cut.cells(), NeuropilOptions.DEFAULTS.with(NeuropilOptions.FRAME_RATE, 10.), ProgressMonitor.NONE);
		for (int c = 0; c < 4; c++) {
			final CellResult actual = whole.cells().get(c);
			final CellResult expected = without.cells().get(c);
			assertSameButFor(DARK, expected.raw(), actual.raw());
			assertSameButFor(DARK, expected.cleaned().get(), actual.cleaned().get());
			assertSameButFor(DARK, expected.fixedSubtraction(), actual.fixedSubtraction());
			assertSameButFor(DARK, expected.traces().meanNeuropil(), actual.traces().meanNeuropil());
			assertSameButFor(DARK, expected.deltaFRaw().get(), actual.deltaFRaw().get());
			assertSameButFor(DARK, expected.deltaFMatched().get().get(1), actual.deltaFMatched().get().get(1));
			assertSameButFor(DARK, expected.separation().get().separated().get(2),
				actual.separation().get().separated().get(2));
			assertEquals(expected.report().get().correlationAfter(), actual.report().get().correlationAfter());
			assertEquals(Collections.emptyList(), actual.remarks());
		}
		assertArrayEquals(without.means().get(0).values(), whole.means().get(0).values(), 1e-9);
		assertEquals(whole.cells().get(0).cleaned().get().joined()[5],
			dark.run("1,32-40,101-109,200").cells().get(0).cleaned().get().joined()[5]);
	}

	private static void assertSameButFor(final int[] frames, final Trace expected, final Trace actual) {
		assertArrayEquals(expected.joined(), without(actual.joined(), frames));
		for (final int t : frames) assertTrue(Double.isNaN(actual.value(0, t)));
	}

	@Test
	@Tag("slow")
	void aTenthOfDarkFramesCostsNothing() {
		double whole = 0;
		double dark = 0;
		double none = 0;
		for (final String settings : new String[] { "seed=1", "seed=2 neuropil=2", "seed=4 noise=40", "seed=5" }) {
			final String options = "frames=600 size=96 cells=12 " + settings;
			final int[] bad = IntStream.range(0, 60).map(i -> i < 30 ? 100 + i : 400 + i).toArray();
			final Movie movie = new Movie(options);
			whole += movie.correlationWithTruth(movie.run("auto"), bad) / 4;
			movie.fill(bad, 0);
			dark += movie.correlationWithTruth(movie.run("auto"), bad) / 4;
			none += movie.correlationWithTruth(movie.run("none"), bad) / 4;
		}
		assertTrue(dark > whole - 0.005, dark + " instead of " + whole);
		// Nor if they are not left out: the background takes no notice of frames that are dark in all signals.
		assertTrue(none > whole - 0.005, none + " instead of " + whole);
	}

	@Test
	void noneTakesAllFramesAsTheyAre() {
		final NeuropilResult none = new Movie("").fill(DARK, 0).run("none");
		assertEquals(Collections.emptyList(), none.extraction().leftOut());
		final CellResult cell = none.cells().get(0);
		assertEquals(0, cell.raw().value(0, 33));
		assertTrue(cell.cleaned().get().values().allMatch(Double::isFinite));
		final NeuropilResult nan = NeuropilSeparation.run(
			Collections.singletonList(new Movie("").fill(new int[] { 7 }, Float.NaN).img()), new Movie("").cells(),
			NeuropilOptions.DEFAULTS.with(NeuropilOptions.BAD_FRAMES, NeuropilOptions.BAD_FRAMES.parse("none")),
			ProgressMonitor.NONE);
		assertTrue(nan.cells().get(0).problem().get().contains("its trace is NaN in frame 8 of trial 1"));
	}

	@Test
	void aFewDarkFramesAreSeenInTheBaseline() {
		final CellResult cell = new Movie("").fill(IntStream.range(0, 40).toArray(), 0.01f).run("none").cells().get(0);
		assertTrue(
			cell.remarks()
				.get(0)
				.matches("The baseline F0 of its raw trace is 0\\.0\\d+, only .* % of the " +
					"trace's median, .*: ΔF/F0 goes up to .* dark frames \\(badframes\\).*"),
			cell.remarks().toString());
		assertEquals(Collections.emptyList(), new Movie("").run("none").cells().get(0).remarks());
	}

	/** A border without numbers, as motion correction leaves it, of another width in each frame. */
	@Test
	void pixelsWithoutNumbersAreLeftOutOfTheMeans() {
		final Movie movie = new Movie("");
		final Movie whole = new Movie("");
		final Mask left =
			Mask.ofPixels(IntStream.range(0, 48).map(i -> i / 8 * SIZE + 20 * SIZE + i % 8).toArray(), SIZE, SIZE);
		for (int t = 0; t < FRAMES; t++)
			for (int y = 0; y < SIZE; y++)
				for (int x = 0; x < 2 + t % 4; x++) movie.frames[t][y * SIZE + x] = Float.NaN;
		for (int y = 0; y < SIZE; y++) for (int x = 0; x < 20; x++) movie.frames[90][y * SIZE + x] = Float.NaN;
		final Cell cell = new Cell("left", left);
		final CellResult result =
			NeuropilSeparation
				.run(Collections.singletonList(movie.img()), Collections.singletonList(cell), NeuropilOptions.DEFAULTS,
					ProgressMonitor.NONE)
				.cells()
				.get(0);
		assertTrue(Double.isNaN(result.raw().value(0, 90)) && Double.isNaN(result.cleaned().get().value(0, 90)));
		assertEquals(1, result.cleaned().get().values().filter(Double::isNaN).count());
		double sum = 0;
		for (final int pixel : left.pixels()) if (pixel % SIZE >= 3) sum += whole.frames[5][pixel];
		assertEquals(sum / (48 * 5 / 8), result.raw().value(0, 5), 1e-9);
		assertEquals(2, result.remarks().size());
		assertTrue(result.remarks().get(0).contains("% of the pixels in and around it are no numbers (NaN)"));
		assertTrue(result.remarks().get(1).startsWith("In 1 frame none of its pixels"), result.remarks().get(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "maybe", "", "0", "5-3", "1-2-3", "0:3", "-4", "5-", "12345678901" })
	void listsThatAreNoneAreRefused(final String text) {
		assertTrue(
			assertThrows(IllegalArgumentException.class, () -> NeuropilOptions.BAD_FRAMES.parse(text)).getMessage()
				.startsWith("badframes must be auto, none, or a list of frames"));
	}

	@Test
	void listsNameFramesOfEveryTrialOrOfOne() {
		final BadFrames bad = NeuropilOptions.BAD_FRAMES.parse("1-2, 2:4");
		assertArrayEquals(new boolean[] { true, true, false, false, false }, bad.named(0, new int[] { 5, 4 }));
		assertArrayEquals(new boolean[] { true, true, false, true }, bad.named(1, new int[] { 5, 4 }));
		assertFalse(bad.isAuto() || bad.isNone());
		assertEquals("badframes names frame 2, but the movie has 1.",
			assertThrows(IllegalArgumentException.class, () -> bad.named(0, new int[] { 1 })).getMessage());
		assertEquals("badframes names a frame of trial 2, but there is 1 trial.",
			assertThrows(IllegalArgumentException.class, () -> bad.named(0, new int[] { 9 })).getMessage());
	}
}
