package org.neurofactor.imagej.figure;

import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Polygon;

/** A module as a figure shows it. */
public final class FigureModule {

	private final Image2D image;
	private final double moransI;
	private final double meanWeight;
	private final boolean localized;
	private final Polygon outline;

	/**
	 * @param image NaN where masked
	 * @param moransI NaN for a dead module
	 * @param outline in ImageJ's coordinates, the corner of the first pixel being (0, 0); may be empty
	 */
	public FigureModule(final Image2D image, final double moransI, final double meanWeight, final boolean localized,
		final Polygon outline)
	{
		this.image = image;
		this.moransI = moransI;
		this.meanWeight = meanWeight;
		this.localized = localized;
		this.outline = outline;
	}

	Image2D image() {
		return image;
	}

	double moransI() {
		return moransI;
	}

	double meanWeight() {
		return meanWeight;
	}

	/** Whether it is a subunit. */
	boolean localized() {
		return localized;
	}

	Polygon outline() {
		return outline;
	}
}
