package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;
import org.neurofactor.run.Workers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Image2D;

/**
 * Frees the cells of a movie from the fluorescence of the neuropil around them: surrounds each cell by regions, reads
 * their traces, and separates them.
 * <p>
 * {@link #run} does it all. {@link #extract} and {@link #separate} are its two halves, so that other ways of separating
 * can be tried without reading the movie again.
 * </p>
 */
public final class NeuropilSeparation {

	private NeuropilSeparation() {}

	/** As {@link #extract}, then {@link #separate}. */
	public static NeuropilResult run(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> trials,
		final List<Cell> cells, final NeuropilOptions options, final ProgressMonitor monitor)
	{
		return separate(extract(trials, cells, options, monitor), options, monitor);
	}

	/**
	 * Surrounds each cell by regions and reads the movie, each frame once, in order, from the calling thread; frames that
	 * look bad are read once more. A cell without a pixel, or without enough pixels around it, is skipped; the extraction
	 * says so, and which frames are left out.
	 *
	 * @param trials one movie (x, y, frame) or more, of the same frame size and any number of frames, 2 or more
	 * @param cells one or more, with masks of the size of a frame: one for all trials or one per trial
	 * @throws IllegalArgumentException if there is no trial or no cell, a movie has not 3 dimensions, one frame only or
	 *           another frame size, or a cell has masks of another size or number
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static Extraction extract(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> trials,
		final List<Cell> cells, final NeuropilOptions options, final ProgressMonitor monitor)
	{
		requireMovies(trials);
		requireMasks(cells, trials.size(), trials.get(0).dimension(0), trials.get(0).dimension(1));
		final List<Cell> used = new ArrayList<>();
		final List<List<CellRegions>> regions = new ArrayList<>();
		final List<SkippedCell> skipped = new ArrayList<>();
		final List<boolean[]> occupied =
			options.get(NeuropilOptions.EXCLUDE) ? occupied(cells, trials.size()) : Collections.emptyList();
		for (final Cell cell : cells) {
			monitor.step("Surrounding cells", used.size() + skipped.size(), cells.size());
			try {
				final List<CellRegions> ofCell = new ArrayList<>();
				for (int trial = 0; trial < cell.masks().size(); trial++)
					ofCell.add(
						CellRegions.around(cell.masks().get(trial), occupied.isEmpty() ? null : occupied.get(trial),
							options.get(NeuropilOptions.REGIONS), options.get(NeuropilOptions.EXPANSION)));
				regions.add(ofCell);
				used.add(cell);
			}
			catch (final IllegalArgumentException e) {
				skipped.add(new SkippedCell(cell.name(), e.getMessage()));
			}
		}
		if (used.isEmpty()) throw new IllegalArgumentException("None of the cells can be used. " + skipped.get(0));

		final int k = options.get(NeuropilOptions.REGIONS) + 1;
		final BadFrames bad = options.get(NeuropilOptions.BAD_FRAMES);
		final int[] lengths = trials.stream().mapToInt(movie -> Math.toIntExact(movie.dimension(2))).toArray();
		final List<boolean[]> named = new ArrayList<>();
		for (int trial = 0; trial < lengths.length; trial++) named.add(bad.named(trial, lengths));
		final List<double[][]> raw = new ArrayList<>();
		final List<Image2D> means = new ArrayList<>();
		final List<FrameFaults> faults = new ArrayList<>();
		final double[] missing = new double[used.size()];
		for (int trial = 0; trial < trials.size(); trial++) {
			final List<Mask> masks = new ArrayList<>();
			for (final List<CellRegions> ofCell : regions)
				masks.addAll(ofCell.get(ofCell.size() == 1 ? 0 : trial).masks());
			final TraceExtractor.Result result = TraceExtractor.extract(trials.get(trial), masks, bad, named.get(trial),
				options.get(NeuropilOptions.THREADS), monitor);
			means.add(result.mean());
			raw.add(result.traces());
			faults.add(result.faults());
			for (int c = 0; c < missing.length; c++) {
				fillSectors(result.traces(), c * k, (c + 1) * k);
				missing[c] += missing(result, masks, c * k, (c + 1) * k) / trials.size();
			}
		}
		final List<CellTraces> traces = new ArrayList<>();
		for (int c = 0; c < used.size(); c++)
			traces.add(new CellTraces(used.get(c).name(), regions.get(c), traces(raw, c * k, (c + 1) * k), missing[c]));
		return new Extraction(options.get(NeuropilOptions.REGIONS), options.get(NeuropilOptions.EXPANSION), traces,
			means, skipped, faults);
	}

	/** For each trial the pixels of all cells, of which a cell's own are not in its regions anyway. */
	private static List<boolean[]> occupied(final List<Cell> cells, final int trials) {
		final List<boolean[]> occupied = new ArrayList<>();
		for (int trial = 0; trial < trials; trial++) {
			final boolean[] ofTrial =
				new boolean[cells.get(0).masks().get(0).width() * cells.get(0).masks().get(0).height()];
			for (final Cell cell : cells)
				for (final int pixel : cell.masks().get(cell.masks().size() == 1 ? 0 : trial).pixels())
					ofTrial[pixel] = true;
			occupied.add(ofTrial);
		}
		return occupied;
	}

	/** Share of the pixels of some masks, over all frames that are used, that were no numbers. */
	private static double missing(final TraceExtractor.Result result, final List<Mask> masks, final int fromMask,
		final int toMask)
	{
		final long pixels = masks.subList(fromMask, toMask).stream().mapToLong(Mask::area).sum();
		final long frames = (long) result.faults().frames() - result.faults().count();
		final long missing = Arrays.stream(result.missing(), fromMask, toMask).sum();
		return missing == 0 ? 0 : (double) missing / (pixels * frames);
	}

	/** A sector without any number in a frame, such as at a border that is NaN, has the mean of the others there. */
	private static void fillSectors(final double[][] traces, final int cell, final int end) {
		for (int t = 0; t < traces[cell].length; t++) {
			if (Double.isNaN(traces[cell][t])) continue;
			double sum = 0;
			int count = 0;
			for (int r = cell + 1; r < end; r++) if (!Double.isNaN(traces[r][t])) {
				sum += traces[r][t];
				count++;
			}
			if (count > 0)
				for (int r = cell + 1; r < end; r++) if (Double.isNaN(traces[r][t])) traces[r][t] = sum / count;
		}
	}

	/** @param trials {@code [mask][frame]} for each */
	private static List<Trace> traces(final List<double[][]> trials, final int fromMask, final int toMask) {
		return IntStream.range(fromMask, toMask)
			.mapToObj(mask -> Trace.taking(trials.stream().map(trial -> trial[mask]).toArray(double[][]::new)))
			.collect(Collectors.toList());
	}

	/**
	 * Separates all cells, several at a time. A cell that cannot be separated has a {@link CellResult#problem()}; the
	 * others are not concerned.
	 *
	 * @param extraction made with the same regions and expansion as in the options
	 * @throws IllegalArgumentException if it was made with others
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static NeuropilResult separate(final Extraction extraction, final NeuropilOptions options,
		final ProgressMonitor monitor)
	{
		if (extraction.regions() != options.get(NeuropilOptions.REGIONS) ||
			extraction.expansion() != options.get(NeuropilOptions.EXPANSION))
			throw new IllegalArgumentException(
				"The traces were extracted with " + extraction.regions() + " regions and an expansion of " +
					extraction.expansion() + ", but the options ask for " + options.get(NeuropilOptions.REGIONS) +
					" and " + options.get(NeuropilOptions.EXPANSION) + ": extract them again.");
		final List<CellTraces> cells = extraction.cells();
		final int faulty = extraction.faults().stream().mapToInt(FrameFaults::count).sum();
		try (Workers workers = new Workers(options.get(NeuropilOptions.THREADS))) {
			return new NeuropilResult(options, extraction,
				workers.start(cells.size(), i -> separate(cells.get(i), faulty, options, workers.cancellation()))
					.results("Separating cells", monitor));
		}
	}

	/** @param faulty number of frames that are left out of all cells */
	private static CellResult separate(final CellTraces cell, final int faulty, final NeuropilOptions options,
		final ProgressMonitor monitor)
	{
		final UsedFrames frames = new UsedFrames(cell.raw());
		final boolean all = frames.areAll() || options.get(NeuropilOptions.BAD_FRAMES).isNone();
		return separate(all ? cell : frames.only(cell), options, monitor).in(cell,
			all ? UnaryOperator.identity() : frames::spread, remarks(cell, all ? 0 : frames.leftOut() - faulty));
	}

	private static List<String> remarks(final CellTraces cell, final int lost) {
		final List<String> remarks = new ArrayList<>();
		if (cell.missing() > 0) remarks.add(String.format(Locale.ROOT,
			"%.2g %% of the pixels in and around it are no numbers (NaN): its means are those of the others.",
			100 * cell.missing()));
		if (lost > 0) remarks.add("In " + lost + (lost == 1 ? " frame" : " frames") +
			" none of its pixels, or of those around it, is a number: empty in its traces.");
		return remarks;
	}

	private static CellResult separate(final CellTraces cell, final NeuropilOptions options,
		final ProgressMonitor monitor)
	{
		try {
			requireNumbers(cell);
			if (cell.ofCell().joined().length < 2)
				throw new IllegalArgumentException("all frames but one, or all, are bad or have no number there.");
			final Separation separation = SourceSeparation.separateLifted(cell.raw(), options.separation(), monitor);
			return CellResult.of(cell, separation,
				options.get(NeuropilOptions.COMPARE) ? comparison(cell, separation, options, monitor) : null, options);
		}
		catch (final IllegalArgumentException | ArithmeticException e) {
			return CellResult.failed(cell, "\"" + cell.name() + "\" could not be separated: " + e.getMessage(),
				options);
		}
	}

	private static MethodComparison comparison(final CellTraces cell, final Separation separation,
		final NeuropilOptions options, final ProgressMonitor monitor)
	{
		final SeparationMethod method = options.get(SeparationOptions.METHOD);
		final SeparationMethod other = method == SeparationMethod.ICA ? SeparationMethod.NMF : SeparationMethod.ICA;
		final Candidate first = candidate(method, cell, separation);
		final Candidate second = candidate(other, cell, options, monitor);
		final double coefficient = NeuropilShare.coefficient(cell, options.get(NeuropilOptions.COEFFICIENT));
		final Candidate subtraction =
			Candidate.of(Candidate.SUBTRACTION, cell, cell.ofCell().plus(-coefficient, cell.meanNeuropil()), true);
		return new MethodComparison(method == SeparationMethod.ICA
			? Arrays.asList(second, subtraction, first)
			: Arrays.asList(first, subtraction, second));
	}

	private static Candidate candidate(final SeparationMethod method, final CellTraces cell,
		final NeuropilOptions options, final ProgressMonitor monitor)
	{
		try {
			return candidate(method, cell, SourceSeparation.separateLifted(cell.raw(),
				options.separation().with(SeparationOptions.METHOD, method), monitor));
		}
		catch (final IllegalArgumentException | ArithmeticException e) {
			return Candidate.failed(method.name(), e.getMessage());
		}
	}

	private static Candidate candidate(final SeparationMethod method, final CellTraces cell,
		final Separation separation)
	{
		return Candidate.of(method.name(), cell, separation.cleaned(), separation.convergence().converged());
	}

	private static void requireNumbers(final CellTraces cell) {
		for (int trial = 0; trial < cell.trials(); trial++) for (int r = 0; r < cell.raw().size(); r++) {
			final double[] raw = cell.raw().get(r).trial(trial);
			for (int t = 0; t < raw.length; t++)
				if (!(Math.abs(raw[t]) <= Double.MAX_VALUE)) throw new IllegalArgumentException(
					(r == 0 ? "its trace" : "the trace of its neuropil region " + r) + " is " + raw[t] + " in frame " +
						(t + 1) + " of trial " + (trial + 1) + ", because a pixel of the movie is no number there.");
		}
	}

	private static void requireMovies(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> trials) {
		if (trials.isEmpty()) throw new IllegalArgumentException("There must be one movie or more, but there is none.");
		for (int i = 0; i < trials.size(); i++) {
			final RandomAccessibleInterval<? extends RealType<?>> movie = trials.get(i);
			TraceExtractor.requireMovie(movie);
			if (movie.dimension(2) < 2) throw new IllegalArgumentException(
				"The movie of trial " + (i + 1) + " must have 2 frames or more, but has 1.");
			if (movie.dimension(0) != trials.get(0).dimension(0) || movie.dimension(1) != trials.get(0).dimension(1))
				throw new IllegalArgumentException("All trials must have frames of " + size(trials.get(0)) +
					" pixels like the first, but those of trial " + (i + 1) + " are " + size(movie) + ".");
		}
	}

	private static String size(final RandomAccessibleInterval<?> movie) {
		return movie.dimension(0) + " × " + movie.dimension(1);
	}

	private static void requireMasks(final List<Cell> cells, final int trials, final long width, final long height) {
		if (cells.isEmpty()) throw new IllegalArgumentException("There must be one cell or more, but there is none.");
		for (final Cell cell : cells) {
			if (cell.masks().size() != 1 && cell.masks().size() != trials) throw new IllegalArgumentException(
				"Cell " + cell.name() + " must have one mask for all trials or one for each of the " + trials +
					", but has " + cell.masks().size() + ".");
			for (final Mask mask : cell.masks())
				if (mask.width() != width || mask.height() != height) throw new IllegalArgumentException(
					"The frames are " + width + " × " + height + " pixels, but the mask of cell " + cell.name() +
						" is " + mask.width() + " × " + mask.height() + ".");
		}
	}
}
