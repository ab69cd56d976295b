package org.neurofactor.stnmf.simulation;

/**
 * A binary white-noise checkerboard: every pixel of every frame is −1 or +1 with equal probability, independently.
 * <p>
 * Any frame can be had at any time, and none is kept: the bits of frame k are the k-th group of outputs of the
 * SplitMix64 generator (Steele, Lea &amp; Flood 2014, doi 10.1145/2660193.2660195), which can be entered anywhere.
 * </p>
 */
public final class WhiteNoise {

	private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

	private final int width;
	private final int height;
	private final long seed;

	WhiteNoise(final int width, final int height, final long seed) {
		this.width = width;
		this.height = height;
		this.seed = seed;
	}

	/** Columns. */
	public int width() {
		return width;
	}

	/** Rows. */
	public int height() {
		return height;
	}

	/** The frame's pixels, −1 or +1, row by row; {@code index} counts from 0. */
	public byte[] frame(final int index) {
		final byte[] frame = new byte[width * height];
		final long word = (long) index * ((frame.length + Long.SIZE - 1) / Long.SIZE);
		long bits = 0;
		for (int i = 0; i < frame.length; i++) {
			if (i % Long.SIZE == 0) bits = output(seed, word + i / Long.SIZE);
			frame[i] = (byte) ((bits & 1) * 2 - 1);
			bits >>>= 1;
		}
		return frame;
	}

	/** The output number {@code index} (from 0) of SplitMix64. */
	static long output(final long seed, final long index) {
		long z = seed + (index + 1) * GOLDEN_GAMMA;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}
}
