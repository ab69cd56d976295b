package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class TraceTest {

	private static final Trace TRACE = Trace.of(new double[] { 1, 2, 3 }, new double[] { 4, 5 });

	@Test
	void knowsItsTrials() {
		assertEquals(2, TRACE.trials());
		assertArrayEquals(new int[] { 3, 2 }, TRACE.lengths());
		assertArrayEquals(new double[] { 4, 5 }, TRACE.trial(1));
		assertEquals(5, TRACE.value(1, 1));
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5 }, TRACE.joined());
		assertArrayEquals(TRACE.joined(), TRACE.values().toArray());
	}

	@Test
	void isNotChangedFromOutside() {
		final double[] values = { 1, 2 };
		final Trace trace = Trace.of(values);
		values[0] = 7;
		trace.trial(0)[0] = 8;
		trace.joined()[0] = 9;
		assertEquals(1, trace.value(0, 0));
	}

	@Test
	void isCutFromRows() {
		final List<Trace> traces = Trace.ofRows(new double[][] { { 1, 2, 3, 4, 5 }, { 6, 7, 8, 9, 10 } }, 3, 2);
		assertArrayEquals(TRACE.trial(0), traces.get(0).trial(0));
		assertArrayEquals(new double[] { 9, 10 }, traces.get(1).trial(1));
		assertEquals(1, Trace.ofRows(new double[][] { { 1, 2 } }).get(0).trials());
		assertThrows(IllegalArgumentException.class, () -> Trace.ofRows(new double[][] { { 1, 2 } }, 1));
		assertThrows(IllegalArgumentException.class, Trace::of);
	}

	@Test
	void isAddedTrialByTrial() {
		final Trace other = Trace.of(new double[] { 10, 20, 30 }, new double[] { 40, 50 });
		assertArrayEquals(new double[] { -4, -8, -12, -16, -20 }, TRACE.plus(-0.5, other).joined());
		assertArrayEquals(new double[] { 5.5, 11, 16.5, 22, 27.5 }, Trace.sum(Arrays.asList(TRACE, other), 2).joined());
		assertArrayEquals(new int[] { 3, 2 }, Trace.sum(Arrays.asList(TRACE, other), 2).lengths());
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5 }, TRACE.joined());
		assertFalse(TRACE.isZero());
		assertTrue(TRACE.plus(-1, TRACE).isZero());
	}
}
