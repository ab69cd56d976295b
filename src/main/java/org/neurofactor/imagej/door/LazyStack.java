package org.neurofactor.imagej.door;

import ij.VirtualStack;
import ij.process.ImageProcessor;

import java.util.stream.IntStream;

/**
 * A virtual stack whose planes are made or read when they are asked for. ImageJ's own can delete slices only if they
 * are files, and shows a picture of an error message in place of a plane it cannot read; this one deletes any, and
 * throws.
 */
public abstract class LazyStack extends VirtualStack {

	/** The plane of each slice, as far as {@link #size} goes; null while slice n is plane n. */
	private int[] planes;
	private int size;

	/** @param bitDepth 8, 16, 24 (RGB) or 32 */
	protected LazyStack(final int width, final int height, final int size, final int bitDepth) {
		super(width, height);
		this.size = size;
		setBitDepth(bitDepth);
	}

	/** Makes or reads a plane, counted from 0. */
	protected abstract ImageProcessor plane(int index);

	/** The label of a plane, counted from 0; null, as here, for none. */
	protected String label(final int index) {
		return null;
	}

	/** Says that there are more planes now. */
	protected final void grow(final int more) {
		if (planes != null) throw new IllegalStateException("a slice has been deleted");
		size += more;
	}

	private int index(final int slice) {
		if (slice < 1 || slice > size)
			throw new IllegalArgumentException("The slice must be from 1 to " + size + ", but was " + slice + ".");
		final int translated = translate(slice) - 1;
		return planes == null ? translated : planes[translated];
	}

	@Override
	public final ImageProcessor getProcessor(final int slice) {
		return plane(index(slice));
	}

	@Override
	public final Object getPixels(final int slice) {
		return getProcessor(slice).getPixels();
	}

	@Override
	public final int getSize() {
		return size;
	}

	@Override
	public final int size() {
		return size;
	}

	@Override
	public final String getSliceLabel(final int slice) {
		return label(index(slice));
	}

	/** So that a file has them. */
	@Override
	public final String[] getSliceLabels() {
		return IntStream.rangeClosed(1, size).mapToObj(this::getSliceLabel).toArray(String[]::new);
	}

	@Override
	public final void deleteSlice(final int slice) {
		index(slice);
		if (planes == null) planes = IntStream.range(0, size).toArray();
		System.arraycopy(planes, slice, planes, slice - 1, size - slice);
		size--;
	}
}
