package org.neurofactor.imagej.record;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A result folder that was read: all files of its set are there, and belong together, as they were when it was. */
public final class SavedFolder {

	private final Path folder;
	private final ResultRecord record;

	private SavedFolder(final Path folder, final ResultRecord record) {
		this.folder = folder;
		this.record = record;
	}

	/**
	 * Reads a folder, and all its files once, to make sure that they are those of one finished run.
	 *
	 * @throws IllegalArgumentException if they are not, or of another kind, or there are none; one line that names the
	 *          file
	 */
	public static SavedFolder read(final Path folder, final ResultKind kind) {
		return read(folder, Optional.of(kind));
	}

	/** As {@link #read(Path, ResultKind)}, of any kind. */
	public static SavedFolder read(final Path folder) {
		return read(folder, Optional.empty());
	}

	private static SavedFolder read(final Path folder, final Optional<ResultKind> kind) {
		final String required =
			"folder must be a folder in which " + kind.map(ResultKind::title).orElse("a command of NeuroFactor") +
				" saved its results, but \"" + folder + "\" ";
		if (!Files.isDirectory(folder)) throw new IllegalArgumentException(required + "is no folder.");
		try {
			final Optional<ResultRecord> record = ResultRecord.read(folder);
			if (!record.isPresent() || record.get().isUnfinished())
				throw new IllegalArgumentException(required + (record.isPresent() || isInterrupted(folder)
					? "holds those of a run that was interrupted while it saved them. Start that run again."
					: "has no " + ResultFolder.RECORD + "."));
			if (kind.isPresent() && record.get().kind() != kind.get())
				throw new IllegalArgumentException(required + "holds those of " + record.get().kind().title() + ".");
			verify(folder, record.get());
			return new SavedFolder(folder, record.get());
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("The results in \"" + folder + "\" cannot be read: " + e.getMessage(),
				e);
		}
	}

	/** As {@link #read}, of a set in a sub-folder that was written with this one; empty if there is none. */
	public Optional<SavedFolder> nested(final String name, final ResultKind kind) {
		if (!record.sets().containsKey(name)) return Optional.empty();
		final SavedFolder nested = read(folder.resolve(name), kind);
		if (!nested.record.id().equals(record.sets().get(name))) throw new IllegalArgumentException(
			"\"" + folder.resolve(name) + "\" is of another run than \"" + folder + "\".");
		return Optional.of(nested);
	}

	private static boolean isInterrupted(final Path folder) throws IOException {
		final List<Path> stagings = Journal.stagings(folder);
		return stagings.stream().anyMatch(Journal::isComplete);
	}

	private static void verify(final Path folder, final ResultRecord record) throws IOException {
		try {
			record.manifest().verify(folder);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(
				"The files in \"" + folder + "\" are not those of one run: " + e.getMessage() + ".", e);
		}
	}

	public Path folder() {
		return folder;
	}

	/** The names of its files below the folder, without that of the record. */
	public Iterable<String> names() {
		return record.manifest().names();
	}

	public boolean has(final String name) {
		return record.manifest().names().contains(name);
	}

	/**
	 * One of its files.
	 *
	 * @throws IllegalArgumentException if it is not one of them
	 */
	public Path file(final String name) {
		if (!has(name)) throw new IllegalArgumentException("\"" + folder + "\" has no " + name + ".");
		return folder.resolve(name);
	}

	/** The SHA-256 sum of one of its files, in hexadecimal; empty if it is not one of them. */
	public Optional<String> sha256(final String name) {
		return has(name) ? Optional.of(record.manifest().sha256(name)) : Optional.empty();
	}

	/**
	 * A part of the record.
	 *
	 * @param keys from outside to inside, such as "summary", "seconds"
	 * @throws IllegalArgumentException if it is not there, naming the file and the key
	 */
	public JsonPart part(final String... keys) {
		JsonPart part = JsonPart.of(folder.resolve(ResultFolder.RECORD), record.json());
		for (final String key : keys) part = part.at(key);
		part.json();
		return part;
	}

	/** All that its record says. */
	public JsonObject record() {
		return record.json();
	}
}
