package org.neurofactor.stnmf;

import org.neurofactor.spatial.Mask;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.matrix.GramSum;
import org.neurofactor.factorization.Initialization;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.factorization.ResidualCurve;
import org.neurofactor.spatial.Image2D;

class StnmfTest {

	private static final int WIDTH = 9;
	private static final int HEIGHT = 7;
	private static final int SPIKES = 120;
	private static final StnmfOptions OPTIONS = StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 4)
		.with(StnmfOptions.SPARSITY, 0.8)
		.with(StnmfOptions.ITERATIONS, 40);

	/** Noise, and in half of the spikes one of two Gaussian blobs. */
	private static double[] values(final long seed) {
		final Random random = new Random(seed);
		final double[] values = new double[WIDTH * HEIGHT * SPIKES];
		for (int s = 0, i = 0; s < SPIKES; s++) {
			final double cx = s % 2 == 0 ? 2 : 6;
			final double amplitude = random.nextInt(2) * 3;
			for (int y = 0; y < HEIGHT; y++) for (int x = 0; x < WIDTH; x++) {
				final double d = (x - cx) * (x - cx) + (y - 3) * (y - 3);
				values[i++] = 0.5 * random.nextGaussian() + amplitude * Math.exp(-d / 2);
			}
		}
		return values;
	}

	private static Img<DoubleType> ste(final double[] values) {
		return ArrayImgs.doubles(values, WIDTH, HEIGHT, values.length / (WIDTH * HEIGHT));
	}

	private static Img<DoubleType> ste() {
		return ste(values(1));
	}

	@Test
	void findsTwoSubunits() {
		final StnmfResult result = Stnmf.run(ste(), OPTIONS);
		assertEquals(40, result.iterations());
		assertEquals(4, result.rank());
		assertEquals(SPIKES, result.spikes());
		assertEquals(2, result.analysis().subunits().size());
		final double[] x =
			result.analysis().subunits().stream().mapToDouble(s -> s.ellipse().centerX()).sorted().toArray();
		assertArrayEquals(new double[] { 2, 6 }, x, 0.3);
		result.analysis().subunits().forEach(s -> assertEquals(1, s.polarity()));
		assertEquals("px", result.analysis().lengthUnit());
		for (int j = 0; j < 4; j++) {
			double square = 0;
			for (int s = 0; s < SPIKES; s++) square += result.weight(j, s) * result.weight(j, s);
			assertEquals(1, square, 1e-12);
		}
	}

	@Test
	void fixedPointIsReported() {
		final StnmfOptions deadly = OPTIONS.with(StnmfOptions.SPARSITY, 1000.);
		final Stnmf stnmf = new Stnmf(ste(), deadly).initialize();
		assertFalse(stnmf.result().fixedPoint().isPresent());
		final ResidualCurve course = new ResidualCurve(10);
		final StnmfResult result = stnmf.iterate(40, course).result();
		assertEquals(40, result.iterations());
		assertEquals(5, course.residuals().length);
		assertEquals(1, result.fixedPoint().getAsInt());
		assertEquals(1, stnmf.iterate(10).result().fixedPoint().getAsInt());
		assertEquals(50, stnmf.result().iterations());
		final Perturbation perturbation = stnmf.perturbation(4, 0);
		assertFalse(stnmf.iterate(8, perturbation).result().fixedPoint().isPresent(), "just restored");
		assertEquals(2, perturbation.events().size());
		assertEquals(60, stnmf.iterate(10).result().fixedPoint().getAsInt());
		assertFalse(stnmf.initialize().result().fixedPoint().isPresent());
		assertFalse(Stnmf.run(ste(), OPTIONS).fixedPoint().isPresent());
	}

	/**
	 * An ensemble that is read again when it is needed, in any number of blocks, with masked pixels and a selection.
	 */
	@Tag("slow")
	@Test
	void keepingTheEnsembleMakesNoDifference() {
		final int repeats = 80; // more than a block
		final double[] values =
			IntStream.range(0, repeats).mapToObj(StnmfTest::values).flatMapToDouble(Arrays::stream).toArray();
		values[WIDTH * HEIGHT * 77 + 5] = Double.NaN;
		values[WIDTH * HEIGHT * 9000 + 8] = Double.POSITIVE_INFINITY;
		assertTrue(SPIKES * repeats > GramSum.blockSize(WIDTH * HEIGHT));
		final boolean[] selected = new boolean[WIDTH * HEIGHT];
		for (int i = 0; i < selected.length; i++) selected[i] = i % 10 != 3;
		for (final Mask selection : new Mask[] { null, Mask.of(selected, WIDTH, HEIGHT) }) {
			final SpikeTriggeredEnsemble kept =
				SpikeTriggeredEnsemble.read(ste(values), selection, 4, ProgressMonitor.NONE);
			final SpikeTriggeredEnsemble read =
				SpikeTriggeredEnsemble.read(ste(values), selection, 4, false, 0, ProgressMonitor.NONE);
			assertEquals(WIDTH * HEIGHT - (selection == null ? 2 : 8), kept.matrix().pixels());
			assertEquals(kept.sha256(ProgressMonitor.NONE), read.sha256(ProgressMonitor.NONE));
			final StnmfResult expected =
				new Stnmf(kept, OPTIONS, ProgressMonitor.NONE).initialize().iterate(40).result();
			final StnmfResult result = new Stnmf(read, OPTIONS, ProgressMonitor.NONE).initialize().iterate(40).result();
			assertArrayEquals(expected.sta().values(), result.sta().values());
			for (int j = 0; j < 4; j++) {
				assertArrayEquals(expected.modules().get(j).values(), result.modules().get(j).values());
				for (int s = 0; s < SPIKES * repeats; s++) assertEquals(expected.weight(j, s), result.weight(j, s));
			}
		}
	}

	/** W H stays what it is when modules are flipped and sorted. */
	@Test
	void flipAndSortKeepTheProduct() {
		final StnmfOptions plain = OPTIONS.with(StnmfOptions.FLIP, false).with(StnmfOptions.SORT, false);
		final double[] negated = Arrays.stream(values(2)).map(v -> -v).toArray();
		final StnmfResult raw = Stnmf.run(ste(negated), plain);
		final StnmfResult result = Stnmf.run(ste(negated), OPTIONS);
		boolean flipped = false;
		for (int j = 0; j < 4; j++) {
			assertTrue(result.meanWeight(j) >= 0);
			flipped |= raw.meanWeight(j) < 0;
		}
		assertTrue(flipped, "there was something to flip");
		for (int s = 0; s < 5; s++)
			for (int p = 0; p < WIDTH * HEIGHT; p++) assertEquals(product(raw, p, s), product(result, p, s), 1e-12);
		result.analysis().subunits().forEach(s -> assertEquals(-1, s.polarity(), "an OFF cell"));
	}

	/** Localized modules first, and in either group the larger mean weight first, of whichever sign. */
	@Test
	void sortsByTheMagnitudeOfTheMeanWeight() {
		final double[] mixed = values(2);
		for (int i = 0; i < mixed.length; i++) // in every other spike, so that one of the blobs is dark
			if (i / (WIDTH * HEIGHT) % 2 == 0) mixed[i] = -mixed[i];
		for (final double threshold : new double[] { -1, 0.25 }) {
			final StnmfResult result =
				Stnmf.run(ste(mixed), OPTIONS.with(StnmfOptions.FLIP, false).with(StnmfOptions.THRESHOLD, threshold));
			boolean oppositeSigns = false;
			for (int j = 1; j < 4; j++) {
				final boolean localized = result.moransI(j) > threshold;
				if (localized != result.moransI(j - 1) > threshold) {
					assertFalse(localized, "localized modules come first");
					continue;
				}
				assertTrue(Math.abs(result.meanWeight(j)) <= Math.abs(result.meanWeight(j - 1)), "module " + j);
				oppositeSigns |= result.meanWeight(j) > 0 && result.meanWeight(j - 1) < 0;
			}
			assertTrue(oppositeSigns, "the sign would have made another order");
		}
	}

	private static double product(final StnmfResult result, final int pixel, final int spike) {
		double sum = 0;
		for (int j = 0; j < result.rank(); j++)
			sum += result.modules().get(j).values()[pixel] * result.weight(j, spike);
		return sum;
	}

	@Test
	void maskedPixelsTakeNoPart() {
		final double[] values = values(1);
		final int plane = WIDTH * HEIGHT;
		values[5 * plane + 3] = Double.NaN; // pixel 3 in one spike
		values[7 * plane + 10] = Double.NEGATIVE_INFINITY;
		final boolean[] selected = new boolean[plane];
		Arrays.fill(selected, true);
		selected[20] = false;
		final StnmfResult result =
			new Stnmf(ste(values), Mask.of(selected, WIDTH, HEIGHT), OPTIONS, ProgressMonitor.NONE).initialize()
				.iterate(40)
				.result();

		for (int p = 0; p < plane; p++) {
			final boolean masked = p == 3 || p == 10 || p == 20;
			assertEquals(masked, Double.isNaN(result.sta().values()[p]));
			for (final Image2D module : result.modules()) assertEquals(masked, Double.isNaN(module.values()[p]));
		}
		// whatever stands in masked pixels, the result is the same
		for (int s = 0; s < SPIKES; s++) for (final int p : new int[] { 3, 10, 20 }) values[s * plane + p] = s * 1e3;
		final boolean[] rest = new boolean[plane];
		for (int p = 0; p < plane; p++) rest[p] = p != 3 && p != 10 && p != 20;
		final StnmfResult other =
			new Stnmf(ste(values), Mask.of(rest, WIDTH, HEIGHT), OPTIONS, ProgressMonitor.NONE).initialize()
				.iterate(40)
				.result();
		for (int j = 0; j < 4; j++)
			assertArrayEquals(result.modules().get(j).values(), other.modules().get(j).values());
	}

	@Test
	void takesAnyIntervalOfRealNumbers() {
		final byte[] bytes = new byte[WIDTH * HEIGHT * SPIKES];
		final double[] values = values(3);
		final double[] doubles = new double[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) Math.max(0, Math.min(255, 100 + 20 * values[i]));
			doubles[i] = bytes[i] & 0xff;
		}
		final Img<UnsignedByteType> img = ArrayImgs.unsignedBytes(bytes, WIDTH, HEIGHT, SPIKES);
		final StnmfResult expected = Stnmf.run(ste(doubles), OPTIONS);
		final StnmfResult actual = Stnmf.run(Views.translate(img, -3, 5, 17), OPTIONS);
		for (int j = 0; j < 4; j++)
			assertArrayEquals(expected.modules().get(j).values(), actual.modules().get(j).values());
	}

	@Test
	void goesStepByStep() {
		final Img<DoubleType> ste = ste();
		final StnmfResult whole = Stnmf.run(ste, OPTIONS);
		final Stnmf stnmf = new Stnmf(ste, OPTIONS);
		assertThrows(IllegalStateException.class, stnmf::result);
		assertThrows(IllegalStateException.class, () -> stnmf.iterate(1));
		final StnmfResult unfactorised = stnmf.initialize().result();
		assertEquals(0, unfactorised.iterations());
		final double initialResidual = unfactorised.residual();
		final StnmfResult stepwise = stnmf.iterate(15).iterate(25).result();
		assertEquals(40, stepwise.iterations());
		assertEquals(whole.residual(), stepwise.residual());
		assertEquals(initialResidual, unfactorised.residual(), "a result does not change any more");
		assertTrue(stepwise.residual() < initialResidual);

		final double seven = stnmf.initialize(Initialization.random(7)).iterate(10).result().residual();
		final double eight = stnmf.initialize(Initialization.random(8)).iterate(10).result().residual();
		assertFalse(seven == eight);
		assertEquals(seven, stnmf.initialize(Initialization.random(7)).iterate(10).result().residual(), "reseeded");
		assertEquals(3, stnmf.initialize().iterate(10, (i, f) -> i < 3).result().iterations());
	}

	/** With flip and sort off, the modules of one run are where another can go on. */
	@Test
	void startsFromGivenModules() {
		final StnmfOptions plain = OPTIONS.with(StnmfOptions.FLIP, false).with(StnmfOptions.SORT, false);
		final Stnmf stnmf = new Stnmf(ste(), plain);
		final StnmfResult ten = stnmf.initialize().iterate(10).result();
		final StnmfResult twenty = stnmf.iterate(10).result();
		final StnmfResult resumed = stnmf.initialize(ten.modules()).iterate(10).result();
		assertEquals(twenty.residual(), resumed.residual(), 1e-10);
		assertThrows(IllegalArgumentException.class, () -> stnmf.initialize(ten.modules().subList(0, 3)));
		assertThrows(IllegalArgumentException.class,
			() -> stnmf.initialize(Arrays.asList(ten.sta(), ten.sta(), ten.sta(), new Image2D(2, 2, new double[4]))));
	}

	@Test
	void canBeAnalysedAgain() {
		final StnmfResult result = Stnmf.run(ste(), OPTIONS);
		final StnmfResult um = result.analysedWith(0.25, 12.5);
		assertEquals("µm", um.analysis().lengthUnit());
		assertEquals(12.5 * result.analysis().staDiameter(), um.analysis().staDiameter(), 1e-9);
		assertEquals(result.analysis().coverage(), um.analysis().coverage());
		assertSame(result.modules(), um.modules());
		assertEquals(12.5, um.options().get(StnmfOptions.PIXEL_SIZE));
		assertEquals(0, result.analysedWith(1, 0).analysis().subunits().size());
		assertEquals(0, result.analysedWith(1, 0).analysis().coverage());
		assertEquals(4, result.analysedWith(-1, 0).analysis().localized().length);
		assertThrows(IllegalArgumentException.class, () -> result.analysedWith(1.5, 0));
	}

	@Test
	void linesForAllModules() {
		final SubunitAnalysis analysis = Stnmf.run(ste(), OPTIONS).analysis();
		assertEquals(4, analysis.modulesInfo().size());
		for (int j = 0; j < 4; j++) {
			final ModuleInfo info = analysis.modulesInfo().get(j);
			assertEquals(j, info.module());
			assertEquals(j < 2, info.localized());
			assertEquals(j < 2, !Double.isNaN(info.diameter()) && !Double.isNaN(info.distance()));
			assertEquals(info.localized(), info.subunit().isPresent());
		}
		double square = 0;
		for (final Subunit subunit : analysis.subunits()) square += subunit.ratio() * subunit.ratio();
		assertEquals(1, square, 1e-12);
	}

	/** So sparse that every module dies: deterministic, without subunits, no exception. */
	@Test
	void allModulesDead() {
		final StnmfResult result = Stnmf.run(ste(), OPTIONS.with(StnmfOptions.SPARSITY, 1e4));
		for (int j = 0; j < 4; j++) assertTrue(Double.isNaN(result.moransI(j)));
		assertEquals(0, result.analysis().subunits().size());
		assertEquals(0, result.analysis().coverage());
	}

	/** On an ensemble large enough for several threads, the Gram matrix and all that follows is the same. */
	@Test
	void sameBitsForAnyNumberOfThreads() {
		assertTrue(WIDTH * HEIGHT > 2 * 24, "tiles of the Gram matrix");
		final StnmfResult one = withThreads(1);
		for (final int threads : new int[] { 0, 2, 5 }) {
			final StnmfResult many = withThreads(threads);
			for (int j = 0; j < 4; j++)
				assertArrayEquals(one.modules().get(j).values(), many.modules().get(j).values());
			assertEquals(one.residual(), many.residual());
		}
	}

	private static StnmfResult withThreads(final int threads) {
		final SpikeTriggeredEnsemble ensemble =
			SpikeTriggeredEnsemble.read(ste(), null, 4, true, threads, ProgressMonitor.NONE);
		return new Stnmf(ensemble, OPTIONS, ProgressMonitor.NONE).initialize().iterate(40).result();
	}

	@Test
	void badEnsemblesAreNamed() {
		assertMessage("3 dimensions (x, y, spike), but has 2", () -> Stnmf.run(ArrayImgs.doubles(5, 5), OPTIONS));
		assertMessage("2 spikes or more, but has 1", () -> Stnmf.run(ArrayImgs.doubles(5, 5, 1), OPTIONS));
		assertMessage("constant", () -> Stnmf.run(ArrayImgs.doubles(5, 5, 9), OPTIONS));
		assertMessage("4 modules were asked for of 3 spikes", () -> Stnmf.run(ArrayImgs.doubles(5, 5, 3), OPTIONS));
		assertMessage("4 modules were asked for of 2 unmasked pixels",
			() -> Stnmf.run(ArrayImgs.doubles(2, 1, 9), OPTIONS));
		final double[] nan = new double[WIDTH * HEIGHT * SPIKES];
		Arrays.fill(nan, Double.NaN);
		assertMessage("All pixels are masked", () -> Stnmf.run(ste(nan), OPTIONS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Reading spikes", "Correlating pixels", "Initialising", "Factorising" })
	void canBeCancelledInEveryStage(final String stage) {
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
		assertThrows(CancellationException.class,
			() -> new Stnmf(ste(), null, OPTIONS, monitor).initialize().iterate(5));
	}

	@Test
	void automaticSparsityIsThePublishedOneUnlessTheStartIsSmoothed() {
		final StnmfOptions automatic =
			StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 4).with(StnmfOptions.ITERATIONS, 3);
		for (final StnmfOptions.Start start : StnmfOptions.Start.values()) {
			if (start == StnmfOptions.Start.IMAGE) continue;
			final StnmfOptions of = automatic.with(StnmfOptions.INITIALIZATION, start);
			final double sparsity = start == StnmfOptions.Start.SMOOTHED ? 2.2 : 1.7;
			final StnmfResult result = Stnmf.run(ste(), of);
			assertEquals(sparsity, result.options().get(StnmfOptions.SPARSITY), start.toString());
			assertEquals(Stnmf.run(ste(), of.with(StnmfOptions.SPARSITY, sparsity)).residual(), result.residual());
		}
		assertEquals(0.5,
			Stnmf.run(ste(), automatic.with(StnmfOptions.SPARSITY, 0.5)).options().get(StnmfOptions.SPARSITY));
	}

	@Test
	void badOptionsAreNamed() {
		final StnmfOptions b = StnmfOptions.DEFAULTS;
		assertMessage("modules must be a whole number from 2 to 10000, but was '1'",
			() -> b.with(StnmfOptions.MODULES, 1));
		assertMessage("sparsity must be auto or a number of at least 0, but was '-0.1'",
			() -> b.with(StnmfOptions.SPARSITY, -0.1));
		assertMessage("sparsity must be auto or a number of at least 0, but was 'Infinity'",
			() -> b.with(StnmfOptions.SPARSITY, Double.POSITIVE_INFINITY));
		assertMessage("iterations must be a whole number from 0 to 10000000, but was '-1'",
			() -> b.with(StnmfOptions.ITERATIONS, -1));
		assertMessage("seed must be a whole number from -1 to 4294967295, but was '-2'",
			() -> b.with(StnmfOptions.SEED, -2L));
		assertMessage("from -1 to 1, but was '2'", () -> b.with(StnmfOptions.THRESHOLD, 2.));
		assertMessage("pixelsize must be a number of at least 0", () -> b.with(StnmfOptions.PIXEL_SIZE, -1.));
		assertMessage("one of auto, NNSVD-LRC, smoothed, random, image",
			() -> b.with(StnmfOptions.INITIALIZATION, null));
	}

	private static void assertMessage(final String part, final org.junit.jupiter.api.function.Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(part), message);
	}
}
