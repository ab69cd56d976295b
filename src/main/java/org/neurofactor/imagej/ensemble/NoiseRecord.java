package org.neurofactor.imagej.ensemble;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.neurofactor.imagej.record.ResultFolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which cells have a spike-triggered average that is not above noise, as {@code run.json} of their ensembles says. */
final class NoiseRecord {

	private NoiseRecord() {}

	/**
	 * The z of the averages of such cells, by the names of their folders. Empty if there is no such record.
	 *
	 * @throws IOException if it cannot be read
	 */
	static Map<String, Double> of(final Path folder) throws IOException {
		final Path record = folder.resolve(ResultFolder.RECORD);
		if (!Files.isRegularFile(record)) return Collections.emptyMap();
		final Map<String, Double> noise = new LinkedHashMap<>();
		try {
			final JsonObject summary =
				JsonParser.parseString(new String(Files.readAllBytes(record), StandardCharsets.UTF_8))
					.getAsJsonObject()
					.getAsJsonObject("summary");
			for (final JsonElement element : summary.getAsJsonArray(EnsembleFiles.CELL_LIST)) {
				final JsonObject cell = element.getAsJsonObject();
				if (!cell.get(EnsembleFiles.ABOVE_NOISE).getAsBoolean()) noise
					.put(cell.get(EnsembleFiles.FOLDER).getAsString(), cell.get(EnsembleFiles.STA_Z).getAsDouble());
			}
			return noise;
		}
		catch (final JsonParseException | IllegalStateException | NullPointerException | ClassCastException
				| UnsupportedOperationException | NumberFormatException e)
		{
			return Collections.emptyMap(); // the record of another command, or of an older version: nothing is known
		}
	}
}
