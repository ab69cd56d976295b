package org.neurofactor.imagej.door;

import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A 32-bit stack that grows plane by plane in a file, and needs memory for one plane only. */
public final class SpooledStack extends LazyStack implements Closeable {

	private final int width;
	private final int height;
	private final FileChannel file;
	private final ByteBuffer buffer;
	private double squares;

	/** @param path of a file to be created */
	public SpooledStack(final Path path, final int width, final int height) throws IOException {
		super(width, height, 0, Float.SIZE);
		this.width = width;
		this.height = height;
		file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
		buffer = ByteBuffer.allocate(Float.BYTES * width * height);
	}

	/** Appends a plane, several times. */
	public void add(final int times, final double[] plane) {
		buffer.clear();
		for (final double value : plane) {
			buffer.putFloat((float) value);
			squares += times * value * value;
		}
		try {
			for (int i = 0; i < times; i++) {
				buffer.flip();
				while (buffer.hasRemaining()) file.write(buffer, position(size()) + buffer.position());
				grow(1);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException("A spike-triggered ensemble cannot be kept: " + e.getMessage(), e);
		}
	}

	private long position(final int plane) {
		return (long) buffer.capacity() * plane;
	}

	/** Root of the mean square of all values. */
	public double rootMeanSquare() {
		return Math.sqrt(squares / ((double) size() * width * height));
	}

	/** All planes, in memory. */
	public ImageStack load() {
		final ImageStack stack = new ImageStack(width, height);
		for (int plane = 1; plane <= size(); plane++) stack.addSlice(getProcessor(plane));
		return stack;
	}

	@Override
	protected ImageProcessor plane(final int index) {
		final float[] pixels = new float[width * height];
		buffer.clear();
		try {
			while (buffer.hasRemaining())
				if (file.read(buffer, position(index) + buffer.position()) < 0)
					throw new EOFException("plane " + (index + 1) + " is missing");
		}
		catch (final IOException e) {
			throw new UncheckedIOException("A spike-triggered ensemble cannot be read again: " + e.getMessage(), e);
		}
		buffer.flip();
		buffer.asFloatBuffer().get(pixels);
		return new FloatProcessor(width, height, pixels);
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
