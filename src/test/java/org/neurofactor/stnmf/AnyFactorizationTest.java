package org.neurofactor.stnmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.neurofactor.factorization.GramSemiNmf;
import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.factorization.PlainSemiNmf;
import org.neurofactor.factorization.SemiNmf;
import org.neurofactor.parity.Goldens;
import org.neurofactor.run.ProgressMonitor;

/** STNMF by another factorization than the usual, and with weights that a callback sets. */
class AnyFactorizationTest {

	private static final SpikeTriggeredEnsemble ENSEMBLE =
		SpikeTriggeredEnsemble.read(Goldens.ste("cell_masked_18x16"), null, 12, ProgressMonitor.NONE);
	private static final StnmfOptions OPTIONS =
		StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 12).with(StnmfOptions.ITERATIONS, 20);

	private static StnmfResult run(final SemiNmf.Factory method, final StnmfOptions options,
		final IterationCallback callback)
	{
		return new Stnmf(ENSEMBLE, options, method, ProgressMonitor.NONE).initialize().iterate(20, callback).result();
	}

	private static void assertSame(final StnmfResult expected, final StnmfResult actual) {
		for (int j = 0; j < 12; j++) {
			assertArrayEquals(expected.modules().get(j).values(), actual.modules().get(j).values(), 1e-9);
			assertEquals(expected.moransI(j), actual.moransI(j), 1e-9);
			for (int s = 0; s < expected.spikes(); s++) assertEquals(expected.weight(j, s), actual.weight(j, s), 1e-11);
		}
		assertEquals(expected.residual(), actual.residual(), 1e-9);
	}

	@Test
	void thePlainOneFindsTheSame() {
		for (final StnmfOptions.Scale scale : StnmfOptions.Scale.values()) {
			final StnmfOptions options = OPTIONS.with(StnmfOptions.SCALE, scale);
			final StnmfResult usual =
				new Stnmf(ENSEMBLE, options, ProgressMonitor.NONE).initialize().iterate(20).result();
			assertSame(usual, run(PlainSemiNmf::new, options, IterationCallback.NONE));
			assertTrue(usual.analysis().subunits().size() > 2);
		}
	}

	/** Weights of half of the spikes are taken out after 5 iterations. */
	private static IterationCallback halfOfTheSpikes() {
		return (iteration, state) -> {
			if (iteration == 5) {
				final double[][] weights = state.weights();
				for (final double[] row : weights) {
					Arrays.fill(row, 0, row.length / 2, 0);
					final double norm = Math.sqrt(Arrays.stream(row).map(v -> v * v).sum());
					for (int s = 0; s < row.length; s++) row[s] /= norm;
				}
				final double[][] modules = state.modules();
				state.set(modules, weights);
				assertArrayEquals(weights, state.weights());
				assertArrayEquals(modules, state.modules());
			}
			return true;
		};
	}

	@Test
	void aCallbackMaySetTheWeights() {
		final StnmfResult untouched = run(GramSemiNmf::new, OPTIONS, IterationCallback.NONE);
		final StnmfResult changed = run(GramSemiNmf::new, OPTIONS, halfOfTheSpikes());
		assertNotEquals(untouched.residual(), changed.residual());
		assertSame(run(PlainSemiNmf::new, OPTIONS, halfOfTheSpikes()), changed);
	}

	@Test
	void settingWhatIsThereChangesNothingButRounding() {
		assertSame(run(GramSemiNmf::new, OPTIONS, IterationCallback.NONE),
			run(GramSemiNmf::new, OPTIONS, (iteration, state) -> {
				if (iteration == 7) {
					final double before = state.residual();
					state.set(state.modules(), state.weights());
					assertEquals(before, state.residual(), 1e-9 * before);
				}
				return true;
			}));
	}

	/** A result that is asked for while weights are set has these weights. */
	@Test
	void weightsThatWereSetAreThoseOfTheResult() {
		final Stnmf stnmf = new Stnmf(ENSEMBLE, OPTIONS.with(StnmfOptions.SORT, false).with(StnmfOptions.FLIP, false),
			ProgressMonitor.NONE).initialize();
		final double[][] weights = new double[12][ENSEMBLE.matrix().spikes()];
		for (int j = 0; j < 12; j++) weights[j][j] = 1;
		stnmf.iterate(0, (iteration, state) -> {
			state.set(state.modules(), weights);
			return true;
		});
		for (int j = 0; j < 12; j++) assertEquals(1, stnmf.result().weight(j, j));
		assertEquals(0, stnmf.result().weight(3, 100));
	}

	@Test
	void whatDoesNotFitIsRefused() {
		for (final SemiNmf.Factory method : Arrays.<SemiNmf.Factory> asList(GramSemiNmf::new, PlainSemiNmf::new)) {
			final SemiNmf state = method.create(ENSEMBLE.matrix(), 1);
			final double[][] modules = new double[2][state.pixels()];
			final double[][] weights = new double[2][state.spikes()];
			assertRefused(state, modules, new double[1][state.spikes()], "as many modules as rows of weights");
			assertRefused(state, modules, new double[2][7], "The weights must have 2000 spikes, but have 7.");
			assertRefused(state, new double[2][7], weights, "pixels, but have 7.");
			modules[1][3] = -1;
			assertRefused(state, modules, weights, "The modules must be finite and not negative.");
			modules[1][3] = 1;
			weights[0][5] = Double.NaN;
			assertRefused(state, modules, weights, "The weights must be finite.");
		}
	}

	private static void assertRefused(final SemiNmf state, final double[][] modules, final double[][] weights,
		final String message)
	{
		final String said =
			assertThrows(IllegalArgumentException.class, () -> state.set(modules, weights)).getMessage();
		assertTrue(said.contains(message), said);
	}

	/** The reference's way without: parts of singular vectors as they are. */
	@Test
	void theLowRankCorrectionCanBeLeftOut() {
		final StnmfOptions bare =
			OPTIONS.with(StnmfOptions.CORRECTION, false).with(StnmfOptions.SORT, false).with(StnmfOptions.FLIP, false);
		final StnmfResult parts = new Stnmf(ENSEMBLE, bare, ProgressMonitor.NONE).initialize().result();
		final StnmfResult corrected =
			new Stnmf(ENSEMBLE, bare.with(StnmfOptions.CORRECTION, true), ProgressMonitor.NONE).initialize().result();
		assertNotEquals(parts.modules().get(0).values()[40], corrected.modules().get(0).values()[40]);
		// The positive and the negative part of one vector: no pixel is in both.
		for (int pair = 0; pair < 6; pair++) {
			final double[] positive = parts.modules().get(2 * pair).values();
			final double[] negative = parts.modules().get(2 * pair + 1).values();
			for (int p = 0; p < positive.length; p++)
				assertTrue(Double.isNaN(positive[p]) || positive[p] * negative[p] == 0);
		}
	}
}
