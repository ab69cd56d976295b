package org.neurofactor.spatial;

import java.util.Arrays;
import java.util.List;

/** A set of pixels of an image, in any number of parts; may be empty. Immutable. */
public final class Mask {

	private final int width;
	private final int height;
	private final int[] pixels;

	private Mask(final int width, final int height, final int[] pixels) {
		this.width = width;
		this.height = height;
		this.pixels = pixels;
	}

	/**
	 * @param inside whether a pixel belongs to it, {@code inside[y * width + x]}
	 * @throws IllegalArgumentException if there are not width × height of them
	 */
	public static Mask of(final boolean[] inside, final int width, final int height) {
		if (inside.length != (long) width * height) throw new IllegalArgumentException("A mask of " + width + " × " +
			height + " pixels needs " + (long) width * height + " values, but has " + inside.length + ".");
		int count = 0;
		final int[] pixels = new int[inside.length];
		for (int i = 0; i < inside.length; i++) if (inside[i]) pixels[count++] = i;
		return new Mask(width, height, Arrays.copyOf(pixels, count));
	}

	/**
	 * @param pixels positions y · width + x, in any order
	 * @throws IllegalArgumentException if one of them is outside the image
	 */
	public static Mask ofPixels(final int[] pixels, final int width, final int height) {
		final boolean[] inside = new boolean[Math.multiplyExact(width, height)];
		for (final int pixel : pixels) {
			if (pixel < 0 || pixel >= inside.length) throw new IllegalArgumentException("The pixels of an image of " +
				width + " × " + height + " are at 0 to " + (inside.length - 1) + ", but one was at " + pixel + ".");
			inside[pixel] = true;
		}
		return of(inside, width, height);
	}

	/** Whether a pixel of the image belongs to it. */
	public boolean contains(final int x, final int y) {
		return Arrays.binarySearch(pixels, y * width + x) >= 0;
	}

	/** Width of the image. */
	public int width() {
		return width;
	}

	/** Height of the image. */
	public int height() {
		return height;
	}

	/** Number of pixels. */
	public int area() {
		return pixels.length;
	}

	public boolean isEmpty() {
		return pixels.length == 0;
	}

	/** Positions y · width + x in ascending order; a copy. */
	public int[] pixels() {
		return pixels.clone();
	}

	/**
	 * Its pixels as runs of neighbours in ascending order: where each begins, and where the next pixel is not in it.
	 */
	public int[][] runs() {
		final int[][] runs = new int[pixels.length][];
		int count = 0;
		for (int p = 0, end; p < pixels.length; p = end) {
			end = p + 1;
			while (end < pixels.length && pixels[end] == pixels[end - 1] + 1) end++;
			runs[count++] = new int[] { pixels[p], pixels[end - 1] + 1 };
		}
		return Arrays.copyOf(runs, count);
	}

	/** For every pixel of the image whether it belongs to this mask, at y · width + x. */
	public boolean[] toBooleans() {
		final boolean[] inside = new boolean[width * height];
		for (final int pixel : pixels) inside[pixel] = true;
		return inside;
	}

	/** {@link MaskOutline}: rings in coordinates of pixel corners. */
	public List<Polygon> outlines() {
		return MaskOutline.of(toBooleans(), width, height);
	}
}
