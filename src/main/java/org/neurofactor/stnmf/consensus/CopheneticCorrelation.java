package org.neurofactor.stnmf.consensus;

import java.util.List;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;

/**
 * The cophenetic correlation coefficient: Pearson's correlation, over all pairs of spikes, between their distance d and
 * their cophenetic distance c, the height at which average linkage joins them.
 * <p>
 * In average linkage, c is the mean of d over all the pairs joined by the same merger. So c and d have the same mean,
 * Σ c d = Σ c², and the correlation is the ratio of the standard deviations of c and d. So the mergers will do, and c
 * need not be known pair by pair.
 * </p>
 */
public final class CopheneticCorrelation {

	private CopheneticCorrelation() {}

	/**
	 * @param affiliations {@code [run][spike]}, as in {@link RandomStart#affiliation()}
	 * @return from 0 to 1; NaN if all pairs of spikes are at the same distance
	 */
	public static double of(final List<int[]> affiliations, final Workers workers, final ProgressMonitor monitor) {
		return of(SpikeDistances.of(affiliations, workers, monitor), monitor);
	}

	/** @param distances by {@code [a][b]} with b &lt; a; overwritten */
	static double of(final double[][] distances, final ProgressMonitor monitor) {
		if (isConstant(distances)) return Double.NaN;
		final double mean = mean(distances);
		final double varianceOfD = sumOfSquares(distances, mean);
		final AverageLinkage linkage = AverageLinkage.of(distances, monitor);
		double varianceOfC = 0;
		for (int i = 0; i < linkage.heights().length; i++) {
			final double deviation = linkage.heights()[i] - mean;
			varianceOfC += linkage.pairs()[i] * deviation * deviation;
		}
		return Math.sqrt(varianceOfC / varianceOfD);
	}

	private static boolean isConstant(final double[][] distances) {
		for (final double[] row : distances)
			for (final double distance : row) if (distance != distances[1][0]) return false;
		return true;
	}

	private static double mean(final double[][] distances) {
		double sum = 0;
		long count = 0;
		for (final double[] row : distances) {
			for (final double distance : row) sum += distance;
			count += row.length;
		}
		return sum / count;
	}

	private static double sumOfSquares(final double[][] distances, final double mean) {
		double sum = 0;
		for (final double[] row : distances)
			for (final double distance : row) sum += (distance - mean) * (distance - mean);
		return sum;
	}
}
