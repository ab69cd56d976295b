package org.neurofactor.imagej.neuropil;

import org.neurofactor.neuropil.NeuropilOptions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.table.CellNames;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.figure.Palette;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;

/** The plot of each cell, {@code traces/CELL.png}, called as the cell is as far as file systems allow. */
final class PlotFiles {

	/** Under which the record of a run lists its plots. */
	static final String KEY = "plots";
	private static final String FOLDER = "traces/";

	static final String STAGE = "Drawing traces";

	private final NeuropilResult result;
	private final NeuropilInput input;

	PlotFiles(final NeuropilResult result, final NeuropilInput input) {
		this.result = result;
		this.input = input;
	}

	/** The names of all plots, in the order of the cells; none if there are to be none. */
	List<String> names() {
		if (!result.options().get(NeuropilOptions.PLOTS)) return Collections.emptyList();
		return names(result.cells().stream().map(CellResult::name).collect(Collectors.toList()));
	}

	/** What the plots of cells are called. */
	static List<String> names(final List<String> cells) {
		return new CellNames(cells).folders().stream().map(name -> FOLDER + name + ".png").collect(Collectors.toList());
	}

	/**
	 * What draws and writes them, by their names.
	 *
	 * @param monitor asked before each whether to go on
	 */
	Map<String, FileSet.Writer> writers(final ProgressMonitor monitor) {
		final List<String> names = names();
		final Map<String, FileSet.Writer> writers = new LinkedHashMap<>();
		for (int i = 0; i < names.size(); i++) {
			final CellResult cell = result.cells().get(i);
			final int number = i;
			writers.put(names.get(i), path -> {
				monitor.step(STAGE, number, names.size());
				FileFormats.writePng(Palette.of(NeuropilImages.plot(cell, input)), path);
			});
		}
		return writers;
	}
}
