package org.neurofactor.imagej.simulation;

import org.neurofactor.imagej.door.LazyStack;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumTrial;

/** A simulated movie as a 16-bit virtual stack: frames are made when asked for, to be written one by one. */
final class CalciumMovieStack extends LazyStack {

	private final CalciumTrial trial;

	CalciumMovieStack(final CalciumTrial trial, final CalciumMovieOptions options) {
		super(options.width(), options.height(), trial.frames(), 16);
		this.trial = trial;
	}

	@Override
	protected ImageProcessor plane(final int index) {
		return new ShortProcessor(getWidth(), getHeight(), trial.frame(index), null);
	}
}
