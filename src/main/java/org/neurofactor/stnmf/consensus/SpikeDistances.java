package org.neurofactor.stnmf.consensus;

import java.util.Arrays;
import java.util.List;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;

/**
 * The distance between every two spikes, 1 − C: the fraction of runs in which they do not share a module. A spike
 * without module shares none.
 */
final class SpikeDistances {

	/** How many comparisons are made before the user is asked whether to go on: a fraction of a second. */
	private static final long COMPARISONS_PER_REPORT = 20_000_000;

	/** Rows that are worth sharing between threads. */
	private static final int MIN_BLOCK = 16;

	private SpikeDistances() {}

	/**
	 * A distance is computed in single precision, as it is in the published implementation, and then
	 * held in double precision, which the clustering needs.
	 *
	 * @param affiliations {@code [run][spike]}, as in {@link RandomStart#affiliation()}
	 * @return distances by {@code [a][b]} with b &lt; a
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	static double[][] of(final List<int[]> affiliations, final Workers workers, final ProgressMonitor monitor) {
		final int runs = affiliations.size();
		final double[] distanceByCount = new double[runs + 1];
		for (int count = 0; count <= runs; count++) distanceByCount[count] = 1 - (float) count / runs;
		final double[][] rows = new double[affiliations.get(0).length][];
		final int block = (int) Math.max(MIN_BLOCK, Math.min(COMPARISONS_PER_REPORT / rows.length / runs, rows.length));
		for (int from = 0; from < rows.length; from += block) {
			monitor.step("Comparing spikes", from, rows.length);
			final int first = from;
			workers.forEach(Math.min(block, rows.length - from), row -> {
				final int a = first + row;
				final int[] counts = countShared(affiliations, a);
				rows[a] = Arrays.stream(counts).mapToDouble(count -> distanceByCount[count]).toArray();
			});
		}
		return rows;
	}

	/** In how many runs a spike shares a module with each of the spikes before it. */
	private static int[] countShared(final List<int[]> affiliations, final int spike) {
		final int[] counts = new int[spike];
		for (final int[] modules : affiliations) {
			final int module = modules[spike];
			if (module == RandomStart.NONE) continue;
			for (int b = 0; b < spike; b++) counts[b] += modules[b] == module ? 1 : 0;
		}
		return counts;
	}

	/** Bytes of memory for the distances of so many spikes. */
	static long bytes(final long spikes) {
		return spikes * (spikes - 1) / 2 * Double.BYTES + 32 * spikes;
	}
}
