package org.neurofactor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;
import org.neurofactor.stnmf.consensus.CopheneticCorrelation;
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

/** The cophenetic correlation of 30 runs that agree about most of their spikes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 8)
@Fork(1)
public class CopheneticBenchmark {

	@Param({ "3000", "10000" })
	public int spikes;

	private List<int[]> affiliations;

	@Setup
	public void draw() {
		final Random random = new Random(0);
		affiliations = new ArrayList<>();
		for (int run = 0; run < 30; run++)
			affiliations.add(
				IntStream.range(0, spikes).map(s -> random.nextInt(4) == 0 ? random.nextInt(7) - 1 : s % 6).toArray());
	}

	@Benchmark
	public double correlation() {
		try (Workers workers = new Workers(0)) {
			return CopheneticCorrelation.of(affiliations, workers, ProgressMonitor.NONE);
		}
	}
}
