package org.neurofactor.imagej.neuropil;

import ij.VirtualStack;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Figures of the same size as an RGB stack: each is made when it is asked for, so that any number needs no memory. */
final class FigureStack extends VirtualStack {

	private final List<String> labels;
	private final IntFunction<ImageProcessor> figures;

	/** The figure of each slice. */
	private final List<Integer> slices = new ArrayList<>();

	/**
	 * @param width of all figures, in pixels
	 * @param height of all figures, in pixels
	 * @param labels one per figure
	 * @param figures RGB, by their number, counted from 0
	 */
	FigureStack(final int width, final int height, final List<String> labels, final IntFunction<ImageProcessor> figures) {
		super(width, height);
		this.labels = new ArrayList<>(labels);
		this.figures = figures;
		for (int i = 0; i < labels.size(); i++) slices.add(i);
		setBitDepth(24);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		return figures.apply(figure(n));
	}

	@Override
	public int getSize() {
		return slices.size();
	}

	@Override
	public int size() {
		return slices.size();
	}

	@Override
	public String getSliceLabel(final int n) {
		return labels.get(figure(n));
	}

	/** So that a file has them. */
	@Override
	public String[] getSliceLabels() {
		return slices.stream().map(labels::get).toArray(String[]::new);
	}

	@Override
	public void deleteSlice(final int n) {
		figure(n);
		slices.remove(n - 1);
	}

	private int figure(final int n) {
		if (n < 1 || n > slices.size()) throw new IllegalArgumentException( //
			"The slice must be from 1 to " + slices.size() + ", but was " + n + ".");
		return slices.get(translate(n) - 1);
	}
}
