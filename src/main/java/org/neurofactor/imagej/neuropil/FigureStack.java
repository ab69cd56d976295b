package org.neurofactor.imagej.neuropil;

import org.neurofactor.imagej.door.LazyStack;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Figures of the same size as an RGB stack: each is made when it is asked for, so that any number needs no memory. */
final class FigureStack extends LazyStack {

	private final List<String> labels;
	private final IntFunction<ImageProcessor> figures;

	/**
	 * @param width of all figures, in pixels
	 * @param height of all figures, in pixels
	 * @param labels one per figure
	 * @param figures RGB, by their number, counted from 0
	 */
	FigureStack(final int width, final int height, final List<String> labels,
		final IntFunction<ImageProcessor> figures)
	{
		super(width, height, labels.size(), 24);
		this.labels = new ArrayList<>(labels);
		this.figures = figures;
	}

	@Override
	protected ImageProcessor plane(final int index) {
		return figures.apply(index);
	}

	@Override
	protected String label(final int index) {
		return labels.get(index);
	}
}
