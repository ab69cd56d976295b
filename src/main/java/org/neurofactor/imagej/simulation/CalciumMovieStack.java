package org.neurofactor.imagej.simulation;

import ij.VirtualStack;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumTrial;

/** A simulated movie as a 16-bit virtual stack: frames are made when asked for, to be written one by one. */
final class CalciumMovieStack extends VirtualStack {

	private final CalciumTrial trial;

	CalciumMovieStack(final CalciumTrial trial, final CalciumMovieOptions options) {
		super(options.width(), options.height(), options.get(CalciumMovieOptions.FRAMES));
		this.trial = trial;
		setBitDepth(16);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		return new ShortProcessor(getWidth(), getHeight(), trial.frame(n - 1), null);
	}

	@Override
	public Object getPixels(final int n) {
		return trial.frame(n - 1);
	}

	@Override
	public int getSize() {
		return trial.frames();
	}
}
