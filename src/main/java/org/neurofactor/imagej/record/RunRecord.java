package org.neurofactor.imagej.record;

import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.table.TraceTable;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import ij.IJ;
import ij.measure.Calibration;

import java.util.List;
import java.util.Map;

import org.neurofactor.run.NeuroFactor;

/**
 * What a run did, as JSON, so that it can be repeated: its options, the versions of the programs, its input, and its
 * results in a few numbers. A number that is not finite is null.
 */
public final class RunRecord {

	private static final Gson GSON = new Gson();

	/** Of the input, in hexadecimal; only where a file is known. */
	public static final String FILE_SHA256 = "file_sha256";

	private RunRecord() {}

	/**
	 * @param options by the keys of macros
	 * @param planes what the input's planes are called, such as "spikes"
	 * @param summary results by name
	 */
	public static JsonObject of(final Map<String, ?> options, final SourceImage source, final String planes,
		final Map<String, ?> summary)
	{
		final JsonObject record = ofOptions(options);
		record.add("input", input(source, planes));
		record.add("summary", object(summary));
		return record;
	}

	/** As {@link #of(Map, SourceImage, String, Map)}, for a run that had no input: its {@code input} is null. */
	public static JsonObject of(final Map<String, ?> options, final Map<String, ?> summary) {
		final JsonObject record = ofOptions(options);
		record.add("input", JsonNull.INSTANCE);
		record.add("summary", object(summary));
		return record;
	}

	/** As {@link #of(Map, SourceImage, String, Map)}, for an input that was a table. */
	public static JsonObject of(final Map<String, ?> options, final TraceTable source, final Map<String, ?> summary) {
		final JsonObject input = new JsonObject();
		input.addProperty("name", source.name());
		input.addProperty("rows", source.rows());
		input.add("traces", json(source.traces()));
		final JsonObject record = ofOptions(options);
		record.add("input", input);
		record.add("summary", object(summary));
		return record;
	}

	/** As {@link #of(Map, SourceImage, String, Map)}, for a run with several inputs: {@code inputs}, in their order. */
	public static JsonObject of(final Map<String, ?> options, final List<SourceImage> sources, final String planes,
		final Map<String, ?> summary)
	{
		final JsonObject record = ofOptions(options);
		final JsonArray inputs = new JsonArray();
		sources.forEach(source -> inputs.add(input(source, planes)));
		record.add("inputs", inputs);
		record.add("summary", object(summary));
		return record;
	}

	/** The part of a record that does not depend on input and results: its {@code options} and {@code versions}. */
	public static JsonObject ofOptions(final Map<String, ?> options) {
		final JsonObject record = new JsonObject();
		record.add("options", object(options));
		record.add("versions", versions());
		return record;
	}

	private static JsonObject versions() {
		final JsonObject versions = new JsonObject();
		versions.addProperty("neurofactor", NeuroFactor.version());
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
		if (!source.fileSha256().isEmpty()) input.addProperty(FILE_SHA256, source.fileSha256());
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
		final boolean finite = !(value instanceof Double || value instanceof Float) || //
			Math.abs(((Number) value).doubleValue()) <= Double.MAX_VALUE;
		return finite ? GSON.toJsonTree(value) : JsonNull.INSTANCE;
	}
}
