package org.neurofactor.factorization;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.run.ProgressMonitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** A factorisation that no longer changes does no more work, and nobody can tell. */
class FixedPointTest {

	private static final DataMatrix V = matrix();

	private static DataMatrix matrix() {
		final Random random = new Random(1);
		return DataMatrix
			.of(IntStream.range(0, 60).mapToObj(s -> random.doubles(20, -2, 2.2).toArray()).toArray(double[][]::new));
	}

	/** Forgets after each iteration that it may have settled. */
	private static final class Restless implements SemiNmf {

		private final double sparsity;
		private GramSemiNmf now;
		private boolean fresh;

		Restless(final double sparsity) {
			this.sparsity = sparsity;
		}

		@Override
		public void initialize(final double[][] modules) {
			now = new GramSemiNmf(V, sparsity);
			now.initialize(modules);
			fresh = true;
		}

		@Override
		public void set(final double[][] modules, final double[][] weights) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void iterate() {
			if (!fresh) initialize(now.modules()); // H follows from W, but for the first H
			now.iterate();
			fresh = false;
		}

		@Override
		public boolean isSettled() {
			return false;
		}

		@Override
		public int pixels() {
			return now.pixels();
		}

		@Override
		public int spikes() {
			return now.spikes();
		}

		@Override
		public int rank() {
			return now.rank();
		}

		@Override
		public double[][] modules() {
			return now.modules();
		}

		@Override
		public double[][] weights() {
			return now.weights();
		}

		@Override
		public double residual() {
			return now.residual();
		}
	}

	private static SemiNmf started(final SemiNmf semiNmf) {
		semiNmf.initialize(Initialization.random(V.pixels(), 2, 2));
		return semiNmf;
	}

	@Test
	void goesOnAsIfNothingHadHappened() {
		for (final double sparsity : new double[] { 0.3, 4, 60 }) { // the last kills all modules
			final SemiNmf settling = started(new GramSemiNmf(V, sparsity)), restless = started(new Restless(sparsity));
			final ResidualCurve course = new ResidualCurve(10), expected = new ResidualCurve(10);
			final int done = Iteration.run(settling, 1000, course, ProgressMonitor.NONE);
			assertEquals(1000, done);
			assertEquals(done, Iteration.run(restless, 1000, expected, ProgressMonitor.NONE));
			assertTrue(settling.isSettled(), "sparsity " + sparsity);
			assertArrayEquals(expected.residuals(), course.residuals());
			assertArrayEquals(restless.modules(), settling.modules());
			assertArrayEquals(restless.weights(), settling.weights());
		}
	}

	@Test
	void stoppingCriterionStopsWhereItWould() {
		for (final double sparsity : new double[] { 0.3, 4, 60 }) {
			final int stopped = Iteration.run(started(new Restless(sparsity)), 1000, new StoppingCriterion(100, 1e-300),
				ProgressMonitor.NONE);
			assertEquals(stopped, Iteration.run(started(new GramSemiNmf(V, sparsity)), 1000,
				new StoppingCriterion(100, 1e-300), ProgressMonitor.NONE));
		}
	}

	@Test
	void goesOnAfterADisturbance() {
		final boolean[] settledBefore = { false };
		final IterationCallback disturbance = (iteration, semiNmf) -> {
			if (iteration != 700) return true;
			settledBefore[0] = semiNmf.isSettled();
			semiNmf.initialize(Initialization.random(V.pixels(), 2, 5));
			return true;
		};
		final SemiNmf settling = started(new GramSemiNmf(V, 0.3)), restless = started(new Restless(0.3));
		Iteration.run(restless, 710, disturbance, ProgressMonitor.NONE);
		Iteration.run(settling, 710, disturbance, ProgressMonitor.NONE);
		assertTrue(settledBefore[0]);
		assertFalse(settling.isSettled());
		assertArrayEquals(restless.modules(), settling.modules());
	}

	/** W is left as it was by the first iteration, but H was that of the modules before they were clamped. */
	@Test
	void clampedStartIsNoFixedPoint() {
		final SemiNmf settled = started(new GramSemiNmf(V, 0.3));
		for (int i = 0; i < 600; i++) settled.iterate();
		final double[][] w = settled.modules();
		for (int p = 0; p < w[0].length; p++) if (w[0][p] == 0) w[0][p] = -1;
		final SemiNmf clamped = new GramSemiNmf(V, 0.3);
		clamped.initialize(w);
		clamped.iterate();
		assertFalse(clamped.isSettled());
	}

	/**
	 * Four pixels, one module (½, ½, ½, −½), V = 2 I: H is the module itself, and V Hᵀ = (1, 1, 1, −1), which with λ =
	 * ½ leaves the clamped module (½, ½, ½, 0) as it is. The H of that is (1, 1, 1, 0)/√3, and its V Hᵀ moves it on to
	 * 2/√3 − ½ in the same pixels.
	 */
	@Test
	void unchangedClampedStartIsNoFixedPoint() {
		final GramSemiNmf semiNmf = new GramSemiNmf(
			DataMatrix.of(new double[][] { { 2, 0, 0, 0 }, { 0, 2, 0, 0 }, { 0, 0, 2, 0 }, { 0, 0, 0, 2 } }), 0.5);
		semiNmf.initialize(new double[][] { { 0.5, 0.5, 0.5, -0.5 } });
		semiNmf.iterate();
		assertArrayEquals(new double[] { 0.5, 0.5, 0.5, 0 }, semiNmf.modules()[0]);
		assertFalse(semiNmf.isSettled());
		semiNmf.iterate();
		final double moved = 2 / Math.sqrt(3) - 0.5;
		assertArrayEquals(new double[] { moved, moved, moved, 0 }, semiNmf.modules()[0], 1e-12);
	}
}
