package org.neurofactor.stnmf.ensemble;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** How the values of a stimulus are turned into contrast, from −1 (black) to +1 (white). */
public enum Contrast {

	/** Values are taken as they are. */
	NONE("taken as they are", 0),
	/** 0 is black and 1 is white. */
	UNIT_CODES("0 is black, 1 is white", 1),
	/** 0 is black and 255 is white. */
	BYTE_CODES("0 is black, 255 is white", 255);

	/** So many frames, from the first on, are looked at to find out. */
	static final int FRAMES_LOOKED_AT = 100;

	private final String description;
	private final double white;

	Contrast(final String description, final double white) {
		this.description = description;
		this.white = white;
	}

	/** How the values are read, in words. */
	public String description() {
		return description;
	}

	/** The contrast which a value stands for. */
	public double of(final double value) {
		return this == NONE ? value : 2 * value / white - 1;
	}

	/**
	 * Looks at the first 100 frames: if they reach from 0 to exactly 255, or from 0 to exactly 1, they hold codes for black
	 * and white; else {@link #NONE}.
	 *
	 * @param stimulus x, y, frame
	 */
	public static Contrast detect(final RandomAccessibleInterval<? extends RealType<?>> stimulus) {
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		final long frames = Math.min(stimulus.dimension(2), FRAMES_LOOKED_AT);
		for (long f = 0; f < frames; f++)
			for (final RealType<?> value : Views.flatIterable(Views.hyperSlice(stimulus, 2, stimulus.min(2) + f))) {
				least = Math.min(least, value.getRealDouble());
				most = Math.max(most, value.getRealDouble());
			}
		if (least == 0 && most == 255) return BYTE_CODES;
		if (least == 0 && most == 1) return UNIT_CODES;
		return NONE;
	}
}
