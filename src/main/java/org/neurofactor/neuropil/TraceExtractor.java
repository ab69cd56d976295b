package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;
import org.neurofactor.run.Workers;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Image2D;

/**
 * Averages masks in every frame of a movie. Frames are read once, one after the other, by the calling thread, so that a
 * virtual stack of any length will do; if there are several threads, the others sum the pixels meanwhile. Only frames
 * that look bad are read once more. What is no number is left out of all means.
 */
public final class TraceExtractor {

	/** Frames that are read while as many are summed. */
	private static final int BATCH = 8;

	/** Frames that are summed together: the additions of one, which wait for each other, leave time for the others'. */
	private static final int TOGETHER = 4;

	private static final String AVERAGING = "Averaging regions";

	/** Where each run of neighbouring pixels begins and ends, {@code [mask][run][2]}. */
	private final int[][][] regions;
	private final int[] areas;
	private final double[][] traces;
	private final int width;
	private final int height;
	private final int frames;
	private final double[] sums;

	/** How often a pixel was no number; null while all have been. */
	private int[] missing;

	/** How many pixels were no numbers, {@code [mask][frame]}; null for masks all of whose pixels have been. */
	private final int[][] missingOfMasks;

	/** Null if no frames are to be found. */
	private final FrameStatistics statistics;

	/** For each frame its fault, or null. */
	private FrameFault[] faults;

	private TraceExtractor(final List<Mask> masks, final int width, final int height, final int frames,
		final BadFrames bad, final boolean[] named)
	{
		this.width = width;
		this.height = height;
		this.frames = frames;
		regions = masks.stream().map(Mask::runs).toArray(int[][][]::new);
		areas = masks.stream().mapToInt(Mask::area).toArray();
		traces = new double[regions.length][frames];
		sums = new double[width * height];
		missingOfMasks = new int[regions.length][];
		statistics = bad.isAuto() ? new FrameStatistics(frames) : null;
		faults = new FrameFault[frames];
		for (int t = 0; t < named.length; t++) if (named[t]) faults[t] = FrameFault.NAMED;
	}

	/** What was found in one movie. */
	public static final class Result {

		private final double[][] traces;
		private final Image2D mean;
		private final FrameFaults faults;
		private final long[] missing;

		private Result(final double[][] traces, final Image2D mean, final FrameFaults faults, final long[] missing) {
			this.traces = traces;
			this.mean = mean;
			this.faults = faults;
			this.missing = missing;
		}

		/**
		 * The mean over each mask in each frame, {@code [mask][frame]}; NaN in frames that are left out, and where no
		 * pixel is a number. Not a copy.
		 */
		public double[][] traces() {
			return traces;
		}

		/** The mean of all frames that are used; NaN where a pixel is a number in none of them. */
		public Image2D mean() {
			return mean;
		}

		/** The frames that are left out. */
		public FrameFaults faults() {
			return faults;
		}

		/** How many pixels of each mask, over all frames that are used, were no numbers. */
		long[] missing() {
			return missing;
		}
	}

	/** As {@link #extract(RandomAccessibleInterval, List, BadFrames, boolean[], int, ProgressMonitor)} of all frames. */
	public static Result extract(final RandomAccessibleInterval<? extends RealType<?>> movie, final List<Mask> masks,
		final int threads, final ProgressMonitor monitor)
	{
		return extract(movie, masks, BadFrames.NONE, new boolean[0], threads, monitor);
	}

	/**
	 * Reads a movie.
	 *
	 * @param movie x, y, frame; a {@link FrameSource} is read frame by frame, others pixel by pixel
	 * @param masks of the size of a frame, none of them empty
	 * @param bad whether frames that are to be left out are to be found
	 * @param named for each frame whether it is to be left out in any case; or empty
	 * @param threads number of threads, this one included, 0 for one per processor; the result does not depend on it
	 * @throws IllegalArgumentException if the movie has not 3 dimensions, or a mask is not of the size of a frame
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	static Result extract(final RandomAccessibleInterval<? extends RealType<?>> movie, final List<Mask> masks,
		final BadFrames bad, final boolean[] named, final int threads, final ProgressMonitor monitor)
	{
		requireMovie(movie);
		final int width = Math.toIntExact(movie.dimension(0));
		final int height = Math.toIntExact(movie.dimension(1));
		final int frames = Math.toIntExact(movie.dimension(2));
		for (final Mask mask : masks) {
			if (mask.width() != width || mask.height() != height)
				throw new IllegalArgumentException("A frame of the movie is " + width + " × " + height +
					" pixels, but a mask is " + mask.width() + " × " + mask.height() + ".");
			if (mask.isEmpty()) throw new IllegalArgumentException("A mask must have a pixel or more, but has none.");
		}
		final TraceExtractor extractor = new TraceExtractor(masks, width, height, frames, bad, named);
		extractor.readAll(movie, threads, monitor);
		if (bad.isAuto()) extractor.inspect(movie);
		return extractor.result();
	}

	/** Finds bad frames, and takes them out of the mean image again. */
	private void inspect(final RandomAccessibleInterval<? extends RealType<?>> movie) {
		final double[] plane = new double[width * height];
		final IntFunction<double[]> again = t -> {
			readPlane(movie, t, plane);
			return plane;
		};
		faults = FrameInspection.faults(statistics, sums, again);
		for (int t = 0; t < frames; t++) if (faults[t] != null) {
			final double[] frame = again.apply(t);
			FrameInspection.subtract(sums, frame);
			if (missing != null) for (int i = 0; i < frame.length; i++) if (!isNumber(frame[i])) missing[i]--;
		}
	}

	private Result result() {
		final FrameFaults left = new FrameFaults(faults);
		final int used = frames - left.count();
		for (int i = 0; i < sums.length; i++) sums[i] /= missing == null ? used : used - missing[i];
		for (final double[] trace : traces)
			for (int t = 0; t < frames; t++) if (faults[t] != null) trace[t] = Double.NaN;
		return new Result(traces, new Image2D(width, height, sums), left,
			Arrays.stream(missingOfMasks).mapToLong(this::countMissing).toArray());
	}

	private long countMissing(final int[] ofMask) {
		return ofMask == null
			? 0
			: IntStream.range(0, frames).filter(t -> faults[t] == null).mapToLong(t -> ofMask[t]).sum();
	}

	static void requireMovie(final RandomAccessibleInterval<? extends RealType<?>> movie) {
		if (movie.numDimensions() != 3) throw new IllegalArgumentException(
			"The movie must have 3 dimensions (x, y, frame), but has " + movie.numDimensions() + ".");
		for (int d = 0; d < 3; d++)
			if (movie.dimension(d) < 1) throw new IllegalArgumentException("The movie is empty.");
	}

	private void readAll(final RandomAccessibleInterval<? extends RealType<?>> movie, final int threads,
		final ProgressMonitor monitor)
	{
		final int others = Workers.number(threads) - 1;
		if (others == 0) {
			readAlone(movie, monitor);
			return;
		}
		try (Workers workers = new Workers(others)) {
			readAhead(movie, workers, monitor);
		}
	}

	private void readAlone(final RandomAccessibleInterval<? extends RealType<?>> movie, final ProgressMonitor monitor) {
		final double[][] planes = planes(TOGETHER);
		for (int first = 0; first < frames; first += TOGETHER) average(read(movie, first, planes, monitor), first);
	}

	private void readAhead(final RandomAccessibleInterval<? extends RealType<?>> movie, final Workers workers,
		final ProgressMonitor monitor)
	{
		double[][] free = planes(BATCH);
		double[][] inWork = planes(BATCH);
		Workers.Tasks<Void> tasks = workers.start(0, none -> null);
		for (int first = 0; first < frames; first += BATCH) {
			final double[][] read = read(movie, first, free, monitor);
			tasks.results(AVERAGING, ProgressMonitor.NONE);
			tasks = average(read, first, workers);
			final double[][] next = inWork;
			inWork = free;
			free = next;
		}
		tasks.results(AVERAGING, ProgressMonitor.NONE);
	}

	private double[][] planes(final int most) {
		return new double[Math.min(most, frames)][width * height];
	}

	/** Reads frames into the planes; returns those planes that are filled: fewer where the movie ends. */
	private double[][] read(final RandomAccessibleInterval<? extends RealType<?>> movie, final int first,
		final double[][] planes, final ProgressMonitor monitor)
	{
		final double[][] filled = Arrays.copyOf(planes, Math.min(planes.length, frames - first));
		for (int i = 0; i < filled.length; i++) {
			monitor.step("Reading frames", first + i, frames);
			read(movie, first + i, filled[i]);
		}
		return filled;
	}

	private Workers.Tasks<Void> average(final double[][] planes, final int first, final Workers workers) {
		return workers.start((planes.length + TOGETHER - 1) / TOGETHER, group -> {
			final int from = group * TOGETHER;
			average(Arrays.copyOfRange(planes, from, Math.min(planes.length, from + TOGETHER)), first + from);
			return null;
		});
	}

	/** Reads a frame and adds it to the sums. */
	private void read(final RandomAccessibleInterval<? extends RealType<?>> movie, final int t, final double[] plane) {
		readPlane(movie, t, plane);
		if (faults[t] != null) return;
		if (areNumbers(plane)) for (int i = 0; i < plane.length; i++) sums[i] += plane[i];
		else addNumbers(plane);
	}

	private void addNumbers(final double[] plane) {
		if (missing == null) missing = new int[plane.length];
		for (int i = 0; i < plane.length; i++) {
			if (isNumber(plane[i])) sums[i] += plane[i];
			else missing[i]++;
		}
	}

	/** In four sums, of which none has to wait for the others. */
	private static boolean areNumbers(final double[] plane) {
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int i = 0;
		for (; i + 4 <= plane.length; i += 4) {
			// 0 for a finite value, otherwise NaN
			s0 += 0 * plane[i];
			s1 += 0 * plane[i + 1];
			s2 += 0 * plane[i + 2];
			s3 += 0 * plane[i + 3];
		}
		for (; i < plane.length; i++) s0 += 0 * plane[i];
		return s0 + s1 + s2 + s3 == 0;
	}

	private static boolean isNumber(final double value) {
		return Math.abs(value) <= Double.MAX_VALUE;
	}

	private void readPlane(final RandomAccessibleInterval<? extends RealType<?>> movie, final int t,
		final double[] plane)
	{
		if (movie instanceof FrameSource) ((FrameSource) movie).readFrame(t, plane);
		else readPixels(movie, t, plane);
	}

	private void readPixels(final RandomAccessibleInterval<? extends RealType<?>> movie, final int t,
		final double[] plane)
	{
		final RandomAccess<? extends RealType<?>> access = movie.randomAccess();
		access.setPosition(movie.min(2) + t, 2);
		for (int y = 0; y < height; y++) {
			access.setPosition(movie.min(1) + y, 1);
			for (int x = 0; x < width; x++) {
				access.setPosition(movie.min(0) + x, 0);
				plane[y * width + x] = access.get().getRealDouble();
			}
		}
	}

	/** @param planes at most {@link #TOGETHER} of them */
	private void average(final double[][] planes, final int first) {
		if (statistics != null) for (int t = 0; t < planes.length; t++) statistics.add(first + t, planes[t]);
		for (int r = 0; r < regions.length; r++) {
			if (planes.length == TOGETHER) sum4(planes, regions[r], traces[r], first);
			else for (int t = 0; t < planes.length; t++) traces[r][first + t] = sum(planes[t], regions[r]);
			for (int t = 0; t < planes.length; t++) {
				if (isNumber(traces[r][first + t])) traces[r][first + t] /= areas[r];
				else traces[r][first + t] = meanOfNumbers(planes[t], r, first + t);
			}
		}
	}

	/** NaN if there is none. */
	private double meanOfNumbers(final double[] plane, final int r, final int frame) {
		double sum = 0;
		int count = 0;
		for (final int[] run : regions[r]) for (int p = run[0]; p < run[1]; p++) {
			if (!isNumber(plane[p])) continue;
			sum += plane[p];
			count++;
		}
		missingOfMask(r)[frame] = areas[r] - count;
		return count == 0 ? Double.NaN : sum / count;
	}

	private synchronized int[] missingOfMask(final int r) {
		if (missingOfMasks[r] == null) missingOfMasks[r] = new int[frames];
		return missingOfMasks[r];
	}

	private static double sum(final double[] plane, final int[][] runs) {
		double sum = 0;
		for (final int[] run : runs) for (int p = run[0]; p < run[1]; p++) sum += plane[p];
		return sum;
	}

	/** Each frame's pixels are added in the same order as in {@link #sum}. */
	private static void sum4(final double[][] planes, final int[][] runs, final double[] sums, final int first) {
		final double[] p0 = planes[0], p1 = planes[1], p2 = planes[2], p3 = planes[3];
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		for (final int[] run : runs) for (int p = run[0]; p < run[1]; p++) {
			s0 += p0[p];
			s1 += p1[p];
			s2 += p2[p];
			s3 += p3[p];
		}
		sums[first] = s0;
		sums[first + 1] = s1;
		sums[first + 2] = s2;
		sums[first + 3] = s3;
	}
}
