package org.neurofactor.bench;

import java.util.concurrent.TimeUnit;

import org.neurofactor.factorization.CoordinateDescentNmf;
import org.neurofactor.factorization.MixtureModel;
import org.neurofactor.run.ProgressMonitor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Iterations of the separation NMF, k = n = 5, in one thread; a target of {@code docs/performance.md}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class SeparateNmfBenchmark {

	/** As many for scikit-learn. */
	static final int ITERATIONS = 100;
	private static final double ALPHA = 0.1;

	@Param({ "6000", "60000" })
	public int observations;

	private double[][] signals;
	private MixtureModel start;

	@Setup
	public void setUp() {
		signals = Signals.of(5, observations);
		start = Signals.start(signals);
	}

	@Benchmark
	public MixtureModel separate() {
		return CoordinateDescentNmf.factorize(signals, start, ALPHA, 0, ITERATIONS, ProgressMonitor.NONE);
	}
}
