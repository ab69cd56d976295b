package org.neurofactor.imagej.door;

import ij.ImagePlus;

import org.neurofactor.run.Workers;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.consensus.ConsensusOptions;

/**
 * What to expect of a run before it starts, in a sentence or two, if it will take long or much memory. The times are
 * those of a computer of about 2020; a faster or slower one differs by a factor of two or so.
 */
public final class RunEstimate {

	/** Seconds per pixel, module and iteration. */
	private static final double ITERATION = 2.2e-8;

	/** Seconds per pixel², spike: the correlations between pixels, on one processor. */
	private static final double CORRELATIONS = 3.5e-11;

	/** Seconds that one waits without being told so. */
	private static final double SHORT = 10;
	private static final long MUCH = 1L << 30;
	private static final double GIB = 1L << 30;

	private RunEstimate() {}

	/**
	 * Of an STNMF.
	 *
	 * @throws IllegalArgumentException if image, selection, options and memory do not fit each other, saying how
	 */
	public static String ofStnmf(final ImagePlus ste, final StnmfOptions options) {
		PlaneStack.of(ste, PlaneStack.SPIKE);
		final long pixels = Selection.count(Selection.of(ste), ste);
		final int spikes = ste.getStackSize();
		requireRoom(pixels, spikes, options.get(StnmfOptions.MODULES));
		final boolean kept = MemoryEstimate.isStnmfKept(pixels, spikes, options.get(StnmfOptions.MODULES));
		return sentence(
			correlations(pixels, spikes) / Workers.number(0) +
				iterations(pixels, options.get(StnmfOptions.MODULES)) * options.get(StnmfOptions.ITERATIONS),
			MemoryEstimate.ofStnmf(pixels, spikes, options.get(StnmfOptions.MODULES), kept), kept);
	}

	/**
	 * Of a consensus analysis.
	 *
	 * @throws IllegalArgumentException if image, selection, options and memory do not fit each other, saying how
	 */
	public static String ofConsensus(final ImagePlus ste, final ConsensusOptions options) {
		PlaneStack.of(ste, PlaneStack.SPIKE);
		final long pixels = Selection.count(Selection.of(ste), ste);
		final int spikes = ste.getStackSize();
		requireRoom(pixels, spikes, options.get(ConsensusOptions.MODULES));
		final boolean kept = MemoryEstimate.ofConsensus(pixels, spikes, options, true).isAvailable();
		final MemoryEstimate memory = MemoryEstimate.ofConsensus(pixels, spikes, options, kept);
		if (!kept) memory.requireAvailable();
		final double runs = iterations(pixels, options.get(ConsensusOptions.MODULES)) *
			options.get(ConsensusOptions.ITERATIONS) * options.runs();
		final int threads = Math.min(Workers.number(options.get(ConsensusOptions.THREADS)), Workers.number(0));
		return sentence((correlations(pixels, spikes) + runs) / threads, memory, kept);
	}

	private static void requireRoom(final long pixels, final int spikes, final int modules) {
		if (modules > Math.min(pixels, spikes)) throw new IllegalArgumentException(
			String.format("There must be no more modules than pixels (%d) and spikes (%d), but modules is %d.", pixels,
				spikes, modules));
	}

	private static double correlations(final long pixels, final int spikes) {
		return CORRELATIONS * pixels * pixels * spikes;
	}

	private static double iterations(final long pixels, final int modules) {
		return ITERATION * pixels * modules;
	}

	private static String sentence(final double seconds, final MemoryEstimate memory, final boolean kept) {
		final StringBuilder text = new StringBuilder();
		if (seconds > SHORT)
			text.append("This will take about ").append(TimeLeft.words(Math.round(seconds))).append(". ");
		if (memory.bytes() > MUCH)
			text.append(String.format("It needs about %.1f GB of memory. ", memory.bytes() / GIB));
		if (!kept) text.append("The stack does not fit in memory: it is read twice, in blocks.");
		return text.toString().trim();
	}
}
