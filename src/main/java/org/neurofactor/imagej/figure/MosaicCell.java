package org.neurofactor.imagej.figure;

import org.neurofactor.stnmf.StnmfOptions;

import java.util.List;
import java.util.stream.Collectors;

import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.StnmfResult;

/** A cell's outlines on the screen, in pixels of the stimulus; the corner of the screen is (0, 0). Immutable. */
public final class MosaicCell {

	private final String name;
	private final Polygon staOutline;
	private final List<Polygon> subunits;
	private final double pixelSizeUm;
	private final double x;
	private final double y;

	/**
	 * @param result of which outlines and pixel size are kept
	 * @param x of the left border of its images on the screen; 0, as y, if unknown
	 * @param y of their upper border
	 */
	public MosaicCell(final String name, final StnmfResult result, final double x, final double y) {
		this.name = name;
		this.x = x;
		this.y = y;
		pixelSizeUm = result.options().get(StnmfOptions.PIXEL_SIZE);
		staOutline = DrawnOutlines.ofSta(result).translate(x, y);
		subunits = result.analysis()
			.modulesInfo()
			.stream()
			.map(DrawnOutlines::of)
			.filter(outline -> !outline.isEmpty())
			.map(outline -> outline.translate(x, y))
			.collect(Collectors.toList());
	}

	String name() {
		return name;
	}

	/** May be empty. */
	Polygon staOutline() {
		return staOutline;
	}

	/** Outlines that are not empty. */
	List<Polygon> subunits() {
		return subunits;
	}

	/** 0 if unknown. */
	double pixelSizeUm() {
		return pixelSizeUm;
	}

	/** Whether it lies elsewhere than in the corner of the screen, where all cells lie whose position is unknown. */
	public boolean isPlaced() {
		return x != 0 || y != 0;
	}

	/** Whether there is something to draw. */
	public boolean hasOutlines() {
		return !staOutline.isEmpty() || !subunits.isEmpty();
	}
}
