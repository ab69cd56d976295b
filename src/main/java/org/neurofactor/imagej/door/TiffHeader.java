package org.neurofactor.imagej.door;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The directories of a TIFF file, looked through before ImageJ reads them, which believes whatever offsets and counts
 * they have, and says nothing of what it cannot read. TIFF 6.0, section 2.
 */
final class TiffHeader {

	private static final int WIDTH = 256;
	private static final int HEIGHT = 257;
	private static final int BITS = 258;
	private static final int COMPRESSION = 259;
	private static final int DESCRIPTION = 270;
	private static final int STRIPS = 273;
	private static final int SAMPLES = 277;
	private static final int STRIP_LENGTHS = 279;
	private static final int TILE_WIDTH = 322;
	private static final int FORMAT = 339;
	private static final int IMAGEJ_LENGTHS = 50838;
	private static final int IMAGEJ = 50839;

	private static final int UNSIGNED = 1;
	private static final int FLOAT = 3;

	/** Bytes of a value of each type of field. */
	private static final int[] SIZES = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4 };

	private static final int ENTRY = 12;
	private static final int MOST_ENTRIES = 1000;
	private static final int MOST_DESCRIPTION = 1000;
	private static final long MOST_PIXELS = Integer.MAX_VALUE;

	private final FileChannel file;
	private final long size;
	private ByteOrder order = ByteOrder.BIG_ENDIAN;

	private TiffHeader(final FileChannel file) throws IOException {
		this.file = file;
		size = file.size();
	}

	/**
	 * Reads the directories of a file, but none of its pixels.
	 *
	 * @throws IOException if it is no TIFF, is damaged, or of a kind that ImageJ cannot open, in words that can follow a
	 *           colon
	 */
	static void requireReadable(final Path path) throws IOException {
		try (FileChannel file = FileChannel.open(path)) {
			new TiffHeader(file).check();
		}
		catch (final EOFException e) {
			throw new IOException("it ends within its header", e);
		}
	}

	private ByteBuffer read(final long offset, final int length) throws IOException {
		if (offset < 0 || offset + length > size) throw new IOException("its header points beyond its end");
		final ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
		while (bytes.hasRemaining()) if (file.read(bytes, offset + bytes.position()) < 0) throw new EOFException();
		bytes.flip();
		return bytes;
	}

	private void check() throws IOException {
		if (size < 8) throw new IOException("it has no TIFF header");
		final int mark = read(0, 2).getShort();
		if (mark != 0x4949 && mark != 0x4d4d) throw new IOException("it has no TIFF header");
		order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		final int version = read(2, 2).getShort();
		if (version == 43) throw unsupported("it is a BigTIFF");
		if (version != 42) throw new IOException("it has no TIFF header");
		final Set<Long> seen = new HashSet<>();
		long next = offset(read(4, 4));
		if (next == 0) throw new IOException("it has no image");
		while (next != 0) {
			if (!seen.add(next)) throw new IOException("its directories run in a circle");
			next = checkDirectory(next);
		}
	}

	private static long offset(final ByteBuffer bytes) {
		return bytes.getInt() & 0xffffffffL;
	}

	/** @return where the next one is; 0 if there is none */
	private long checkDirectory(final long offset) throws IOException {
		final int entries = read(offset, 2).getShort() & 0xffff;
		if (entries < 1 || entries > MOST_ENTRIES)
			throw new IOException("a directory with " + entries + " entries is damaged");
		final ByteBuffer bytes = read(offset + 2, entries * ENTRY + 4);
		final Map<Integer, Field> fields = new HashMap<>();
		for (int i = 0; i < entries; i++) {
			bytes.position(i * ENTRY);
			final int tag = bytes.getShort() & 0xffff;
			final Field field = new Field(bytes.getShort() & 0xffff, offset(bytes), bytes.position());
			if (field.bytes() > size) throw new IOException("a field of " + field.count + " values is damaged");
			field.take(bytes);
			fields.put(tag, field);
		}
		requireImage(fields);
		if (isWholeStack(fields.get(DESCRIPTION))) return 0;
		bytes.position(entries * ENTRY);
		return offset(bytes);
	}

	/** ImageJ describes all planes of its own stacks in the first directory, and reads no other. */
	private boolean isWholeStack(final Field description) throws IOException {
		if (description == null || description.count <= 4) return false;
		final byte[] text = read(description.at, (int) Math.min(description.count, MOST_DESCRIPTION)).array();
		return new String(text, StandardCharsets.ISO_8859_1).matches("(?s)ImageJ.*\\bimages=.*");
	}

	/** An entry of a directory. */
	private final class Field {

		private final int type;
		private final long count;
		private final int position;
		private long first;
		private long at;

		private Field(final int type, final long count, final int position) {
			this.type = type;
			this.count = count;
			this.position = position;
		}

		private int valueSize() {
			return type < SIZES.length ? SIZES[type] : type <= 18 ? 8 : 1;
		}

		private long bytes() {
			return count * valueSize();
		}

		/** Its first value, or where its values are. */
		private void take(final ByteBuffer directory) throws IOException {
			directory.position(position);
			at = directory.getInt() & 0xffffffffL;
			if (bytes() > 4) {
				if (at + bytes() > size) throw new IOException("its header points beyond its end");
				first = type == 3 && count > 0 ? read(at, 2).getShort() & 0xffff : at;
			}
			else first =
				type == 3 ? directory.getShort(position) & 0xffff : type == 1 ? directory.get(position) & 0xff : at;
		}

		/** All values of 16 or 32 bits. */
		private long[] values() throws IOException {
			final long[] values = new long[(int) count];
			if (count == 1) {
				values[0] = first;
				return values;
			}
			final ByteBuffer all = bytes() > 4 ? read(at, (int) bytes()) : null;
			for (int i = 0; i < values.length; i++)
				values[i] = all == null ? first : type == 3 ? all.getShort() & 0xffff : all.getInt() & 0xffffffffL;
			return values;
		}
	}

	private static long first(final Map<Integer, Field> fields, final int tag, final long otherwise) {
		final Field field = fields.get(tag);
		return field == null || field.count == 0 ? otherwise : field.first;
	}

	private void requireImage(final Map<Integer, Field> fields) throws IOException {
		final long width = first(fields, WIDTH, 0);
		final long height = first(fields, HEIGHT, 0);
		if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE ||
			width * height > MOST_PIXELS)
			throw new IOException("an image of " + width + " x " + height + " pixels is damaged");
		if (fields.containsKey(TILE_WIDTH)) throw unsupported("it is tiled");
		final long bits = first(fields, BITS, 1);
		final long format = first(fields, FORMAT, UNSIGNED);
		if (bits > 32 || format == FLOAT && bits != 32)
			throw unsupported("it has " + bits + "-bit " + (format == FLOAT ? "floating-point" : "whole") + " numbers");
		final long compression = first(fields, COMPRESSION, 1);
		if (compression != 0 && compression != 1 && compression != 5 && compression != 8 && compression != 32773 &&
			compression != 32946)
			throw unsupported(
				"it is compressed in a way (" + compression + ") that is none of LZW, deflate and PackBits");
		final long samples = first(fields, SAMPLES, 1);
		if (samples < 1 || samples == 2 || samples > 4) throw unsupported("it has " + samples + " samples per pixel");
		requireStrips(fields.get(STRIPS), fields.get(STRIP_LENGTHS), compression > 1);
		requireMetadata(fields.get(IMAGEJ_LENGTHS), fields.get(IMAGEJ));
	}

	/** ImageJ reads compressed images strip by strip; of others, the length of the file is checked elsewhere. */
	private void requireStrips(final Field offsets, final Field lengths, final boolean compressed) throws IOException {
		if (offsets == null || offsets.count < 1) throw new IOException("it has no pixels");
		if (offsets.first > size) throw new IOException("its header points beyond its end");
		if (!compressed) return;
		if (lengths == null || lengths.count != offsets.count)
			throw new IOException("the list of its strips is damaged");
		final long[] starts = offsets.values();
		final long[] counts = lengths.values();
		for (int i = 0; i < starts.length; i++)
			if (starts[i] + counts[i] > size) throw new IOException("its header points beyond its end");
	}

	/** What ImageJ adds: overlay, labels and properties. */
	private void requireMetadata(final Field lengths, final Field metadata) throws IOException {
		if (lengths == null || metadata == null) return;
		final long[] counts = lengths.values();
		// as ImageJ has it, which takes no notice of others
		if (counts.length == 0 || counts[0] < 12 || counts[0] > 804) return;
		long sum = 0;
		for (final long count : counts) sum += count;
		if (metadata.at + sum > size) throw new IOException("ImageJ's part of its header is damaged");
		final ByteBuffer types = read(metadata.at, (int) counts[0]);
		long entries = 0;
		for (int position = 8; position + 4 <= types.capacity(); position += 8)
			entries += types.getInt(position) & 0xffffffffL;
		if (entries > counts.length - 1) throw new IOException("ImageJ's part of its header is damaged");
	}

	private static IOException unsupported(final String what) {
		return new IOException(
			what + ", which ImageJ itself cannot open. Bio-Formats can (Plugins > Bio-Formats > Bio-Formats " +
				"Importer, \"Use virtual stack\"): use the image that it opens, or save that as a plain TIFF");
	}
}
