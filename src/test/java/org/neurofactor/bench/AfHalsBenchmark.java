package org.neurofactor.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.neurofactor.factorization.AfHals;
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

/** One sweep of the update of W, all 20 columns, 1000 times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class AfHalsBenchmark {

	@Param({ "400", "840" })
	public int pixels;

	private double[][] w;
	private double[][] vht;
	private double[][] hht;

	@Setup
	public void draw() {
		final Random random = new Random(0);
		w = gaussian(random, BenchmarkData.MODULES, pixels);
		vht = gaussian(random, BenchmarkData.MODULES, pixels);
		hht = gaussian(random, BenchmarkData.MODULES, BenchmarkData.MODULES);
		for (int j = 0; j < hht.length; j++) {
			for (int p = 0; p < pixels; p++) w[j][p] = Math.max(0, w[j][p] - 1); // 16 % not zero
			for (int i = 0; i <= j; i++) hht[i][j] = hht[j][i] = i == j ? 1 : 0.05 * hht[i][j];
		}
	}

	private static double[][] gaussian(final Random random, final int rows, final int columns) {
		final double[][] values = new double[rows][columns];
		for (final double[] row : values) for (int i = 0; i < columns; i++) row[i] = random.nextGaussian();
		return values;
	}

	@Benchmark
	public double[][] sweeps1000() {
		for (int i = 0; i < 1000; i++) AfHals.update(w, vht, hht, BenchmarkData.SPARSITY, 1);
		return w;
	}
}
