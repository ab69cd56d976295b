package org.neurofactor.stnmf.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.neurofactor.factorization.GramSemiNmf;
import org.neurofactor.factorization.Initialization;
import org.neurofactor.factorization.Iteration;
import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;

/**
 * Consensus analysis of one ensemble: for each sparsity, many factorisations from random starts, and how far they
 * agree.
 */
public final class ConsensusAnalysis {

	private final SpikeTriggeredEnsemble ensemble;
	private final ConsensusOptions options;
	private final int[] spikes;

	/** The spikes that are compared, {@code [spike][pixel]}. */
	private final double[][] compared;

	private ConsensusAnalysis(final SpikeTriggeredEnsemble ensemble, final ConsensusOptions options) {
		ensemble.requireRoomFor(options.get(ConsensusOptions.MODULES));
		this.ensemble = ensemble;
		this.options = options;
		spikes = SpikeSample.of(ensemble.matrix().spikes(), options.maxElements());
		compared = ensemble.matrix().columns(spikes);
	}

	/**
	 * Runs the analysis: first all factorisations, in parallel, then the comparison of the spikes for each sparsity;
	 * and the same for one sparsity more, and another, while the runs agree best at the end of the range. The result is
	 * the same, bit for bit, for any number of threads.
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
		try (Workers workers = new Workers(options.get(ConsensusOptions.THREADS))) {
			final List<SparsityConsensus> results =
				analysis.consensus(options.sparsities(), 0, store, workers, monitor);
			for (final double beyond : options.sparsitiesBeyond()) {
				if (!Suggestion.of(results).mayLieAbove()) break;
				results.addAll(analysis.consensus(new double[] { beyond }, results.size(), store, workers, monitor));
			}
			return new ConsensusResult(options, analysis.spikes, results);
		}
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
		return SpikeDistances.bytes(compared) + compared * options.mostRuns() * Integer.BYTES;
	}

	/**
	 * The consensus of each of some sparsities.
	 *
	 * @param before number of sparsities that have been done, for the progress
	 */
	private List<SparsityConsensus> consensus(final double[] sparsities, final int before, final StartStore store,
		final Workers workers, final ProgressMonitor monitor)
	{
		final List<RandomStart> all = runs(sparsities, before, store, workers, monitor);
		final int repetitions = options.get(ConsensusOptions.REPETITIONS);
		final List<SparsityConsensus> results = new ArrayList<>();
		for (int i = 0; i < sparsities.length; i++) {
			final List<RandomStart> runs = all.subList(i * repetitions, (i + 1) * repetitions);
			final List<int[]> affiliations = runs.stream().map(RandomStart::affiliation).collect(Collectors.toList());
			results.add(
				new SparsityConsensus(sparsities[i], CopheneticCorrelation.of(affiliations, workers, monitor), runs));
		}
		return results;
	}

	/** All runs, sparsity by sparsity and for each seed by seed. */
	private List<RandomStart> runs(final double[] sparsities, final int before, final StartStore store,
		final Workers workers, final ProgressMonitor monitor)
	{
		final int repetitions = options.get(ConsensusOptions.REPETITIONS);
		final RandomStart[] runs = new RandomStart[sparsities.length * repetitions];
		for (int i = 0; i < runs.length; i++) {
			final double sparsity = sparsities[i / repetitions];
			final long seed = seed(i);
			runs[i] = store.load(sparsity, seed).map(run -> requireFitting(run, sparsity, seed)).orElse(null);
		}
		final int[] missing = IntStream.range(0, runs.length).filter(i -> runs[i] == null).toArray();
		final long done = (long) before * repetitions + runs.length - missing.length;
		workers
			.start(missing.length,
				i -> factorise(sparsities[missing[i] / repetitions], seed(missing[i]), workers.cancellation()))
			.receive((run, i) -> {
				runs[missing[i]] = run;
				store.save(run);
			}, "Factorising", monitor.from(done));
		return Arrays.asList(runs);
	}

	private long seed(final int run) {
		return options.get(ConsensusOptions.SEED) + run % options.get(ConsensusOptions.REPETITIONS);
	}

	private RandomStart requireFitting(final RandomStart run, final double sparsity, final long seed) {
		final int compared = run.affiliation().length;
		if (run.sparsity() != sparsity || run.seed() != seed)
			throw new IllegalArgumentException("The run of sparsity " + sparsity + " and seed " + seed +
				" was asked for, but the stored one has sparsity " + run.sparsity() + " and seed " + run.seed() + ".");
		if (compared != spikes.length) throw new IllegalArgumentException("The stored run of sparsity " + sparsity +
			" and seed " + seed + " must have " + spikes.length + " spikes, but has " + compared + ".");
		for (final int module : run.affiliation())
			if (module >= options.get(ConsensusOptions.MODULES)) throw new IllegalArgumentException(
				"The stored run of sparsity " + sparsity + " and seed " + seed + " must have " +
					options.get(ConsensusOptions.MODULES) + " modules, but has a module of number " + module + ".");
		return run;
	}

	private RandomStart factorise(final double sparsity, final long seed, final ProgressMonitor cancellation) {
		final GramSemiNmf factorization = new GramSemiNmf(ensemble.matrix(), sparsity);
		factorization.initialize(
			Initialization.random(seed).modules(ensemble.matrix(), options.get(ConsensusOptions.MODULES), sparsity));
		Iteration.run(factorization, options.get(ConsensusOptions.ITERATIONS), IterationCallback.NONE, cancellation);
		final boolean[] localized =
			ensemble.localized(factorization.modules(), options.get(ConsensusOptions.THRESHOLD));
		int subunits = 0;
		for (final boolean isLocalized : localized) if (isLocalized) subunits++;
		return new RandomStart(sparsity, seed, Affiliation.of(factorization.weights(compared), localized), subunits,
			factorization.residual());
	}
}
