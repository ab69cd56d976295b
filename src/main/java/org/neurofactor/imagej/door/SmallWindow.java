package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.plugin.Zoom;

/** Windows of images of a few pixels, which ImageJ opens at a few pixels' size. */
public final class SmallWindow {

	/** Length of the longer side, in pixels of the screen, which is comfortable to look at. */
	private static final int COMFORTABLE = 512;
	private static final int MAX_MAGNIFICATION = 32;

	private SmallWindow() {}

	/** Zooms in on an image that is shown, if it is small; does nothing if it is not shown. */
	public static void enlarge(final ImagePlus imp) {
		final int magnification = magnification(imp.getWidth(), imp.getHeight());
		if (imp.getWindow() != null && magnification > 1) Zoom.set(imp, magnification);
	}

	/** The largest whole magnification at which the image is not above the comfortable size. */
	public static int magnification(final int width, final int height) {
		return Math.max(1, Math.min(MAX_MAGNIFICATION, COMFORTABLE / Math.max(width, height)));
	}
}
