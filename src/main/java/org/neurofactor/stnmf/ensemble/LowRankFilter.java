package org.neurofactor.stnmf.ensemble;

import java.util.stream.IntStream;

import org.neurofactor.matrix.SingularValues;
import org.neurofactor.spatial.GaussianMatchedFilter;
import org.neurofactor.spatial.Image2D;

/**
 * The temporal filter of a cell as the best separable approximation of its spike-triggered average has it: the first
 * left singular vector of the average, as a matrix of τ frames × pixels (Golub &amp; Van Loan 2013, ch. 2.4). All
 * pixels of the receptive field take part in it, each by its share, so that it is far less noisy than the course of one
 * of them.
 * <p>
 * It is found twice: with the pixels around the peak of the blurred average first, then with those where the spatial
 * profile that follows from it stands out from the noise.
 * </p>
 */
final class LowRankFilter {

	/** Standard deviation in pixels of the Gaussian that a peak or a profile is looked for with. */
	static final double BLUR_SD = 1.2;

	/** Pixels this near to the peak take part at first. */
	private static final double REACH = 6;

	private LowRankFilter() {}

	/**
	 * @return the τ weights, from the oldest frame to that of the spike; L2 norm 1, positive where the centre likes
	 *          light
	 */
	static double[] of(final SpikeTriggeredAverage average) {
		final int width = average.width();
		final int peak = smoothedPeak(average);
		final double[] first = leading(average,
			IntStream.range(0, width * average.height())
				.filter(i -> StrictMath.hypot(i % width - peak % width, i / width - peak / width) <= REACH)
				.toArray());
		return leading(average, ResponsiveRegion.of(profile(average, first), average.noise()).pixels());
	}

	/** The filtered average: Σₜ filter[t] · average[t]. */
	static Image2D profile(final SpikeTriggeredAverage average, final double[] filter) {
		final double[] profile = new double[average.width() * average.height()];
		for (int t = 0; t < filter.length; t++)
			for (int i = 0; i < profile.length; i++) profile[i] += filter[t] * average.deviation(t, i);
		return new Image2D(average.width(), average.height(), profile);
	}

	private static int smoothedPeak(final SpikeTriggeredAverage average) {
		int peak = 0;
		double largest = -1;
		final double[] frame = new double[average.width() * average.height()];
		for (int t = 0; t < average.tau(); t++) {
			for (int i = 0; i < frame.length; i++) frame[i] = average.deviation(t, i);
			final double[] smooth =
				GaussianMatchedFilter.of(new Image2D(average.width(), average.height(), frame), BLUR_SD).values();
			for (int i = 0; i < smooth.length; i++) if (Math.abs(smooth[i]) > largest) {
				largest = Math.abs(smooth[i]);
				peak = i;
			}
		}
		return peak;
	}

	/** The first left singular vector, with the sign that makes the dominant entry of the right one positive. */
	private static double[] leading(final SpikeTriggeredAverage average, final int[] pixels) {
		final double[][] matrix = new double[average.tau()][pixels.length];
		for (int t = 0; t < matrix.length; t++)
			for (int i = 0; i < pixels.length; i++) matrix[t][i] = average.deviation(t, pixels[i]);
		final SingularValues svd = SingularValues.of(matrix);
		double dominant = 0;
		for (final double entry : svd.right()[0]) if (Math.abs(entry) > Math.abs(dominant)) dominant = entry;
		final double[] filter = svd.left()[0].clone();
		for (int t = 0; dominant < 0 && t < filter.length; t++) filter[t] = -filter[t];
		return filter;
	}
}
