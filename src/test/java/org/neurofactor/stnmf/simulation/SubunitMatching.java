package org.neurofactor.stnmf.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.neurofactor.spatial.Polygon;
import org.neurofactor.spatial.Region;
import org.neurofactor.stnmf.Subunit;

/**
 * Which of a cell's true subunits were found. A subunit is found if its outline, 1.22 standard deviations from its
 * centre, and that of a module overlap by half or more: |A ∩ B| / |A ∪ B| ≥ 0.5, A and B being what the outlines
 * enclose. Each true subunit goes with one module at most, and each module with one true subunit, best overlaps first;
 * a second module on the same subunit is false, like one where there is none. Immutable.
 */
final class SubunitMatching {

	static final double OVERLAP = 0.5;
	/** Where a module's outline runs that is a Gaussian. */
	private static final double OUTLINE_SIGMA = 1.22;
	private static final int OUTLINE_POINTS = 72;

	private final int truth;
	private final int modules;
	private final List<Pair> pairs;

	private SubunitMatching(final int truth, final int modules, final List<Pair> pairs) {
		this.truth = truth;
		this.modules = modules;
		this.pairs = pairs;
	}

	private static final class Pair {

		private final int subunit;
		private final int module;
		private final double overlap;

		private Pair(final int subunit, final int module, final double overlap) {
			this.subunit = subunit;
			this.module = module;
			this.overlap = overlap;
		}
	}

	static SubunitMatching of(final List<GaussianSubunit> truth, final List<Subunit> found) {
		final List<Polygon> expected = new ArrayList<>();
		for (final GaussianSubunit subunit : truth) expected.add(subunit.outline(OUTLINE_SIGMA, OUTLINE_POINTS));
		final List<Polygon> actual = new ArrayList<>();
		for (final Subunit subunit : found) actual.add(subunit.outline());
		return ofOutlines(expected, actual);
	}

	static SubunitMatching ofOutlines(final List<Polygon> truth, final List<Polygon> found) {
		final List<Pair> candidates = new ArrayList<>();
		for (int s = 0; s < truth.size(); s++) for (int m = 0; m < found.size(); m++) {
			final double overlap = overlap(Region.of(truth.get(s)), Region.of(found.get(m)));
			if (overlap >= OVERLAP) candidates.add(new Pair(s, m, overlap));
		}
		candidates.sort(Comparator.comparingDouble(pair -> -pair.overlap));
		final List<Pair> pairs = new ArrayList<>();
		for (final Pair pair : candidates)
			if (pairs.stream().noneMatch(p -> p.subunit == pair.subunit || p.module == pair.module)) pairs.add(pair);
		return new SubunitMatching(truth.size(), found.size(), pairs);
	}

	/** Intersection over union; 0 if one of them is empty. */
	static double overlap(final Region a, final Region b) {
		final double intersection = a.intersection(b).area();
		return intersection == 0 ? 0 : intersection / a.union(b).area();
	}

	/** Number of true subunits. */
	int truth() {
		return truth;
	}

	/** Number of true subunits that were found. */
	int found() {
		return pairs.size();
	}

	/** Number of localized modules that are no true subunit. */
	int falseOnes() {
		return modules - pairs.size();
	}

	/** Overlap of the found ones with the truth, summed up. */
	double overlapSum() {
		return pairs.stream().mapToDouble(pair -> pair.overlap).sum();
	}
}
