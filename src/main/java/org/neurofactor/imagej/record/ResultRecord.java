package org.neurofactor.imagej.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The record of a result folder as it was read: which files make the set, and what they are the results of. */
final class ResultRecord {

	static final String KIND = "kind";

	/** The same as long as the results are: an update of the figure keeps it. */
	static final String ID = "id";
	static final String FILES = "files";

	/** True while parts of it are being replaced. */
	static final String UNFINISHED = "unfinished";

	/** Sets in sub-folders that were written with this one, by folder: their ids. */
	static final String SETS = "sets";

	private static final int MAX_BYTES = 1 << 28;

	private final JsonObject json;
	private final ResultKind kind;
	private final String id;
	private final Manifest manifest;
	private final Map<String, String> sets = new LinkedHashMap<>();

	private ResultRecord(final JsonObject json) {
		this.json = json;
		kind = ResultKind.of(json.get(KIND).getAsString()).orElseThrow(() -> new IllegalStateException("unknown kind"));
		id = json.get(ID).getAsString();
		manifest = Manifest.of(json.getAsJsonObject(FILES));
		if (!json.has(SETS)) return;
		for (final Map.Entry<String, JsonElement> set : json.getAsJsonObject(SETS).entrySet()) {
			if (!Manifest.isName(set.getKey()))
				throw new IllegalStateException(set.getKey() + " is not below the folder");
			sets.put(set.getKey(), set.getValue().getAsString());
		}
	}

	/**
	 * Reads the record of a folder.
	 *
	 * @return empty if there is none
	 * @throws IllegalArgumentException if it is not ours, or damaged
	 */
	static Optional<ResultRecord> read(final Path folder) throws IOException {
		final Path file = folder.resolve(ResultFolder.RECORD);
		if (!Manifest.exists(file)) return Optional.empty();
		try {
			if (Files.size(file) > MAX_BYTES) throw new IllegalStateException("too large");
			return Optional.of(
				new ResultRecord(JsonParser.parseString(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
					.getAsJsonObject()));
		}
		catch (final JsonParseException | IllegalStateException | NullPointerException | ClassCastException
				| NumberFormatException | UnsupportedOperationException e)
		{
			throw new IllegalArgumentException("\"" + file +
				"\" is not the record of a finished run of this version of " + "NeuroFactor, or is damaged.", e);
		}
	}

	JsonObject json() {
		return json.deepCopy();
	}

	ResultKind kind() {
		return kind;
	}

	boolean isUnfinished() {
		return json.has(UNFINISHED);
	}

	String id() {
		return id;
	}

	Manifest manifest() {
		return manifest;
	}

	/** Folders of sets that were written with this one, with their ids. */
	Map<String, String> sets() {
		return sets;
	}

	/**
	 * The names of all its files, with itself as the first, and of those of its sets in sub-folders that are still
	 * there.
	 */
	Set<String> all(final Path folder) throws IOException {
		final Set<String> names = new LinkedHashSet<>();
		names.add(ResultFolder.RECORD);
		for (final String set : sets.keySet()) {
			final Optional<ResultRecord> nested = read(folder.resolve(set));
			if (nested.isPresent())
				for (final String name : nested.get().all(folder.resolve(set))) names.add(set + "/" + name);
		}
		names.addAll(manifest.names());
		return names;
	}
}
