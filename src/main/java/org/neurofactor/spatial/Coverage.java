package org.neurofactor.spatial;

import java.util.Collection;

/** How well subunits tile a receptive field: how much of it lies in exactly one of them. */
public final class Coverage {

	private Coverage() {}

	/**
	 * The fraction of a field that is covered by one and only one subunit:
	 * area(field ∩ (union of subunits − all pairwise overlaps)) / area(field).
	 *
	 * @param field the outline of the receptive field
	 * @param subunits the outlines of the subunits; empty ones are allowed
	 * @return a number in [0, 1]; 0 without subunits; NaN if there are subunits, but the field is empty
	 */
	public static double of(final Polygon field, final Collection<Polygon> subunits) {
		if (subunits.isEmpty()) return 0;
		final Region whole = Region.of(field);
		return whole.intersection(coveredOnce(subunits)).area() / whole.area();
	}

	private static Region coveredOnce(final Collection<Polygon> subunits) {
		Region covered = Region.empty();
		Region overlaps = Region.empty();
		for (final Polygon subunit : subunits) {
			final Region next = Region.of(subunit);
			overlaps = overlaps.union(covered.intersection(next));
			covered = covered.union(next);
		}
		return covered.difference(overlaps);
	}
}
