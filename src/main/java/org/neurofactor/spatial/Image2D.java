package org.neurofactor.spatial;

import java.util.Arrays;

/**
 * A real-valued image whose pixel (x, y) is {@code values[y * width + x]}. NaN marks a masked pixel.
 * <p>
 * Immutable by contract: the array is neither copied nor ever written to, and must not be changed by its owner.
 */
public final class Image2D {

	private final int width;
	private final int height;
	private final double[] values;

	/**
	 * @param width number of columns, at least 1
	 * @param height number of rows, at least 1
	 * @param values the pixels, row by row
	 * @throws IllegalArgumentException if a side is less than 1 or the number of values is not width × height
	 */
	public Image2D(final int width, final int height, final double[] values) {
		if (width < 1 || height < 1) throw new IllegalArgumentException(
			"An image needs at least one pixel, but its size is " + width + " x " + height);
		if ((long) width * height != values.length) throw new IllegalArgumentException("An image of " + width + " x " +
			height + " pixels needs " + (long) width * height + " values, but there are " + values.length);
		this.width = width;
		this.height = height;
		this.values = values;
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	/** The pixel in column x and row y, both counted from 0. */
	public double get(final int x, final int y) {
		return values[y * width + x];
	}

	/** All pixels, row by row; not to be written to. */
	public double[] values() {
		return values;
	}

	/** This image with its masked pixels at 0. */
	public Image2D maskedAsZero() {
		return new Image2D(width, height, Arrays.stream(values).map(v -> Double.isNaN(v) ? 0 : v).toArray());
	}

	/** This image divided by a number. */
	Image2D dividedBy(final double divisor) {
		return new Image2D(width, height, Arrays.stream(values).map(v -> v / divisor).toArray());
	}

	/** This image with every pixel repeated {@code factor} times in both directions. */
	Image2D upsampled(final int factor) {
		final int w = Math.multiplyExact(width, factor);
		final int h = Math.multiplyExact(height, factor);
		final double[] up = new double[Math.multiplyExact(w, h)];
		for (int y = 0, i = 0; y < h; y++) for (int x = 0; x < w; x++, i++) up[i] = get(x / factor, y / factor);
		return new Image2D(w, h, up);
	}

	/** This image within a frame of zeros, {@code margin} pixels wide. */
	Image2D padded(final int margin) {
		final int w = width + 2 * margin;
		final int h = height + 2 * margin;
		final double[] framed = new double[Math.multiplyExact(w, h)];
		for (int y = 0; y < height; y++) System.arraycopy(values, y * width, framed, (y + margin) * w + margin, width);
		return new Image2D(w, h, framed);
	}

	/**
	 * The pixel of largest magnitude, as an index into {@link #values()}; of several, the one of smallest x, and of
	 * those the one of smallest y. Masked pixels never win unless all are masked.
	 */
	int indexOfPeak() {
		int peak = 0;
		double magnitude = Double.NEGATIVE_INFINITY;
		for (int x = 0; x < width; x++) for (int y = 0; y < height; y++) {
			final int i = y * width + x;
			if (Math.abs(values[i]) > magnitude) {
				magnitude = Math.abs(values[i]);
				peak = i;
			}
		}
		return peak;
	}
}
