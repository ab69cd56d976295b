package org.neurofactor.imagej.neuropil;

import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.SourceImage;

/** One movie of a recording: where it comes from and its frames, which are read only when they are touched. */
final class Trial {

	private final SourceImage source;
	private final PlaneStack frames;

	/** @param frames (x, y, frame) */
	public Trial(final SourceImage source, final PlaneStack frames) {
		this.source = source;
		this.frames = frames;
	}

	/** Title and calibration of the movie. */
	public SourceImage source() {
		return source;
	}

	/** (x, y, frame). */
	public PlaneStack frames() {
		return frames;
	}
}
