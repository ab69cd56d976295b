package org.neurofactor.bench;

import org.neurofactor.settings.PlaneSize;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

import javax.imageio.ImageIO;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.run.Workers;
import org.neurofactor.factorization.GramSemiNmf;
import org.neurofactor.factorization.Initialization;
import org.neurofactor.factorization.PlainSemiNmf;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.factorization.SemiNmf;
import org.neurofactor.imagej.figure.GrowthFigure;
import org.neurofactor.imagej.figure.Raster;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;

/**
 * Measures how the time of a factorisation grows with the number of spikes and of pixels, draws it as a PNG file, and
 * prints it. The direct form is measured in few iterations and stands for 1000.
 */
public final class Growth {

	private static final int[] SPIKES = { 1500, 3000, 6000, 12_000, 24_000 };
	private static final int[] SIDES = { 10, 14, 20, 24, 29 };
	private static final int SIDE = 20;
	private static final int DEFAULT_SPIKES = 6000;
	private static final int ITERATIONS = 1000;
	private static final int DIRECT_ITERATIONS = 5;
	private static final int RUNS = 3;
	private static final int WIDTH = 1500;

	private Growth() {}

	/** @param args the PNG file */
	public static void main(final String... args) throws IOException {
		gram(ensemble(SIDE, SPIKES[0])); // warm
		direct(ensemble(SIDE, SPIKES[0]));
		final GrowthFigure figure = new GrowthFigure("How the time of 1000 iterations grows",
			"20 modules, λ = " + BenchmarkData.SPARSITY + ", double precision; medians of " + RUNS + " runs");
		final double[] spikes = Arrays.stream(SPIKES).asDoubleStream().toArray();
		add(figure, "spikes, of " + SIDE * SIDE + " pixels", spikes, m -> SIDE, m -> m);
		final double[] pixels = Arrays.stream(SIDES).mapToDouble(side -> side * side).toArray();
		add(figure, "pixels, in " + DEFAULT_SPIKES + " spikes", pixels, Math::sqrt, n -> DEFAULT_SPIKES);
		ImageIO.write(Raster.of(figure, WIDTH), "png", new File(args[0]));
	}

	private static void add(final GrowthFigure figure, final String axis, final double[] x,
		final DoubleUnaryOperator side, final DoubleUnaryOperator spikes)
	{
		final double[] gram = new double[x.length];
		final double[] direct = new double[x.length];
		for (int i = 0; i < x.length; i++) {
			final SpikeTriggeredEnsemble ensemble =
				ensemble((int) side.applyAsDouble(x[i]), (int) spikes.applyAsDouble(x[i]));
			gram[i] = median(() -> gram(ensemble));
			direct[i] = median(() -> direct(ensemble));
			System.out.printf(Locale.ROOT, "%.0f %s: %.3f s, direct form %.1f s%n", x[i], axis, gram[i], direct[i]);
		}
		figure.add("Without the spikes in the loop", axis, x, gram);
		figure.add("Direct form", axis, x, direct);
	}

	private static double median(final DoubleSupplier time) {
		final double[] times = new double[RUNS];
		Arrays.setAll(times, i -> time.getAsDouble());
		Arrays.sort(times);
		return times[RUNS / 2];
	}

	private static SpikeTriggeredEnsemble ensemble(final int side, final int spikes) {
		return SpikeTriggeredEnsemble
			.read(
				GanglionCellSimulation
					.run(GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SIZE, new PlaneSize(side, side))
						.with(GanglionCellOptions.SPIKES, spikes)
						.with(GanglionCellOptions.SUBUNITS, Math.max(2, side * side / 40))
						.with(GanglionCellOptions.SPACING, 3.6)
						.with(GanglionCellOptions.SIGMA, 1.15))
					.ste(),
				null, BenchmarkData.MODULES, ProgressMonitor.NONE);
	}

	/** Seconds from the spikes to the weights. */
	private static double gram(final SpikeTriggeredEnsemble ensemble) {
		final double[][] columns = BenchmarkData.columns(ensemble.matrix());
		final long begin = System.nanoTime();
		final DataMatrix v;
		try (Workers workers = new Workers(0)) {
			v = DataMatrix.of(columns, workers);
		}
		final SemiNmf factorization = new GramSemiNmf(v, BenchmarkData.SPARSITY);
		factorization.initialize(start(v));
		for (int i = 0; i < ITERATIONS; i++) factorization.iterate();
		factorization.weights();
		return (System.nanoTime() - begin) / 1e9;
	}

	private static double direct(final SpikeTriggeredEnsemble ensemble) {
		final DataMatrix v = ensemble.matrix();
		final SemiNmf factorization = new PlainSemiNmf(v, BenchmarkData.SPARSITY);
		factorization.initialize(start(v));
		factorization.iterate();
		final long begin = System.nanoTime();
		for (int i = 0; i < DIRECT_ITERATIONS; i++) factorization.iterate();
		return (System.nanoTime() - begin) / 1e9 / DIRECT_ITERATIONS * ITERATIONS;
	}

	private static double[][] start(final DataMatrix v) {
		return Initialization.nnsvdLrc().modules(v, BenchmarkData.MODULES, BenchmarkData.SPARSITY);
	}
}
