package org.neurofactor.imagej.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run that has saved its results, by its record: what it takes to repeat it. */
public final class RecordedRun {

	private final JsonPart record;

	private RecordedRun(final SavedFolder folder) {
		record = folder.part();
	}

	/**
	 * Reads the record of a folder of results.
	 *
	 * @throws IllegalArgumentException if it cannot be repeated by what it says, saying why
	 */
	public static RecordedRun of(final SavedFolder folder) {
		final RecordedRun run = new RecordedRun(folder);
		if (run.record.at(RunRecord.PART).exists()) throw new IllegalArgumentException("\"" + folder.folder() +
			"\" holds the results of a part of a run of " + run.command() + ": repeat all of it, from its own folder.");
		return run;
	}

	/** The label of its command. */
	public String command() {
		return record.at(RunRecord.COMMAND).text();
	}

	public String date() {
		return record.at(RunRecord.DATE).text();
	}

	/** Versions of programs, by their names. */
	Map<String, String> versions() {
		final Map<String, String> versions = new LinkedHashMap<>();
		record.at(RunRecord.VERSIONS).entries().forEach((name, version) -> versions.put(name, version.text()));
		return versions;
	}

	/** By their keys in macros: numbers, booleans and texts. */
	public Map<String, Object> options() {
		final Map<String, Object> options = new LinkedHashMap<>();
		record.at(RunRecord.OPTIONS).entries().forEach((key, value) -> options.put(key, value.option()));
		return options;
	}

	/** The images that have to be open, of which the last is the current one. */
	public List<OpenedImage> images() {
		return record.at(RunRecord.IMAGES).list().stream().map(OpenedImage::of).collect(Collectors.toList());
	}

	/** SHA-256 sums of the files it has read, by their paths; empty where it was not noted. */
	Map<String, String> inputs() {
		final Map<String, String> inputs = new LinkedHashMap<>();
		for (final JsonPart input : record.at(RunRecord.INPUT_FILES).list())
			inputs.put(input.at("path").text(), input.at("sha256").isPresent() ? input.at("sha256").text() : "");
		return inputs;
	}

	/**
	 * Makes sure that all files it has read are there.
	 *
	 * @return those whose contents are not what they were
	 * @throws IllegalArgumentException naming the first that is not there
	 */
	public List<Path> changedInputs() throws IOException {
		final List<Path> changed = new ArrayList<>();
		for (final Map.Entry<String, String> input : inputs().entrySet()) {
			final Path path = Paths.get(input.getKey());
			if (!Files.isRegularFile(path))
				throw new IllegalArgumentException("The input \"" + path + "\" is not there any more.");
			final boolean same = input.getValue().isEmpty() || input.getValue().equals(Manifest.sha256(path));
			if (!same) changed.add(path);
		}
		return changed;
	}
}
