package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neurofactor.run.ProgressMonitor;

class NeuropilSeparationTest {

	private static final int WIDTH = 24;
	private static final int HEIGHT = 20;
	private static final int FRAMES = 120;

	/** Two cells that fire at random over neuropil that fluctuates slowly and shines through the cells. */
	private static Img<DoubleType> movie(final long seed) {
		final Random random = new Random(seed);
		final double[] first = calcium(random);
		final double[] second = calcium(random);
		final double[] values = new double[WIDTH * HEIGHT * FRAMES];
		for (int t = 0; t < FRAMES; t++) for (int p = 0; p < WIDTH * HEIGHT; p++) {
			final int x = p % WIDTH, y = p / WIDTH;
			final double neuropil = 20 + 6 * Math.sin(t * 0.21) + 3 * Math.sin(t * 0.057 + 0.1 * x);
			final double cell = (isInside(x, y, 7) ? first[t] : 0) + (isInside(x, y, 16) ? second[t] : 0);
			values[t * WIDTH * HEIGHT + p] = neuropil + cell + 0.5 * random.nextGaussian();
		}
		return ArrayImgs.doubles(values, WIDTH, HEIGHT, FRAMES);
	}

	private static double[] calcium(final Random random) {
		final double[] calcium = new double[FRAMES];
		for (int t = 1; t < FRAMES; t++) calcium[t] = 0.8 * calcium[t - 1] + (random.nextInt(15) == 0 ? 15 : 0);
		return calcium;
	}

	private static boolean isInside(final int x, final int y, final int centreX) {
		return (x - centreX) * (x - centreX) + (y - 10) * (y - 10) <= 6;
	}

	private static Cell cell(final String name, final int centreX) {
		final boolean[] inside = new boolean[WIDTH * HEIGHT];
		for (int p = 0; p < inside.length; p++) inside[p] = isInside(p % WIDTH, p / WIDTH, centreX);
		return new Cell(name, Mask.of(inside, WIDTH, HEIGHT));
	}

	private static List<Cell> cells() {
		return Arrays.asList(cell("left", 7), cell("right", 16));
	}

	private static NeuropilResult run(final NeuropilOptions options) {
		return NeuropilSeparation.run(Arrays.asList(movie(1), movie(2)), cells(), options, ProgressMonitor.NONE);
	}

	@Test
	void theResultDoesNotDependOnThreads() {
		final NeuropilResult one =
			run(NeuropilOptions.DEFAULTS.with(NeuropilOptions.THREADS, 1).with(NeuropilOptions.FRAME_RATE, 10.));
		for (final int threads : new int[] { 0, 2, 5 }) {
			final NeuropilResult many = run(
				NeuropilOptions.DEFAULTS.with(NeuropilOptions.THREADS, threads).with(NeuropilOptions.FRAME_RATE, 10.));
			for (int c = 0; c < 2; c++) {
				final CellResult expected = one.cells().get(c);
				final CellResult actual = many.cells().get(c);
				for (int trial = 0; trial < 2; trial++) {
					assertArrayEquals(Comparison.rows(expected.traces().raw(), trial),
						Comparison.rows(actual.traces().raw(), trial));
					assertArrayEquals(Comparison.rows(expected.separation().get().matched(), trial),
						Comparison.rows(actual.separation().get().matched(), trial));
					assertArrayEquals(Comparison.rows(expected.deltaFMatched().get(), trial),
						Comparison.rows(actual.deltaFMatched().get(), trial));
					assertArrayEquals(one.means().get(trial).values(), many.means().get(trial).values());
				}
			}
		}
	}

	@Test
	void theCleanedTraceIsFreeOfNeuropil() {
		for (final CellResult cell : run(NeuropilOptions.DEFAULTS).cells()) {
			final SeparationQuality report = cell.report().get();
			assertTrue(report.convergence().converged());
			assertEquals(1, report.convergence().tries());
			assertEquals(5, report.sources());
			assertTrue(report.correlationBefore() > 0.3, "before: " + report.correlationBefore());
			assertTrue(Math.abs(report.correlationAfter()) < report.correlationBefore() / 2,
				"after: " + report.correlationAfter());
			assertTrue(report.explainedVariance() > 0.9 && report.explainedVariance() <= 1,
				"" + report.explainedVariance());
			assertEquals(report.survivingSources() == report.sources(), report.remark().isEmpty());
			assertFalse(cell.deltaFRaw().isPresent(), "no frame rate");
		}
	}

	@Test
	void regionsMayDifferBetweenTrials() {
		final Cell moved = new Cell("moved", Arrays.asList(cell("", 7).masks().get(0), cell("", 8).masks().get(0)));
		final CellResult cell =
			NeuropilSeparation
				.run(Arrays.asList(movie(1), movie(2)), Collections.singletonList(moved), NeuropilOptions.DEFAULTS,
					ProgressMonitor.NONE)
				.cells()
				.get(0);
		assertFalse(cell.traces().sameInAllTrials());
		assertArrayEquals(moved.masks().get(1).pixels(), cell.traces().regions(1).cell().pixels());
	}

	@Test
	void regionsMayLeaveOtherCellsOut() {
		final Mask right = cells().get(1).masks().get(0);
		for (final boolean exclude : new boolean[] { false, true }) {
			final CellTraces left =
				run(NeuropilOptions.DEFAULTS.with(NeuropilOptions.EXCLUDE, exclude).with(NeuropilOptions.EXPANSION, 3.))
					.cells()
					.get(0)
					.traces();
			int shared = 0;
			int area = 0;
			for (final Mask sector : left.regions(0).sectors()) {
				area += sector.area();
				for (final int pixel : right.pixels()) if (sector.contains(pixel % WIDTH, pixel / WIDTH)) shared++;
			}
			assertEquals(exclude, shared == 0);
			assertTrue(area >= 4 * 3 * left.regions(0).cell().area() || area == WIDTH * HEIGHT - 2 * right.area(),
				"" + area);
			assertEquals(cells().get(0).masks().get(0).area(), left.regions(0).cell().area());
		}
	}

	@Test
	void fixedSubtractionTakesSeventyPercentOfTheMeanNeuropil() {
		final CellResult cell = run(NeuropilOptions.DEFAULTS).cells().get(0);
		final double[][] raw = Comparison.rows(cell.traces().raw(), 1);
		assertEquals(raw[0][3] - 0.7 * (raw[1][3] + raw[2][3] + raw[3][3] + raw[4][3]) / 4,
			cell.fixedSubtraction().value(1, 3), 1e-12);
	}

	@Test
	void aMovieMayBeginAnywhere() {
		final NeuropilResult atOrigin = NeuropilSeparation.run(Collections.singletonList(movie(1)), cells(),
			NeuropilOptions.DEFAULTS, ProgressMonitor.NONE);
		final NeuropilResult moved =
			NeuropilSeparation.run(Collections.singletonList(Views.translate(movie(1), 5, -3, 100)), cells(),
				NeuropilOptions.DEFAULTS, ProgressMonitor.NONE);
		assertArrayEquals(Comparison.rows(atOrigin.cells().get(0).traces().raw(), 0),
			Comparison.rows(moved.cells().get(0).traces().raw(), 0));
	}

	@Test
	void cellsThatCannotBeUsedAreSkippedByName() {
		final Cell outside = new Cell("outside", Mask.ofPixels(new int[0], WIDTH, HEIGHT));
		final boolean[] all = new boolean[WIDTH * HEIGHT];
		Arrays.fill(all, true);
		final Cell everywhere = new Cell("everywhere", Mask.of(all, WIDTH, HEIGHT));
		final NeuropilResult result = NeuropilSeparation.run(Collections.singletonList(movie(1)),
			Arrays.asList(outside, cell("left", 7), everywhere), NeuropilOptions.DEFAULTS, ProgressMonitor.NONE);
		assertEquals(1, result.cells().size());
		assertEquals("left", result.cells().get(0).name());
		assertEquals(2, result.skipped().size());
		assertEquals("\"outside\" was skipped: it has no pixel inside the image.", result.skipped().get(0).toString());
		assertEquals("everywhere", result.skipped().get(1).name());
		assertTrue(result.skipped().get(1).reason().contains("only 0 pixels"));
		assertArrayEquals(result.cells().get(0).cleaned().get().joined(), result.cleaned("left").joined());
		assertMessage("\"everywhere\" was skipped", () -> result.cleaned("everywhere"));
		assertMessage("no cell \"right\"", () -> result.cleaned("right"));
	}

	@Test
	void aCellWithBadPixelsDoesNotStopTheOthers() {
		final Img<DoubleType> movie = movie(1);
		for (int x = 12; x < WIDTH; x++) for (int y = 0; y < HEIGHT; y++) movie.getAt(x, y, 50).set(Double.NaN);
		final NeuropilResult result = NeuropilSeparation.run(Collections.singletonList(movie), cells(),
			NeuropilOptions.DEFAULTS.with(NeuropilOptions.FRAME_RATE, 10.)
				.with(NeuropilOptions.BAD_FRAMES, BadFrames.NONE),
			ProgressMonitor.NONE);
		assertTrue(result.cells().get(0).separation().isPresent());
		final CellResult right = result.cells().get(1);
		assertFalse(right.separation().isPresent());
		assertFalse(right.report().isPresent());
		assertMessage(right.problem().get(), () -> result.cleaned("right"));
		assertTrue(right.problem().get().contains("right") && right.problem().get().contains("NaN"),
			right.problem().get());
	}

	@Test
	void saysWhenSparsityHasZeroedTheCell() {
		final CellResult cell =
			NeuropilSeparation
				.run(Collections.singletonList(movie(1)), cells(),
					NeuropilOptions.DEFAULTS.with(SeparationOptions.ALPHA, 1000.), ProgressMonitor.NONE)
				.cells()
				.get(0);
		assertEquals(0, cell.report().get().survivingSources());
		final String remark = cell.report().get().remark();
		assertTrue(remark.contains("5 of 5 sources are zero") && remark.contains("alpha 1000") &&
			remark.contains("zero throughout"), remark);
	}

	@Test
	void saysWhenNothingWasRemoved() {
		final NeuropilOptions one =
			NeuropilOptions.DEFAULTS.with(SeparationOptions.TRIALS.with(SeparationOptions.COMPONENTS, 1).values());
		for (final CellResult cell : run(one).cells()) {
			final SeparationQuality report = cell.report().get();
			assertTrue(report.correlationAfter() >= report.correlationBefore(), "one source for all");
			assertEquals(Verdict.Grade.BAD, report.verdict().grade(), report.verdict()::toString);
		}
	}

	@Test
	void badInputIsNamed() {
		final NeuropilOptions options = NeuropilOptions.DEFAULTS;
		assertMessage("no", () -> NeuropilSeparation.run(Collections.<Img<DoubleType>> emptyList(), cells(), options,
			ProgressMonitor.NONE));
		assertMessage("one cell or more", () -> NeuropilSeparation.run(Collections.singletonList(movie(1)),
			Collections.emptyList(), options, ProgressMonitor.NONE));
		assertMessage("trial 2 are 9 × 9", () -> NeuropilSeparation
			.run(Arrays.asList(movie(1), ArrayImgs.doubles(9, 9, 5)), cells(), options, ProgressMonitor.NONE));
		assertMessage("2 frames or more",
			() -> NeuropilSeparation.run(Collections.singletonList(ArrayImgs.doubles(WIDTH, HEIGHT, 1)), cells(),
				options, ProgressMonitor.NONE));
		assertMessage("3 dimensions", () -> NeuropilSeparation
			.run(Collections.singletonList(ArrayImgs.doubles(WIDTH, HEIGHT)), cells(), options, ProgressMonitor.NONE));
		assertMessage("cell small",
			() -> NeuropilSeparation.run(Collections.singletonList(movie(1)),
				Collections.singletonList(new Cell("small", Mask.ofPixels(new int[] { 3 }, 9, 9))), options,
				ProgressMonitor.NONE));
		final Mask mask = cells().get(0).masks().get(0);
		assertMessage("one for each of the 3", () -> NeuropilSeparation.run(Arrays.asList(movie(1), movie(2), movie(3)),
			Collections.singletonList(new Cell("left", Arrays.asList(mask, mask))), options, ProgressMonitor.NONE));
		assertMessage("regions must be a whole number from 1 to 100, but was '0'",
			() -> NeuropilOptions.DEFAULTS.with(NeuropilOptions.REGIONS, 0));
		assertMessage("expansion must be a number from 0.01 to 100",
			() -> NeuropilOptions.DEFAULTS.with(NeuropilOptions.EXPANSION, 0.));
		assertMessage("framerate must be", () -> NeuropilOptions.DEFAULTS.with(NeuropilOptions.FRAME_RATE, -1.));
		final Extraction extraction =
			NeuropilSeparation.extract(Collections.singletonList(movie(1)), cells(), options, ProgressMonitor.NONE);
		assertMessage("4 regions", () -> NeuropilSeparation.separate(extraction,
			NeuropilOptions.DEFAULTS.with(NeuropilOptions.REGIONS, 3), ProgressMonitor.NONE));
	}

	private static void assertMessage(final String part, final Runnable call) {
		final String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertTrue(message.contains(part), message);
	}

	@Test
	@Timeout(60)
	void canBeCancelledInALongSeparation() {
		final Random random = new Random(3);
		final double[][] raw = new double[5][60_000];
		for (final double[] trace : raw) Arrays.setAll(trace, t -> 1 + random.nextDouble());
		final CellRegions regions = CellRegions.around(cells().get(0).masks().get(0), 4, 1);
		final CellTraces cell = new CellTraces("long", Collections.singletonList(regions), Trace.ofRows(raw));
		final Extraction extraction =
			new Extraction(4, 1, Collections.nCopies(3, cell), Collections.emptyList(), Collections.emptyList());
		final NeuropilOptions endless =
			NeuropilOptions.DEFAULTS.with(SeparationOptions.DEFAULTS.with(SeparationOptions.TOLERANCE, 1e-15)
				.with(SeparationOptions.MAX_ITERATIONS, 10_000_000)
				.values());
		assertThrows(CancellationException.class,
			() -> NeuropilSeparation.separate(extraction, endless, whenAskedOften()));
		assertThrows(CancellationException.class,
			() -> SourceSeparation.separate(Trace.ofRows(raw), endless.separation(), whenAskedOften()));
	}

	/** Is cancelled when the work has been going on for a while. */
	private static ProgressMonitor whenAskedOften() {
		final AtomicInteger asked = new AtomicInteger();
		return new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return asked.incrementAndGet() > 20;
			}
		};
	}
}
