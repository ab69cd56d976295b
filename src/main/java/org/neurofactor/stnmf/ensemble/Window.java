package org.neurofactor.stnmf.ensemble;

import org.neurofactor.spatial.GaussianEllipse;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Mask;

/** A rectangle of pixels, within the screen. Immutable. */
public final class Window {

	private final int xMin;
	private final int xMax;
	private final int yMin;
	private final int yMax;

	/**
	 * @param xMin first column
	 * @param xMax the column after the last
	 * @param yMin first row
	 * @param yMax the row after the last
	 * @throws IllegalArgumentException if there is no pixel in it, or if it begins below 0
	 */
	public Window(final int xMin, final int xMax, final int yMin, final int yMax) {
		if (xMin < 0 || xMax <= xMin || yMin < 0 || yMax <= yMin) throw new IllegalArgumentException(
			"A window must have at least one pixel and begin at 0 or above, but is [" + xMin + ", " + xMax + ") × [" +
				yMin + ", " + yMax + ").");
		this.xMin = xMin;
		this.xMax = xMax;
		this.yMin = yMin;
		this.yMax = yMax;
	}

	/** The pixels at most {@code reach} away from one, in each direction, on a screen. */
	static Window around(final int x, final int y, final int reach, final int width, final int height) {
		return new Window(Math.max(0, x - reach), Math.min(width, x + reach + 1), Math.max(0, y - reach),
			Math.min(height, y + reach + 1));
	}

	/** The rectangle around a set of pixels, which must not be empty. */
	static Window around(final Mask pixels) {
		int left = Integer.MAX_VALUE, right = -1, top = Integer.MAX_VALUE, bottom = -1;
		for (final int pixel : pixels.pixels()) {
			left = Math.min(left, pixel % pixels.width());
			right = Math.max(right, pixel % pixels.width());
			top = Math.min(top, pixel / pixels.width());
			bottom = Math.max(bottom, pixel / pixels.width());
		}
		return new Window(left, right + 1, top, bottom + 1);
	}

	/** This window with so many pixels more in every direction, within a screen. */
	Window grown(final int margin, final int width, final int height) {
		return new Window(Math.max(0, xMin - margin), Math.min(width, xMax + margin), Math.max(0, yMin - margin),
			Math.min(height, yMax + margin));
	}

	/**
	 * The part of this window that lies on a screen.
	 *
	 * @throws IllegalArgumentException if no part does
	 */
	Window clipped(final int width, final int height) {
		if (xMin >= width || yMin >= height) throw new IllegalArgumentException(
			"The window " + this + " must lie on the screen, but that has " + width + " × " + height + " pixels.");
		return new Window(xMin, Math.min(xMax, width), yMin, Math.min(yMax, height));
	}

	/**
	 * The rectangle around an ellipse that was fitted to the pixels of this window, clipped to the screen; this window
	 * if the ellipse is nowhere or outside.
	 */
	Window around(final GaussianEllipse ellipse, final int width, final int height) {
		final double x = xMin + ellipse.centerX();
		final double y = yMin + ellipse.centerY();
		final double left = first(x, ellipse.halfWidth()), right = last(x, ellipse.halfWidth(), width);
		final double top = first(y, ellipse.halfHeight()), bottom = last(y, ellipse.halfHeight(), height);
		if (!(left < right && top < bottom)) return this;
		return new Window((int) left, (int) right, (int) top, (int) bottom);
	}

	private static double first(final double center, final double half) {
		return Math.max(0, Math.floor(center - half));
	}

	private static double last(final double center, final double half, final int end) {
		return Math.min(end, Math.floor(center + half + 1));
	}

	/** First column. */
	public int xMin() {
		return xMin;
	}

	/** The column after the last. */
	public int xMax() {
		return xMax;
	}

	/** First row. */
	public int yMin() {
		return yMin;
	}

	/** The row after the last. */
	public int yMax() {
		return yMax;
	}

	/** Number of columns. */
	public int width() {
		return xMax - xMin;
	}

	/** Number of rows. */
	public int height() {
		return yMax - yMin;
	}

	/** xMin, xMax, yMin and yMax. */
	public int[] bounds() {
		return new int[] { xMin, xMax, yMin, yMax };
	}

	/** The part of an image that is seen through the window. */
	public Image2D crop(final Image2D image) {
		final double[] values = new double[width() * height()];
		for (int y = yMin, i = 0; y < yMax; y++, i += width())
			System.arraycopy(image.values(), y * image.width() + xMin, values, i, width());
		return new Image2D(width(), height(), values);
	}

	@Override
	public boolean equals(final Object other) {
		if (!(other instanceof Window)) return false;
		final Window w = (Window) other;
		return xMin == w.xMin && xMax == w.xMax && yMin == w.yMin && yMax == w.yMax;
	}

	@Override
	public int hashCode() {
		return java.util.Objects.hash(xMin, xMax, yMin, yMax);
	}

	@Override
	public String toString() {
		return "[" + xMin + ", " + xMax + ") × [" + yMin + ", " + yMax + ")";
	}
}
