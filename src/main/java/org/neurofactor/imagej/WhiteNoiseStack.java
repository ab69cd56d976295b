package org.neurofactor.imagej;

import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import org.neurofactor.stnmf.simulation.WhiteNoise;

/** A white-noise checkerboard as a virtual stack, black (0) and white (255): frames are made when they are asked for. */
final class WhiteNoiseStack extends VirtualStack {

	private static final byte WHITE = (byte) 255;

	private final WhiteNoise stimulus;

	WhiteNoiseStack(final WhiteNoise stimulus, final int frames) {
		super(stimulus.width(), stimulus.height(), frames);
		this.stimulus = stimulus;
		setBitDepth(8);
	}

	/** @param n from 1; where frames were removed from the stack, it counts those that are left */
	@Override
	public ImageProcessor getProcessor(final int n) {
		final byte[] pixels = stimulus.frame(translate(n) - 1);
		for (int i = 0; i < pixels.length; i++) pixels[i] = pixels[i] > 0 ? WHITE : 0;
		return new ByteProcessor(getWidth(), getHeight(), pixels);
	}

	@Override
	public Object getPixels(final int n) {
		return getProcessor(n).getPixels();
	}

	@Override
	public String getSliceLabel(final int n) {
		return null;
	}
}
