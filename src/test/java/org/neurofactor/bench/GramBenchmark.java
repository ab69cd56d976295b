package org.neurofactor.bench;

import java.util.concurrent.TimeUnit;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.run.Workers;
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

/** V Vᵀ of spikes in memory, on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class GramBenchmark {

	@Param({ "400x6000", "840x12000" })
	public String size;

	private double[][] columns;

	@Setup
	public void simulate() {
		columns = BenchmarkData.columns(BenchmarkData.ensemble(size).matrix());
	}

	@Benchmark
	public DataMatrix gram() {
		try (Workers workers = new Workers(0)) {
			return DataMatrix.of(columns, workers);
		}
	}
}
