package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A cell and the sectors of the neuropil around it. Immutable. */
public final class CellRegions {

	private final List<Mask> masks;

	private CellRegions(final List<Mask> masks) {
		this.masks = Collections.unmodifiableList(masks);
	}

	/**
	 * Surrounds a cell by neuropil of at least expansion · count times its own area, or all that the image has, cut
	 * into sectors of the same area.
	 *
	 * @param cell not empty
	 * @param count number of sectors, 1 or more
	 * @param expansion area of one sector relative to the cell, &gt; 0
	 * @throws IllegalArgumentException if the cell has no pixel, or there are fewer pixels around it than sectors
	 */
	public static CellRegions around(final Mask cell, final int count, final double expansion) {
		return around(cell, null, count, expansion);
	}

	/**
	 * As {@link #around(Mask, int, double)}, but without some of the pixels.
	 *
	 * @param others for each pixel whether it must not be in a sector; null for none
	 */
	static CellRegions around(final Mask cell, final boolean[] others, final int count, final double expansion) {
		if (cell.isEmpty()) throw new IllegalArgumentException("it has no pixel inside the image");
		final Mask ring = NeuropilRing.around(cell, others, expansion * count * cell.area());
		final List<Mask> masks = new ArrayList<>();
		masks.add(cell);
		masks.addAll(Sectors.of(ring, cell, count));
		for (final Mask mask : masks)
			if (mask.isEmpty()) throw new IllegalArgumentException("the neuropil around it has only " + ring.area() +
				" pixels, which do not give " + count + " regions (fewer regions or a larger expansion may help)");
		return new CellRegions(masks);
	}

	/**
	 * As {@link #around} has found them.
	 *
	 * @param masks the cell, then its sectors
	 */
	public static CellRegions of(final List<Mask> masks) {
		return new CellRegions(new ArrayList<>(masks));
	}

	/** The cell. */
	public Mask cell() {
		return masks.get(0);
	}

	/** The sectors of its neuropil. */
	public List<Mask> sectors() {
		return masks.subList(1, masks.size());
	}

	/** The cell, then its sectors: one for every signal. */
	public List<Mask> masks() {
		return masks;
	}
}
