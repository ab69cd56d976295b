package org.neurofactor.imagej.neuropil;

import org.neurofactor.imagej.table.MatlabMatrix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.Deflater;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.Convergence;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.SeparationOptions;
import org.neurofactor.neuropil.Separation;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.spatial.Polygon;

import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Writer;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/**
 * A result as a MATLAB file (level 5), for MATLAB, Octave, and SciPy's {@code loadmat}.
 * <p>
 * Cell arrays {@code {roi, trial}}, both counted from 1 in MATLAB, in the order of {@code roi_names} and
 * {@code trial_names}:
 * </p>
 * <ul>
 * <li>{@code raw}: (1 + nRegions) × frames, the cell's mean in row 1, those of its regions below</li>
 * <li>{@code result}: sources × frames, in units of the movie, by how much they belong to the cell: row 1 is the
 * cleaned trace</li>
 * <li>{@code sep}: sources × frames, as they were found, in units of the signals' median</li>
 * <li>{@code mixmat}: (1 + nRegions) × sources, columns in the order of {@code sep}; the same in all trials</li>
 * <li>{@code deltaf_raw}: 1 × frames; {@code deltaf_result}: sources × frames, as in {@code result}; empty if the frame
 * rate is unknown</li>
 * <li>{@code roi_polys}: a cell array {1, 1 + nRegions} of cell arrays {1, part} of points × 2: (row, column) along the
 * outline of a part or hole, the first point repeated at the end. The first pixel's upper left corner is at (0, 0), its
 * centre at (0.5, 0.5); in a MATLAB plot over an image add 0.5</li>
 * <li>{@code info}: a structure of {@code converged}, {@code iterations}, {@code max_iterations},
 * {@code seed}</li>
 * </ul>
 * <p>
 * What a cell that could not be separated does not have is {@code []}. Scalars: {@code nRegions}, {@code expansion},
 * {@code method}, {@code ncomponents} (0: the method's choice), {@code alpha}, {@code max_iter}, {@code max_tries},
 * {@code tol}, {@code seed} ({@code []} if unpredictable), {@code fs} (frames per second; 0 if unknown),
 * {@code use_raw_f0}, {@code across_trials}, {@code version}.
 * </p>
 */
final class MatlabFile {

	/** Most bytes of one variable that the format allows. */
	private static final long LARGEST = Integer.MAX_VALUE;

	/** What headers of one matrix take, at most. */
	private static final int HEADER = 128;

	private static final BufferAllocator HEAP = new BufferAllocator() {

		@Override
		public ByteBuffer allocate(final int bytes) {
			return ByteBuffer.allocate(bytes).order(Mat5.DEFAULT_ORDER);
		}

		@Override
		public void release(final ByteBuffer buffer) {
			// the garbage collector does
		}
	};

	/**
	 * A file that says what it is, but, unlike the library's own, not when it was made: the same for the same result.
	 */
	private static final class Header extends Mat5File {

		private Header() {
			super("MATLAB 5.0 MAT-file, written by NeuroFactor");
		}
	}

	/** What is written of a cell in a trial, counted from 0. */
	private interface Content {

		Array of(CellResult cell, int trial);
	}

	private final NeuropilResult result;
	private final NeuropilInput input;
	private final ProgressMonitor monitor;

	public MatlabFile(final NeuropilResult result, final NeuropilInput input, final ProgressMonitor monitor) {
		this.result = result;
		this.input = input;
		this.monitor = monitor;
	}

	/** Whether the format can hold it: no variable takes 2 GB or more. */
	public static boolean isPossible(final NeuropilResult result) {
		long bytes = 0;
		for (final CellResult cell : result.cells()) for (final int frames : cell.raw().lengths()) {
			final long signals = cell.traces().raw().size();
			final long sources = cell.separation().map(s -> s.mixing()[0].length).orElse(0);
			bytes += HEADER + Double.BYTES * Math.max(signals, sources) * frames;
		}
		return bytes <= LARGEST;
	}

	/** @throws java.util.concurrent.CancellationException if the monitor says so */
	void write(final Path path) throws IOException {
		try (Sink sink = Sinks.newStreamingFile(path.toFile())) {
			new Header().writeTo(sink);
			final Mat5Writer writer = Mat5.newWriter(sink).setDeflateLevel(Deflater.BEST_SPEED);
			writeCells(writer);
			writeParameters(writer);
		}
	}

	private void writeCells(final Mat5Writer writer) throws IOException {
		writeCells(writer, "raw", (cell, trial) -> rows(cell.traces().raw(), trial));
		writeCells(writer, "result", separated((separation, trial) -> rows(separation.matched(), trial)));
		writeCells(writer, "sep", separated((separation, trial) -> rows(separation.separated(), trial)));
		writeCells(writer, "mixmat", separated((separation, trial) -> new MatlabMatrix(separation.mixing())));
		writeCells(writer, "deltaf_raw",
			(cell, trial) -> cell.deltaFRaw()
				.map(trace -> rows(Collections.singletonList(trace), trial))
				.orElse(Mat5.EMPTY_MATRIX));
		writeCells(writer, "deltaf_result",
			(cell, trial) -> cell.deltaFMatched().map(traces -> rows(traces, trial)).orElse(Mat5.EMPTY_MATRIX));
		writeCells(writer, "roi_polys", MatlabFile::outlines);
		writeCells(writer, "info", separated((separation, trial) -> info(separation)));
	}

	private static Array rows(final List<Trace> traces, final int trial) {
		return new MatlabMatrix(traces.size(), traces.get(0).lengths()[trial],
			(row, frame) -> traces.get(row).value(trial, frame));
	}

	/** What is written of a separation in a trial. */
	private interface SeparatedContent {

		Array of(Separation separation, int trial);
	}

	private static Content separated(final SeparatedContent content) {
		return (cell,
			trial) -> cell.separation().map(separation -> content.of(separation, trial)).orElse(Mat5.EMPTY_MATRIX);
	}

	private void writeCells(final Mat5Writer writer, final String name, final Content content) throws IOException {
		final List<CellResult> cells = result.cells();
		final int trials = input.trials().size();
		final Cell array = Mat5.newCell(cells.size(), trials);
		for (int c = 0; c < cells.size(); c++) {
			monitor.step("Writing the MATLAB file: " + name, c, cells.size());
			for (int trial = 0; trial < trials; trial++) array.set(c, trial, content.of(cells.get(c), trial));
		}
		writer.writeArray(name, array);
	}

	private static Array outlines(final CellResult cell, final int trial) {
		final List<Mask> masks = cell.traces().regions(trial).masks();
		final Cell regions = Mat5.newCell(1, masks.size());
		for (int r = 0; r < masks.size(); r++) {
			final List<Polygon> outlines = masks.get(r).outlines();
			final Cell parts = Mat5.newCell(1, outlines.size());
			for (int i = 0; i < outlines.size(); i++) parts.set(0, i, points(outlines.get(i)));
			regions.set(0, r, parts);
		}
		return regions;
	}

	/** Closed: the first point is repeated at the end. */
	private static Array points(final Polygon outline) {
		final double[][] points = new double[outline.size() + 1][];
		for (int i = 0; i < points.length; i++)
			points[i] = new double[] { outline.y(i % outline.size()), outline.x(i % outline.size()) };
		return new MatlabMatrix(points);
	}

	private static Array info(final Separation separation) {
		final Convergence convergence = separation.convergence();
		return Mat5.newStruct()
			.set("converged", logical(convergence.converged()))
			.set("iterations", Mat5.newScalar(convergence.iterations()))
			.set("max_iterations", Mat5.newScalar(convergence.maxIterations()))
			.set("seed", Mat5.newScalar((double) convergence.seed()))
			.set("alpha", Mat5.newScalar(separation.alpha()));
	}

	private void writeParameters(final Mat5Writer writer) throws IOException {
		final NeuropilOptions options = result.options();
		final SeparationOptions separation = options.separation();
		writer.writeArray("roi_names",
			texts(result.cells().stream().map(CellResult::name).collect(Collectors.toList())));
		writer.writeArray("trial_names",
			texts(input.trials().stream().map(trial -> trial.source().title()).collect(Collectors.toList())));
		writer.writeArray("nRegions", Mat5.newScalar(options.get(NeuropilOptions.REGIONS)));
		writer.writeArray("expansion", Mat5.newScalar(options.get(NeuropilOptions.EXPANSION)));
		writer.writeArray("method",
			Mat5.newString(separation.get(SeparationOptions.METHOD).name().toLowerCase(Locale.ROOT)));
		writer.writeArray("ncomponents", Mat5.newScalar(separation.get(SeparationOptions.COMPONENTS)));
		writer.writeArray("alpha", Mat5.newScalar(separation.get(SeparationOptions.ALPHA)));
		writer.writeArray("max_iter", Mat5.newScalar(separation.get(SeparationOptions.MAX_ITERATIONS)));
		writer.writeArray("max_tries", Mat5.newScalar(separation.get(SeparationOptions.TRIES)));
		writer.writeArray("tol", Mat5.newScalar(separation.get(SeparationOptions.TOLERANCE)));
		writer.writeArray("seed", Mat5.newScalar(separation.get(SeparationOptions.SEED)));
		writer.writeArray("fs", Mat5.newScalar(options.get(NeuropilOptions.FRAME_RATE)));
		writer.writeArray("use_raw_f0", logical(options.get(NeuropilOptions.BASELINE) == NeuropilOptions.Baseline.RAW));
		writer.writeArray("across_trials", logical(options.get(NeuropilOptions.ACROSS_TRIALS)));
		writer.writeArray("version", Mat5.newString(result.version()));
	}

	/** As MATLAB itself writes it; the library's own are signed, which Octave takes for numbers. */
	private static Array logical(final boolean value) {
		final Matrix scalar = Mat5.newNumerical(Mat5.dims(1, 1), MatlabType.UInt8, true, false, HEAP);
		scalar.setBoolean(0, value);
		return scalar;
	}

	private static Array texts(final List<String> texts) {
		final Cell array = Mat5.newCell(texts.size(), 1);
		for (int i = 0; i < texts.size(); i++) array.set(i, 0, Mat5.newString(texts.get(i)));
		return array;
	}
}
