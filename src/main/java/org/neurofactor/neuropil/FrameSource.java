package org.neurofactor.neuropil;

/** A movie that hands out a whole frame faster than pixel by pixel. */
public interface FrameSource {

	/**
	 * Reads a frame, with the same values as its pixels have one by one. Frames are asked for in order, by one thread.
	 *
	 * @param frame counted from 0
	 * @param values is filled with the frame, {@code values[y * width + x]}
	 */
	void readFrame(long frame, double[] values);
}
