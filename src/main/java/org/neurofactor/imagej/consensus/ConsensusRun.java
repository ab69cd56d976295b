package org.neurofactor.imagej.consensus;

import org.neurofactor.stnmf.EnsembleSummary;
import org.neurofactor.spatial.Mask;
import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.Selection;
import org.neurofactor.imagej.door.WhiteEnsemble;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.consensus.ConsensusAnalysis;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.neurofactor.stnmf.consensus.StartStore;

/**
 * Consensus analysis of an ImageJ stack, and STNMF at the sparsity which it suggests; the stack is read once for both.
 */
public final class ConsensusRun {

	private final ImagePlus ste;
	private final SpikeTriggeredEnsemble ensemble;
	private final ConsensusOptions options;

	private ConsensusRun(final ImagePlus ste, final SpikeTriggeredEnsemble ensemble, final ConsensusOptions options) {
		this.ste = ste;
		this.ensemble = ensemble;
		this.options = options;
	}

	/**
	 * Reads the stack, or the part of it that is selected, after checking all that can be checked.
	 *
	 * @param ste an 8, 16 or 32-bit stack with one slice per spike; not changed
	 * @param stnmf whether {@link #stnmf} will be called, which needs memory, too
	 * @throws IllegalArgumentException if image, selection, options and memory do not fit each other, saying how
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static ConsensusRun read(final ImagePlus ste, final ConsensusOptions options, final boolean stnmf,
		final ProgressMonitor monitor)
	{
		final PlaneStack stack = PlaneStack.of(ste, PlaneStack.SPIKE);
		final Mask selected = Selection.of(ste);
		final long pixels = Selection.count(selected, ste);
		final int spikes = ste.getStackSize();
		final boolean keep = isAvailable(pixels, spikes, options, stnmf, true);
		final ConsensusOptions fitting = keep ? options : fitting(pixels, spikes, options);
		if (stnmf && WhiteEnsemble.isMarked(ste)) MemoryEstimate.ofSmoothedStart(pixels).requireAvailable();
		if (!keep && stnmf)
			MemoryEstimate.ofStnmf(pixels, spikes, options.get(ConsensusOptions.MODULES), false).requireAvailable();
		return new ConsensusRun(ste, SpikeTriggeredEnsemble.read(stack, selected, options.get(ConsensusOptions.MODULES),
			keep, options.get(ConsensusOptions.THREADS), monitor), fitting);
	}

	/**
	 * The options with as many spikes to compare as there is memory for, where they leave that open and the ensemble is
	 * not kept in memory.
	 *
	 * @throws IllegalArgumentException if the memory does not suffice
	 */
	private static ConsensusOptions fitting(final long pixels, final int spikes, final ConsensusOptions options) {
		final MemoryEstimate need = MemoryEstimate.ofConsensus(pixels, spikes, options, false);
		final int most = options.get(ConsensusOptions.MAX_ELEMENTS) > 0 || need.isAvailable()
			? 0
			: MemoryEstimate.affordableElements(pixels, spikes, options, false);
		if (most == 0) {
			need.requireAvailable();
			return options;
		}
		return options.with(ConsensusOptions.MAX_ELEMENTS, most);
	}

	private static boolean isAvailable(final long pixels, final int spikes, final ConsensusOptions options,
		final boolean stnmf, final boolean keep)
	{
		return MemoryEstimate.ofConsensus(pixels, spikes, options, keep).isAvailable() && (!stnmf ||
			MemoryEstimate.ofStnmf(pixels, spikes, options.get(ConsensusOptions.MODULES), keep).isAvailable());
	}

	/** What the values of the ensemble tell. */
	public EnsembleSummary ensemble() {
		return ensemble.summary();
	}

	/**
	 * Opens the store of this analysis in its output folder.
	 *
	 * @throws IllegalArgumentException if the folder belongs to another analysis
	 */
	public StartFolder openStarts(final Path output, final ProgressMonitor monitor) {
		return StartFolder.open(output, ConsensusIdentity.of(ensemble, options, monitor));
	}

	/**
	 * Runs the analysis.
	 *
	 * @param store such as {@link #openStarts}; null to keep nothing
	 * @throws java.util.concurrent.CancellationException if the monitor says so; finished runs stay in the store
	 */
	public ConsensusResult analyse(final StartStore store, final ProgressMonitor monitor) {
		return ConsensusAnalysis.run(ensemble, options, Optional.ofNullable(store).orElse(StartStore.NONE), monitor);
	}

	/**
	 * STNMF at the sparsity which an analysis suggests, or at the default one if it suggests none; as by default, but
	 * with the modules, iterations and threshold of the analysis: for these it was that a sparsity was found.
	 *
	 * @param pixelSizeUm 0 if unknown
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public StnmfResult stnmf(final ConsensusResult consensus, final double pixelSizeUm, final ProgressMonitor monitor) {
		final OptionalDouble sparsity = consensus.suggestion().sparsity();
		final StnmfOptions stnmf = WhiteEnsemble.withStart(StnmfOptions.DEFAULTS, ste)
			.with(StnmfOptions.MODULES, options.get(ConsensusOptions.MODULES))
			.with(StnmfOptions.SPARSITY, sparsity.orElse(StnmfOptions.SPARSITY.defaultValue()))
			.with(StnmfOptions.ITERATIONS, options.get(ConsensusOptions.ITERATIONS))
			.with(StnmfOptions.THRESHOLD, options.get(ConsensusOptions.THRESHOLD))
			.with(StnmfOptions.PIXEL_SIZE, pixelSizeUm);
		return new Stnmf(ensemble, stnmf, monitor).initialize().iterate(stnmf.get(StnmfOptions.ITERATIONS)).result();
	}
}
