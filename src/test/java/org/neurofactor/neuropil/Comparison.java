package org.neurofactor.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

/** Matrices against the reference's, within a part of their largest entry. */
final class Comparison {

	private Comparison() {}

	static void assertClose(final double tolerance, final double[][] expected, final double[][] actual,
		final String what)
	{
		assertEquals(expected.length, actual.length, what);
		final double largest = largest(expected);
		for (int i = 0; i < expected.length; i++)
			assertArrayEquals(expected[i], actual[i], tolerance * largest, what + " " + i);
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
		return Arrays.stream(values).flatMapToDouble(Arrays::stream).map(Math::abs).filter(v -> v <= Double.MAX_VALUE)
			.max().orElse(0);
	}
}
