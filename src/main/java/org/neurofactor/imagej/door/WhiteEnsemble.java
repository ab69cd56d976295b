package org.neurofactor.imagej.door;

import ij.ImagePlus;

/**
 * A note on a spike-triggered ensemble: that its noise is white and of unit variance, as a temporal filter of unit norm
 * makes it of a white-noise stimulus. It is a property of the image, which ImageJ saves and copies.
 */
public final class WhiteEnsemble {

	private static final String PROPERTY = "neurofactor.noise";
	private static final String WHITE = "white";

	private WhiteEnsemble() {}

	public static void mark(final ImagePlus ste) {
		ste.setProp(PROPERTY, WHITE);
	}

	/** Whether an image bears the note. */
	public static boolean isMarked(final ImagePlus ste) {
		return WHITE.equals(ste.getProp(PROPERTY));
	}
}
