package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages bytes, the same way each time, and holds what may be said of the damage. */
public final class Fuzz {

	/** In a JSON text without line breaks within values. */
	private static final Pattern VALUE =
		Pattern.compile("(?<=[:\\[,])\\s*(\"[^\"]*\"(?!\\s*:)|-?[\\d.eE+-]+|null|true|false|\\[\\s*\\]|\\{|\\[)");

	private static final String[] SHAPES =
		{ "null", "[]", "{}", "\"12\"", "\"\"", "-1", "1.5", "true", "1e999999999", "99999999999999999999999", "[[1]]",
			"{\"a\":1}", "NaN", "\"a\\nb\"", "\"../x\"", "", nested(70), nested(100_000) };

	private final Random random;

	public Fuzz(final long seed) {
		random = new Random(seed);
	}

	/** Reads the file that is damaged. */
	public interface Reader {

		void read() throws Exception;
	}

	/**
	 * Reads damaged files: each is read, or refused as users can understand.
	 *
	 * @param file to be written
	 * @param good each of which is damaged so many times
	 * @return how many are refused
	 */
	public int refused(final int times, final Path file, final Reader reader, final byte[]... good) throws Exception {
		int refused = 0;
		for (int i = 0; i < times; i++)
			for (final byte[] bytes : good) if (isRefused(file, damaged(bytes, bytes.length), reader)) refused++;
		return refused;
	}

	/** As {@link #refused(int, Path, Reader, byte[]...)}, with values of other shapes in a JSON file. */
	public int refusedShapes(final int times, final Path file, final Reader reader, final String json)
		throws Exception
	{
		int refused = 0;
		for (int i = 0; i < times; i++)
			if (isRefused(file, reshaped(json).getBytes(StandardCharsets.UTF_8), reader)) refused++;
		return refused;
	}

	/** Whether a file of these bytes is refused, as users can understand, or else read. */
	public static boolean isRefused(final Path file, final byte[] bytes, final Reader reader) throws Exception {
		Files.write(file, bytes);
		try {
			reader.read();
			return false;
		}
		catch (final IllegalArgumentException | IOException | UncheckedIOException e) {
			// what is changed may be the name of a file beside it
			final boolean named = String.valueOf(e.getMessage()).contains(file.getFileName().toString());
			assertForUsers(e, (named ? file.getFileName() : file.getParent()).toString());
			return true;
		}
	}

	/** With one value that is another, or missing, or there twice. */
	private String reshaped(final String json) {
		final List<int[]> values = new ArrayList<>();
		final Matcher value = VALUE.matcher(json);
		while (value.find()) values.add(new int[] { value.start(1), value.end(1) });
		final int[] at = values.get(random.nextInt(values.size()));
		return json.substring(0, at[0]) + SHAPES[random.nextInt(SHAPES.length)] + json.substring(at[1]);
	}

	private static String nested(final int depth) {
		return new String(new char[depth]).replace('\0', '[') + new String(new char[depth]).replace('\0', ']');
	}

	/** A copy with one to four changes: a bit, a byte, a number of 32 bits, parts twice or swapped, or the end cut off. */
	public byte[] damaged(final byte[] good, final int within) {
		byte[] bytes = good.clone();
		for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
			final int at = random.nextInt(Math.min(within, bytes.length - 4));
			switch (random.nextInt(10)) {
				case 0:
					bytes = Arrays.copyOf(bytes, Math.max(8, random.nextInt(bytes.length)));
					break;
				case 1:
					final int number = random.nextBoolean() ? random.nextInt() : Integer.MAX_VALUE - random.nextInt(9);
					for (int i = 0; i < 4; i++) bytes[at + i] = (byte) (number >> 8 * i);
					break;
				case 2:
					bytes[at] = (byte) random.nextInt();
					break;
				case 3:
					bytes[at] = (byte) 0xff;
					break;
				case 4:
					bytes = twice(bytes, at, at + random.nextInt(Math.min(64, bytes.length - at)));
					break;
				case 5:
					final int other = random.nextInt(bytes.length - 4);
					for (int i = 0; i < 4; i++) {
						final byte b = bytes[at + i];
						bytes[at + i] = bytes[other + i];
						bytes[other + i] = b;
					}
					break;
				default:
					bytes[at] ^= (byte) (1 << random.nextInt(8));
			}
		}
		return bytes;
	}

	private static byte[] twice(final byte[] bytes, final int start, final int end) {
		final byte[] longer = Arrays.copyOf(bytes, bytes.length + end - start);
		System.arraycopy(bytes, start, longer, end, bytes.length - start);
		return longer;
	}

	/** One line that names the file, and no class. */
	public static void assertForUsers(final Exception e, final String file) {
		final String message = String.valueOf(e.getMessage());
		assertTrue(message.contains(file), message);
		assertFalse(message.contains("\n"), message);
		assertFalse(message.matches(".*(Exception|java\\.|Error|null|\\bij\\.|com\\.google|[gG]son|lenient).*"),
			message);
	}
}
