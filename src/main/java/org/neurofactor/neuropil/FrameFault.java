package org.neurofactor.neuropil;

/** Why a frame is left out. */
public enum FrameFault {

	/** The picture is gone, as while the detector is switched off. */
	DARK("dark"),
	/** A large part of the pixels is at the end of the scale. */
	SATURATED("saturated"),
	/** Not one pixel is a number. */
	NAN("NaN"),
	/** The user said so. */
	NAMED("left out as badframes says");

	private final String predicate;

	FrameFault(final String predicate) {
		this.predicate = predicate;
	}

	/** What the frame is, to follow "is" or "are". */
	@Override
	public String toString() {
		return predicate;
	}
}
