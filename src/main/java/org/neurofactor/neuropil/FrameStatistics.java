package org.neurofactor.neuropil;

/** What tells a frame of a movie from the others, whatever it shows: of each frame, over its finite pixels. */
final class FrameStatistics {

	private final double[] means;
	private final double[] deviations;
	private final double[] highest;
	private final double[] shares;

	/** @param frames number of frames; to be filled by {@link #add} */
	FrameStatistics(final int frames) {
		means = new double[frames];
		deviations = new double[frames];
		highest = new double[frames];
		shares = new double[frames];
	}

	int frames() {
		return means.length;
	}

	/** Mean of the pixels; NaN if none is finite. */
	double mean(final int frame) {
		return means[frame];
	}

	/** Standard deviation of the pixels. */
	double deviation(final int frame) {
		return deviations[frame];
	}

	/** Value of the brightest pixel. */
	double highest(final int frame) {
		return highest[frame];
	}

	/** Share of the pixels that have the value of the brightest one. */
	double shareOfHighest(final int frame) {
		return shares[frame];
	}

	/** Takes in a frame; different frames may be taken in at the same time. */
	void add(final int frame, final double[] plane) {
		// relative to any of the pixels, so that a large offset costs no digits
		double origin = 0;
		for (int i = 0; i < plane.length; i++) if (Math.abs(plane[i]) <= Double.MAX_VALUE) {
			origin = plane[i];
			break;
		}
		int finite = 0;
		int atHighest = 0;
		double top = Double.NEGATIVE_INFINITY;
		double sum = 0;
		double squares = 0;
		for (final double value : plane) {
			if (!(Math.abs(value) <= Double.MAX_VALUE)) continue;
			finite++;
			if (value > top) {
				top = value;
				atHighest = 0;
			}
			if (value == top) atHighest++;
			final double rest = value - origin;
			sum += rest;
			squares += rest * rest;
		}
		final double mean = sum / finite;
		means[frame] = origin + mean;
		deviations[frame] = Math.sqrt(Math.max(0, squares / finite - mean * mean));
		highest[frame] = top;
		shares[frame] = (double) atHighest / finite;
	}
}
