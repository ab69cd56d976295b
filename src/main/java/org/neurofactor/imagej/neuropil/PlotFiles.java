package org.neurofactor.imagej.neuropil;

import org.neurofactor.neuropil.NeuropilOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;
import org.neurofactor.imagej.record.FileSet;
import org.neurofactor.imagej.table.CellNames;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;

/** The plot of each cell, {@code traces/CELL.png}, called as the cell is as far as file systems allow. */
final class PlotFiles {

	/** Under which the record of a run lists its plots. */
	static final String KEY = "plots";
	private static final String FOLDER = "traces/";

	/** Plots that are drawn before they are written: a part of a second's work. */
	private static final int BATCH = 8;

	private static final String STAGE = "Drawing traces";

	private final NeuropilResult result;
	private final NeuropilInput input;

	PlotFiles(final NeuropilResult result, final NeuropilInput input) {
		this.result = result;
		this.input = input;
	}

	/** The names of all plots, in the order of the cells. */
	List<String> names() {
		return names(result.cells().stream().map(CellResult::name).collect(Collectors.toList()));
	}

	/** What the plots of cells are called. */
	static List<String> names(final List<String> cells) {
		return new CellNames(cells).folders().stream().map(name -> FOLDER + name + ".png").collect(Collectors.toList());
	}

	/**
	 * Writes all plots, drawing several at a time, with as many threads as the result was made with.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	void write(final FileSet files, final ProgressMonitor monitor) throws IOException {
		final List<String> names = names();
		try (Workers workers = new Workers(result.options().get(NeuropilOptions.THREADS))) {
			for (int start = 0; start < names.size(); start += BATCH) {
				monitor.step(STAGE, start, names.size());
				final int first = start;
				final List<byte[]> plots = workers.start(Math.min(BATCH, names.size() - first), i -> png(first + i))
					.results(STAGE, ProgressMonitor.NONE);
				for (int i = 0; i < plots.size(); i++) {
					final byte[] plot = plots.get(i);
					files.add(names.get(first + i), path -> Files.write(path, plot));
				}
			}
		}
	}

	private byte[] png(final int cell) {
		try {
			return FileFormats.png(NeuropilImages.plot(result.cells().get(cell), input));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(
				"The traces of cell " + result.cells().get(cell).name() + " cannot be drawn: " + e.getMessage(), e);
		}
	}
}
