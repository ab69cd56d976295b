package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

/** Matrices and traces against the reference's, within a part of their largest entry. */
public final class Comparison {

	private Comparison() {}

	static void assertClose(final double tolerance, final double[][] expected, final double[][] actual,
		final String what)
	{
		assertEquals(expected.length, actual.length, what);
		final double largest = largest(expected);
		for (int i = 0; i < expected.length; i++)
			assertArrayEquals(expected[i], actual[i], tolerance * largest, what + " " + i);
	}

	/** Of each trace the values in a trial, {@code [trace][frame]}. */
	public static double[][] rows(final List<Trace> traces, final int trial) {
		return traces.stream().map(trace -> trace.trial(trial)).toArray(double[][]::new);
	}

	/** The largest difference between two matrices as part of the largest entry of the first. */
	static double difference(final double[][] expected, final double[][] actual) {
		double difference = 0;
		for (int i = 0; i < expected.length; i++)
			for (int j = 0; j < expected[i].length; j++)
				difference = Math.max(difference, Math.abs(expected[i][j] - actual[i][j]));
		return difference / largest(expected);
	}

	static double largest(final double[][] values) {
		return Arrays.stream(values)
			.flatMapToDouble(Arrays::stream)
			.map(Math::abs)
			.filter(v -> v <= Double.MAX_VALUE)
			.max()
			.orElse(0);
	}
}
