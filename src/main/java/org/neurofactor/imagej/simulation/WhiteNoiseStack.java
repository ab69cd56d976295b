package org.neurofactor.imagej.simulation;

import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import java.util.stream.IntStream;

import org.neurofactor.stnmf.simulation.WhiteNoise;

/** A white-noise checkerboard as a virtual stack of black (0) and white (255): frames are made when asked for. */
final class WhiteNoiseStack extends VirtualStack {

	private static final byte WHITE = (byte) 255;

	private final WhiteNoise stimulus;

	/** The frame of each slice, as far as {@link #size} goes. */
	private final int[] frames;
	private int size;

	WhiteNoiseStack(final WhiteNoise stimulus, final int size) {
		super(stimulus.width(), stimulus.height(), size);
		this.stimulus = stimulus;
		frames = IntStream.range(0, size).toArray();
		this.size = size;
		setBitDepth(8);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		requireSlice(n);
		final byte[] pixels = stimulus.frame(frames[translate(n) - 1]);
		for (int i = 0; i < pixels.length; i++) pixels[i] = pixels[i] > 0 ? WHITE : 0;
		return new ByteProcessor(getWidth(), getHeight(), pixels);
	}

	@Override
	public int getSize() {
		return size;
	}

	/** ImageJ's virtual stacks cannot do it unless they are made of files. */
	@Override
	public void deleteSlice(final int n) {
		requireSlice(n);
		System.arraycopy(frames, n, frames, n - 1, size - n);
		size--;
	}

	private void requireSlice(final int n) {
		if (n < 1 || n > size) throw new IllegalArgumentException( //
			"The slice must be from 1 to " + size + ", but was " + n + ".");
	}
}
