package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

/** Damages bytes, the same way each time, and holds what may be said of the damage. */
public final class Fuzz {

	private final Random random;

	public Fuzz(final long seed) {
		random = new Random(seed);
	}

	/** A copy with one to four changes: a bit, a byte, a number of 32 bits, or the end cut off. */
	public byte[] damaged(final byte[] good, final int within) {
		byte[] bytes = good.clone();
		for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
			final int at = random.nextInt(Math.min(within, bytes.length - 4));
			switch (random.nextInt(8)) {
				case 0:
					bytes = java.util.Arrays.copyOf(bytes, Math.max(8, random.nextInt(bytes.length)));
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
				default:
					bytes[at] ^= (byte) (1 << random.nextInt(8));
			}
		}
		return bytes;
	}

	/** One line that names the file, and no class. */
	public static void assertForUsers(final Exception e, final String file) {
		final String message = String.valueOf(e.getMessage());
		assertTrue(message.contains(file), message);
		assertFalse(message.contains("\n"), message);
		assertFalse(message.matches(".*(Exception|java\\.|Error|null|\\bij\\.).*"), message);
	}
}
