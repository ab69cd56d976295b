package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurofactor.imagej.simulation.SimulatedCell;
import org.neurofactor.imagej.simulation.SimulatedMovie;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;
import org.neurofactor.parity.Goldens;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.EnsembleSummary;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;

class EnsembleRemarksTest {

	private static final int SIZE = 8;
	private static final int SPIKES = 200;

	/** Noise of unit variance, of which each value is made into another. */
	private static EnsembleSummary of(final IntToDoubleFunction factor, final double offset) {
		final Random random = new Random(1);
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		for (int s = 0; s < SPIKES; s++) {
			final float[] pixels = new float[SIZE * SIZE];
			for (int p = 0; p < pixels.length; p++)
				pixels[p] = (float) (factor.applyAsDouble(s * pixels.length + p) * random.nextGaussian() + offset);
			stack.addSlice(new FloatProcessor(SIZE, SIZE, pixels));
		}
		return EnsembleRemarks.glance(new ImagePlus("ste", stack), ProgressMonitor.NONE);
	}

	private static String warnings(final EnsembleSummary ensemble, final double sparsity, final boolean scaled) {
		return String.join("\n", EnsembleRemarks.warnings(ensemble, sparsity, scaled));
	}

	@Test
	void anEnsembleOfUnitVarianceNeedsNoWarning() {
		final EnsembleSummary ensemble = of(i -> 1, 0);
		assertEquals("", warnings(ensemble, 1.7, false));
		assertTrue(EnsembleRemarks.facts(ensemble).matches("mean -?0\\.0\\d+, SD (0\\.99|1\\.00)\\d+"),
			EnsembleRemarks.facts(ensemble));
	}

	@Test
	void anotherScaleIsSaidUnlessItIsTakenOut() {
		assertTrue(warnings(of(i -> 0.5, 0), 1.7, false).contains(", not 1, and the sparsity, 1.7, is 3."));
		assertTrue(warnings(of(i -> 0.5, 0), 1.7, false).contains("Choose scale=sd"));
		assertTrue(warnings(of(i -> 10, 0), 1.7, false).contains("and the sparsity, 1.7, is 0.17"));
		assertEquals("", warnings(of(i -> 0.1, 0), 1.7, true));
		assertTrue(warnings(of(i -> 0.01, 0), 1.7, false).contains("all modules will be empty"));
		assertTrue(warnings(of(i -> 1e-15, 0), 0, false).contains("smallest value that a module has"));
	}

	@Test
	void anOffsetIsSaid() {
		assertTrue(warnings(of(i -> 1, 0.5), 1.7, true).contains("is far from 0"));
		final String bytes = warnings(of(i -> 20, 128), 1.7, true);
		assertTrue(bytes.contains("and no value is negative") && bytes.contains("Subtract..."), bytes);
	}

	@Test
	void aSliceThatMasksMostIsNamed() {
		final EnsembleSummary ensemble = of(i -> i / (SIZE * SIZE) == 6 && i % 64 < 40 ? Double.NaN : 1, 0);
		assertTrue(warnings(ensemble, 1.7, true).startsWith("Slice 7 alone masks 40 of 64 pixels"),
			warnings(ensemble, 1.7, true));
		assertTrue(
			EnsembleRemarks.facts(ensemble).contains("40 of 64 pixels masked (NaN in a slice; slice 7 alone masks 40)"),
			EnsembleRemarks.facts(ensemble));
	}

	@Test
	void manySlicesThatMaskMostTogetherAreSaid() {
		final EnsembleSummary ensemble = of(i -> i / 64 < 40 && i % 64 == i / 64 ? Double.NaN : 1, 0);
		assertTrue(warnings(ensemble, 1.7, true).startsWith("40 of 64 pixels are masked"));
	}

	@Test
	void aMovieIsNoEnsemble() {
		final CalciumMovieOptions options = CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.FRAMES, 200);
		final ImagePlus movie = SimulatedMovie.image(new CalciumMovieSimulation(options), 0, ProgressMonitor.NONE);
		final String said = warnings(EnsembleRemarks.glance(movie, ProgressMonitor.NONE), 1.7, true);
		assertTrue(said.contains("far from 0") && said.contains("as in a movie"), said);

		final ImageStack centered = new ImageStack(movie.getWidth(), movie.getHeight());
		final float[] mean = new float[movie.getWidth() * movie.getHeight()];
		for (int s = 1; s <= 200; s++)
			for (int p = 0; p < mean.length; p++) mean[p] += movie.getStack().getProcessor(s).getf(p) / 200;
		for (int s = 1; s <= 200; s++) {
			final FloatProcessor plane = movie.getStack().getProcessor(s).convertToFloatProcessor();
			for (int p = 0; p < mean.length; p++) plane.setf(p, plane.getf(p) - mean[p]);
			centered.addSlice(plane);
		}
		final String centeredSaid =
			warnings(EnsembleRemarks.glance(new ImagePlus("m", centered), ProgressMonitor.NONE), 1.7, true);
		assertTrue(centeredSaid.startsWith("Neighboring pixels are alike"), centeredSaid);
	}

	static Stream<ImagePlus> trueEnsembles() {
		final List<ImagePlus> all = new ArrayList<>();
		for (final int spikes : new int[] { 30, 60, 200, 1000 })
			for (long seed = 1; seed <= 3; seed++)
				all.add(
					SimulatedCell
						.ste(
							GanglionCellSimulation
								.run(GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SPIKES, spikes)
									.with(GanglionCellOptions.SEED, seed), ProgressMonitor.NONE),
							ProgressMonitor.NONE));
		for (final String cell : new String[] { "cell_on_16x14", "cell_off_16x14", "cell_masked_18x16",
			"cell_on_24x20" }) all.add(Goldens.stack("stnmf/" + cell + "/ste.tif.xz"));
		all.add(IJ.openImage("sample-images/simulated-ste.tif"));
		return all.stream();
	}

	/** Whole, and the few pixels where the STA is strongest. */
	@Tag("slow")
	@ParameterizedTest
	@MethodSource("trueEnsembles")
	void trueEnsemblesAreNeverRemarkedOn(final ImagePlus ste) {
		assertEquals(Collections.emptyList(),
			EnsembleRemarks.warnings(EnsembleRemarks.glance(ste, ProgressMonitor.NONE), 1.7, false), ste.toString());
		for (int x = 0; x + 3 <= ste.getWidth(); x++) for (int y = 0; y + 3 <= ste.getHeight(); y++) {
			ste.setRoi(x, y, 3, 3);
			final EnsembleSummary part = EnsembleRemarks.glance(ste, ProgressMonitor.NONE);
			if (part.maskedPixels() == 0 && part.spikes() >= 200) assertEquals(Collections.emptyList(),
				EnsembleRemarks.warnings(part, 1.7, false), ste + " " + x + " " + y);
		}
	}
}
