package org.neurofactor.imagej.neuropil;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.neurofactor.imagej.AtomicFileSet;
import org.neurofactor.imagej.CellNames;
import org.neurofactor.imagej.FileFormats;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;

/** The plot of each cell, {@code traces/CELL.png}, called as the cell is as far as file systems allow. */
final class PlotFiles {

	/** Under which the record of a run lists its plots. */
	static final String KEY = "plots";
	private static final String FOLDER = "traces/";

	/** What such a file is called; nothing else is ever removed. */
	private static final String NAME = FOLDER + "[^/\\\\:]+\\.png";

	private final NeuropilResult result;
	private final NeuropilInput input;

	PlotFiles(final NeuropilResult result, final NeuropilInput input) {
		this.result = result;
		this.input = input;
	}

	/** What writes the files, by their names. */
	Map<String, AtomicFileSet.Writer> writers() {
		final List<String> names = new CellNames(result.cells().stream().map(CellResult::name).collect(Collectors
			.toList())).folders();
		final Map<String, AtomicFileSet.Writer> writers = new LinkedHashMap<>();
		for (int c = 0; c < names.size(); c++) {
			final CellResult cell = result.cells().get(c);
			writers.put(FOLDER + names.get(c) + ".png", path -> FileFormats.writePng(NeuropilImages.plot(cell, input), path));
		}
		return writers;
	}

	/** The plots which an earlier run has written by its own account; none if there is no such record. */
	static List<String> in(final Path record) throws IOException {
		final List<String> names = new ArrayList<>();
		if (!Files.isRegularFile(record)) return names;
		try {
			final JsonObject summary = JsonParser.parseString(new String(Files.readAllBytes(record), StandardCharsets.UTF_8))
				.getAsJsonObject().getAsJsonObject("summary");
			if (summary == null || !summary.has(KEY)) return names;
			for (final JsonElement name : summary.getAsJsonArray(KEY))
				if (name.getAsString().matches(NAME)) names.add(name.getAsString());
			return names;
		}
		catch (final JsonParseException | IllegalStateException | ClassCastException | UnsupportedOperationException e) {
			return names; // something else's, and replaced
		}
	}
}
