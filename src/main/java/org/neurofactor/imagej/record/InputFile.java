package org.neurofactor.imagej.record;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a run reads, as its record tells it. */
public final class InputFile {

	/** Of a larger file, the sum is noted only where it is known anyway: it would take long. */
	private static final long MAX_SUMMED = 1L << 30;

	private static final String SHA256 = "sha256";

	private final Path path;

	/** Null if it is not known yet. */
	private final String sha256;

	private InputFile(final Path path, final String sha256) {
		this.path = path.toAbsolutePath().normalize();
		this.sha256 = sha256;
	}

	public static InputFile of(final Path path) {
		return new InputFile(path, null);
	}

	/** @param sha256 SHA-256 sum of the file, in hexadecimal */
	public static InputFile of(final Path path, final String sha256) {
		return new InputFile(path, sha256);
	}

	/** Absolute. */
	public Path path() {
		return path;
	}

	/** Its path, its size, and its SHA-256 sum, null if it is large; both null if it is there no more. */
	JsonObject json() throws IOException {
		final boolean there = Files.isRegularFile(path);
		final JsonObject json = new JsonObject();
		json.addProperty("path", path.toString());
		json.addProperty("bytes", there ? Files.size(path) : null);
		final boolean summed = sha256 == null && there && Files.size(path) <= MAX_SUMMED;
		json.addProperty(SHA256, summed ? Manifest.sha256(path) : sha256);
		return json;
	}
}
