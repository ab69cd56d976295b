package org.neurofactor.imagej.door;

import ij.measure.Calibration;

/** The frame rate of a movie as its calibration has it. */
public final class FrameRate {

	private FrameRate() {}

	/** Frames per second; 0 if the calibration has no frame interval in a unit of time that is known. */
	public static double hz(final Calibration calibration) {
		final double interval = calibration.frameInterval;
		if (!(interval > 0 && interval <= Double.MAX_VALUE)) return 0;
		switch (String.valueOf(calibration.getTimeUnit()).trim()) {
			case "s":
			case "sec":
			case "second":
			case "seconds":
				return 1 / interval;
			case "ms":
			case "msec":
				return 1000 / interval;
			default:
				return 0;
		}
	}
}
