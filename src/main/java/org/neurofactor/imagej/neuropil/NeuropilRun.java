package org.neurofactor.imagej.neuropil;

import ij.gui.Roi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.neurofactor.NeuroFactor;
import org.neurofactor.factorization.ProgressMonitor;
import org.neurofactor.imagej.MemoryNeed;
import org.neurofactor.imagej.PlaneStack;
import org.neurofactor.imagej.Sha256;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.Mask;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.NeuropilSeparation;

/** A neuropil separation of ImageJ's movies and ROIs: what there is to check before, and the run. */
public final class NeuropilRun {

	private final Recording recording;
	private final NeuropilInput input;
	private final List<Cell> cells;
	private final List<String> skipped;
	private final NeuropilOptions options;

	/** @param options with the frame rate that the recording has or is given */
	public NeuropilRun(final Recording recording, final MarkedCells marked, final NeuropilOptions options) {
		this.recording = recording;
		this.options = options;
		input = new NeuropilInput(recording.trials(), marked.cells(), options.frameRateHz());
		skipped = marked.skipped();
		cells = marked.cells().stream().map(cell -> new Cell(cell.name(), masks(cell))).collect(Collectors.toList());
	}

	private List<Mask> masks(final MarkedCell cell) {
		final List<Mask> masks = new ArrayList<>();
		for (final Roi roi : cell.rois()) masks.add(RoiMask.of(roi, recording.width(), recording.height()));
		return masks;
	}

	public NeuropilInput input() {
		return input;
	}

	/**
	 * Tells the traces that are to be extracted from others without reading the movie: its files and their last changes, or
	 * a checksum of its pixels where it is in memory; the cells' names and pixels; the options of their surroundings; and
	 * the version of the program.
	 *
	 * @return a SHA-256 sum; none if a movie can be told from others only by reading it
	 * @throws UncheckedIOException if a file cannot be looked at
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public Optional<String> fingerprint(final ProgressMonitor monitor) {
		final Sha256 sum = new Sha256();
		sum.line("neurofactor " + NeuroFactor.version());
		sum.line(options.regions() + " regions, expansion " + options.expansion());
		try {
			for (final MovieIdentity movie : recording.identities()) {
				final Optional<String> text = movie.text(monitor);
				if (!text.isPresent()) return Optional.empty();
				sum.line(text.get());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException("A movie cannot be looked at: " + e.getMessage(), e);
		}
		for (final Cell cell : cells) {
			sum.line(cell.name());
			for (final Mask mask : cell.masks()) sum.line(Arrays.toString(mask.pixels()));
		}
		return Optional.of(sum.hex());
	}

	/** As {@link #run(Extraction, ProgressMonitor)} after reading the movie. */
	public NeuropilResult run(final ProgressMonitor monitor) {
		requireMemory();
		final List<PlaneStack> movies = recording.trials().stream().map(Trial::frames).collect(Collectors.toList());
		return run(NeuropilSeparation.extract(movies, cells, options, monitor), monitor);
	}

	/**
	 * Separates what was extracted.
	 *
	 * @param extracted with the same {@link #fingerprint}
	 * @throws IllegalArgumentException if there is not enough memory, or if not one of the cells can be separated, saying
	 *           why
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public NeuropilResult run(final Extraction extracted, final ProgressMonitor monitor) {
		requireMemory();
		final Set<String> all = new LinkedHashSet<>(skipped);
		all.addAll(extracted.skipped());
		final Extraction extraction = new Extraction(extracted.regions(), extracted.expansion(), extracted.cells(), extracted
			.means(), new ArrayList<>(all));
		requireOne(extraction.cells(), cell -> true, extraction.skipped());
		final NeuropilResult result = NeuropilSeparation.separate(extraction, options, monitor);
		requireOne(result.cells(), cell -> !cell.problem().isPresent(), result.cells().stream().map(CellResult::problem)
			.filter(Optional::isPresent).map(Optional::get).collect(Collectors.toList()));
		return result;
	}

	private static <T> void requireOne(final List<T> cells, final Predicate<T> good, final List<String> problems) {
		if (cells.stream().noneMatch(good)) throw new IllegalArgumentException("None of the cells can be separated. " +
			String.join(" ", problems.subList(0, Math.min(3, problems.size()))));
	}

	private void requireMemory() {
		final long pixels = (long) recording.width() * recording.height();
		final long frames = recording.trials().stream().mapToLong(trial -> trial.frames().dimension(2)).sum();
		final int signals = Math.max(options.regions() + 1, options.separation().components());
		MemoryNeed.ofNeuropil(pixels, frames, recording.trials().size(), cells.size(), signals).requireAvailable();
	}
}
