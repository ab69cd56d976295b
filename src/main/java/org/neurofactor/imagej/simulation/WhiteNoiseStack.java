package org.neurofactor.imagej.simulation;

import org.neurofactor.imagej.door.LazyStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import org.neurofactor.stnmf.simulation.WhiteNoise;

/** A white-noise checkerboard as a virtual stack of black (0) and white (255): frames are made when asked for. */
final class WhiteNoiseStack extends LazyStack {

	private static final byte WHITE = (byte) 255;

	private final WhiteNoise stimulus;

	WhiteNoiseStack(final WhiteNoise stimulus, final int size) {
		super(stimulus.width(), stimulus.height(), size, 8);
		this.stimulus = stimulus;
	}

	@Override
	protected ImageProcessor plane(final int index) {
		final byte[] pixels = stimulus.frame(index);
		for (int i = 0; i < pixels.length; i++) pixels[i] = pixels[i] > 0 ? WHITE : 0;
		return new ByteProcessor(getWidth(), getHeight(), pixels);
	}
}
