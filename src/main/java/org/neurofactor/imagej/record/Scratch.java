package org.neurofactor.imagej.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder for files that are needed for a while only; what a killed program has left of such is removed by the next.
 */
public final class Scratch implements AutoCloseable {

	private static final String PREFIX = "neurofactor-scratch-";

	private final Path folder;

	/** Null if the folder is part of a result folder, which is locked itself. */
	private final FolderLock lock;

	private Scratch(final Path folder, final FolderLock lock) {
		this.folder = folder;
		this.lock = lock;
	}

	/**
	 * On the disk of the results, which it is about as large as, or, if there are to be none, in the system's folder
	 * for temporary files.
	 *
	 * @param results may be null
	 */
	public static Scratch of(final ResultFolder results) throws IOException {
		if (results != null) return new Scratch(results.scratch(), null);
		cleanUp();
		while (true) {
			final Path folder = temporary().resolve(PREFIX + UUID.randomUUID());
			try {
				return new Scratch(folder, FolderLock.acquire(folder, "NeuroFactor"));
			}
			catch (final FolderLock.HeldException e) {
				// another program has taken it for rubbish before it was locked
			}
		}
	}

	/** Removes what killed programs have left in the system's folder for temporary files. */
	static void cleanUp() throws IOException {
		if (!Files.isDirectory(temporary())) return;
		final List<Path> all;
		try (Stream<Path> paths = Files.list(temporary())) {
			all = paths.filter(path -> path.getFileName().toString().startsWith(PREFIX))
				.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
				.collect(Collectors.toList());
		}
		for (final Path path : all) removeIfLeft(path);
	}

	private static void removeIfLeft(final Path path) {
		if (!Files.isWritable(path)) return; // another user's
		try (FolderLock left = FolderLock.acquire(path, "NeuroFactor")) {
			Disk.REAL.deleteTree(left.folder());
		}
		catch (final IOException e) {
			return; // its program lives, or it is gone by now
		}
	}

	private static Path temporary() {
		return Paths.get(System.getProperty("java.io.tmpdir"));
	}

	public Path folder() {
		return folder;
	}

	@Override
	public void close() throws IOException {
		if (lock == null) return;
		Disk.REAL.deleteTree(folder);
		lock.close();
	}
}
