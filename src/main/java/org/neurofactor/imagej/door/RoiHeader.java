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

	/** @throws IOException if it is none, or a length is beyond the end of the file */
	void requireSense() throws IOException {
		if (bytes.capacity() < LENGTH || bytes.getShort(0) != MAGIC) throw new IOException("it is no ROI of ImageJ's");
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
