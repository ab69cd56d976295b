package org.neurofactor.stnmf.consensus;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The distance between every two spikes, 1 − C: the fraction of runs in which they do not share a module. A spike without
 * module shares none.
 */
final class SpikeDistances {

	private SpikeDistances() {}

	/**
	 * Counts, in parallel. A distance is computed in single precision, as it is in the published implementation, and then
	 * held in double precision, which the clustering needs.
	 *
	 * @param affiliations {@code [run][spike]}, as in {@link ConsensusRun#affiliation()}
	 * @return distances by {@code [a][b]} with b &lt; a
	 */
	static double[][] of(final List<int[]> affiliations) {
		final int runs = affiliations.size();
		final double[] distanceByCount = new double[runs + 1];
		for (int count = 0; count <= runs; count++) distanceByCount[count] = 1 - (float) count / runs;
		final double[][] rows = new double[affiliations.get(0).length][];
		IntStream.range(0, rows.length).parallel().forEach(a -> {
			final int[] counts = countShared(affiliations, a);
			rows[a] = Arrays.stream(counts).mapToDouble(count -> distanceByCount[count]).toArray();
		});
		return rows;
	}

	/** In how many runs a spike shares a module with each of the spikes before it. */
	private static int[] countShared(final List<int[]> affiliations, final int spike) {
		final int[] counts = new int[spike];
		for (final int[] modules : affiliations) {
			final int module = modules[spike];
			if (module == ConsensusRun.NONE) continue;
			for (int b = 0; b < spike; b++) counts[b] += modules[b] == module ? 1 : 0;
		}
		return counts;
	}

	/** Bytes of memory for the distances of so many spikes. */
	static long bytes(final long spikes) {
		return spikes * (spikes - 1) / 2 * Double.BYTES + 32 * spikes;
	}
}
