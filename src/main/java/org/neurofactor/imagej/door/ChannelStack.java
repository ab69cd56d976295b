package org.neurofactor.imagej.door;

import ij.ImageStack;
import ij.process.ImageProcessor;

/** Every n-th plane of a stack. */
final class ChannelStack extends LazyStack {

	private final ImageStack all;
	private final int first;
	private final int step;

	/** @param first counted from 0 */
	ChannelStack(final ImageStack all, final int first, final int step) {
		super(all.getWidth(), all.getHeight(), (all.getSize() - first + step - 1) / step, all.getBitDepth());
		this.all = all;
		this.first = first;
		this.step = step;
	}

	@Override
	protected ImageProcessor plane(final int index) {
		return all.getProcessor(first + index * step + 1);
	}

	@Override
	protected String label(final int index) {
		return all.getSliceLabel(first + index * step + 1);
	}
}
