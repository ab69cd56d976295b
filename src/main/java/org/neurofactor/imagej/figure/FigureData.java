package org.neurofactor.imagej.figure;

import java.util.List;

import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Polygon;

/**
 * What the figure of an STNMF shows: of a result, or of the files in which it was saved, and the same of both. Images
 * are of single precision therefore, as they are in files.
 */
public interface FigureData {

	/** Of what was factorised. */
	String name();

	/** Modules in their order, all of the STA's size. */
	List<FigureModule> modules();

	/** Spike-triggered average, NaN where masked. */
	Image2D sta();

	/** Outline of the STA in ImageJ's coordinates; may be empty. */
	Polygon staOutline();

	/** Number of spikes. */
	int spikes();

	/** Number of iterations done. */
	int iterations();

	/** Sparsity λ. */
	double sparsity();

	/** Moran's I above which a module is localized. */
	double threshold();

	/** Residual ‖V − W H‖. */
	double residual();

	/** Part of the STA's area which is covered by exactly one subunit. */
	double coverage();

	/** Diameter of the STA, in µm or, where the pixel size is unknown, in pixels. */
	double staDiameter();

	/** Edge length of a pixel in µm; 0 if unknown. */
	double pixelSizeUm();
}
