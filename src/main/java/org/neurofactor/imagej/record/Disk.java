package org.neurofactor.imagej.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The steps by which a folder changes, each of which happens or does not; a test may let them end anywhere. */
public interface Disk {

	/** The real one. */
	Disk REAL = new Disk() {

		@Override
		public void move(final Path from, final Path to) throws IOException {
			Files.move(from, to);
		}

		@Override
		public void delete(final Path path) throws IOException {
			Files.deleteIfExists(path);
		}
	};

	/** Moves a file to where there is none. */
	void move(Path from, Path to) throws IOException;

	/** Deletes a file or an empty folder, if it is there. */
	void delete(Path path) throws IOException;

	/** Deletes a folder and all in it, without following links. */
	default void deleteTree(final Path root) throws IOException {
		if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) return;
		Files.walkFileTree(root, new SimpleFileVisitor<Path>() {

			@Override
			public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
				delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(final Path directory, final IOException e) throws IOException {
				if (e != null) throw e;
				delete(directory);
				return FileVisitResult.CONTINUE;
			}
		});
	}

	/** Returns when the contents of a file are on the disk. */
	static void sync(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	/** Returns when the names of the files in a folder are on the disk, where the system can do that. */
	static void syncFolder(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return;
		final FileChannel channel;
		try {
			channel = FileChannel.open(folder, StandardOpenOption.READ);
		}
		catch (final IOException e) {
			return; // Windows opens no folders, and needs not to
		}
		try {
			channel.force(true);
		}
		finally {
			channel.close();
		}
	}

	/** Writes a file that has its name only when its contents are on the disk; one of this name is replaced. */
	static void write(final byte[] bytes, final Path file) throws IOException {
		final Path incomplete = file.resolveSibling(file.getFileName() + ".incomplete");
		Files.write(incomplete, bytes);
		sync(incomplete);
		Files.move(incomplete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		syncFolder(file.getParent());
	}
}
