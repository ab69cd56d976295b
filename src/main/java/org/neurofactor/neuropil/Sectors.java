package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the neuropil around a cell into sectors of (nearly) the same area, as seen from the cell's centre. The first cut
 * is made where the neuropil is scarcest.
 */
final class Sectors {

	private static final int MAX_BINS = 20;

	private Sectors() {}

	/**
	 * @param ring what is to be cut
	 * @param cell whose centre it is cut around; not empty
	 * @param count number of sectors, 1 or more; some are empty if the ring has fewer pixels
	 */
	static List<Mask> of(final Mask ring, final Mask cell, final int count) {
		final int[] pixels = ring.pixels();
		final double[] angles = angles(pixels, cell);
		final double offset = directionOfFewest(angles, Math.min(MAX_BINS, ring.height()));
		for (int i = 0; i < angles.length; i++) angles[i] = floorMod(angles[i] - offset, 2 * Math.PI) - Math.PI;
		final double[] sorted = angles.clone();
		Arrays.sort(sorted);

		final List<Mask> sectors = new ArrayList<>();
		double from = Double.NEGATIVE_INFINITY;
		for (int s = 0; s < count; s++) {
			final double to = angles.length == 0 ? from : Percentile.of(sorted, 100. * (s + 1) / count);
			final int[] members = new int[pixels.length];
			int area = 0;
			for (int i = 0; i < pixels.length; i++)
				if (angles[i] > from && angles[i] <= to) members[area++] = pixels[i];
			sectors.add(Mask.ofPixels(Arrays.copyOf(members, area), ring.width(), ring.height()));
			from = to;
		}
		return sectors;
	}

	/** Direction of every pixel from the cell's centre, −π to π, 0 along x and π/2 along y. */
	private static double[] angles(final int[] pixels, final Mask cell) {
		final int width = cell.width();
		long sumX = 0;
		long sumY = 0;
		for (final int pixel : cell.pixels()) {
			sumX += pixel % width;
			sumY += pixel / width;
		}
		final double centreX = (double) sumX / cell.area();
		final double centreY = (double) sumY / cell.area();
		return Arrays.stream(pixels)
			.mapToDouble(pixel -> StrictMath.atan2(pixel / width - centreY, pixel % width - centreX))
			.toArray();
	}

	/** The middle of the first of the bins from −π to π that hold the fewest angles. */
	private static double directionOfFewest(final double[] angles, final int bins) {
		final double[] edges = new double[bins + 1];
		for (int b = 0; b < bins; b++) edges[b] = b * (2 * Math.PI / bins) - Math.PI;
		edges[bins] = Math.PI;
		final int[] counts = new int[bins];
		for (final double angle : angles) {
			int bin = Math.min((int) ((angle + Math.PI) * (bins / (2 * Math.PI))), bins - 1);
			// Rounding may have led into a neighbour of the bin: the edges decide.
			if (angle < edges[bin]) bin--;
			else if (bin < bins - 1 && angle >= edges[bin + 1]) bin++;
			counts[bin]++;
		}
		int fewest = 0;
		for (int b = 1; b < bins; b++) if (counts[b] < counts[fewest]) fewest = b;
		return edges[fewest] + Math.PI / bins;
	}

	/** x modulo m, from 0 to m. */
	private static double floorMod(final double x, final double m) {
		final double remainder = x % m;
		return remainder < 0 ? remainder + m : remainder;
	}
}
