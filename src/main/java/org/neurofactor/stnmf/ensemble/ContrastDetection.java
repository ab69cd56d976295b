package org.neurofactor.stnmf.ensemble;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Finds out what the values of a stimulus stand for, from up to 100 frames spread over it:
 * <ul>
 * <li>one value: there is nothing to scale;
 * <li>two values, whatever they are: codes for black and white, which become −1 and +1. 1 and 255 (or 65535) are 1 and
 * −1 of a signed type that was read as an unsigned one;
 * <li>three values: codes for black, gray and white (or white, gray and black of a signed type), scaled to unit
 * variance about the middle one if that is in the middle, else about their mean;
 * <li>more: noise of many values, centered and scaled to unit variance. If it has mean 0 and variance 1 already, within
 * two percent, it is taken as it is.
 * </ul>
 */
final class ContrastDetection {

	/** So many frames are looked at. */
	static final int FRAMES_LOOKED_AT = 100;

	private static final int CODES = 3;
	/** How far the middle one of three codes may be from the middle, as a part of the range: 127 of 255 is. */
	private static final double MIDDLE = 0.01;
	private static final double STANDARD = 0.02;
	/** How many values bytes and 16-bit numbers have. */
	private static final long[] RANGES = { 1 << 8, 1 << 16 };

	/** How often each value occurs, as long as there are few. */
	private final SortedMap<Double, Long> codes = new TreeMap<>();
	private final StimulusStatistics.Sum sum = new StimulusStatistics.Sum();

	private ContrastDetection() {}

	static Contrast of(final RandomAccessibleInterval<? extends RealType<?>> stimulus) {
		return of(Collections.singletonList(stimulus));
	}

	/** Of several stimuli, with so many frames of each. */
	static Contrast of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> stimuli) {
		final ContrastDetection detection = new ContrastDetection();
		for (final RandomAccessibleInterval<? extends RealType<?>> stimulus : stimuli) detection.look(stimulus);
		return detection.contrast();
	}

	private void look(final RandomAccessibleInterval<? extends RealType<?>> stimulus) {
		final long frames = stimulus.dimension(2);
		final long looks = Math.min(frames, FRAMES_LOOKED_AT);
		for (long i = 0; i < looks; i++)
			for (final RealType<?> value : Views.flatIterable(
				Views.hyperSlice(stimulus, 2, stimulus.min(2) + i * frames / looks))) add(value.getRealDouble());
	}

	private void add(final double value) {
		if (!(Math.abs(value) <= Double.MAX_VALUE)) return;
		sum.add(value);
		if (codes.size() <= CODES) codes.merge(value + 0., 1L, Long::sum); // + 0. makes −0 the same as 0
	}

	private Contrast contrast() {
		if (codes.size() <= 1) return Contrast.NONE;
		return codes.size() == 2
			? twoCodes(codes.firstKey(), codes.lastKey())
			: codes.size() == CODES ? threeCodes(codes.firstKey(), codes.lastKey()) : values();
	}

	private static Contrast twoCodes(final double low, final double high) {
		if (low == -1 && high == 1) return Contrast.NONE;
		for (final long range : RANGES) if (low == 1 && high == range - 1) return Contrast.wrapped(range, 1);
		return Contrast.twoCodes(low, high);
	}

	private Contrast threeCodes(final double low, final double high) {
		final double gray = codes.headMap(high).lastKey();
		for (final long range : RANGES)
			if (low == 0 && gray == 1 && high == range - 1) return Contrast.wrapped(range, deviation(low, 1));
		final double middle = 0.5 * (low + high);
		if (Math.abs(gray - middle) > MIDDLE * (high - low)) return values();
		return Contrast.scaled(
			Contrast.text(low) + " is black, " + Contrast.text(gray) + " is gray, " + Contrast.text(high) + " is white",
			middle, deviation(gray, 0.5 * (high - low)));
	}

	/** Root mean square of codes that are 0 for gray, and {@code white} or −{@code white} for the others. */
	private double deviation(final double gray, final double white) {
		final long all = codes.values().stream().mapToLong(Long::longValue).sum();
		return white * Math.sqrt(1 - (double) codes.get(gray) / all);
	}

	private Contrast values() {
		final StimulusStatistics statistics = sum.statistics();
		if (Math.abs(statistics.mean()) <= STANDARD && Math.abs(statistics.sd() - 1) <= STANDARD) return Contrast.NONE;
		return Contrast.scaled(codes.size() > CODES ? "noise of many values" : "values", statistics.mean(),
			statistics.sd());
	}
}
