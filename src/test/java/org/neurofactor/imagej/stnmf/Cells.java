package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.door.PlaneStack;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

import java.util.Random;

import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Stnmf;

/** Small simulated ensembles and what STNMF makes of them. */
public final class Cells {

	private Cells() {}

	/** Spikes of a cell with subunits on a grid: every spike comes from one subunit, in noise. */
	public static ImagePlus ensemble(final int width, final int height, final int subunits, final int spikes) {
		final Random random = new Random(1);
		final int columns = (int) Math.ceil(Math.sqrt(subunits));
		final double pitch = 0.7 * Math.min(width, height) / columns;
		final ImageStack stack = new ImageStack(width, height);
		for (int s = 0; s < spikes; s++) {
			final int subunit = random.nextInt(subunits);
			final double cx = width / 2. + (subunit % columns - (columns - 1) / 2.) * pitch;
			final double cy = height / 2. + (subunit / columns - (columns - 1) / 2.) * pitch;
			final float[] pixels = new float[width * height];
			for (int i = 0; i < pixels.length; i++) {
				final double square = Math.pow(i % width - cx, 2) + Math.pow(i / width - cy, 2);
				pixels[i] = (float) (0.3 * random.nextGaussian() + Math.exp(-square / (0.15 * pitch * pitch)));
			}
			stack.addSlice(new FloatProcessor(width, height, pixels));
		}
		return new ImagePlus("cell.tif", stack);
	}

	/** Options for a quick run. */
	public static StnmfOptions quick(final int modules) {
		return StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, modules)
			.with(StnmfOptions.ITERATIONS, 30)
			.with(StnmfOptions.SPARSITY, 0.5);
	}

	public static StnmfResult run(final ImagePlus ensemble, final StnmfOptions options) {
		return Stnmf.run(PlaneStack.of(ensemble, "spike"), options);
	}
}
