package org.neurofactor.neuropil;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The {@link Background} of the signals of a cell. Frames that are dark in all of them, such as those in which the
 * detector was switched off, tell nothing of it.
 */
final class Floors {

	/** Of the distance from the lowest bright value to the median, what a signal never leaves out by itself. */
	private static final double GAP = 0.25;

	private Floors() {}

	/**
	 * Takes the floors off; what lies below becomes 0.
	 *
	 * @param signals {@code [signal][frame]}; are changed
	 * @return the floors, one per signal; of {@link Background#DRIFT} that in the middle of the recording
	 */
	static double[] takeOff(final double[][] signals, final Background background, final double percent) {
		final double[] floors = new double[signals.length];
		if (background == Background.NONE) return floors;
		final boolean[] dark = background == Background.MINIMUM ? new boolean[signals[0].length] : darkFrames(signals);
		for (int i = 0; i < floors.length; i++) {
			final double[] signal = signals[i];
			final double[] floor = background.floor(signal, dark, percent);
			floors[i] = middle(floor);
			Arrays.setAll(signal, t -> Math.max(signal[t] - floor[t], 0));
		}
		return floors;
	}

	private static double middle(final double[] floor) {
		final int half = floor.length / 2;
		final double before = floor[(floor.length - 1) / 2];
		return before + (floor[half] - before) / 2;
	}

	/** Which frames are in every signal below a wide gap in its values. */
	private static boolean[] darkFrames(final double[][] signals) {
		final boolean[] dark = new boolean[signals[0].length];
		Arrays.fill(dark, true);
		for (final double[] signal : signals) {
			final double darkest = darkest(signal);
			for (int t = 0; t < dark.length; t++) dark[t] &= signal[t] <= darkest;
		}
		return dark;
	}

	/** The value below the widest gap in the lower half of a signal's values; −∞ if that is nothing special. */
	private static double darkest(final double[] signal) {
		final double[] sorted = signal.clone();
		Arrays.sort(sorted);
		final int half = sorted.length / 2;
		int widest = 0;
		for (int i = 1; i < half; i++) if (sorted[i + 1] - sorted[i] > sorted[widest + 1] - sorted[widest]) widest = i;
		if (half == 0) return Double.NEGATIVE_INFINITY;
		final double bright = sorted[widest + 1];
		return bright - sorted[widest] > GAP * (sorted[half] - bright) ? sorted[widest] : Double.NEGATIVE_INFINITY;
	}

	/** The signals without the frames in which all are 0; one frame at least. */
	static double[][] lit(final double[][] signals) {
		final int[] frames = IntStream.range(0, signals[0].length)
			.filter(t -> Arrays.stream(signals).anyMatch(signal -> signal[t] != 0))
			.toArray();
		if (frames.length == 0 || frames.length == signals[0].length) return signals;
		return Arrays.stream(signals)
			.map(signal -> Arrays.stream(frames).mapToDouble(t -> signal[t]).toArray())
			.toArray(double[][]::new);
	}
}
