package org.neurofactor.stnmf.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;

class CopheneticCorrelationTest {

	private static double of(final int[]... affiliations) {
		try (Workers workers = new Workers(2)) {
			return CopheneticCorrelation.of(Arrays.asList(affiliations), workers, ProgressMonitor.NONE);
		}
	}

	@Test
	void distancesAreFractionsOfRuns() {
		final List<int[]> affiliations = Arrays.asList(new int[] { 0, 0, 1, -1 }, new int[] { 5, 5, 5, -1 },
			new int[] { 2, 3, 3, 3 }, new int[] { -1, -1, 0, -1 });
		final double[][] distances;
		try (Workers workers = new Workers(1)) {
			distances = SpikeDistances.of(affiliations, workers, ProgressMonitor.NONE);
		}
		assertArrayEquals(new double[0], distances[0]);
		assertArrayEquals(new double[] { 0.5 }, distances[1]);
		assertArrayEquals(new double[] { 0.75, 0.5 }, distances[2]);
		assertArrayEquals(new double[] { 1, 0.75, 0.75 }, distances[3], 0, "none is not equal to none");
	}

	@Test
	void perfectAgreementIsOne() {
		assertEquals(1, of(new int[] { 0, 0, 1, 1, 2 }, new int[] { 4, 4, 3, 3, 0 }), 1e-12);
	}

	@Test
	void undefinedWhereAllDistancesAreEqual() {
		assertTrue(Double.isNaN(of(new int[] { 0, 1, 2 }, new int[] { 2, 1, 0 })), "none together");
		assertTrue(Double.isNaN(of(new int[] { 0, 0, 0 }, new int[] { 1, 1, 1 })), "all together");
		assertTrue(Double.isNaN(of(new int[] { -1, -1, -1 }, new int[] { -1, -1, -1 })), "no subunits");
		final int[] together = new int[50], apart = new int[50];
		Arrays.fill(apart, RandomStart.NONE);
		assertTrue(Double.isNaN(of(together, apart, apart)), "all at 2/3, which rounds");
		assertTrue(Double.isNaN(of(new int[] { 0, 0 }, new int[] { 0, 1 })), "one pair");
	}

	/**
	 * By the definition: the closest two clusters merge, again and again; then Pearson's correlation over all pairs.
	 */
	@Test
	void agreesWithTheDefinition() {
		final Random random = new Random(3);
		final int m = 40;
		final double[][] d = new double[m][];
		final double[][] full = new double[m][m];
		for (int a = 0; a < m; a++) {
			d[a] = random.doubles(a).toArray(); // no ties
			for (int b = 0; b < a; b++) full[a][b] = full[b][a] = d[a][b];
		}
		final double[][] cophenetic = new double[m][m];
		final List<List<Integer>> clusters = new ArrayList<>();
		for (int a = 0; a < m; a++) clusters.add(new ArrayList<>(Arrays.asList(a)));
		final double[] heights = new double[m - 1];
		for (int merger = 0; merger < m - 1; merger++) {
			int x = 0, y = 1;
			for (int i = 0; i < clusters.size(); i++)
				for (int j = i + 1; j < clusters.size(); j++)
					if (mean(full, clusters.get(i), clusters.get(j)) < mean(full, clusters.get(x), clusters.get(y)))
					{
						x = i;
						y = j;
					}
			heights[merger] = mean(full, clusters.get(x), clusters.get(y));
			for (final int a : clusters.get(x))
				for (final int b : clusters.get(y)) cophenetic[Math.max(a, b)][Math.min(a, b)] = heights[merger];
			clusters.get(x).addAll(clusters.remove(y));
		}
		final double[][] copy = new double[m][];
		for (int a = 0; a < m; a++) copy[a] = d[a].clone();
		final AverageLinkage linkage = AverageLinkage.of(copy, ProgressMonitor.NONE);
		final double[] sorted = linkage.heights().clone();
		Arrays.sort(sorted);
		assertArrayEquals(heights, sorted, 1e-12);
		assertEquals(m * (m - 1) / 2, Arrays.stream(linkage.pairs()).sum());

		double sumD = 0, sumC = 0, n = m * (m - 1) / 2.;
		for (int a = 0; a < m; a++) for (int b = 0; b < a; b++) {
			sumD += d[a][b];
			sumC += cophenetic[a][b];
		}
		double dd = 0, cc = 0, dc = 0;
		for (int a = 0; a < m; a++) for (int b = 0; b < a; b++) {
			dd += (d[a][b] - sumD / n) * (d[a][b] - sumD / n);
			cc += (cophenetic[a][b] - sumC / n) * (cophenetic[a][b] - sumC / n);
			dc += (d[a][b] - sumD / n) * (cophenetic[a][b] - sumC / n);
		}
		assertEquals(dc / Math.sqrt(dd * cc), CopheneticCorrelation.of(d, ProgressMonitor.NONE), 1e-12);
	}

	private static double mean(final double[][] d, final List<Integer> x, final List<Integer> y) {
		double sum = 0;
		for (final int a : x) for (final int b : y) sum += d[a][b];
		return sum / (x.size() * y.size());
	}
}
