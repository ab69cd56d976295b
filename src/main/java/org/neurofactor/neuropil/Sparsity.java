package org.neurofactor.neuropil;

import java.util.Arrays;

import org.neurofactor.matrix.Kernels;
import org.neurofactor.settings.NumberOrAutoKind;

/**
 * The sparsity α of NMF for the signals of a cell. The published α is not scaled by anything, so that what it takes from
 * a source depends on how large that is and, with 1/√T, on how long the recording is. Chosen for a cell, α is
 * proportional to √T and to the standard deviation of what the cell's signal has beyond a linear mixture of its
 * surroundings': events then lose the same small part in bright and dim neuropil and in short and long recordings.
 */
final class Sparsity {

	/** The published one, which a chosen one never falls below. */
	static final double PUBLISHED = 0.1;

	/** Of 1/√T: in 600 frames, α is the standard deviation itself. */
	private static final double FACTOR = 0.04;

	/** A signal of which a smaller part is independent of those before adds nothing to them. */
	private static final double MIN_INDEPENDENT_PART = 1e-12;

	private Sparsity() {}

	/**
	 * As the options say.
	 *
	 * @param signals S, k × T, as they will be separated, that of the cell first
	 */
	static double of(final SeparationOptions options, final double[][] signals) {
		final double alpha = options.get(SeparationOptions.ALPHA);
		if (!NumberOrAutoKind.isAuto(alpha)) return alpha;
		return SourceSeparation.background(options) == Background.NONE
			? PUBLISHED
			: Math.max(PUBLISHED, chosen(Floors.lit(signals)));
	}

	private static double chosen(final double[][] signals) {
		return FACTOR * Math.sqrt(signals[0].length) * ownDeviation(signals);
	}

	/** Of the rest of the first signal after linear regression on all others and a constant. */
	static double ownDeviation(final double[][] signals) {
		final double[][] rest = Arrays.stream(signals).map(Sparsity::centred).toArray(double[][]::new);
		final double[] cell = rest[0];
		for (int i = 1; i < rest.length; i++) {
			final double whole = Kernels.dot(rest[i], rest[i]);
			for (int j = 1; j < i; j++) takeOut(rest[i], rest[j]);
			// Else what is left is rounding errors.
			if (Kernels.dot(rest[i], rest[i]) <= MIN_INDEPENDENT_PART * whole) Arrays.fill(rest[i], 0);
			takeOut(cell, rest[i]);
		}
		return Math.sqrt(Kernels.dot(cell, cell) / cell.length);
	}

	private static void takeOut(final double[] signal, final double[] direction) {
		final double length = Kernels.dot(direction, direction);
		if (length > 0) Kernels.axpy(signal, -Kernels.dot(signal, direction) / length, direction);
	}

	private static double[] centred(final double[] signal) {
		final double mean = Arrays.stream(signal).sum() / signal.length;
		return Arrays.stream(signal).map(value -> value - mean).toArray();
	}
}
