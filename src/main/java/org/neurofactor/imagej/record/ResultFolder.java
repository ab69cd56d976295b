package org.neurofactor.imagej.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder of results while a job writes to it: from before the work, so that it is not in vain, until it is closed.
 *
 * <pre>
 * try (ResultFolder folder = ResultFolder.open(path, ResultKind.STNMF, inputs, names)) {
 * 	// the work
 * 	folder.files().add("modules.csv", file -&gt; …);
 * 	folder.files().record(record);
 * 	folder.commit();
 * }
 * </pre>
 * <ul>
 * <li>Files are written all or none. New ones are complete, and on the disk, before the first of the earlier ones goes.
 * The record {@value #RECORD}, which lists all files with size and SHA-256 sum, goes first and comes last: where it is,
 * the set is whole. What a killed job had begun to move, the next one in this folder moves to its end; what it had not,
 * is removed.</li>
 * <li>Closed without commit, by an exception or because the user cancelled, it leaves no trace: neither files nor a
 * folder that was not there before.</li>
 * <li>An earlier set of the same kind is replaced as a whole. A file that no record of ours lists is never touched, nor
 * is an input of the run: both are refused before the work.</li>
 * <li>It is locked against other jobs.</li>
 * </ul>
 */
public final class ResultFolder implements AutoCloseable {

	/** The record of the set; no other file can have its name. */
	public static final String RECORD = "run.json";

	private static final String SCRATCH = ".scratch";
	private static final String WAY_OUT = " Choose another output folder, or move that file elsewhere.";

	/** How deep below the folder what killed jobs have left is looked for. */
	private static final int DEPTH = 3;

	private final Path folder;
	private final Set<Path> inputs = new LinkedHashSet<>();
	private final Disk disk;
	private final FolderLock lock;
	private final List<FolderLock> locks = new ArrayList<>();

	/** All files that an earlier run has written by its own account. */
	private final Set<String> earlier = new LinkedHashSet<>();
	private final Path staging;
	private final FileSet files;
	private final Map<String, FileSet> nested = new LinkedHashMap<>();

	private ResultFolder(final Path folder, final ResultKind kind, final Collection<Path> inputs, final Disk disk)
		throws IOException
	{
		this.disk = disk;
		lock = FolderLock.acquire(folder, kind.title());
		locks.add(lock);
		try {
			this.folder = lock.folder();
			for (final Path input : inputs) if (Files.exists(input)) this.inputs.add(input.toRealPath());
			Journal.recover(this.folder, disk);
			recoverBelow();
			final Optional<ResultRecord> before = before("", kind);
			files = new FileSet(this, "", kind, before);
			staging = Files.createTempDirectory(this.folder, Journal.STAGING);
			if (before.isPresent()) for (final String name : earlier) requireNoInput(name);
		}
		catch (final IOException | RuntimeException e) {
			release(e);
			throw e;
		}
	}

	/**
	 * Opens a folder for the results of a run.
	 *
	 * @param folder created if it does not exist
	 * @param inputs files that the run reads
	 * @param names of the files that will be written, as far as they are known; more by {@link FileSet#expect}
	 * @throws IllegalArgumentException if the folder cannot be written, another job writes to it, or it holds what must
	 *           not be replaced, saying what and what can be done
	 */
	public static ResultFolder open(final Path folder, final ResultKind kind, final Collection<Path> inputs,
		final String... names)
	{
		return open(folder, kind, inputs, Disk.REAL, names);
	}

	static ResultFolder open(final Path folder, final ResultKind kind, final Collection<Path> inputs, final Disk disk,
		final String... names)
	{
		final Path path = folder.toAbsolutePath().normalize();
		try {
			Scratch.cleanUp();
			final ResultFolder opened = new ResultFolder(path, kind, inputs, disk);
			try {
				opened.files.expect(Arrays.asList(names));
			}
			catch (final RuntimeException e) {
				opened.release(e);
				throw e;
			}
			return opened;
		}
		catch (final FolderLock.HeldException e) {
			throw new IllegalArgumentException(
				e.getMessage() + " Wait until it has ended, or choose another output folder.", e);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(
				"The output folder \"" + path + "\" cannot be written: " + reason(e) + " Choose another output folder.",
				e);
		}
	}

	/**
	 * Makes sure, before long work, that results could be written to a folder, as {@link #open} does; leaves no trace.
	 *
	 * @throws IllegalArgumentException as by {@link #open}
	 */
	public static void requireWritable(final Path folder, final ResultKind kind, final Collection<Path> inputs,
		final String... names)
	{
		open(folder, kind, inputs, names).close();
	}

	private static String reason(final IOException e) {
		if (e instanceof AccessDeniedException) return "access is denied.";
		if (!(e instanceof FileSystemException)) return e.getMessage();
		final FileSystemException failure = (FileSystemException) e;
		return "\"" + failure.getFile() + "\" cannot be created" +
			(failure.getReason() == null ? "." : " (" + failure.getReason() + ").");
	}

	/** What a killed job has left in the folders of cells and the like, unless another one works there. */
	private void recoverBelow() throws IOException {
		final Set<Path> left = new LinkedHashSet<>();
		Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, new SimpleFileVisitor<Path>() {

			@Override
			public FileVisitResult preVisitDirectory(final Path path, final BasicFileAttributes attributes) {
				if (!Journal.isStaging(path)) return FileVisitResult.CONTINUE;
				left.add(path.getParent());
				return FileVisitResult.SKIP_SUBTREE;
			}

			@Override
			public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
				if (file.endsWith(FolderLock.FILE)) left.add(file.getParent());
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(final Path file, final IOException e) {
				return FileVisitResult.CONTINUE; // what cannot be seen cannot be ours
			}
		});
		left.remove(folder);
		for (final Path path : left) {
			try {
				try (FolderLock own = FolderLock.acquire(path, "recovery")) {
					Journal.recover(own.folder(), disk);
				}
				Journal.deleteIfEmpty(path, folder, disk);
			}
			catch (final IOException e) {
				// its job lives, or it is not ours to change
			}
		}
	}

	/** The earlier record of a set. */
	private Optional<ResultRecord> before(final String prefix, final ResultKind kind) throws IOException {
		final Path path = folder.resolve(prefix);
		final Optional<ResultRecord> before;
		try {
			before = ResultRecord.read(path);
			if (before.isPresent()) for (final String name : before.get().all(path)) earlier.add(prefix + name);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(e.getMessage() + WAY_OUT, e);
		}
		if (before.isPresent() && before.get().kind() != kind)
			throw new IllegalArgumentException("\"" + path + "\" holds the results of " + before.get().kind().title() +
				", which would be lost. Choose another output folder.");
		return before;
	}

	/** Makes sure that a file may be written. */
	void requireOurs(final String name) {
		final Path path = folder.resolve(name);
		if (!Manifest.exists(path)) return;
		requireNoInput(name);
		if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) throw new IllegalArgumentException(
			"\"" + path + "\" is a folder and cannot be replaced by a file. Choose another output folder.");
		if (!isEarlier(name, path)) throw new IllegalArgumentException("\"" + path +
			"\" was not written by NeuroFactor, as far as the records in its folder tell, and would be lost." +
			WAY_OUT);
	}

	private boolean isEarlier(final String name, final Path path) {
		// Where upper and lower case are the same to the file system, so they are to us.
		return earlier.contains(name) ||
			earlier.stream().anyMatch(other -> other.equalsIgnoreCase(name) && isSame(folder.resolve(other), path));
	}

	private void requireNoInput(final String name) {
		final Path path = folder.resolve(name);
		for (final Path input : inputs)
			if (isSame(path, input)) throw new IllegalArgumentException("\"" + path +
				"\" is an input of this run and would be replaced or removed. Choose another output folder.");
	}

	private static boolean isSame(final Path path, final Path other) {
		try {
			return Files.exists(path) && Files.isSameFile(path, other);
		}
		catch (final IOException e) {
			return false; // gone, or nothing that could be replaced
		}
	}

	/**
	 * Makes sure, before the work, that its files fit on the disk beside those that they will replace.
	 *
	 * @param bytes about how many they will have, at most
	 * @param remedy what can be done if they do not fit, to follow a colon
	 * @throws IllegalArgumentException if not, with what is needed and what is free
	 */
	public void requireSpace(final double bytes, final String remedy) {
		DiskSpace.require("The results", bytes, folder, remedy);
	}

	/** Where it is. */
	public Path path() {
		return folder;
	}

	/** The set of files in the folder itself. */
	public FileSet files() {
		return files;
	}

	/**
	 * A set of files in a sub-folder, with a record of its own, that is written together with those in the folder.
	 *
	 * @param name of the sub-folder
	 * @throws IllegalArgumentException as by {@link #open}
	 */
	public FileSet files(final String name, final ResultKind kind) {
		final FileSet known = nested.get(name);
		if (known != null) return known;
		try {
			locks.add(FolderLock.acquire(folder.resolve(name), kind.title()));
			final FileSet set = new FileSet(this, name + "/", kind, before(name + "/", kind));
			nested.put(name, set);
			return set;
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(
				"The output folder \"" + folder.resolve(name) + "\" cannot be written: " + reason(e), e);
		}
	}

	/**
	 * Says in the earlier record, if there is one, that what it tells of is about to change, as when some of its parts
	 * are replaced one by one: nobody takes it for finished until this is committed.
	 *
	 * @throws UncheckedIOException if that fails
	 */
	public void outdate() {
		files.earlier().ifPresent(record -> {
			record.addProperty(ResultRecord.UNFINISHED, true);
			try {
				Disk.write((record + "\n").getBytes(StandardCharsets.UTF_8), folder.resolve(RECORD));
			}
			catch (final IOException e) {
				throw new UncheckedIOException("\"" + folder + "\" cannot be written: " + e.getMessage(), e);
			}
		});
	}

	/** A folder, on the same disk, for files that are needed only until this is closed. */
	public Path scratch() throws IOException {
		return Files.createDirectories(staging.resolve(SCRATCH));
	}

	/** Writes a new file to where it waits for the others. */
	Path stage(final String name, final FileSet.Writer writer) throws IOException {
		final Path path = staging.resolve(name);
		Files.createDirectories(path.getParent());
		writer.write(path);
		if (!Files.isRegularFile(path)) throw new IOException("\"" + name + "\" was not written.");
		Disk.sync(path);
		return path;
	}

	/**
	 * Replaces the earlier sets by the new ones.
	 *
	 * @throws IOException if that fails; all earlier files are back then
	 * @throws IllegalArgumentException if something has come that must not be replaced
	 */
	public void commit() throws IOException {
		final Map<String, String> ids = new TreeMap<>();
		nested.values().removeIf(FileSet::isUnused);
		for (final Map.Entry<String, FileSet> set : nested.entrySet()) {
			set.getValue().finish(Collections.emptyMap());
			ids.put(set.getKey(), set.getValue().id());
		}
		files.finish(ids);
		final List<String> added = new ArrayList<>();
		final Set<String> removed = new LinkedHashSet<>(files.removed(folder));
		for (final FileSet set : nested.values()) {
			added.addAll(set.added());
			added.add(set.prefix() + RECORD);
			removed.addAll(set.removed(folder.resolve(set.prefix())));
		}
		added.addAll(files.added());
		added.add(RECORD);
		for (final String name : added) requireOurs(name);
		Journal.carryOut(folder, staging, removed, added, disk);
	}

	/**
	 * Removes all that is not committed, and lets other jobs write to the folder.
	 *
	 * @throws UncheckedIOException if that fails
	 */
	@Override
	public void close() {
		try {
			if (!Journal.isComplete(staging)) disk.deleteTree(staging);
			for (int i = locks.size() - 1; i >= 0; i--) locks.get(i).close();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("\"" + folder + "\" cannot be tidied up: " + e.getMessage(), e);
		}
	}

	private void release(final Exception reason) {
		try {
			if (staging != null) disk.deleteTree(staging);
			for (final FolderLock held : locks) held.close();
		}
		catch (final IOException e) {
			reason.addSuppressed(e);
		}
	}

	/** Leaves all as it is, as if the program had been killed. */
	void abandon() throws IOException {
		for (final FolderLock held : locks) held.abandon();
	}
}
