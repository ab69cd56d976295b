package org.neurofactor.factorization;

import org.neurofactor.random.NormalGenerator;
import org.neurofactor.matrix.RandomizedSvd;
import org.neurofactor.matrix.SingularValues;

/**
 * Non-negative double singular value decomposition, its zeros filled with small random numbers: where
 * {@link CoordinateDescentNmf} starts from, as scikit-learn's {@code init="nndsvdar"}.
 * <p>
 * Boutsidis &amp; Gallopoulos (2008), Pattern Recognit. 41:1350–1362, doi 10.1016/j.patcog.2007.09.010.
 * </p>
 */
public final class Nndsvdar {

	/** Smaller entries count as zero. */
	private static final double SMALLEST = 1e-6;

	private Nndsvdar() {}

	/**
	 * @param signals S ≥ 0, {@code [signal][observation]}
	 * @param components n, at most as many as there are signals and observations
	 * @param seed of the random numbers, from 0 to 2³² − 1
	 * @return A and Y of S ≈ A Y, all positive if S has a positive entry
	 * @throws IllegalArgumentException if there are too many components
	 */
	public static MixtureModel start(final double[][] signals, final int components, final long seed) {
		final int k = signals.length;
		final int observations = signals[0].length;
		if (components < 1 || components > Math.min(k, observations)) throw new IllegalArgumentException(
			"NNDSVD of " + k + " signals of " + observations + " observations gives 1 to " + Math.min(k, observations) +
				" components, but " + components + " were asked for.");
		final SingularValues svd = RandomizedSvd.of(signals, components, seed);
		final double[][] sources = new double[components][observations];
		final double[][] loadings = new double[components][k];
		for (int j = 0; j < components; j++)
			split(svd.left()[j], svd.right()[j], svd.values()[j], j == 0, sources[j], loadings[j]);
		fillZeros(sources, loadings, mean(signals) / 100, new NormalGenerator(seed));

		final double[][] mixing = new double[k][components];
		for (int i = 0; i < k; i++) for (int j = 0; j < components; j++) mixing[i][j] = loadings[j][i];
		return new MixtureModel(mixing, sources, 0);
	}

	/** The larger of the non-negative halves of u vᵀ; of the first pair, which is of one sign, all of it. */
	private static void split(final double[] u, final double[] v, final double singularValue, final boolean first,
		final double[] source, final double[] loading)
	{
		if (first) {
			final double scale = Math.sqrt(singularValue);
			for (int t = 0; t < u.length; t++) source[t] = cut(scale * Math.abs(u[t]));
			for (int i = 0; i < v.length; i++) loading[i] = cut(scale * Math.abs(v[i]));
			return;
		}
		final double positive = normOfPart(u, 1) * normOfPart(v, 1);
		final double negative = normOfPart(u, -1) * normOfPart(v, -1);
		final int sign = positive > negative ? 1 : -1;
		final double scale = Math.sqrt(singularValue * Math.max(positive, negative));
		if (scale == 0) return;
		final double uScale = sign * scale / normOfPart(u, sign);
		final double vScale = sign * scale / normOfPart(v, sign);
		for (int t = 0; t < u.length; t++) source[t] = cut(uScale * u[t]);
		for (int i = 0; i < v.length; i++) loading[i] = cut(vScale * v[i]);
	}

	private static double normOfPart(final double[] vector, final int sign) {
		double square = 0;
		for (final double entry : vector) if (sign * entry > 0) square += entry * entry;
		return Math.sqrt(square);
	}

	private static double cut(final double value) {
		return value < SMALLEST ? 0 : value;
	}

	/** Draws for the sources observation by observation, then for the mixing matrix source by source. */
	private static void fillZeros(final double[][] sources, final double[][] loadings, final double scale,
		final NormalGenerator normal)
	{
		for (int t = 0; t < sources[0].length; t++)
			for (final double[] source : sources) if (source[t] == 0) source[t] = Math.abs(scale * normal.next());
		for (final double[] loading : loadings)
			for (int i = 0; i < loading.length; i++) if (loading[i] == 0) loading[i] = Math.abs(scale * normal.next());
	}

	private static double mean(final double[][] signals) {
		double sum = 0;
		for (final double[] signal : signals) for (final double value : signal) sum += value;
		return sum / ((double) signals.length * signals[0].length);
	}
}
