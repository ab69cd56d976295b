package org.neurofactor.neuropil;

import org.neurofactor.random.Seeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
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
			for (int t = 1; t < 400; t++) source[t] = 0.7 * source[t - 1] + (random.nextInt(12) == 0 ? random.nextDouble() : 0);
		final double[][] mixing = { { 9, 4, 1 }, { 1, 5, 2 }, { 0, 6, 3 } };
		final double[][] signals = new double[3][400];
		for (int i = 0; i < 3; i++)
			for (int t = 0; t < 400; t++) {
				signals[i][t] = 2 + 0.01 * random.nextDouble();
				for (int j = 0; j < 3; j++) signals[i][t] += mixing[i][j] * sources[j][t];
			}
		return signals;
	}

	static Iterable<SeparationMethod> methods() {
		return SeparationMethod.all();
	}

	@ParameterizedTest
	@MethodSource("methods")
	void contractOfAllMethods(final SeparationMethod method) {
		final double[][] signals = signals();
		final SeparationOptions options = DEFAULTS.with(SeparationOptions.METHOD, method).with(SeparationOptions.COMPONENTS, 3).with(SeparationOptions.ALPHA, 0.);
		final Separation first = SourceSeparation.separate(signals, options);
		assertTrue(Arrays.deepEquals(signals(), signals), "the signals are not changed");
		assertTrue(Arrays.deepEquals(first.matched(), SourceSeparation.separate(signals, options).matched()),
			"the same seed gives the same result");
		assertEquals(3, first.matched().length);
		assertEquals(400, first.matched()[0].length);
		assertEquals(3, first.mixing().length);
		assertTrue(first.convergence().converged());
		assertEquals(1, first.convergence().tries());
		// All sources together make up the first signal, whatever constant ICA leaves out.
		final double[] sum = new double[400];
		for (final double[] part : first.matched())
			for (int t = 0; t < 400; t++) sum[t] += part[t];
		assertTrue(CellReport.correlation(signals[0], sum) > 0.999);

		final Separation hopeless = SourceSeparation.separate(signals, options.with(SeparationOptions.MAX_ITERATIONS, 1).with(SeparationOptions.TRIES, 3).with(SeparationOptions.SEED, 0xffffffffL));
		assertEquals(1, hopeless.convergence().seed(), "the seed after 2³² − 1 is 0");
		assertEquals(3, hopeless.convergence().tries());
		assertEquals(method, SeparationOptions.METHOD.parse(method.name().toLowerCase()));
	}

	@Test
	void anUnpredictableSeedIsTold() {
		final SeparationOptions options = DEFAULTS.with(SeparationOptions.SEED, Seeds.UNPREDICTABLE).with(
			SeparationOptions.MAX_ITERATIONS, 5).with(SeparationOptions.TRIES, 1);
		final long seed = options.get(SeparationOptions.SEED);
		assertEquals(seed, SourceSeparation.separate(signals(), options).convergence().seed());
		assertNotEquals(seed, DEFAULTS.with(SeparationOptions.SEED, Seeds.UNPREDICTABLE).get(SeparationOptions.SEED));
	}

	@Test
	void aGivenStartIsTriedOnce() {
		final double[][] sources = new double[2][400];
		for (final double[] source : sources) Arrays.fill(source, 0.5);
		sources[1][7] = 1;
		final Separation separation = SourceSeparation.separate(signals(), DEFAULTS.with(SeparationOptions.COMPONENTS, 2).with(SeparationOptions.MAX_ITERATIONS, 3).withStart(sources, new double[][] { { 1, 0.1 }, { 0.2, 1 }, { 0.3, 1 } }));
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
			public MixtureModel separate(final double[][] signals, final int components, final SeparationOptions options,
				final long seed, final ProgressMonitor monitor)
			{
				return new MixtureModel(new double[][] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, signals, 1);
			}
		};
		final Separation separation = SourceSeparation.separate(signals(), DEFAULTS.with(SeparationOptions.METHOD, asItIs));
		Comparison.assertClose(1e-15, new double[][] { signals()[0] }, new double[][] { separation.matched()[0] }, "cell");
		assertEquals(0, separation.matched()[1][0]);
	}

	@Test
	void trialsShareOneMixingMatrix() {
		final double[][] signals = signals();
		final double[][] first = Arrays.stream(signals).map(s -> Arrays.copyOfRange(s, 0, 150)).toArray(double[][]::new);
		final double[][] second = Arrays.stream(signals).map(s -> Arrays.copyOfRange(s, 150, 400)).toArray(double[][]::new);
		final TrialSeparation trials = SourceSeparation.separateTrials(Arrays.asList(first, second), DEFAULTS);
		final Separation joined = SourceSeparation.separate(signals, DEFAULTS);
		assertTrue(Arrays.deepEquals(joined.mixing(), trials.mixing()));
		assertEquals(joined.matched()[1][149], trials.matched(0)[1][149]);
		assertEquals(joined.matched()[1][150], trials.matched(1)[1][0]);
		assertEquals(joined.separated()[2][399], trials.separated(1)[2][249]);
		assertEquals(0, trials.offset());
	}

	@Test
	void trialsBelowZeroAreLifted() {
		final double[][] lowered = signals();
		for (final double[] signal : lowered) Arrays.setAll(signal, t -> signal[t] - 10);
		final TrialSeparation trials = SourceSeparation.separateTrials(Collections.singletonList(lowered), DEFAULTS);
		final double lowest = Arrays.stream(lowered).flatMapToDouble(Arrays::stream).min().getAsDouble();
		assertEquals(lowest, trials.offset());
		final double[][] lifted = lowered.clone();
		for (int i = 0; i < 3; i++) lifted[i] = Arrays.stream(lowered[i]).map(value -> value - lowest).toArray();
		assertTrue(Arrays.deepEquals(SourceSeparation.separate(lifted, DEFAULTS).matched(), trials.matched(0)));
	}

	@Test
	void badInputIsNamed() {
		assertMessage("method must be one of NMF, ICA, but was 'PCA'", () -> SeparationOptions.METHOD.parse("PCA"));
		assertMessage("one signal or more", () -> SourceSeparation.separate(new double[0][], DEFAULTS));
		assertMessage("one value or more", () -> SourceSeparation.separate(new double[2][0], DEFAULTS));
		assertMessage("signal 1 has 3", () -> SourceSeparation.separate(new double[][] { { 1, 2 }, { 1, 2, 3 } }, DEFAULTS));
		assertMessage("signal 1 is NaN at position 0", () -> SourceSeparation.separate(new double[][] { { 1, 2 }, { Double.NaN,
			3 } }, DEFAULTS));
		assertMessage("signal 0 is Infinity", () -> SourceSeparation.separate(new double[][] { { 1,
			Double.POSITIVE_INFINITY } }, DEFAULTS));
		assertMessage("negative for NMF", () -> SourceSeparation.separate(new double[][] { { 1, 2, -1 } }, DEFAULTS));
		assertMessage("median", () -> SourceSeparation.separate(new double[][] { { 0, 0, 1 } }, DEFAULTS));
		assertMessage("4 were asked for", () -> SourceSeparation.separate(signals(), DEFAULTS.with(SeparationOptions.COMPONENTS, 4)));
		final SeparationOptions ica = DEFAULTS.with(SeparationOptions.METHOD, SeparationMethod.ICA);
		assertMessage("4 were asked for", () -> SourceSeparation.separate(signals(), ica.with(SeparationOptions.COMPONENTS, 4)));
		assertMessage("constant", () -> SourceSeparation.separate(new double[][] { { 2, 2, 2 }, { 3, 3, 3 } }, ica
			.with(SeparationOptions.COMPONENTS, 0)));
		final double[][] sources = { { 1, 1, 1 } };
		assertMessage("no initial H0", () -> DEFAULTS.withStart(sources, null));
		assertMessage("no initial W0", () -> DEFAULTS.withStart(null, sources));
		assertMessage("(H0) must have a value above 0", () -> DEFAULTS.withStart(sources, new double[3][1]));
		assertMessage("(W0) must have 400 values", () -> SourceSeparation.separate(signals(), DEFAULTS.with(SeparationOptions.COMPONENTS, 1).withStart(sources, new double[][] { { 1 }, { 1 }, { 1 } })));
		assertMessage("(H0) must be of 3 signals and 1 sources", () -> SourceSeparation.separate(signals(), DEFAULTS
			.with(SeparationOptions.COMPONENTS, 1).withStart(new double[][] { signals()[0] }, new double[][] { { 1 } })));
		assertMessage("(W0) must have finite values of 0 or more, but has -1.0", () -> DEFAULTS.withStart(
			new double[][] { { 1, -1 } }, sources));
		assertMessage("one trial or more", () -> SourceSeparation.separateTrials(Collections.emptyList(), DEFAULTS));
		assertMessage("trial 2 has 1", () -> SourceSeparation.separateTrials(Arrays.asList(signals(),
			new double[][] { { 1 } }), DEFAULTS));
		assertMessage("alpha must be a number of at least 0, but was '-1'", () -> SeparationOptions.DEFAULTS.with(SeparationOptions.ALPHA, -1.));
		assertMessage("tolerance", () -> SeparationOptions.DEFAULTS.with(SeparationOptions.TOLERANCE, 0.));
		assertMessage("iterations", () -> SeparationOptions.DEFAULTS.with(SeparationOptions.MAX_ITERATIONS, 0));
		assertMessage("tries", () -> SeparationOptions.DEFAULTS.with(SeparationOptions.TRIES, 0));
		assertMessage("seed", () -> SeparationOptions.DEFAULTS.with(SeparationOptions.SEED, -2L));
		assertMessage("components", () -> SeparationOptions.DEFAULTS.with(SeparationOptions.COMPONENTS, -1));
	}

	private static void assertMessage(final String part, final Runnable call) {
		final String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertTrue(message.contains(part), message);
	}
}
