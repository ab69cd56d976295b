package org.neurofactor.macro;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

import java.util.Random;

/** A small ensemble of a cell with two subunits, left and right. */
public final class TwoSubunits {

	static final int WIDTH = 12;
	static final int HEIGHT = 10;
	static final int SPIKES = 150;

	private TwoSubunits() {}

	public static ImagePlus ste(final String title, final long seed) {
		final Random random = new Random(seed);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int s = 0; s < SPIKES; s++) {
			final double cx = s % 2 == 0 ? 3 : 8;
			final float[] pixels = new float[WIDTH * HEIGHT];
			for (int i = 0; i < pixels.length; i++) {
				final double square = Math.pow(i % WIDTH - cx, 2) + Math.pow(i / WIDTH - 4.5, 2);
				pixels[i] = (float) (0.5 * random.nextGaussian() + 2 * Math.exp(-square / 2));
			}
			stack.addSlice(new FloatProcessor(WIDTH, HEIGHT, pixels));
		}
		return new ImagePlus(title, stack);
	}
}
