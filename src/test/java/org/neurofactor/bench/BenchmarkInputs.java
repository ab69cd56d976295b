package org.neurofactor.bench;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.factorization.MixtureModel;

/**
 * Writes what other programs are measured with into a folder: the signals of {@link SeparateNmfBenchmark} and the
 * factors to start from (S6000.csv, W6000.csv, H6000.csv: signals, sources and mixing matrix by rows; the same with
 * 60000), and an ensemble of 20 × 20 pixels and 6000 spikes (ste.tif).
 */
public final class BenchmarkInputs {

	private static final int SIDE = 20;

	private BenchmarkInputs() {}

	/** @param args the folder */
	public static void main(final String... args) throws IOException {
		final Path folder = Files.createDirectories(Paths.get(args[0]));
		for (final int observations : new int[] { 6000, 60000 }) {
			final double[][] signals = Signals.of(5, observations);
			final MixtureModel start = Signals.start(signals);
			write(folder.resolve("S" + observations + ".csv"), signals);
			write(folder.resolve("W" + observations + ".csv"), start.sources());
			write(folder.resolve("H" + observations + ".csv"), start.mixing());
		}
		IJ.saveAsTiff(ensemble(BenchmarkData.ensemble("400x6000").matrix()), folder.resolve("ste.tif").toString());
	}

	/** Pixels are counted along y first in the matrix, along x first in the image. */
	private static ImagePlus ensemble(final DataMatrix v) {
		final double[][] columns = BenchmarkData.columns(v);
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (final double[] column : columns) {
			final float[] pixels = new float[column.length];
			for (int p = 0; p < pixels.length; p++) pixels[p % SIDE * SIDE + p / SIDE] = (float) column[p];
			stack.addSlice("", pixels);
		}
		return new ImagePlus("ste", stack);
	}

	private static void write(final Path file, final double[][] rows) throws IOException {
		try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
			for (final double[] row : rows) {
				final StringBuilder line = new StringBuilder();
				for (final double value : row) line.append(line.length() == 0 ? "" : ",").append(value);
				out.println(line);
			}
		}
	}
}
