package org.neurofactor.imagej.door;

import ij.ImagePlus;

import org.neurofactor.stnmf.StnmfOptions;

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

	/**
	 * The options with {@link StnmfOptions.Start#AUTO} decided: smoothed for such an ensemble, as published for others.
	 */
	public static StnmfOptions withStart(final StnmfOptions options, final ImagePlus ste) {
		if (options.get(StnmfOptions.INITIALIZATION) != StnmfOptions.Start.AUTO) return options;
		return options.with(StnmfOptions.INITIALIZATION,
			isMarked(ste) ? StnmfOptions.Start.SMOOTHED : StnmfOptions.Start.NNSVD_LRC);
	}

	/** Whether an image bears the note. */
	public static boolean isMarked(final ImagePlus ste) {
		return WHITE.equals(ste.getProp(PROPERTY));
	}
}
