package org.neurofactor.imagej.door;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a {@code .roi} file says of its own lengths. ImageJ's decoder makes room for whatever they are before it finds
 * that the file ends. The format is described in ImageJ's {@code RoiDecoder}.
 */
final class RoiHeader {

	private static final int LENGTH = 64;
	private static final short MAGIC = 0x496f; // "Io"
	private static final int TOP = 8;
	private static final int LEFT = 10;
	private static final int BOTTOM = 12;
	private static final int RIGHT = 14;
	/** Vertices at the far edges, and other programs' ways of counting. */
	private static final int SLACK = 2;
	private static final int COORDINATES = 16;
	private static final int LARGE_COORDINATES = 18;
	private static final int SHAPE = 36;
	private static final int SUBTYPE = 48;
	private static final int TEXT = 1;
	private static final int SECOND = 60;
	private static final int[] LENGTHS_IN_SECOND = { 20, 32, 44 };

	private final ByteBuffer bytes;

	RoiHeader(final byte[] bytes) {
		this.bytes = ByteBuffer.wrap(bytes);
	}

	/** @throws IOException if it is none, a length is beyond the end of the file, or its geometry is none */
	void requireSense() throws IOException {
		if (bytes.capacity() < LENGTH || bytes.getShort(0) != MAGIC) throw new IOException("it is no ROI of ImageJ's");
		requireLengths();
		requireGeometry();
	}

	/** ImageJ would make something else of bounds and vertices that contradict each other. */
	private void requireGeometry() throws IOException {
		final int height = bytes.getShort(BOTTOM) - bytes.getShort(TOP),
				width = bytes.getShort(RIGHT) - bytes.getShort(LEFT);
		if (width < 0 || height < 0)
			throw new IOException("its bounds are " + width + " pixels wide and " + height + " high");
		final int count = bytes.getShort(COORDINATES) & 0xffff;
		if (!isPolygon() || width == 0 && height == 0) return;
		requireVertices(LENGTH, count, width);
		requireVertices(LENGTH + Short.BYTES * count, count, height);
	}

	private void requireVertices(final int offset, final int count, final int extent) throws IOException {
		if (offset + Short.BYTES * count > bytes.capacity()) throw tooLong();
		for (int i = 0; i < count; i++) {
			final int vertex = bytes.getShort(offset + Short.BYTES * i);
			if (vertex > extent + SLACK)
				throw new IOException("a vertex lies " + vertex + " pixels from a corner of bounds of " + extent);
		}
	}

	private void requireLengths() throws IOException {
		final int count = bytes.getShort(COORDINATES) & 0xffff;
		// lines keep coordinates there, which may be any number
		if (count > 0) require(count, 2L * Short.BYTES);
		else if (isPolygon()) require(bytes.getInt(LARGE_COORDINATES), 2L * Short.BYTES);
		require(bytes.getInt(SHAPE), Float.BYTES);
		if (bytes.getShort(SUBTYPE) == TEXT) {
			require(at(LENGTH + 8), Character.BYTES);
			require(at(LENGTH + 12), Character.BYTES);
		}
		final int second = bytes.getInt(SECOND);
		if (second == 0) return;
		if (second < 0 || second > bytes.capacity()) throw tooLong();
		for (final int length : LENGTHS_IN_SECOND)
			if (second + length + Integer.BYTES <= bytes.capacity()) require(bytes.getInt(second + length), 1);
	}

	/** Polygons and all others that have a list of coordinates; rectangles, ovals and lines have none. */
	private boolean isPolygon() {
		final int type = bytes.get(6);
		return type == 0 || type > 3;
	}

	private int at(final int offset) throws IOException {
		if (offset + Integer.BYTES > bytes.capacity()) throw tooLong();
		return bytes.getInt(offset);
	}

	private void require(final long count, final long size) throws IOException {
		if (count < 0 || count * size > bytes.capacity()) throw tooLong();
	}

	private static IOException tooLong() {
		return new IOException("it ends before what it says it has");
	}
}
