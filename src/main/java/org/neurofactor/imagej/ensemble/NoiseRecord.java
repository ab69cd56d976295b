package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.record.JsonPart;
import org.neurofactor.imagej.record.ResultFolder;

import java.io.IOException;
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
	 * @throws IllegalArgumentException if it is damaged, naming what is
	 */
	static Map<String, Double> of(final Path folder) throws IOException {
		final Path file = folder.resolve(ResultFolder.RECORD);
		if (!Files.isRegularFile(file)) return Collections.emptyMap();
		final JsonPart summary = JsonPart.read(file).at("summary");
		final boolean isOfCells = summary.isObject() && summary.at(EnsembleFiles.CELL_LIST).isListOfObjects();
		if (!isOfCells) return Collections.emptyMap(); // the record of another command, or program
		final Map<String, Double> noise = new LinkedHashMap<>();
		for (final JsonPart cell : summary.at(EnsembleFiles.CELL_LIST).list()) {
			if (!cell.at(EnsembleFiles.ABOVE_NOISE).exists()) return Collections.emptyMap(); // of an older version
			if (cell.at(EnsembleFiles.ABOVE_NOISE).flag()) continue;
			noise.put(cell.at(EnsembleFiles.FOLDER).text(), cell.at(EnsembleFiles.STA_Z).number());
		}
		return noise;
	}
}
