package org.neurofactor.imagej.door;

import java.util.Locale;
import java.util.function.LongFunction;

import org.neurofactor.run.Workers;
import org.neurofactor.stnmf.consensus.ConsensusAnalysis;
import org.neurofactor.stnmf.consensus.ConsensusOptions;

/** An estimate of the memory that a computation will take, to be compared with what there is before it starts. */
public final class MemoryEstimate {

	/** Matrices of modules × spikes that exist at a time when a result is made. */
	private static final int WEIGHTS_OF_RESULT = 2;

	/** Bytes of a row of a table of one column, while its window is open. */
	private static final double TABLE_ROW = 120;
	/** Bytes of a number in a wide table, with its text. */
	private static final double TABLE_CELL = 32;

	/** Matrices of pixels × modules that exist at a time in an iteration, at most. */
	private static final int MODULE_MATRICES = 10;

	/**
	 * Times that a neuropil separation has the traces of all cells: raw, separated, matched, and the latter's ΔF/F₀.
	 */
	private static final int NEUROPIL_TRACES = 4;

	/** Columns of a cell in the table of traces, at most: 6, three times while ImageJ fills them. */
	private static final int NEUROPIL_COLUMNS = 18;

	/** Frames that it has in memory at a time, in double precision. */
	private static final int NEUROPIL_FRAMES = 20;

	/** For everything beside the large matrices. */
	private static final double HEADROOM = 1.15;
	private static final long FIXED = 32L << 20;
	private static final double GIB = 1L << 30;

	/** As large as the correlations between all pixels. */
	private static final int SMOOTHED_MATRICES = 3;

	private static final String LESS_STACK = "crop the stack or select a part of it";

	private final long bytes;

	/** How to do with less if there are only so many bytes, to be added to the general advice. */
	private final LongFunction<String> advice;

	private MemoryEstimate(final double bytes, final LongFunction<String> advice) {
		this.bytes = (long) (bytes * HEADROOM + FIXED);
		this.advice = advice;
	}

	/**
	 * The need of an STNMF in double precision: the ensemble, the correlations between its pixels, and the weights.
	 *
	 * @param selected pixels that take part
	 * @param spikes number of planes
	 * @param modules number of modules
	 * @param keep whether the ensemble is kept in memory
	 */
	public static MemoryEstimate ofStnmf(final long selected, final long spikes, final int modules,
		final boolean keep)
	{
		final double weights = 8. * modules * spikes * WEIGHTS_OF_RESULT;
		return new MemoryEstimate(ensemble(selected, spikes, keep) + weights, available -> LESS_STACK);
	}

	/**
	 * Whether the whole ensemble of an STNMF can be kept in memory; otherwise it is read twice.
	 *
	 * @throws IllegalArgumentException if there is not enough memory for that either, saying what to do
	 */
	public static boolean isStnmfKept(final long pixels, final int spikes, final int modules) {
		final boolean keep = ofStnmf(pixels, spikes, modules, true).isAvailable();
		if (!keep) ofStnmf(pixels, spikes, modules, false).requireAvailable();
		return keep;
	}

	/**
	 * The need of a smoothed start, beside that of the STNMF: the smoothing, and the correlations half and wholly
	 * smoothed.
	 *
	 * @param selected pixels that take part
	 */
	public static MemoryEstimate ofSmoothedStart(final long selected) {
		return new MemoryEstimate(SMOOTHED_MATRICES * 8. * selected * selected,
			available -> LESS_STACK + ", or choose initialization=NNSVD-LRC");
	}

	/**
	 * The need of a division of the ensemble by its standard deviation, beside that of the STNMF: the correlations
	 * between all pixels a second time.
	 *
	 * @param selected pixels that take part
	 */
	public static MemoryEstimate ofScaling(final long selected) {
		return new MemoryEstimate(8. * selected * selected, available -> LESS_STACK + ", or choose scale=none");
	}

	/**
	 * The need of a simulation: the ensemble twice, in single precision, and the spike counts as a table with its text.
	 *
	 * @param pixels of one plane
	 * @param spikes number of planes
	 * @param frames of the stimulus; about
	 */
	public static MemoryEstimate ofSimulation(final long pixels, final long spikes, final double frames) {
		return new MemoryEstimate(8. * pixels * spikes + TABLE_ROW * frames,
			available -> "simulate fewer spikes or pixels");
	}

	/**
	 * The need of simulated movies that are shown, with their truth as a table.
	 *
	 * @param bytes of one trial without its frames
	 * @param values number of pixels of all movies, of 16 bits each
	 * @param truth number of cells of the table
	 */
	public static MemoryEstimate ofSimulatedMovies(final double bytes, final double values, final double truth) {
		return new MemoryEstimate(bytes + 2 * values + TABLE_CELL * truth,
			available -> "simulate fewer frames or pixels, or " +
				"name an output folder, to which any number of frames can be written");
	}

	/** The need of simulated movies that are written frame by frame: see {@link #ofSimulatedMovies}. */
	public static MemoryEstimate ofWrittenMovies(final double bytes) {
		return new MemoryEstimate(bytes,
			available -> "simulate fewer frames or cells, or a larger scale of the neuropil");
	}

	/** The need of an image of so many bytes, when it is read from its file. */
	public static MemoryEstimate ofImage(final double bytes) {
		return new MemoryEstimate(bytes, available -> LESS_STACK);
	}

	/** The need of a text of cells, while it is read. */
	public static MemoryEstimate ofText(final double bytes) {
		return new MemoryEstimate(bytes, available -> "split the file");
	}

	/** The ensemble, where it is kept, and the correlations between its pixels. */
	private static double ensemble(final long selected, final long spikes, final boolean keep) {
		return 8. * selected * ((keep ? spikes : 0) + selected);
	}

	/**
	 * The need of a consensus analysis: the ensemble (or else the spikes that are compared), the factorisations that
	 * run at a time, and the distances between all spikes that are compared. If it will not do, the message says which
	 * {@code maxelements} would.
	 *
	 * @param selected pixels that take part
	 * @param spikes number of planes
	 * @param keep whether the ensemble is kept in memory
	 */
	public static MemoryEstimate ofConsensus(final long selected, final int spikes, final ConsensusOptions options,
		final boolean keep)
	{
		final int threads = Workers.number(options.get(ConsensusOptions.THREADS));
		final double perThread =
			8. * options.get(ConsensusOptions.MODULES) * (options.maxElements() + MODULE_MATRICES * selected);
		final double perElement = keep ? 0 : 8. * selected;
		final int compared = Math.min(spikes, options.maxElements());
		return new MemoryEstimate(ensemble(selected, spikes, keep) + threads * perThread + perElement * compared +
			ConsensusAnalysis.requiredBytes(spikes, options), available -> {
				final int most = affordableElements(selected, spikes, options, keep, available);
				return (most > 0 ? "use maxelements=" + most + ", which would do, " : "") + LESS_STACK;
			});
	}

	/**
	 * With which {@code maxelements} a consensus analysis does with the memory that there is, to two digits.
	 *
	 * @return the most; 0 if it does with none
	 */
	public static int affordableElements(final long selected, final int spikes, final ConsensusOptions options,
		final boolean keep)
	{
		return affordableElements(selected, spikes, options, keep, available());
	}

	private static int affordableElements(final long selected, final int spikes, final ConsensusOptions options,
		final boolean keep, final long available)
	{
		int affordable = 1;
		int tooMany = options.maxElements();
		while (tooMany - affordable > 1) {
			final int middle = affordable + (tooMany - affordable) / 2;
			final ConsensusOptions fewer = options.with(ConsensusOptions.MAX_ELEMENTS, middle);
			if (ofConsensus(selected, spikes, fewer, keep).bytes <= available) affordable = middle;
			else tooMany = middle;
		}
		return affordable == 1 ? 0 : roundedDown(affordable);
	}

	/** To two digits: what is free changes from one moment to the next. */
	private static int roundedDown(final int number) {
		int unit = 1;
		while (number / unit >= 100) unit *= 10;
		return number / unit * unit;
	}

	/**
	 * The need of spike-triggered averages: one for each cell in double precision, the latest frames, and an image of
	 * one average with its file.
	 *
	 * @param pixels of one frame
	 * @param tau number of frames of an average
	 */
	public static MemoryEstimate ofAverages(final long pixels, final long tau, final long cells) {
		return new MemoryEstimate(8. * pixels * tau * (cells + 3), available -> "choose fewer cells or a smaller tau");
	}

	/**
	 * The need of ensembles that are shown, in single precision.
	 *
	 * @param values of all of them
	 */
	public static MemoryEstimate ofShownEnsembles(final long values) {
		return new MemoryEstimate(4. * values, available -> "choose one cell, or save to an output folder");
	}

	/**
	 * The need of a neuropil separation: the traces of all regions, raw and separated, and a table of them; the movie
	 * is read frame by frame.
	 *
	 * @param pixels of one frame
	 * @param frames of all trials
	 * @param trials each of which has a mean image
	 * @param signals of a cell: itself and its regions, or the sources they are separated into if more
	 */
	public static MemoryEstimate ofNeuropil(final long pixels, final long frames, final long trials, final long cells,
		final long signals)
	{
		final double traces = 8. * cells * frames * (NEUROPIL_TRACES * signals + NEUROPIL_COLUMNS);
		return new MemoryEstimate(traces + 8. * pixels * (trials + NEUROPIL_FRAMES),
			available -> "choose fewer cells (selected=true), regions or trials");
	}

	public long bytes() {
		return bytes;
	}

	/**
	 * Compares with what this Java virtual machine can still get.
	 *
	 * @throws IllegalArgumentException if it is not enough, saying what to do
	 */
	public void requireAvailable() {
		if (bytes > available()) System.gc(); // what ImageJ closed before may still be counted
		require(available());
	}

	/** Whether it is enough; see {@link #requireAvailable()}. */
	public boolean isAvailable() {
		if (bytes > available()) System.gc();
		return bytes <= available();
	}

	void require(final long available) {
		if (bytes > available) throw new IllegalArgumentException(String.format(Locale.ROOT,
			"This needs about %.1f GB of memory, but only %.1f GB are left. Give ImageJ more " +
				"(Edit > Options > Memory & Threads...), close other images, %s.",
			bytes / GIB, available / GIB, advice.apply(available)));
	}

	private static long available() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
	}
}
