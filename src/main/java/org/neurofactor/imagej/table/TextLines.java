package org.neurofactor.imagej.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.neurofactor.imagej.door.MemoryEstimate;

/**
 * The lines of a text file in UTF-8 or UTF-16, with a byte order mark or without; UTF-16 without one is known by the
 * zeros that figures and separators have as every other byte.
 */
final class TextLines {

	/** Longer files are not read: they would not fit into a text in memory. */
	private static final long MOST_BYTES = 1L << 30;
	private static final double BYTES_PER_BYTE = 1 + Character.BYTES + 1.2 + 1;

	/** A short text, in a list. */
	private static final double BYTES_PER_CELL = 64;
	private static final int LOOKED_AT = 1000;

	private TextLines() {}

	/**
	 * @param the what the file is called at the beginning of messages
	 * @throws IllegalArgumentException if it is no text, or longer than 1 GB
	 * @throws IOException if it cannot be read
	 */
	static List<String> of(final Path path, final String the) throws IOException {
		final long size = Files.size(path);
		if (size > MOST_BYTES) throw new IllegalArgumentException(
			the + " must have at most 1 GB, but has " + Math.round(size / 1e7) / 100. + " GB.");
		requireMemory(size, 0, the);
		final byte[] bytes = Files.readAllBytes(path);
		requireMemory(size, cells(bytes), the);
		final CharBuffer text;
		try {
			text = charset(bytes).newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes));
		}
		catch (final CharacterCodingException e) {
			throw new IllegalArgumentException(the + " must be a text file (UTF-8), but is none.", e);
		}
		final List<String> lines = lines(text);
		if (lines.stream().anyMatch(line -> line.indexOf('\0') >= 0))
			throw new IllegalArgumentException(the + " must be a text file (UTF-8), but is none: it has zero bytes.");
		return lines;
	}

	/** Not more than there are at most, whatever separates them. */
	private static long cells(final byte[] bytes) {
		long cells = 1;
		for (final byte b : bytes) if (b == ',' || b == ';' || b == '\t' || b == ' ' || b == '\n' || b == '\r') cells++;
		return cells;
	}

	/** The file's bytes, its text, its lines and its cells are in memory at a time. */
	private static void requireMemory(final long bytes, final long cells, final String the) {
		final MemoryEstimate need = MemoryEstimate.ofText(BYTES_PER_BYTE * bytes + BYTES_PER_CELL * cells);
		if (!need.isAvailable()) throw new IllegalArgumentException(String.format(Locale.ROOT,
			"%s is too large for the memory there is: reading its %.2f GB takes about %.1f GB. Split it.", the,
			bytes / 1e9, need.bytes() / 1e9));
	}

	private static Charset charset(final byte[] bytes) {
		if (starts(bytes, 0xff, 0xfe)) return StandardCharsets.UTF_16LE;
		if (starts(bytes, 0xfe, 0xff)) return StandardCharsets.UTF_16BE;
		int even = 0, odd = 0;
		final int looked = Math.min(bytes.length, LOOKED_AT) / 2 * 2;
		for (int i = 0; i < looked; i += 2) {
			if (bytes[i] == 0) even++;
			if (bytes[i + 1] == 0) odd++;
		}
		if (even == 0 && odd > looked / 4) return StandardCharsets.UTF_16LE;
		return odd == 0 && even > looked / 4 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
	}

	private static boolean starts(final byte[] bytes, final int first, final int second) {
		return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
	}

	/** Lines end with LF, CR LF or, as in files of old Macs, CR. */
	private static List<String> lines(final CharBuffer text) {
		final List<String> lines = new ArrayList<>();
		int start = text.length() > 0 && text.charAt(0) == '\ufeff' ? 1 : 0;
		for (int i = start; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c != '\n' && c != '\r') continue;
			lines.add(text.subSequence(start, i).toString());
			if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') i++;
			start = i + 1;
		}
		if (start < text.length()) lines.add(text.subSequence(start, text.length()).toString());
		return lines;
	}
}
