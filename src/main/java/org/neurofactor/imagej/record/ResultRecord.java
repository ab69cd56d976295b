package org.neurofactor.imagej.record;

import com.google.gson.JsonObject;

import java.io.IOException;
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

	private static final String NONE =
		"is not the record of a finished run of this version of NeuroFactor, or is damaged";

	private final JsonObject json;
	private final ResultKind kind;
	private final String id;
	private final Manifest manifest;
	private final Map<String, String> sets = new LinkedHashMap<>();

	private ResultRecord(final JsonPart record) {
		json = record.object();
		kind = ResultKind.of(record.at(KIND).text()).orElseThrow(() -> record.at(KIND).wrong("is of no command"));
		id = record.at(ID).text();
		manifest = Manifest.of(record.at(FILES));
		if (record.at(SETS).exists())
			record.at(SETS).entries().forEach((folder, part) -> sets.put(Manifest.name(folder, part), part.text()));
		RecordShape.require(record);
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
		return Optional.of(new ResultRecord(JsonPart.read(file, NONE)));
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
