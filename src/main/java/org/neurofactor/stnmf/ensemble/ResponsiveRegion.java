package org.neurofactor.stnmf.ensemble;

import java.util.ArrayDeque;

import org.neurofactor.spatial.GaussianMatchedFilter;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Mask;

/**
 * The pixels where a spatial profile stands out from its noise: after a {@linkplain GaussianMatchedFilter filter} of
 * 1.2 pixels, those above four standard deviations of the noise that have the peak's sign and hang together with the
 * peak, over gaps of one pixel. Where nothing but the peak stands out, or not even that, those above half of the peak.
 */
final class ResponsiveRegion {

	private static final double NOISE_SD = 4;
	private static final double PART_OF_PEAK = 0.5;
	/** To the next pixel of the region: 2 leaves room for a gap of one pixel. */
	private static final int STEP = 2;

	private ResponsiveRegion() {}

	/**
	 * @param profile the spatial profile
	 * @param noise standard deviation of a pixel of it without a receptive field
	 */
	static Mask of(final Image2D profile, final double noise) {
		final Image2D smooth = GaussianMatchedFilter.of(profile.maskedAsZero(), LowRankFilter.BLUR_SD);
		final double[] values = smooth.values();
		int peak = 0;
		for (int i = 1; i < values.length; i++) if (Math.abs(values[i]) > Math.abs(values[peak])) peak = i;
		final double threshold = Math.min(PART_OF_PEAK * Math.abs(values[peak]), NOISE_SD * noise);
		return connected(smooth, peak, Math.signum(values[peak]), threshold);
	}

	private static Mask connected(final Image2D image, final int peak, final double sign, final double threshold) {
		final int width = image.width();
		final int height = image.height();
		final boolean[] inside = new boolean[width * height];
		final ArrayDeque<Integer> reached = new ArrayDeque<>();
		inside[peak] = true;
		reached.add(peak);
		while (!reached.isEmpty()) {
			final int x = reached.peek() % width;
			final int y = reached.poll() / width;
			for (int ny = Math.max(0, y - STEP); ny <= Math.min(height - 1, y + STEP); ny++)
				for (int nx = Math.max(0, x - STEP); nx <= Math.min(width - 1, x + STEP); nx++)
				{
					final int neighbour = ny * width + nx;
					if (inside[neighbour] || !(sign * image.values()[neighbour] > threshold)) continue;
					inside[neighbour] = true;
					reached.add(neighbour);
				}
		}
		return Mask.of(inside, width, height);
	}
}
