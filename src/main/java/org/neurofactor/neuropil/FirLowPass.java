package org.neurofactor.neuropil;

import java.util.Arrays;

/**
 * A linear-phase FIR low-pass filter, designed by the window method with a Hamming window and unit gain at 0 Hz, and
 * applied forwards and backwards, so that nothing is shifted in time.
 * <p>
 * Oppenheim &amp; Schafer, Discrete-Time Signal Processing, chapter 7; Gustafsson (1996), IEEE Trans. Signal Process.
 * 44:988–992, doi 10.1109/78.492552, on the forward–backward filter.
 * </p>
 */
final class FirLowPass {

	private final double[] taps;

	/**
	 * @param taps number of taps, 2 or more
	 * @param cutoffHz where the gain has fallen to about a half, above 0 and below half the sampling rate
	 * @param rateHz sampling rate
	 */
	FirLowPass(final int taps, final double cutoffHz, final double rateHz) {
		this.taps = new double[taps];
		final double cutoff = 2 * cutoffHz / rateHz;
		final double middle = 0.5 * (taps - 1);
		double sum = 0;
		for (int i = 0; i < taps; i++) {
			final double hamming = 0.54 - 0.46 * StrictMath.cos(2 * Math.PI * i / (taps - 1));
			this.taps[i] = hamming * cutoff * sinc(cutoff * (i - middle));
			sum += this.taps[i];
		}
		for (int i = 0; i < taps; i++) this.taps[i] /= sum;
	}

	private static double sinc(final double x) {
		return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
	}

	/**
	 * Filters forwards, then backwards. At both ends the signal is continued by its mirror image through the end point,
	 * and beyond that by its last value.
	 *
	 * @param signal longer than the extension
	 * @param extension length of the mirror images
	 * @return the filtered signal, of the same length
	 */
	double[] filterBothWays(final double[] signal, final int extension) {
		final int n = signal.length;
		final double[] extended = new double[n + 2 * extension];
		System.arraycopy(signal, 0, extended, extension, n);
		for (int i = 1; i <= extension; i++) {
			extended[extension - i] = 2 * signal[0] - signal[i];
			extended[extension + n - 1 + i] = 2 * signal[n - 1] - signal[n - 1 - i];
		}
		final double[] filtered = reversed(filter(reversed(filter(extended))));
		return Arrays.copyOfRange(filtered, extension, extension + n);
	}

	/** As if the signal had had its first value for ever. */
	private double[] filter(final double[] signal) {
		final double[] filtered = new double[signal.length];
		for (int t = 0; t < signal.length; t++)
			for (int i = 0; i < taps.length; i++) filtered[t] += taps[i] * signal[Math.max(t - i, 0)];
		return filtered;
	}

	private static double[] reversed(final double[] values) {
		final double[] reversed = new double[values.length];
		for (int i = 0; i < values.length; i++) reversed[i] = values[values.length - 1 - i];
		return reversed;
	}
}
