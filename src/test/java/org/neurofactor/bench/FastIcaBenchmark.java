package org.neurofactor.bench;

import java.util.concurrent.TimeUnit;

import org.neurofactor.factorization.FastIca;
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

/** A given number of iterations of FastICA, five components, whitening included. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FastIcaBenchmark {

	private static final int ITERATIONS = 20;

	/** No turn is below it. */
	private static final double NEVER = 0;

	@Param({ "6000", "60000" })
	public int observations;

	private double[][] signals;

	@Setup
	public void setUp() {
		signals = Signals.of(5, observations);
	}

	@Benchmark
	public MixtureModel separate() {
		return FastIca.separate(signals, 5, NEVER, ITERATIONS, 892, ProgressMonitor.NONE);
	}
}
