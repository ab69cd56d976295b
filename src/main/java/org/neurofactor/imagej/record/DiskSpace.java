package org.neurofactor.imagej.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Whether files fit on a disk, asked before the work that makes them. */
public final class DiskSpace {

	private static final double MIB = 1 << 20;
	private static final double GIB = 1 << 30;

	/** What is not worth asking about. */
	private static final double SMALL = MIB;

	private DiskSpace() {}

	/**
	 * Makes sure that files fit.
	 *
	 * @param what they are, as the subject of a sentence: "The movie"
	 * @param bytes about how many, at most
	 * @param folder an existing one, on the disk
	 * @param remedy what can be done if they do not, to follow a colon
	 * @throws IllegalArgumentException if not, with what is needed and what is free
	 */
	public static void require(final String what, final double bytes, final Path folder, final String remedy) {
		if (bytes < SMALL) return;
		try {
			require(what, bytes, folder, Files.getFileStore(folder).getUsableSpace(), remedy);
		}
		catch (final IOException e) {
			return; // not every system tells: then the disk may fill, and the folder is as it was before
		}
	}

	/** @param free bytes on the disk */
	public static void require(final String what, final double bytes, final Path folder, final long free,
		final String remedy)
	{
		if (bytes > free) throw new IllegalArgumentException(what + " would need about " + size(bytes) +
			" on the disk of \"" + folder + "\", where only " + size((double) free) + " are free: " + remedy + ".");
	}

	private static String size(final double bytes) {
		final boolean large = bytes >= GIB;
		return String.format(Locale.ROOT, large ? "%.1f GB" : "%.0f MB", large ? bytes / GIB : bytes / MIB);
	}
}
