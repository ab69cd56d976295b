package org.neurofactor.imagej.record;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.neurofactor.run.Sha256;

/** The files of a set by their names below its folder, each with its size and SHA-256 sum. */
final class Manifest {

	/** Parts of names that no file can have: those that lead elsewhere, and those with a purpose of their own. */
	private static final Pattern RESERVED = Pattern.compile(
		"|\\.|\\.\\.|\\.moves\\.json|\\.replaced|\\.scratch|\\.neurofactor-lock|" + "\\.incomplete-neurofactor-.*");

	private static final int BUFFER = 1 << 20;

	/** What tells a file from all others. */
	static final class Entry {

		private final long bytes;
		private final String sha256;

		private Entry(final long bytes, final String sha256) {
			this.bytes = bytes;
			this.sha256 = sha256;
		}

		/** Reads the file. */
		static Entry of(final Path file) throws IOException {
			return new Entry(Files.size(file), sha256(file));
		}
	}

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/** @throws IllegalArgumentException if it is none, or names a file outside the folder */
	static Manifest of(final JsonPart files) {
		final Manifest manifest = new Manifest();
		files.entries()
			.forEach((name, file) -> manifest.entries.put(name(name, file),
				new Entry(file.at("bytes").whole(0, Long.MAX_VALUE), file.at("sha256").text())));
		return manifest;
	}

	/** @throws IllegalArgumentException if it cannot be the name of a file below the folder of the record */
	static String name(final String name, final JsonPart of) {
		if (!isName(name)) throw of.wrong("is not below the folder");
		return name;
	}

	JsonObject json() {
		final JsonObject json = new JsonObject();
		entries.forEach((name, entry) -> {
			final JsonObject file = new JsonObject();
			file.addProperty("bytes", entry.bytes);
			file.addProperty("sha256", entry.sha256);
			json.add(name, file);
		});
		return json;
	}

	/**
	 * Whether it can be the name of a file below a folder, with / between folders, and in none with a purpose of its
	 * own.
	 */
	static boolean isName(final String name) {
		if (name.startsWith("/") || name.contains("\\")) return false;
		for (final String part : name.split("/", -1)) if (RESERVED.matcher(part).matches()) return false;
		return true;
	}

	Set<String> names() {
		return entries.keySet();
	}

	/** Of one of them. */
	String sha256(final String name) {
		return entries.get(name).sha256;
	}

	/** Takes note of a file. */
	void add(final String name, final Path file) throws IOException {
		add(name, Entry.of(file));
	}

	/** Takes note of a file that has been looked at. */
	void add(final String name, final Entry entry) {
		entries.put(name, entry);
	}

	/** Takes over what another one says of a file. */
	void addAll(final Manifest other, final String name) {
		entries.put(name, other.entries.get(name));
	}

	/**
	 * Makes sure that all files are there and the same.
	 *
	 * @throws IllegalArgumentException if not, naming the first that is not
	 */
	void verify(final Path folder) throws IOException {
		for (final Map.Entry<String, Entry> entry : entries.entrySet()) {
			final Path file = folder.resolve(entry.getKey());
			if (!Files.isRegularFile(file)) throw new IllegalArgumentException("\"" + file + "\" is missing");
			final boolean same =
				Files.size(file) == entry.getValue().bytes && sha256(file).equals(entry.getValue().sha256);
			if (!same) throw new IllegalArgumentException(
				"\"" + file + "\" is damaged, or of another run than the other files");
		}
	}

	static String sha256(final Path file) throws IOException {
		final MessageDigest digest = Sha256.digest();
		final byte[] buffer = new byte[BUFFER];
		try (InputStream in = Files.newInputStream(file)) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
		}
		return Sha256.hex(digest);
	}

	/** Whether there is something of this name, be it a link to nowhere. */
	static boolean exists(final Path path) {
		return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
	}
}
