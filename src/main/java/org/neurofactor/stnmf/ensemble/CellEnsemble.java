package org.neurofactor.stnmf.ensemble;

import java.util.Optional;

import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** What was made of one cell's spikes. */
public final class CellEnsemble {

	private final int cell;
	private final SpikeTriggeredAverage average;
	private final ReceptiveField field;
	private final Window window;
	private final int spikes;
	private final PlanarImg<FloatType, FloatArray> images;
	private int next;

	/** @param spikes number of images to come */
	CellEnsemble(final int cell, final SpikeTriggeredAverage average, final ReceptiveField field, final Window window,
		final int spikes)
	{
		this.cell = cell;
		this.average = average;
		this.field = field;
		this.window = window;
		this.spikes = spikes;
		images = spikes == 0 ? null : PlanarImgs.floats(window.width(), window.height(), spikes);
	}

	void add(final int times, final double[] image) {
		for (int k = 0; k < times; k++) {
			final float[] plane = images.getPlane(next++).getCurrentStorageArray();
			for (int i = 0; i < plane.length; i++) plane[i] = (float) image[i];
		}
	}

	/** Number of the cell, from 0. */
	public int cell() {
		return cell;
	}

	/** The spike-triggered average of the whole screen. */
	public SpikeTriggeredAverage average() {
		return average;
	}

	/** Number of spikes in the ensemble; 0 if the cell has none that count, or if its average is 0 everywhere. */
	public int spikes() {
		return spikes;
	}

	/** The receptive field found in the average; empty if that is 0 everywhere. */
	public Optional<ReceptiveField> field() {
		return Optional.ofNullable(field);
	}

	/** Window around the receptive field; empty if the average is 0 everywhere. */
	public Optional<Window> window() {
		return Optional.ofNullable(window);
	}

	/** The spike-triggered stimulus ensemble seen through the window: x, y, spike. Empty if it has no spikes. */
	public Optional<PlanarImg<FloatType, FloatArray>> ensemble() {
		return Optional.ofNullable(images);
	}
}
