package org.neurofactor.factorization;

import java.util.Arrays;

/** What W and H must be to be set. */
final class SemiNmfState {

	private SemiNmfState() {}

	/** @throws IllegalArgumentException see {@link SemiNmf#set} */
	static void require(final double[][] modules, final double[][] weights, final int pixels, final int spikes) {
		if (modules.length == 0 || modules.length != weights.length) throw new IllegalArgumentException(
			"There must be as many modules as rows of weights, one or more, but there are " + modules.length + " and " +
				weights.length + ".");
		require(modules, "modules", pixels, "pixels", 0);
		require(weights, "weights", spikes, "spikes", -Double.MAX_VALUE);
	}

	private static void require(final double[][] rows, final String what, final int length, final String ofWhat,
		final double least)
	{
		for (final double[] row : rows) {
			if (row.length != length) throw new IllegalArgumentException(
				"The " + what + " must have " + length + " " + ofWhat + ", but have " + row.length + ".");
			if (!Arrays.stream(row).allMatch(value -> value >= least && value <= Double.MAX_VALUE))
				throw new IllegalArgumentException(
					"The " + what + " must be finite" + (least == 0 ? " and not negative." : "."));
		}
	}
}
