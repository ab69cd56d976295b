package org.neurofactor.imagej.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Files of one folder, and of folders in it, that are written all or none. They are first written under their names into
 * a hidden folder inside the target, and moved when all are complete; if that fails on the way, what was there before is
 * put back.
 *
 * <pre>
 * try (AtomicFileSet files = AtomicFileSet.in(folder)) {
 * 	files.add("modules.csv", path -&gt; …);
 * 	files.add("run.json", path -&gt; …);
 * 	files.commit();
 * }
 * </pre>
 * <p>
 * Closed without commit, by an exception or because the user cancelled, it leaves no trace: neither files nor a folder
 * that was not there before. Other files in the folder are never touched.
 * </p>
 */
public final class AtomicFileSet implements AutoCloseable {

	/** Writes one file. */
	public interface Writer {

		/** @param path of a file to be created */
		void write(Path path) throws IOException;
	}

	/** How a file gets from one place to another. */
	interface Mover {

		void move(Path from, Path to) throws IOException;
	}

	private static final String STAGING = ".incomplete-";
	private static final String REPLACED = ".replaced";
	private static final String SCRATCH = ".scratch";

	private final Path folder;

	/** Folders that did not exist before, innermost first. */
	private final Deque<Path> created = new ArrayDeque<>();
	private final Path staging;
	private final List<String> names = new ArrayList<>();
	private final List<String> removed = new ArrayList<>();
	private boolean committed;

	private AtomicFileSet(final Path folder) throws IOException {
		this.folder = folder.toAbsolutePath().normalize();
		try {
			createFolders(this.folder);
			staging = Files.createTempDirectory(this.folder, STAGING);
		}
		catch (final IOException e) {
			deleteCreatedFolders();
			throw new IOException("The output folder \"" + this.folder + "\" cannot be written: " + reason(e), e);
		}
	}

	/**
	 * Begins a set; the folder is created if it does not exist.
	 *
	 * @throws IOException if the folder cannot be created or written, saying why
	 */
	public static AtomicFileSet in(final Path folder) throws IOException {
		return new AtomicFileSet(folder);
	}

	/**
	 * Makes sure, before long work, that files could be written to a folder, by trying it; leaves no trace.
	 *
	 * @throws IllegalArgumentException if not, naming the folder and the reason
	 */
	public static void requireWritable(final Path folder) {
		try (AtomicFileSet files = in(folder)) {
			files.add("trial", path -> Files.write(path, new byte[1]));
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(e.getMessage() + " Choose another output folder.", e);
		}
	}

	private static String reason(final IOException e) {
		if (e instanceof AccessDeniedException) return "access is denied.";
		if (!(e instanceof FileSystemException)) return e.getMessage();
		final FileSystemException failure = (FileSystemException) e;
		return "\"" + failure.getFile() + "\" cannot be created" + (failure.getReason() == null ? "." : " (" + failure
			.getReason() + ").");
	}

	private void createFolders(final Path innermost) throws IOException {
		final Deque<Path> missing = new ArrayDeque<>();
		Path existing = innermost;
		while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
			missing.push(existing);
			existing = existing.getParent();
		}
		if (existing == null) throw new IOException("there is no \"" + folder.getRoot() + "\".");
		if (!Files.isDirectory(existing)) throw new IOException("\"" + existing + "\" is a file, not a folder.");
		for (final Path path : missing) {
			Files.createDirectory(path);
			created.push(path);
		}
	}

	/**
	 * Writes one more file of the set.
	 *
	 * @param name of the file, or its path below the folder, such as {@code cell 1/sta.tif}; a file of this name is replaced
	 *          when the set is committed
	 */
	public void add(final String name, final Writer writer) throws IOException {
		final Path path = staging.resolve(name);
		if (!isInside(path) || names.contains(name)) throw new IllegalArgumentException("\"" + name +
			"\" cannot be the name of one more file.");
		Files.createDirectories(path.getParent());
		writer.write(path);
		names.add(name);
	}

	/** Whether it is the normal path of a file inside the staging folder, and not in one with a purpose of its own. */
	private boolean isInside(final Path path) {
		if (!path.equals(path.normalize()) || !path.startsWith(staging) || path.equals(staging)) return false;
		return !path.startsWith(staging.resolve(REPLACED)) && !path.startsWith(staging.resolve(SCRATCH));
	}

	/** A folder, on the same disk, for files that are needed only until the set is closed. */
	public Path scratch() throws IOException {
		return Files.createDirectories(staging.resolve(SCRATCH));
	}

	/** Lets a file of an earlier set (named as in {@link #add}), if there is one, be gone when this one is committed. */
	public void remove(final String name) {
		removed.add(name);
	}

	/**
	 * Moves all files to their places, replacing earlier ones.
	 *
	 * @throws IOException if one of them cannot be moved; all earlier files are back then
	 */
	public void commit() throws IOException {
		commit(Files::move);
	}

	void commit(final Mover mover) throws IOException {
		for (final String name : names) {
			if (!Files.isRegularFile(staging.resolve(name))) throw new IOException("\"" + name + "\" was not written.");
			if (Files.isDirectory(folder.resolve(name))) throw new IOException("\"" + folder.resolve(name) +
				"\" is a folder and cannot be replaced by a file.");
		}
		final Path replaced = Files.createDirectory(staging.resolve(REPLACED));
		final Deque<String> moved = new ArrayDeque<>();
		try {
			for (final String name : removed) {
				if (!Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) continue;
				Files.createDirectories(replaced.resolve(name).getParent());
				mover.move(folder.resolve(name), replaced.resolve(name));
				moved.push(name);
			}
			for (final String name : names) {
				createFolders(folder.resolve(name).getParent());
				moved.push(name);
				if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
					Files.createDirectories(replaced.resolve(name).getParent());
					mover.move(folder.resolve(name), replaced.resolve(name));
				}
				mover.move(staging.resolve(name), folder.resolve(name));
			}
			committed = true;
		}
		catch (final IOException e) {
			for (final String name : moved) restore(name, replaced, e);
			throw e;
		}
	}

	/** Puts an earlier file back; what fails here is told with the reason for going back. */
	private void restore(final String name, final Path replaced, final IOException reason) {
		try {
			// The new file is in place only if it is no longer here; else the name may still be that of the old one.
			if (!Files.exists(staging.resolve(name))) Files.deleteIfExists(folder.resolve(name));
			if (Files.exists(replaced.resolve(name), LinkOption.NOFOLLOW_LINKS)) //
				Files.move(replaced.resolve(name), folder.resolve(name));
		}
		catch (final IOException e) {
			reason.addSuppressed(e);
		}
	}

	/** Removes all that is not committed. */
	@Override
	public void close() throws IOException {
		deleteTree(staging);
		if (!committed) deleteCreatedFolders();
	}

	private void deleteCreatedFolders() throws IOException {
		while (!created.isEmpty()) Files.deleteIfExists(created.pop());
	}

	private static void deleteTree(final Path root) throws IOException {
		Files.walkFileTree(root, new SimpleFileVisitor<Path>() {

			@Override
			public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(final Path directory, final IOException e) throws IOException {
				if (e != null) throw e;
				Files.delete(directory);
				return FileVisitResult.CONTINUE;
			}
		});
	}
}
