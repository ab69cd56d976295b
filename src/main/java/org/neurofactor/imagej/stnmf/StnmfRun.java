package org.neurofactor.imagej.stnmf;

import ij.IJ;
import org.neurofactor.imagej.door.EnsembleRemarks;
import org.neurofactor.spatial.Mask;
import org.neurofactor.imagej.door.Images;
import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.Selection;
import org.neurofactor.imagej.door.WhiteEnsemble;

import ij.ImagePlus;

import java.util.List;
import java.util.function.Function;

import org.neurofactor.factorization.IterationCallback;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;

/** STNMF of an ImageJ stack: what there is to check before, and the run. */
public final class StnmfRun {

	private StnmfRun() {}

	/**
	 * Factorises the stack, or the part of it that is selected. Where it is larger than the memory, it is read twice,
	 * in blocks.
	 *
	 * @param ste an 8, 16 or 32-bit stack with one slice per spike; not changed
	 * @param initial a stack of initial modules, as many as the options say; null to make them as the options say
	 * @throws IllegalArgumentException if image, selection, options and memory do not fit each other, saying how
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static StnmfResult of(final ImagePlus ste, final StnmfOptions options, final ImagePlus initial,
		final ProgressMonitor monitor)
	{
		return of(ste, options, initial, stnmf -> IterationCallback.NONE, monitor);
	}

	/** As {@link #of(ImagePlus, StnmfOptions, ImagePlus, ProgressMonitor)}, watched and steered as the user asked. */
	public static StnmfResult of(final ImagePlus ste, final StnmfOptions options, final ImagePlus initial,
		final StnmfSteering steering, final ProgressMonitor monitor)
	{
		return of(ste, options, initial, steering::callback, monitor);
	}

	/**
	 * Factorises the stack, or the part of it that is selected, watched by a callback: the way for scripts.
	 *
	 * @param ste an 8, 16 or 32-bit stack with one slice per spike; not changed
	 * @param callback called once before and after each iteration; may end the run, or change the modules
	 * @throws IllegalArgumentException if image, selection, options and memory do not fit each other, saying how
	 */
	public static StnmfResult watched(final ImagePlus ste, final StnmfOptions options,
		final IterationCallback callback)
	{
		return of(ste, options, null, stnmf -> callback, ProgressMonitor.NONE);
	}

	private static StnmfResult of(final ImagePlus ste, final StnmfOptions options, final ImagePlus initial,
		final Function<Stnmf, IterationCallback> callback, final ProgressMonitor monitor)
	{
		final PlaneStack stack = PlaneStack.of(ste, PlaneStack.SPIKE);
		final Mask selected = Selection.of(ste);
		if (initial != null) requireSize(initial, ste, options.get(StnmfOptions.MODULES));
		final long pixels = Selection.count(selected, ste);
		final boolean keep = MemoryEstimate.isStnmfKept(pixels, ste.getStackSize(), options.get(StnmfOptions.MODULES));

		final StnmfOptions how = WhiteEnsemble.withStart(options, ste).resolved();
		final SpikeTriggeredEnsemble ensemble =
			SpikeTriggeredEnsemble.read(stack, selected, options.get(StnmfOptions.MODULES), keep, 0, monitor);
		final boolean scaled = options.get(StnmfOptions.SCALE) == StnmfOptions.Scale.SD;
		for (final String warning : EnsembleRemarks.warnings(ensemble.summary(), how.get(StnmfOptions.SPARSITY),
			scaled)) IJ.log("STNMF of " + ste.getTitle() + ": " + warning);
		if (scaled) MemoryEstimate.ofScaling(pixels).requireAvailable();
		final Stnmf stnmf = new Stnmf(ensemble, how, monitor);
		if (how.get(StnmfOptions.INITIALIZATION) == StnmfOptions.Start.SMOOTHED)
			MemoryEstimate.ofSmoothedStart(pixels).requireAvailable();
		if (initial == null) stnmf.initialize();
		else stnmf.initialize(modules(initial));
		return stnmf.iterate(options.get(StnmfOptions.ITERATIONS), callback.apply(stnmf)).result();
	}

	private static void requireSize(final ImagePlus initial, final ImagePlus ste, final int modules) {
		if (initial.getWidth() == ste.getWidth() && initial.getHeight() == ste.getHeight() &&
			initial.getStackSize() == modules) return;
		throw new IllegalArgumentException(String.format(
			"The initial modules \"%s\" must be a stack of %d slices (one per module) of %d x %d pixels, but are %d of %d x %d.",
			initial.getTitle(), modules, ste.getWidth(), ste.getHeight(), initial.getStackSize(), initial.getWidth(),
			initial.getHeight()));
	}

	private static List<Image2D> modules(final ImagePlus initial) {
		return Images.ofStack(initial, "module");
	}
}
