package org.neurofactor.bench;

import java.util.concurrent.TimeUnit;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.run.Workers;
import org.neurofactor.factorization.GramSemiNmf;
import org.neurofactor.factorization.Initialization;
import org.neurofactor.factorization.PlainSemiNmf;
import org.neurofactor.factorization.SemiNmf;
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

/**
 * A factorisation into 20 modules: 1000 iterations alone; the same with all that belongs to it, from the spikes to
 * modules, weights and residual; and 10 iterations in the direct form, which multiplies V twice in each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 8)
@Fork(1)
public class SemiNmfBenchmark {

	@Param({ "400x6000", "840x12000" })
	public String size;

	private DataMatrix v;
	private double[][] columns;
	private double[][] start;

	@Setup
	public void simulate() {
		v = BenchmarkData.ensemble(size).matrix();
		columns = BenchmarkData.columns(v);
		start = start(v);
	}

	private static double[][] start(final DataMatrix v) {
		return Initialization.nnsvdLrc().modules(v, BenchmarkData.MODULES, BenchmarkData.SPARSITY);
	}

	private static SemiNmf iterate(final SemiNmf factorization, final double[][] start, final int iterations) {
		factorization.initialize(start);
		for (int i = 0; i < iterations; i++) factorization.iterate();
		return factorization;
	}

	@Benchmark
	public SemiNmf iterations1000() {
		return iterate(new GramSemiNmf(v, BenchmarkData.SPARSITY), start, 1000);
	}

	@Benchmark
	public Object[] all1000() {
		final DataMatrix matrix;
		try (Workers workers = new Workers(0)) {
			matrix = DataMatrix.of(columns, workers);
		}
		final SemiNmf factorization = iterate(new GramSemiNmf(matrix, BenchmarkData.SPARSITY), start(matrix), 1000);
		return new Object[] { factorization.modules(), factorization.weights(), factorization.residual() };
	}

	@Benchmark
	public SemiNmf direct10() {
		return iterate(new PlainSemiNmf(v, BenchmarkData.SPARSITY), start, 10);
	}
}
