package org.neurofactor.imagej.neuropil;

import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.neurofactor.imagej.figure.Figure;
import org.neurofactor.imagej.figure.Raster;

/** Figures of the same size as an RGB stack: each is drawn when it is asked for, so that any number needs no memory. */
final class FigureStack extends VirtualStack {

	private final int width;
	private final List<String> labels;
	private final IntFunction<Figure> figures;

	/** The figure of each slice. */
	private final List<Integer> slices = new ArrayList<>();

	/**
	 * @param width in pixels
	 * @param height in pixels, that which a figure of this width has
	 * @param labels one per figure
	 * @param figures by their number, counted from 0
	 */
	FigureStack(final int width, final int height, final List<String> labels, final IntFunction<Figure> figures) {
		super(width, height);
		this.width = width;
		this.labels = new ArrayList<>(labels);
		this.figures = figures;
		for (int i = 0; i < labels.size(); i++) slices.add(i);
		setBitDepth(24);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		return new ColorProcessor(Raster.of(figures.apply(figure(n)), width));
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
