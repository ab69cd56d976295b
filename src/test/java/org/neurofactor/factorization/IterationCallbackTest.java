package org.neurofactor.factorization;

import org.neurofactor.run.ProgressMonitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

class IterationCallbackTest {

	/** A factorisation with a prescribed course of residuals. */
	private static final class Course implements SemiNmf {

		private final double[] residuals;
		private int iteration;

		Course(final double... residuals) {
			this.residuals = residuals;
		}

		@Override
		public int pixels() {
			return 1;
		}

		@Override
		public int spikes() {
			return 1;
		}

		@Override
		public int rank() {
			return 1;
		}

		@Override
		public void initialize(final double[][] modules) {
			iteration = 0;
		}

		@Override
		public void set(final double[][] modules, final double[][] weights) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void iterate() {
			iteration++;
		}

		@Override
		public boolean isSettled() {
			return false;
		}

		@Override
		public double[][] modules() {
			return new double[1][1];
		}

		@Override
		public double[][] weights() {
			return new double[1][1];
		}

		@Override
		public double residual() {
			return residuals[iteration];
		}
	}

	private static int run(final IterationCallback callback, final double... residuals) {
		return Iteration.run(new Course(residuals), residuals.length - 1, callback, ProgressMonitor.NONE);
	}

	@Test
	void courseIsNotedAtEveryMultiple() {
		final ResidualCurve course = new ResidualCurve(2);
		run(course, 9, 8, 7, 6, 5, 4);
		assertArrayEquals(new int[] { 0, 2, 4 }, course.iterations());
		assertArrayEquals(new double[] { 9, 7, 5 }, course.residuals());
		run(course, 3, 2, 1);
		assertArrayEquals(new double[] { 3, 1 }, course.residuals(), "a new run begins anew");
	}

	@Test
	void criterionEndsTheRunWhenTheResidualHardlyFalls() {
		final IterationCallback criterion = new StoppingCriterion(2, 0.1); // threshold 0.1 · (20 − 10) = 1
		assertEquals(6, run(criterion, 20, 10, 9, 8, 7, 6.5, 6.25, 6, 1));
		assertEquals(4, run(criterion, 20, 10, 9, 8, 8.5, 0, 0), "1/2 is less than 1");
		assertEquals(4, run(criterion, 20, 10, 9, 8, 11, 0, 0), "a rising residual ends it, too");
		assertEquals(7, run(criterion, 20, 10, 9, 8.5, 8, 7.5, 7, 0), "a fall of just the threshold does not");
		assertEquals(2, run(criterion, 20, 10, 30), "the first multiple has none to be compared with");
	}

	@Test
	void allAreCalledInOrderUntilOneSaysStop() {
		final List<String> calls = new ArrayList<>();
		final ConcludingCallback concluding = new ConcludingCallback() {

			@Override
			public boolean onIteration(final int iteration, final SemiNmf factorization) {
				calls.add("c" + iteration);
				return true;
			}

			@Override
			public void onEnd(final SemiNmf factorization) {
				calls.add("end at " + factorization.residual());
			}
		};
		final IterationCallback stopsAtOne = (i, f) -> {
			calls.add("s" + i);
			return i < 1;
		};
		assertEquals(1,
			run(IterationCallback.all(stopsAtOne, IterationCallback.all(concluding, IterationCallback.NONE)), 5, 4, 3));
		assertEquals(Arrays.asList("s0", "c0", "s1", "c1", "end at 4.0"), calls);
		assertTrue(IterationCallback.all().onIteration(0, new Course(1)));
	}

	@Test
	void cancelledRunHasNoEnd() {
		final boolean[] ended = { false };
		final ConcludingCallback callback = new ConcludingCallback() {

			@Override
			public boolean onIteration(final int iteration, final SemiNmf factorization) {
				return true;
			}

			@Override
			public void onEnd(final SemiNmf factorization) {
				ended[0] = true;
			}
		};
		final ProgressMonitor cancelling = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> Iteration.run(new Course(1, 1), 1, callback, cancelling));
		assertFalse(ended[0]);
	}

	@Test
	void badArgumentsAreNamed() {
		assertMessage("interval must be 1 iteration or more, but was 0", () -> new ResidualCurve(0));
		assertMessage("interval must be 1 iteration or more, but was -3", () -> new StoppingCriterion(-3, 1e-6));
		assertMessage("delta must be greater than 0, but was 0.0", () -> new StoppingCriterion(100, 0));
		assertMessage("delta must be greater than 0, but was NaN", () -> new StoppingCriterion(100, Double.NaN));
	}

	private static void assertMessage(final String part, final org.junit.jupiter.api.function.Executable executable) {
		final String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
		assertTrue(message.contains(part), message);
	}
}
