package org.neurofactor.imagej.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A run that has saved its results, by its record: what it takes to repeat it. */
public final class RecordedRun {

	private final Path file;
	private final JsonObject record;

	private RecordedRun(final SavedFolder folder) {
		file = folder.folder().resolve(ResultFolder.RECORD);
		record = folder.record();
	}

	/**
	 * Reads the record of a folder of results.
	 *
	 * @throws IllegalArgumentException if it cannot be repeated by what it says, saying why
	 */
	public static RecordedRun of(final SavedFolder folder) {
		final RecordedRun run = new RecordedRun(folder);
		if (run.record.has(RunRecord.PART)) throw new IllegalArgumentException("\"" + folder.folder() +
			"\" holds the results of a part of a run of " + run.command() + ": repeat all of it, from its own folder.");
		return run;
	}

	private <T> T get(final String key, final Function<JsonElement, T> as) {
		try {
			return as.apply(record.get(key));
		}
		catch (final IllegalStateException | NullPointerException | ClassCastException | NumberFormatException
				| UnsupportedOperationException e)
		{
			throw new IllegalArgumentException("\"" + file + "\" does not tell " + key + ".", e);
		}
	}

	/** The label of its command. */
	public String command() {
		return get(RunRecord.COMMAND, JsonElement::getAsString);
	}

	public String date() {
		return get(RunRecord.DATE, JsonElement::getAsString);
	}

	/** Versions of programs, by their names. */
	Map<String, String> versions() {
		return get(RunRecord.VERSIONS, json -> {
			final Map<String, String> versions = new LinkedHashMap<>();
			json.getAsJsonObject().entrySet().forEach(e -> versions.put(e.getKey(), e.getValue().getAsString()));
			return versions;
		});
	}

	/** By their keys in macros: numbers, booleans and texts. */
	public Map<String, Object> options() {
		return get(RunRecord.OPTIONS, json -> {
			final Map<String, Object> options = new LinkedHashMap<>();
			json.getAsJsonObject().entrySet().forEach(e -> options.put(e.getKey(), value(e.getValue())));
			return options;
		});
	}

	private static Object value(final JsonElement json) {
		if (json.isJsonNull()) return null;
		final JsonPrimitive value = json.getAsJsonPrimitive();
		return value.isBoolean() ? (Object) value.getAsBoolean() : value.getAsString();
	}

	/** The images that have to be open, of which the last is the current one. */
	public List<OpenedImage> images() {
		return get(RunRecord.IMAGES, json -> {
			final List<OpenedImage> images = new ArrayList<>();
			json.getAsJsonArray().forEach(image -> images.add(OpenedImage.of(image.getAsJsonObject())));
			return images;
		});
	}

	/** SHA-256 sums of the files it has read, by their paths; empty where it was not noted. */
	Map<String, String> inputs() {
		return get(RunRecord.INPUT_FILES, json -> {
			final Map<String, String> inputs = new LinkedHashMap<>();
			for (final JsonElement input : json.getAsJsonArray()) {
				final JsonElement sum = input.getAsJsonObject().get("sha256");
				inputs.put(input.getAsJsonObject().get("path").getAsString(),
					sum.isJsonNull() ? "" : sum.getAsString());
			}
			return inputs;
		});
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
