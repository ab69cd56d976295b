package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

/** The neuropil around a cell: the cell grown, without the cell itself. */
final class NeuropilRing {

	private static final int[][] CARDINAL = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
	private static final int[][] DIAGONAL = { { -1, -1 }, { 1, -1 }, { -1, 1 }, { 1, 1 } };

	private NeuropilRing() {}

	/** As {@link #around(Mask, boolean[], double)}, whatever else is there. */
	static Mask around(final Mask cell, final double minArea) {
		return around(cell, null, minArea);
	}

	/**
	 * Grows a cell by its cardinal and by its diagonal neighbours in turn, until the ring has reached an area or fills
	 * the image.
	 *
	 * @param others for each pixel whether it must not be in the ring, though that grows across it; null for none
	 * @param minArea in pixels; the last step may lead beyond it
	 */
	static Mask around(final Mask cell, final boolean[] others, final double minArea) {
		final int width = cell.width();
		final int height = cell.height();
		boolean[] grown = cell.toBooleans();
		final boolean[] allowed = new boolean[grown.length];
		for (int i = 0; i < grown.length; i++) allowed[i] = !grown[i] && (others == null || !others[i]);
		final int free = count(allowed, allowed);
		int added = 0;
		if (!cell.isEmpty()) for (int step = 0; added < minArea && added < free; step++) {
			grown = grow(grown, width, height, step % 2 == 0 ? CARDINAL : DIAGONAL);
			added = count(grown, allowed);
		}
		for (int i = 0; i < grown.length; i++) grown[i] &= allowed[i];
		return Mask.of(grown, width, height);
	}

	private static boolean[] grow(final boolean[] mask, final int width, final int height, final int[][] neighbours) {
		final boolean[] grown = mask.clone();
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			if (!mask[y * width + x]) continue;
			for (final int[] step : neighbours) {
				final int nx = x + step[0];
				final int ny = y + step[1];
				if (nx >= 0 && nx < width && ny >= 0 && ny < height) grown[ny * width + nx] = true;
			}
		}
		return grown;
	}

	private static int count(final boolean[] mask, final boolean[] allowed) {
		int count = 0;
		for (int i = 0; i < mask.length; i++) if (mask[i] && allowed[i]) count++;
		return count;
	}
}
