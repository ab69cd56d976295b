package org.neurofactor.bench;

import java.util.concurrent.TimeUnit;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.consensus.ConsensusAnalysis;
import org.neurofactor.stnmf.consensus.ConsensusOptions;
import org.neurofactor.stnmf.consensus.ConsensusResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Consensus analysis of 3000 spikes: 5 sparsities × 30 runs × 1000 iterations, on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class ConsensusBenchmark {

	private static final ConsensusOptions OPTIONS = ConsensusOptions.DEFAULTS.withSparsities(0, 0.5, 1, 1.5, 2)
		.with(ConsensusOptions.REPETITIONS, 30)
		.with(ConsensusOptions.ITERATIONS, 1000)
		.with(ConsensusOptions.MODULES, BenchmarkData.MODULES);

	private SpikeTriggeredEnsemble ensemble;

	@Setup
	public void simulate() {
		ensemble = BenchmarkData.ensemble("224x3000");
	}

	@Benchmark
	public ConsensusResult analysis() {
		return ConsensusAnalysis.run(ensemble, OPTIONS, ProgressMonitor.NONE);
	}
}
