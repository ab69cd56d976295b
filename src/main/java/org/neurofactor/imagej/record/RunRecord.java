package org.neurofactor.imagej.record;

import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.table.ImportedTraces;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.measure.Calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.NeuroFactor;

/**
 * What a run did, as JSON, so that it can be repeated: the command, the line of a macro that calls it, the date, its
 * options, the versions of the programs, its input and the files it read, and its results in a few numbers. A number
 * that is not finite is null.
 */
public final class RunRecord {

	private static final Gson GSON = new Gson();

	/** The files that were read, each with its {@code path}, {@code bytes} and {@code sha256}. */
	public static final String INPUT_FILES = "input_files";

	static final String COMMAND = "command";
	static final String DATE = "date";

	/** True if these are the results of a part of the run, such as a cell of a batch. */
	static final String PART = "part";

	/** The images that were open, each with its {@code path}, of which the last was the current one. */
	static final String IMAGES = "images";
	static final String OPTIONS = "options";
	static final String VERSIONS = "versions";
	private static final String VERSION = "neurofactor";

	private RunRecord() {}

	/**
	 * @param planes what the input's planes are called, such as "spikes"
	 * @param summary results by name
	 */
	public static JsonObject of(final Run run, final SourceImage source, final String planes,
		final Map<String, ?> summary)
	{
		final JsonObject record = of(run);
		record.add("input", input(source, planes));
		record.add("summary", object(summary));
		return record;
	}

	/** As {@link #of(Run, SourceImage, String, Map)}, for a run that had no input: its {@code input} is null. */
	public static JsonObject of(final Run run, final Map<String, ?> summary) {
		final JsonObject record = of(run);
		record.add("input", JsonNull.INSTANCE);
		record.add("summary", object(summary));
		return record;
	}

	/** As {@link #of(Run, SourceImage, String, Map)}, for an input that was a table. */
	public static JsonObject of(final Run run, final ImportedTraces source, final Map<String, ?> summary) {
		final JsonObject input = new JsonObject();
		input.addProperty("name", source.name());
		input.addProperty("rows", source.rows());
		input.add("traces", json(source.traces()));
		final JsonObject record = of(run);
		record.add("input", input);
		record.add("summary", object(summary));
		return record;
	}

	/** As {@link #of(Run, SourceImage, String, Map)}, for a run with several inputs: {@code inputs}, in their order. */
	public static JsonObject of(final Run run, final List<SourceImage> sources, final String planes,
		final Map<String, ?> summary)
	{
		final JsonObject record = of(run);
		final JsonArray inputs = new JsonArray();
		sources.forEach(source -> inputs.add(input(source, planes)));
		record.add("inputs", inputs);
		record.add("summary", object(summary));
		return record;
	}

	/** The part of a record that does not depend on input and results. */
	public static JsonObject of(final Run run) {
		final JsonObject record = new JsonObject();
		record.addProperty(COMMAND, run.command());
		record.addProperty(DATE, DateTimeFormatter.ISO_OFFSET_DATE_TIME
			.format(OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)));
		record.addProperty("macro", run.macro());
		if (run.isPart()) record.addProperty(PART, true);
		final JsonArray images = new JsonArray();
		run.images().forEach(image -> images.add(image.json()));
		record.add(IMAGES, images);
		record.add(OPTIONS, object(run.options()));
		record.add(VERSIONS, versions());
		record.add(INPUT_FILES, inputFiles(run));
		return record;
	}

	private static JsonArray inputFiles(final Run run) {
		final JsonArray files = new JsonArray();
		try {
			for (final InputFile file : run.inputs()) files.add(file.json());
		}
		catch (final IOException e) {
			throw new UncheckedIOException("An input cannot be read again: " + e.getMessage(), e);
		}
		return files;
	}

	/** Whether a folder holds what a run would give: options, files and version are the same. */
	public static boolean isOf(final SavedFolder folder, final Run run) {
		// As it would be read again: numbers are the same there only if they have been read, too.
		final JsonObject wanted = JsonParser.parseString(of(run).toString()).getAsJsonObject();
		final boolean sameOptions = wanted.get(OPTIONS).equals(folder.part(OPTIONS).json());
		return sameOptions &&
			wanted.getAsJsonObject(VERSIONS).get(VERSION).equals(folder.part(VERSIONS, VERSION).json()) &&
			sums(wanted.get(INPUT_FILES)).equals(sums(folder.part(INPUT_FILES).json()));
	}

	/** By their contents: a file may be moved, or written anew. */
	private static List<JsonElement> sums(final JsonElement files) {
		final List<JsonElement> sums = new ArrayList<>();
		for (final JsonElement file : files.getAsJsonArray()) sums.add(file.getAsJsonObject().get("sha256"));
		return sums;
	}

	private static JsonObject versions() {
		final JsonObject versions = new JsonObject();
		versions.addProperty(VERSION, NeuroFactor.version());
		versions.addProperty("imagej", IJ.getVersion());
		versions.addProperty("java", System.getProperty("java.version"));
		return versions;
	}

	private static JsonObject input(final SourceImage source, final String planes) {
		final JsonObject input = new JsonObject();
		input.addProperty("name", source.title());
		input.addProperty("width", source.width());
		input.addProperty("height", source.height());
		input.addProperty(planes, source.planes());
		input.addProperty("bit_depth", source.bitDepth());
		source.file().ifPresent(file -> input.addProperty("file", file.toString()));
		final Calibration c = source.calibration();
		final JsonObject calibration = new JsonObject();
		calibration.add("pixel_width", json(c.pixelWidth));
		calibration.add("pixel_height", json(c.pixelHeight));
		calibration.addProperty("x_unit", c.getXUnit());
		calibration.addProperty("y_unit", c.getYUnit());
		calibration.add("frame_interval", json(c.frameInterval));
		calibration.addProperty("time_unit", c.getTimeUnit());
		input.add("calibration", calibration);
		return input;
	}

	/** Values by name. */
	public static JsonObject object(final Map<String, ?> values) {
		final JsonObject object = new JsonObject();
		values.forEach((key, value) -> object.add(key, json(value)));
		return object;
	}

	private static JsonElement json(final Object value) {
		final boolean finite = !(value instanceof Double || value instanceof Float) ||
			Math.abs(((Number) value).doubleValue()) <= Double.MAX_VALUE;
		return finite ? GSON.toJsonTree(value) : JsonNull.INSTANCE;
	}
}
