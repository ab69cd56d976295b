package org.neurofactor.stnmf.consensus;

import java.util.stream.IntStream;

import org.neurofactor.run.ProgressMonitor;

/**
 * Average-linkage clustering (UPGMA) by the nearest-neighbour chain: O(m²) time, in the memory of the distances.
 * <p>
 * Of neighbours at the same distance the one before in the chain is preferred, and then the first. Where distances are
 * fractions of few runs there are ties everywhere, and which of equal distances comes out smaller after some averaging
 * hangs on the last digit. The order of operations is therefore that of SciPy's {@code linkage}, in double precision:
 * so the dendrogram is the same as there.
 * </p>
 * <p>
 * Murtagh (1983), Comput. J. 26:354–359, doi 10.1093/comjnl/26.4.354; Müllner (2011), arXiv:1109.2378.
 * </p>
 */
final class AverageLinkage {

	private static final int MERGES_PER_REPORT = 64;

	/** {@code [a][b]} with b < a: mean distance between the members of the clusters a and b. */
	private final double[][] distances;
	private final int[] size;

	/** Numbers of the clusters that have not been merged into another, ascending. */
	private final int[] active;
	private int activeCount;

	private final double[] heights;
	private final long[] pairs;

	private AverageLinkage(final double[][] distances) {
		this.distances = distances;
		final int m = distances.length;
		size = IntStream.generate(() -> 1).limit(m).toArray();
		active = IntStream.range(0, m).toArray();
		activeCount = m;
		heights = new double[Math.max(0, m - 1)];
		pairs = new long[heights.length];
	}

	/**
	 * @param distances by {@code [a][b]} with b &lt; a, not negative; overwritten
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	static AverageLinkage of(final double[][] distances, final ProgressMonitor monitor) {
		final AverageLinkage linkage = new AverageLinkage(distances);
		linkage.run(monitor);
		return linkage;
	}

	/** The distance at which each merger took place; the mergers are in no particular order. */
	double[] heights() {
		return heights;
	}

	/** For each merger, how many pairs of elements it joined: all these have its height as cophenetic distance. */
	long[] pairs() {
		return pairs;
	}

	private void run(final ProgressMonitor monitor) {
		final int[] chain = new int[distances.length];
		int length = 0;
		for (int merger = 0; merger < heights.length; merger++) {
			if (merger % MERGES_PER_REPORT == 0) monitor.step("Clustering spikes", merger, heights.length);
			if (length == 0) chain[length++] = active[0];
			while (true) {
				final int last = chain[length - 1];
				final int before = length > 1 ? chain[length - 2] : -1;
				final int nearest = nearestTo(last, before);
				if (nearest == before) break;
				chain[length++] = nearest;
			}
			length -= 2;
			merge(merger, Math.min(chain[length], chain[length + 1]), Math.max(chain[length], chain[length + 1]));
		}
	}

	private int nearestTo(final int cluster, final int preferred) {
		int nearest = preferred;
		double least = preferred < 0 ? Double.POSITIVE_INFINITY : distance(cluster, preferred);
		final double[] row = distances[cluster];
		int i = 0;
		for (; active[i] < cluster; i++) {
			final double distance = row[active[i]];
			if (distance < least) {
				least = distance;
				nearest = active[i];
			}
		}
		for (i++; i < activeCount; i++) {
			final double distance = distances[active[i]][cluster];
			if (distance < least) {
				least = distance;
				nearest = active[i];
			}
		}
		return nearest;
	}

	/** The cluster {@code gone} becomes part of {@code kept}. */
	private void merge(final int merger, final int gone, final int kept) {
		pairs[merger] = (long) size[gone] * size[kept];
		heights[merger] = distance(gone, kept);
		final double sizeOfGone = size[gone], sizeOfKept = size[kept];
		size[kept] += size[gone];
		int next = 0;
		for (int i = 0; i < activeCount; i++) {
			final int other = active[i];
			if (other == gone) continue;
			active[next++] = other;
			if (other == kept) continue;
			final double mean = (sizeOfGone * distance(gone, other) + sizeOfKept * distance(kept, other)) / size[kept];
			if (other < kept) distances[kept][other] = mean;
			else distances[other][kept] = mean;
		}
		activeCount = next;
	}

	private double distance(final int a, final int b) {
		return a > b ? distances[a][b] : distances[b][a];
	}
}
