package org.neurofactor.neuropil;

import org.neurofactor.random.Seeds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.run.ProgressMonitor;

class SourceSeparationTest {

	private static final SeparationOptions DEFAULTS = SeparationOptions.DEFAULTS;

	private static double[][] signals() {
		final Random random = new Random(5);
		final double[][] sources = new double[3][400];
		for (final double[] source : sources)
			for (int t = 1; t < 400; t++)
				source[t] = 0.7 * source[t - 1] + (random.nextInt(12) == 0 ? random.nextDouble() : 0);
		final double[][] mixing = { { 9, 4, 1 }, { 1, 5, 2 }, { 0, 6, 3 } };
		final double[][] signals = new double[3][400];
		for (int i = 0; i < 3; i++) for (int t = 0; t < 400; t++) {
			signals[i][t] = 2 + 0.01 * random.nextDouble();
			for (int j = 0; j < 3; j++) signals[i][t] += mixing[i][j] * sources[j][t];
		}
		return signals;
	}

	private static Separation separate(final double[][] signals, final SeparationOptions options) {
		return SourceSeparation.separate(Trace.ofRows(signals), options);
	}

	static Iterable<SeparationMethod> methods() {
		return SeparationMethod.all();
	}

	@ParameterizedTest
	@MethodSource("methods")
	void contractOfAllMethods(final SeparationMethod method) {
		final double[][] signals = signals();
		final SeparationOptions options = DEFAULTS.with(SeparationOptions.METHOD, method)
			.with(SeparationOptions.COMPONENTS, 3)
			.with(SeparationOptions.ALPHA, 0.);
		final Separation first = separate(signals, options);
		assertArrayEquals(Comparison.rows(first.matched(), 0), Comparison.rows(separate(signals, options).matched(), 0),
			"the same seed gives the same result");
		assertEquals(3, first.matched().size());
		assertArrayEquals(new int[] { 400 }, first.matched().get(0).lengths());
		assertEquals(3, first.mixing().length);
		assertTrue(first.convergence().converged());
		assertEquals(1, first.convergence().tries());
		// All sources together make up the first signal, whatever constant ICA leaves out.
		assertTrue(Moments.correlation(signals[0], Trace.sum(first.matched(), 1).joined()) > 0.999);

		final Separation hopeless = separate(signals,
			options.with(SeparationOptions.MAX_ITERATIONS, 1)
				.with(SeparationOptions.TRIES, 3)
				.with(SeparationOptions.SEED, 0xffffffffL));
		assertEquals(1, hopeless.convergence().seed(), "the seed after 2³² − 1 is 0");
		assertEquals(3, hopeless.convergence().tries());
		assertEquals(method, SeparationOptions.METHOD.parse(method.name().toLowerCase()));
	}

	@Test
	void anUnpredictableSeedIsTold() {
		final SeparationOptions options = DEFAULTS.with(SeparationOptions.SEED, Seeds.UNPREDICTABLE)
			.with(SeparationOptions.MAX_ITERATIONS, 5)
			.with(SeparationOptions.TRIES, 1);
		final long seed = options.get(SeparationOptions.SEED);
		assertEquals(seed, separate(signals(), options).convergence().seed());
		assertNotEquals(seed, DEFAULTS.with(SeparationOptions.SEED, Seeds.UNPREDICTABLE).get(SeparationOptions.SEED));
	}

	@Test
	void aGivenStartIsTriedOnce() {
		final double[][] sources = new double[2][400];
		for (final double[] source : sources) Arrays.fill(source, 0.5);
		sources[1][7] = 1;
		final Separation separation = separate(signals(),
			DEFAULTS.with(SeparationOptions.COMPONENTS, 2)
				.with(SeparationOptions.MAX_ITERATIONS, 3)
				.withStart(sources, new double[][] { { 1, 0.1 }, { 0.2, 1 }, { 0.3, 1 } }));
		assertEquals(1, separation.convergence().tries());
		assertEquals(892, separation.convergence().seed());
	}

	@Test
	void aFurtherMethodNeedsOneInterface() {
		final SeparationMethod asItIs = new SeparationMethod() {

			@Override
			public String name() {
				return "identity";
			}

			@Override
			public int defaultComponents(final double[][] signals) {
				return signals.length;
			}

			@Override
			public MixtureModel separate(final double[][] signals, final int components,
				final SeparationOptions options, final long seed, final ProgressMonitor monitor)
			{
				return new MixtureModel(new double[][] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, signals, 1);
			}
		};
		final Separation separation = separate(signals(), DEFAULTS.with(SeparationOptions.METHOD, asItIs));
		Comparison.assertClose(1e-15, new double[][] { signals()[0] }, new double[][] { separation.cleaned().joined() },
			"cell");
		assertEquals(0, separation.matched().get(1).value(0, 0));
	}

	@Test
	void trialsShareOneMixingMatrix() {
		final Separation trials = SourceSeparation.separate(Trace.ofRows(signals(), 150, 250), DEFAULTS);
		final Separation joined = separate(signals(), DEFAULTS);
		assertTrue(Arrays.deepEquals(joined.mixing(), trials.mixing()));
		assertArrayEquals(joined.matched().get(1).joined(), trials.matched().get(1).joined());
		assertArrayEquals(new int[] { 150, 250 }, trials.matched().get(1).lengths());
		assertEquals(joined.separated().get(2).value(0, 399), trials.separated().get(2).value(1, 249));
		assertEquals(0, trials.offset());
	}

	@Test
	void signalsBelowZeroAreLifted() {
		final double[][] lowered = signals();
		for (final double[] signal : lowered) Arrays.setAll(signal, t -> signal[t] - 10);
		final Separation separation = SourceSeparation.separateLifted(Trace.ofRows(lowered, 150, 250), DEFAULTS);
		final double lowest = Arrays.stream(lowered).flatMapToDouble(Arrays::stream).min().getAsDouble();
		assertEquals(lowest, separation.offset());
		final double[][] lifted = lowered.clone();
		for (int i = 0; i < 3; i++) lifted[i] = Arrays.stream(lowered[i]).map(value -> value - lowest).toArray();
		assertArrayEquals(separate(lifted, DEFAULTS).cleaned().joined(), separation.cleaned().joined());
		assertArrayEquals(separate(signals(), DEFAULTS).cleaned().joined(),
			SourceSeparation.separateLifted(Trace.ofRows(signals()), DEFAULTS).cleaned().joined(), "nothing to lift");
	}

	/** With it, NMF does not depend on a constant that is added to a signal, and a few dark frames do not matter. */
	@Test
	void theBackgroundIsTakenOffEachSignal() {
		final double[][] signals = signals();
		for (final Background background : new Background[] { Background.PERCENTILE, Background.MINIMUM }) {
			final SeparationOptions options = DEFAULTS.with(SeparationOptions.BACKGROUND, background);
			final Separation plain = separate(signals, options);
			final double[][] brighter = signals.clone();
			for (int i = 0; i < 3; i++) {
				final double constant = 1000 * (i + 1) - 1500;
				brighter[i] = Arrays.stream(signals[i]).map(value -> value + constant).toArray();
			}
			final Separation lifted = SourceSeparation.separateLifted(Trace.ofRows(brighter), options);
			assertArrayEquals(plain.cleaned().joined(), lifted.cleaned().joined(), 1e-6);
			assertEquals(0, lifted.offset());
			for (int i = 0; i < 3; i++)
				assertEquals(plain.floors()[i] + 1000 * (i + 1) - 1500, lifted.floors()[i], 1e-9);
			assertTrue(Arrays.stream(plain.cleaned().joined()).min().getAsDouble() >= 0);
		}
		assertArrayEquals(new double[3], separate(signals, DEFAULTS).floors(), "the published way");
		final SeparationOptions ica = DEFAULTS.with(SeparationOptions.METHOD, SeparationMethod.ICA);
		assertArrayEquals(separate(signals, ica).cleaned().joined(),
			separate(signals, ica.with(SeparationOptions.BACKGROUND, Background.MINIMUM)).cleaned().joined());
	}

	@Test
	void floors() {
		final double[] signal = { 5, 1, 3, 2, 4 };
		final boolean[] all = new boolean[5];
		assertEquals(1, Background.MINIMUM.floor(signal, all, 50)[4]);
		assertEquals(3, Background.PERCENTILE.floor(signal, all, 50)[4]);
		assertEquals(1.04, Background.PERCENTILE.floor(signal, all, 1)[4], 1e-12);
		assertEquals(0, Background.NONE.floor(signal, all, 1)[4]);
		final boolean[] butTheLowest = { false, true, false, false, false };
		assertEquals(2.03, Background.PERCENTILE.floor(signal, butTheLowest, 1)[4], 1e-12);
		final double[][] mostlyFlat = { { 1, 1, 1, 1, 5, 1, 1, 9 }, { 2, 2, 2, 2, 2, 2, 2, 4 } };
		assertEquals(8,
			separate(mostlyFlat,
				DEFAULTS.with(SeparationOptions.BACKGROUND, Background.MINIMUM).with(SeparationOptions.ALPHA, 0.))
				.cleaned()
				.joined().length);
	}

	@Test
	void badInputIsNamed() {
		assertMessage("method must be one of NMF, ICA, but was 'PCA'", () -> SeparationOptions.METHOD.parse("PCA"));
		assertMessage("one signal or more", () -> separate(new double[0][], DEFAULTS));
		assertMessage("one value or more", () -> separate(new double[2][0], DEFAULTS));
		assertMessage("signal 1 has 3", () -> separate(new double[][] { { 1, 2 }, { 1, 2, 3 } }, DEFAULTS));
		assertMessage("signal 1 is NaN at position 0",
			() -> separate(new double[][] { { 1, 2 }, { Double.NaN, 3 } }, DEFAULTS));
		assertMessage("signal 0 is Infinity",
			() -> separate(new double[][] { { 1, Double.POSITIVE_INFINITY } }, DEFAULTS));
		assertMessage("negative for NMF", () -> separate(new double[][] { { 1, 2, -1 } }, DEFAULTS));
		assertMessage("median", () -> separate(new double[][] { { 0, 0, 1 } }, DEFAULTS));
		assertMessage("4 were asked for", () -> separate(signals(), DEFAULTS.with(SeparationOptions.COMPONENTS, 4)));
		final SeparationOptions ica = DEFAULTS.with(SeparationOptions.METHOD, SeparationMethod.ICA);
		assertMessage("4 were asked for", () -> separate(signals(), ica.with(SeparationOptions.COMPONENTS, 4)));
		assertMessage("constant",
			() -> separate(new double[][] { { 2, 2, 2 }, { 3, 3, 3 } }, ica.with(SeparationOptions.COMPONENTS, 0)));
		final double[][] sources = { { 1, 1, 1 } };
		assertMessage("no initial H0", () -> DEFAULTS.withStart(sources, null));
		assertMessage("no initial W0", () -> DEFAULTS.withStart(null, sources));
		assertMessage("(H0) must have a value above 0", () -> DEFAULTS.withStart(sources, new double[3][1]));
		assertMessage("(W0) must have 400 values", () -> separate(signals(),
			DEFAULTS.with(SeparationOptions.COMPONENTS, 1).withStart(sources, new double[][] { { 1 }, { 1 }, { 1 } })));
		assertMessage("(H0) must be of 3 signals and 1 sources",
			() -> separate(signals(), DEFAULTS.with(SeparationOptions.COMPONENTS, 1)
				.withStart(new double[][] { signals()[0] }, new double[][] { { 1 } })));
		assertMessage("(W0) must have finite values of 0 or more, but has -1.0",
			() -> DEFAULTS.withStart(new double[][] { { 1, -1 } }, sources));
		assertMessage("2 + 3 values like the first, but signal 1 has 3 + 2",
			() -> SourceSeparation.separate(
				Arrays.asList(Trace.of(new double[2], new double[3]), Trace.of(new double[3], new double[2])),
				DEFAULTS));
		assertMessage("alpha must be auto or a number of at least 0, but was '-1'",
			() -> DEFAULTS.with(SeparationOptions.ALPHA, -1.));
		assertMessage("tolerance", () -> DEFAULTS.with(SeparationOptions.TOLERANCE, 0.));
		assertMessage("iterations", () -> DEFAULTS.with(SeparationOptions.MAX_ITERATIONS, 0));
		assertMessage("tries", () -> DEFAULTS.with(SeparationOptions.TRIES, 0));
		assertMessage("seed", () -> DEFAULTS.with(SeparationOptions.SEED, -2L));
		assertMessage("components", () -> DEFAULTS.with(SeparationOptions.COMPONENTS, -1));
	}

	private static void assertMessage(final String part, final Runnable call) {
		final String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertTrue(message.contains(part), message);
	}
}
