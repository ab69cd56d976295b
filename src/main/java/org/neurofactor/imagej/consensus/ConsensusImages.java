package org.neurofactor.imagej.consensus;

import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.imagej.door.SourceImage;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import org.neurofactor.imagej.figure.ConsensusFigure;
import org.neurofactor.imagej.figure.Raster;
import org.neurofactor.stnmf.consensus.ConsensusResult;

/** A consensus analysis as an image. */
public final class ConsensusImages {

	/** Image property with the suggested sparsity, for macros: {@code Property.get("suggested sparsity")}. */
	public static final String SUGGESTED = "suggested sparsity";

	private ConsensusImages() {}

	/** "…-consensus": the plot as an RGB image, with the property {@link #SUGGESTED} if there is a suggestion. */
	public static ImagePlus plot(final ConsensusResult result, final SourceImage source) {
		final ImagePlus plot = new ImagePlus(source.nameOf("consensus"),
			new ColorProcessor(Raster.of(new ConsensusFigure(result, source.title()), ConsensusFigure.WIDTH)));
		result.suggestion().sparsity().ifPresent(sparsity -> plot.setProp(SUGGESTED, String.valueOf(sparsity)));
		return MadeImage.note(plot, "the plot of a consensus analysis", MadeImage.Role.ENSEMBLE, source);
	}
}
