package org.neurofactor.imagej.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;

/**
 * Keeps other jobs from writing to a folder, which it creates if need be: a hidden file that says whose it is. The
 * system locks it as long as the job lives, so that the lock of a killed job holds nobody up. A job on another
 * computer, whose lock the system may not know of, is believed to live as long as its file is touched from time to
 * time.
 */
final class FolderLock implements Closeable {

	/** Thrown if another job writes to the folder. */
	static final class HeldException extends IOException {

		private static final long serialVersionUID = 1;

		private HeldException(final Path folder, final String holder) {
			super("Another job writes to \"" + folder + "\" (" + holder + ").");
		}
	}

	static final String FILE = ".neurofactor-lock";

	/** How often an attempt is made anew because somebody else has just removed a folder. */
	private static final int ATTEMPTS = 1000;
	private static final int MAX_BYTES = 4096;
	private static final Duration BEAT = Duration.ofSeconds(30);
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/**
	 * Of this program, by folder: the system may give a program's own lock twice, and takes it away when any of its
	 * channels to the file is closed.
	 */
	private static final Map<Path, String> HELD = new HashMap<>();

	private final Path folder;
	private final Deque<Path> created;
	private final Path file;
	private final FileChannel channel;

	/** Open as long as the lock is held: to close it would end the lock. */
	private final FileChannel reader;
	private final TimerTask beat;

	private FolderLock(final Path folder, final Deque<Path> created, final FileChannel channel,
		final FileChannel reader, final ByteBuffer text)
	{
		this.folder = folder;
		this.created = created;
		this.file = folder.resolve(FILE);
		this.channel = channel;
		this.reader = reader;
		beat = new TimerTask() {

			@Override
			public void run() {
				try {
					channel.write(text.duplicate(), 0);
				}
				catch (final IOException e) {
					cancel(); // closed, or the disk is gone: then the job will notice
				}
			}
		};
		Beats.TIMER.schedule(beat, BEAT.toMillis(), BEAT.toMillis());
	}

	/** Only made when there is a lock. */
	private static final class Beats {

		private static final Timer TIMER = new Timer("NeuroFactor locks", true);
	}

	/**
	 * Locks a folder.
	 *
	 * @param job what it is for
	 * @throws HeldException if another job holds it, saying which
	 * @throws IOException if the folder cannot be created or written
	 */
	static FolderLock acquire(final Path folder, final String job) throws IOException {
		final Deque<Path> created = new ArrayDeque<>();
		try {
			for (int attempt = 1;; attempt++) {
				try {
					createFolders(folder, created);
					final Optional<FolderLock> lock = attempt(folder.toRealPath(), created, job);
					if (lock.isPresent()) return lock.get();
				}
				catch (final NoSuchFileException e) {
					if (attempt == ATTEMPTS) throw e; // else a job beside this one has removed what it had created
				}
				if (attempt == ATTEMPTS) throw new IOException("\"" + folder.resolve(FILE) + "\" cannot be locked.");
			}
		}
		catch (final IOException | RuntimeException e) {
			deleteIfEmpty(created);
			throw e;
		}
	}

	/** @param created takes the folders that were not there before, innermost first */
	private static void createFolders(final Path innermost, final Deque<Path> created) throws IOException {
		final Deque<Path> missing = new ArrayDeque<>();
		Path existing = innermost;
		while (existing != null && !Manifest.exists(existing)) {
			missing.push(existing);
			existing = existing.getParent();
		}
		if (existing == null) throw new IOException("there is no \"" + innermost.getRoot() + "\".");
		if (!Files.isDirectory(existing)) throw new IOException("\"" + existing + "\" is a file, not a folder.");
		for (final Path path : missing) {
			try {
				Files.createDirectory(path);
				created.remove(path);
				created.push(path);
			}
			catch (final FileAlreadyExistsException e) {
				// another job was quicker
			}
		}
	}

	private static void deleteIfEmpty(final Deque<Path> folders) {
		for (final Path path : folders) {
			try {
				Files.deleteIfExists(path);
			}
			catch (final IOException e) {
				return; // somebody has put something into it, and needs it now
			}
		}
	}

	/** @return empty if it is to be tried again */
	private static Optional<FolderLock> attempt(final Path folder, final Deque<Path> created, final String job)
		throws IOException
	{
		synchronized (HELD) {
			if (HELD.containsKey(folder)) throw new HeldException(folder, HELD.get(folder) + " of this program");
			final FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE,
				StandardOpenOption.READ, StandardOpenOption.WRITE);
			FileChannel reader = null;
			boolean locked = false;
			try {
				final String before = read(channel);
				final Instant touched = Files.getLastModifiedTime(folder.resolve(FILE)).toInstant();
				if (isHeld(channel, before, touched)) throw new HeldException(folder, holder(before, folder));
				final byte[] text = text(job);
				channel.truncate(0);
				channel.write(ByteBuffer.wrap(text), 0);
				// Whoever held it may have removed the file between our opening and locking it.
				reader = FileChannel.open(folder.resolve(FILE), StandardOpenOption.READ);
				if (!read(reader).equals(new String(text, StandardCharsets.UTF_8))) return Optional.empty();
				locked = true;
				HELD.put(folder, job);
				return Optional.of(new FolderLock(folder, created, channel, reader, ByteBuffer.wrap(text)));
			}
			finally {
				if (!locked) {
					channel.close();
					if (reader != null) reader.close();
				}
			}
		}
	}

	/** Locks the file if that can be. */
	private static boolean isHeld(final FileChannel channel, final String text, final Instant touched) {
		boolean known;
		try {
			if (channel.tryLock() == null) return true;
			known = Computer.host().equals(property(text, "host"));
		}
		catch (final OverlappingFileLockException e) {
			return true; // of a copy of this class
		}
		catch (final IOException e) {
			known = false; // not every file system has locks
		}
		return !text.isEmpty() && !known && touched.isAfter(Instant.now().minus(PATIENCE));
	}

	private static String read(final FileChannel channel) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
		for (int n = channel.read(bytes, 0); n > 0 && bytes.hasRemaining();) n = channel.read(bytes, bytes.position());
		return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
	}

	private static String holder(final String text, final Path folder) {
		final String since = property(text, "since");
		if (since.isEmpty()) return "\"" + folder.resolve(FILE) + "\" is its lock";
		return property(text, "job") + ", process " + property(text, "process") + " on " + property(text, "host") +
			", since " + since;
	}

	private static String property(final String text, final String key) {
		try {
			final JsonElement json = JsonText.parse(text);
			final JsonElement value = json.isJsonObject() ? json.getAsJsonObject().get(key) : null;
			return value == null || !value.isJsonPrimitive() ? "" : value.getAsString().replaceAll("\\p{Cntrl}", " ");
		}
		catch (final IOException e) {
			return ""; // just being written, or damaged: it serves the message only
		}
	}

	private static byte[] text(final String job) {
		final JsonObject json = new JsonObject();
		json.addProperty("job", job);
		json.addProperty("host", Computer.host());
		json.addProperty("process", Computer.process());
		json.addProperty("since", DateTimeFormatter.ISO_INSTANT.format(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
		json.addProperty("token", UUID.randomUUID().toString());
		return (json + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/** The folder, without links in its path. */
	Path folder() {
		return folder;
	}

	/** Ends the lock, and deletes the folders that were created for it if they are empty. */
	@Override
	public void close() throws IOException {
		synchronized (HELD) {
			try {
				Files.deleteIfExists(file); // before others can lock it
			}
			finally {
				abandon();
			}
		}
		deleteIfEmpty(created);
	}

	/** Ends the lock as if the program had been killed: its file stays. */
	void abandon() throws IOException {
		synchronized (HELD) {
			beat.cancel();
			HELD.remove(folder);
			reader.close();
			channel.close();
		}
	}
}
