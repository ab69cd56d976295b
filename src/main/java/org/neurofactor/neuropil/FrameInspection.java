package org.neurofactor.neuropil;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds the frames of a movie that are no pictures of the cells. It would rather overlook one than lose a good one: a
 * frame is dark only if its brightness falls out of the series of all others, with none between them, and nothing of
 * the mean image is left in it.
 */
final class FrameInspection {

	/** Of the pixels, at the end of the scale, that make a frame saturated, and of a usual frame's at most. */
	private static final double SATURATED = 0.2;
	private static final double USUAL = 0.05;

	/** The smallest end of a scale, of 8 bits. */
	private static final int LEAST_SCALE = 0xff;

	/** With fewer frames there is no telling which of them is unusual. */
	private static final int FEWEST = 5;

	/**
	 * Least gap between dark frames and the others, relative to the way from the darkest to a usual one; it is also as
	 * wide as the way from a rather dim one of the others to a usual one.
	 */
	private static final double GAP = 0.3;
	private static final double DIM = 0.1;

	/** Least way from the darkest frame to a usual one: relative to how pixels vary, and to the error of a mean. */
	private static final double DROP = 0.1;
	private static final double ERRORS = 10;

	/** Variation of the pixels of a dark frame, relative to that of a usual one, at most. */
	private static final double VARIATION = 0.7;

	/** What part of the mean image there may be in a dark frame, with so many standard errors. */
	private static final double PICTURE = 0.15;
	private static final double CERTAIN = 3;

	private final FrameStatistics statistics;
	private final IntFunction<double[]> frames;
	private final FrameFault[] faults;

	private FrameInspection(final FrameStatistics statistics, final IntFunction<double[]> frames) {
		this.statistics = statistics;
		this.frames = frames;
		faults = new FrameFault[statistics.frames()];
	}

	/**
	 * @param sums of all frames, pixel by pixel
	 * @param frames reads a frame again, into an array that may be the same each time; asked for suspicious ones only
	 * @return for each frame its fault, or null
	 */
	static FrameFault[] faults(final FrameStatistics statistics, final double[] sums,
		final IntFunction<double[]> frames)
	{
		final FrameInspection inspection = new FrameInspection(statistics, frames);
		inspection.findEmpty();
		inspection.findSaturated();
		inspection.findDark(sums);
		return inspection.faults;
	}

	private void findEmpty() {
		for (int t = 0; t < faults.length; t++) if (Double.isNaN(statistics.mean(t))) faults[t] = FrameFault.NAN;
	}

	/** The end of the scale is the highest value of all, if that is one that a detector can end at. */
	private void findSaturated() {
		final double top = good().mapToDouble(statistics::highest).max().orElse(0);
		if (!isEndOfScale(top)) return;
		final double[] shares =
			good().mapToDouble(t -> statistics.highest(t) == top ? statistics.shareOfHighest(t) : 0).sorted().toArray();
		if (shares[shares.length / 2] > USUAL) return;
		good().filter(t -> statistics.highest(t) == top && statistics.shareOfHighest(t) >= SATURATED)
			.forEach(t -> faults[t] = FrameFault.SATURATED);
	}

	/** 255, 1023, 4095, 65535 and so on. */
	private static boolean isEndOfScale(final double value) {
		final long whole = (long) value;
		return whole == value && whole >= LEAST_SCALE && (whole & whole + 1) == 0;
	}

	private void findDark(final double[] sums) {
		final int[] byMean = good().boxed()
			.sorted((a, b) -> Double.compare(statistics.mean(a), statistics.mean(b)))
			.mapToInt(t -> t)
			.toArray();
		if (byMean.length < FEWEST) return;
		final int split = split(byMean, sums.length);
		if (split == 0) return;
		final int[] suspects = Arrays.copyOf(byMean, split);
		final double variation = VARIATION * median(good().mapToDouble(statistics::deviation));
		final int[] others = Arrays.copyOfRange(byMean, split, byMean.length);
		final double[] mean = meanWithout(suspects, byMean.length, sums);
		final double noise = Arrays.stream(others)
			.mapToDouble(t -> statistics.deviation(t) / others.length)
			.map(deviation -> deviation * deviation)
			.sum();
		for (final int t : suspects)
			if (statistics.deviation(t) <= variation && isWithoutPicture(frames.apply(t), mean, noise))
				faults[t] = FrameFault.DARK;
	}

	/** How many of the darkest frames, less than half of all, stand apart from the others; 0 if there are none. */
	private int split(final int[] byMean, final int pixels) {
		final double darkest = statistics.mean(byMean[0]);
		final double drop = statistics.mean(byMean[byMean.length / 2]) - darkest;
		final double deviation = median(good().mapToDouble(statistics::deviation));
		if (!(drop > deviation * Math.max(DROP, ERRORS / Math.sqrt(pixels)))) return 0;
		for (int i = 1; i <= (byMean.length - 1) / 2; i++) {
			final int others = byMean.length - i;
			final double usual = statistics.mean(byMean[i + others / 2]);
			final double dim = statistics.mean(byMean[i + (int) (DIM * others)]);
			final double gap = statistics.mean(byMean[i]) - statistics.mean(byMean[i - 1]);
			if (gap >= Math.max(GAP * drop, usual - dim)) return i;
		}
		return 0;
	}

	/** Of the frames that have numbers; saturated ones do not spoil what is left of the picture. */
	private double[] meanWithout(final int[] suspects, final int good, final double[] sums) {
		final double[] mean = sums.clone();
		for (final int t : suspects) subtract(mean, frames.apply(t));
		Arrays.setAll(mean, i -> mean[i] / (good - suspects.length));
		return mean;
	}

	/** Takes a frame out of a sum again; what is no number was not in it. */
	static void subtract(final double[] sums, final double[] frame) {
		for (int i = 0; i < sums.length; i++) if (Math.abs(frame[i]) <= Double.MAX_VALUE) sums[i] -= frame[i];
	}

	/**
	 * Regresses the frame on the mean image. Where that is hardly more than noise, there is no telling.
	 *
	 * @param noise variance that the mean image has at most without showing anything
	 */
	private static boolean isWithoutPicture(final double[] frame, final double[] mean, final double noise) {
		double meanOfFrame = 0;
		double meanOfMean = 0;
		int finite = 0;
		for (int i = 0; i < frame.length; i++) {
			if (!isFinite(frame[i], mean[i])) continue;
			meanOfFrame += frame[i];
			meanOfMean += mean[i];
			finite++;
		}
		meanOfFrame /= finite;
		meanOfMean /= finite;
		double covariance = 0;
		double variance = 0;
		double ofFrame = 0;
		for (int i = 0; i < frame.length; i++) {
			if (!isFinite(frame[i], mean[i])) continue;
			covariance += (frame[i] - meanOfFrame) * (mean[i] - meanOfMean);
			variance += (mean[i] - meanOfMean) * (mean[i] - meanOfMean);
			ofFrame += (frame[i] - meanOfFrame) * (frame[i] - meanOfFrame);
		}
		final double picture = variance - finite * noise;
		return picture > 0 && covariance + CERTAIN * Math.sqrt(ofFrame * variance / finite) < PICTURE * picture;
	}

	private static boolean isFinite(final double a, final double b) {
		return Math.abs(a) <= Double.MAX_VALUE && Math.abs(b) <= Double.MAX_VALUE;
	}

	private IntStream good() {
		return IntStream.range(0, faults.length).filter(t -> faults[t] == null);
	}

	private static double median(final DoubleStream values) {
		final double[] sorted = values.sorted().toArray();
		return sorted[sorted.length / 2];
	}
}
