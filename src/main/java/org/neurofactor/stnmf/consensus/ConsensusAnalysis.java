package org.neurofactor.stnmf.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.neurofactor.factorization.GramSemiNmf;
import org.neurofactor.factorization.Initialization;
import org.neurofactor.factorization.Iteration;
import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;

/**
 * Consensus analysis of one ensemble: for each sparsity, many factorisations from random starts, and how far they agree.
 */
public final class ConsensusAnalysis {

	private final SpikeTriggeredEnsemble ensemble;
	private final ConsensusOptions options;
	private final int[] spikes;

	/** The spikes that are compared, {@code [spike][pixel]}. */
	private final double[][] compared;

	private ConsensusAnalysis(final SpikeTriggeredEnsemble ensemble, final ConsensusOptions options) {
		ensemble.requireRoomFor(options.modules());
		this.ensemble = ensemble;
		this.options = options;
		spikes = SpikeSample.of(ensemble.matrix().spikes(), options.maxElements());
		compared = ensemble.matrix().columns(spikes);
	}

	/**
	 * Runs the analysis: first all factorisations, in parallel, then the comparison of the spikes for each sparsity. The
	 * result is the same, bit for bit, for any number of threads.
	 *
	 * @param store gives runs that have been finished before, and takes those that are finished now
	 * @param monitor called by this thread only
	 * @throws CancellationException within a second or so after the monitor has said so
	 * @throws IllegalArgumentException if the ensemble has fewer unmasked pixels or spikes than modules, or if a stored
	 *           run cannot be one of these
	 */
	public static ConsensusResult run(final SpikeTriggeredEnsemble ensemble, final ConsensusOptions options,
		final StartStore store, final ProgressMonitor monitor)
	{
		final ConsensusAnalysis analysis = new ConsensusAnalysis(ensemble, options);
		return analysis.compare(analysis.runs(store, monitor), monitor);
	}

	/** As {@link #run(SpikeTriggeredEnsemble, ConsensusOptions, StartStore, ProgressMonitor)}, keeping nothing. */
	public static ConsensusResult run(final SpikeTriggeredEnsemble ensemble, final ConsensusOptions options,
		final ProgressMonitor monitor)
	{
		return run(ensemble, options, StartStore.NONE, monitor);
	}

	/**
	 * Memory which the analysis needs beyond that of the ensemble, in bytes: for the distances between all pairs of the
	 * spikes that are compared, one sparsity at a time, and for all runs' affiliations.
	 *
	 * @param spikes number of spikes in the ensemble
	 */
	public static long requiredBytes(final int spikes, final ConsensusOptions options) {
		final long compared = Math.min(spikes, options.maxElements());
		return SpikeDistances.bytes(compared) + compared * options.runs() * Integer.BYTES;
	}

	/**
	 * The largest {@code maxElements} with which the analysis does with some bytes of memory; at least 2.
	 *
	 * @param bytes memory that is free, see {@link #requiredBytes}
	 */
	public static int affordableElements(final long bytes, final ConsensusOptions options) {
		int affordable = 2;
		int tooMany = Integer.MAX_VALUE;
		while (tooMany - affordable > 1) {
			final int middle = affordable + (tooMany - affordable) / 2;
			final long needed = requiredBytes(Integer.MAX_VALUE, options.toBuilder().maxElements(middle).build());
			if (needed <= bytes) affordable = middle;
			else tooMany = middle;
		}
		return affordable;
	}

	private RandomStart[][] runs(final StartStore store, final ProgressMonitor monitor) {
		final RandomStart[][] runs = new RandomStart[options.sparsities().length][options.repetitions()];
		final double[] sparsities = options.sparsities();
		int done = 0;
		try (RunPool pool = new RunPool(options.threads())) {
			for (int i = 0; i < runs.length; i++)
				for (int k = 0; k < runs[i].length; k++) {
					final int row = i, column = k;
					final long seed = options.seed() + k;
					final Optional<RandomStart> stored = store.load(sparsities[i], seed);
					if (stored.isPresent()) {
						runs[i][k] = requireFitting(stored.get(), sparsities[i], seed);
						done++;
					}
					else pool.submit(cancellation -> factorise(sparsities[row], seed, cancellation), run -> {
						runs[row][column] = run;
						store.save(run);
					});
				}
			pool.awaitAll(done, options.runs(), monitor);
		}
		return runs;
	}

	private RandomStart requireFitting(final RandomStart run, final double sparsity, final long seed) {
		final int compared = run.affiliation().length;
		if (run.sparsity() != sparsity || run.seed() != seed) throw new IllegalArgumentException(
			"The run of sparsity " + sparsity + " and seed " + seed + " was asked for, but the stored one has sparsity " +
				run.sparsity() + " and seed " + run.seed() + ".");
		if (compared != spikes.length) throw new IllegalArgumentException("The stored run of sparsity " + sparsity +
			" and seed " + seed + " must have " + spikes.length + " spikes, but has " + compared + ".");
		for (final int module : run.affiliation())
			if (module >= options.modules()) throw new IllegalArgumentException("The stored run of sparsity " + sparsity +
				" and seed " + seed + " must have " + options.modules() + " modules, but has a module of number " + module +
				".");
		return run;
	}

	private RandomStart factorise(final double sparsity, final long seed, final ProgressMonitor cancellation) {
		final GramSemiNmf factorization = new GramSemiNmf(ensemble.matrix(), sparsity);
		factorization.initialize(Initialization.random(seed).modules(ensemble.matrix(), options.modules(), sparsity));
		Iteration.run(factorization, options.iterations(), IterationCallback.NONE, cancellation);
		final boolean[] localized = ensemble.localized(factorization.modules(), options.threshold());
		int subunits = 0;
		for (final boolean isLocalized : localized) if (isLocalized) subunits++;
		return new RandomStart(sparsity, seed, Affiliation.of(factorization.weights(compared), localized), subunits,
			factorization.residual());
	}

	private ConsensusResult compare(final RandomStart[][] runs, final ProgressMonitor monitor) {
		final List<SparsityConsensus> results = new ArrayList<>();
		for (int i = 0; i < runs.length; i++) {
			final List<int[]> affiliations = new ArrayList<>();
			for (final RandomStart run : runs[i]) affiliations.add(run.affiliation());
			results.add(new SparsityConsensus(options.sparsities()[i], CopheneticCorrelation.of(affiliations, monitor),
				Arrays.asList(runs[i])));
		}
		return new ConsensusResult(options, spikes, results);
	}
}
