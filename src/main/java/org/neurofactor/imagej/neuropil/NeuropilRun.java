package org.neurofactor.imagej.neuropil;

import org.neurofactor.neuropil.SeparationOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.SkippedCell;

/** A neuropil separation of ImageJ's movies and ROIs: what there is to check before, and the run. */
public final class NeuropilRun {

	/** Bytes of the plot of a cell. */
	private static final double PLOT = 1e5;

	private final Recording recording;
	private final NeuropilInput input;
	private final List<Cell> cells;
	private final List<SkippedCell> skipped;
	private final NeuropilOptions options;

	/** @param options with the frame rate that the recording has or is given */
	public NeuropilRun(final Recording recording, final RoiCells marked, final NeuropilOptions options) {
		this.recording = recording;
		this.options = options;
		input = new NeuropilInput(recording.trials(), marked.all(), options.get(NeuropilOptions.FRAME_RATE),
			marked.remarks());
		cells = marked.usable();
		skipped = marked.skipped();
	}

	public NeuropilInput input() {
		return input;
	}

	/** See {@link ExtractionCache#fingerprint}. */
	public String fingerprint(final ProgressMonitor monitor) {
		return ExtractionCache.fingerprint(input, cells, options, monitor);
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
	 * @throws IllegalArgumentException if there is not enough memory, or if not one of the cells can be separated,
	 *           saying why
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public NeuropilResult run(final Extraction extracted, final ProgressMonitor monitor) {
		requireMemory();
		final List<SkippedCell> all = new ArrayList<>(skipped);
		// What was kept may also tell of cells that could not be used for their ROIs, which may be others by now.
		cells.forEach(cell -> extracted.skipped(cell.name()).ifPresent(all::add));
		final Extraction extraction = new Extraction(extracted.regions(), extracted.expansion(), extracted.cells(),
			extracted.means(), all, extracted.faults());
		final NeuropilResult result = NeuropilSeparation.separate(extraction, options, monitor);
		final List<String> problems = result.cells()
			.stream()
			.map(CellResult::problem)
			.filter(Optional::isPresent)
			.map(Optional::get)
			.collect(Collectors.toList());
		if (problems.size() == result.cells().size())
			throw new IllegalArgumentException("None of the cells can be separated. " +
				String.join(" ", problems.subList(0, Math.min(3, problems.size()))));
		return result;
	}

	/** About how many bytes all files of the results have. */
	double outputBytes() {
		final double pixels = (double) recording.width() * recording.height();
		final double values = (double) frames() * cells.size();
		final double tables = Csv.BYTES * (TraceTables.KINDS.size() + 2. * signals());
		final double binaries = 3. * Double.BYTES * signals();
		return values * (tables + binaries) + cells.size() * PLOT + Float.BYTES * pixels * recording.trials().size();
	}

	private long frames() {
		return recording.trials().stream().mapToLong(trial -> trial.frames().dimension(2)).sum();
	}

	/** Of a cell. */
	private int signals() {
		return Math.max(options.get(NeuropilOptions.REGIONS) + 1,
			options.separation().get(SeparationOptions.COMPONENTS));
	}

	private void requireMemory() {
		final long pixels = (long) recording.width() * recording.height();
		MemoryEstimate.ofNeuropil(pixels, frames(), recording.trials().size(), cells.size(), signals())
			.requireAvailable();
	}
}
