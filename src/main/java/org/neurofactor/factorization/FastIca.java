package org.neurofactor.factorization;

import java.util.Arrays;

import org.neurofactor.matrix.Kernels;
import org.neurofactor.matrix.Matrices;
import org.neurofactor.matrix.SingularValues;
import org.neurofactor.random.NormalGenerator;
import org.neurofactor.run.ProgressMonitor;

/**
 * Independent component analysis by the fixed-point iteration with the log cosh contrast, all components at once, with
 * symmetric decorrelation. Signals are centred and whitened by their singular vectors, each of which is given the sign
 * that makes its first entry positive; sources keep the variance they come out with.
 * <p>
 * Hyvärinen &amp; Oja (2000), Neural Netw. 13:411–430, doi 10.1016/S0893-6080(00)00026-5.
 * </p>
 */
public final class FastIca {

	/** Singular values of the centred signals below this part of the signals' norm are rounding errors. */
	private static final double RANK_TOLERANCE = 1e-13;

	private FastIca() {}

	/**
	 * Iterates until no unmixing vector turns any more: 1 − |cos| of its turn is below the tolerance.
	 *
	 * @param signals S, {@code [signal][observation]}, all finite
	 * @param components n
	 * @param tolerance &gt; 0
	 * @param maxIterations at most so many iterations, 1 or more
	 * @param seed of the normal numbers the unmixing matrix starts from, from 0 to 2³² − 1
	 * @return sources of zero mean, and the pseudo-inverse of what makes them of the signals as mixing matrix
	 * @throws IllegalArgumentException if the signals have fewer linearly independent components
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static MixtureModel separate(final double[][] signals, final int components, final double tolerance,
		final int maxIterations, final long seed, final ProgressMonitor monitor)
	{
		final double[][] centred = centred(signals);
		final int observations = signals[0].length;
		final double[][] whitening = whitening(centred, components, RANK_TOLERANCE * norm(signals));
		final double[][] white = multiply(whitening, centred);
		for (final double[] row : white) for (int t = 0; t < observations; t++) row[t] *= Math.sqrt(observations);

		final NormalGenerator normal = new NormalGenerator(seed);
		double[][] unmixing = new double[components][components];
		for (final double[] row : unmixing) Arrays.setAll(row, i -> normal.next());
		unmixing = decorrelated(unmixing);
		int iterations = 0;
		double turn = Double.POSITIVE_INFINITY;
		while (iterations < maxIterations && !(turn < tolerance)) {
			monitor.step("Separating by ICA", iterations, maxIterations);
			final double[][] updated = decorrelated(fixedPointStep(unmixing, white));
			turn = 0;
			for (int i = 0; i < components; i++)
				turn = Math.max(turn, Math.abs(Math.abs(Kernels.dot(updated[i], unmixing[i])) - 1));
			unmixing = updated;
			iterations++;
		}

		final double[][] fromSignals = multiply(unmixing, whitening);
		return new MixtureModel(Matrices.pseudoInverse(fromSignals), multiply(fromSignals, centred), iterations);
	}

	/** The number of principal components of the signals that each explain more than this share of the variance. */
	public static int principalComponents(final double[][] signals, final double share) {
		final double[] values = SingularValues.of(centred(signals)).values();
		final double total = Kernels.dot(values, values);
		final double smallest = RANK_TOLERANCE * norm(signals);
		return (int) Arrays.stream(values).filter(s -> s > smallest && s * s > share * total).count();
	}

	private static double norm(final double[][] signals) {
		double square = 0;
		for (final double[] signal : signals) square += Kernels.dot(signal, signal);
		return Math.sqrt(square);
	}

	private static double[][] centred(final double[][] signals) {
		final double[][] centred = new double[signals.length][];
		for (int i = 0; i < signals.length; i++) {
			double sum = 0;
			for (final double value : signals[i]) sum += value;
			final double mean = sum / signals[i].length;
			centred[i] = Arrays.stream(signals[i]).map(value -> value - mean).toArray();
		}
		return centred;
	}

	/** The rows u_iᵀ / s_i. */
	private static double[][] whitening(final double[][] centred, final int components, final double smallest) {
		final SingularValues svd = SingularValues.of(centred);
		final double[] s = svd.values();
		int rank = 0;
		while (rank < s.length && s[rank] > smallest) rank++;
		if (components < 1 || components > rank)
			throw new IllegalArgumentException("ICA of these " + centred.length + " signals gives 1 to " + rank +
				" components (so many vary independently), but " + components + " were asked for.");
		final double[][] rows = new double[components][centred.length];
		for (int i = 0; i < components; i++) {
			final double[] u = svd.left()[i];
			final double scale = (u[0] < 0 ? -1 : 1) / s[i];
			for (int j = 0; j < u.length; j++) rows[i][j] = scale * u[j];
		}
		return rows;
	}

	/** E[x g(wᵀx)] − E[g′(wᵀx)] w for every row w, with g = tanh. */
	private static double[][] fixedPointStep(final double[][] unmixing, final double[][] white) {
		final int n = unmixing.length;
		final int observations = white[0].length;
		final double[][] step = new double[n][n];
		final double[] projection = new double[observations];
		for (int i = 0; i < n; i++) {
			Kernels.combination(projection, white, unmixing[i]);
			double slope = 0;
			for (int t = 0; t < observations; t++) {
				final double g = Tanh.of(projection[t]);
				projection[t] = g;
				slope += 1 - g * g;
			}
			for (int j = 0; j < n; j++)
				step[i][j] = (Kernels.dot(projection, white[j]) - slope * unmixing[i][j]) / observations;
		}
		return step;
	}

	/** (W Wᵀ)^(−1/2) W. */
	private static double[][] decorrelated(final double[][] w) {
		final double[][] products = new double[w.length][w.length];
		for (int i = 0; i < w.length; i++) for (int j = 0; j < w.length; j++) products[i][j] = Kernels.dot(w[i], w[j]);
		return multiply(Matrices.inverseRoot(products), w);
	}

	private static double[][] multiply(final double[][] a, final double[][] b) {
		final double[][] product = new double[a.length][b[0].length];
		for (int i = 0; i < a.length; i++) Kernels.combination(product[i], b, a[i]);
		return product;
	}
}
