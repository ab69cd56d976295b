package org.neurofactor.stnmf.ensemble;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** A stimulus movie (x, y, frame), read a frame at a time, so that it may be larger than memory. */
public final class Stimulus {

	private final RandomAccessibleInterval<? extends RealType<?>> movie;
	private final Contrast contrast;

	/**
	 * @param movie x, y, frame; any real type. A pixel may be NaN: it then is NaN wherever it goes
	 * @param contrast what its values stand for
	 * @throws IllegalArgumentException if it has not 3 dimensions, or more frames or pixels than an array can have
	 */
	public Stimulus(final RandomAccessibleInterval<? extends RealType<?>> movie, final Contrast contrast) {
		if (movie.numDimensions() != 3) throw new IllegalArgumentException(
			"The stimulus must have 3 dimensions (x, y, frame), but has " + movie.numDimensions() + ".");
		if (movie.dimension(0) * movie.dimension(1) > Integer.MAX_VALUE || movie.dimension(2) > Integer.MAX_VALUE)
			throw new IllegalArgumentException(
				"The stimulus must have at most " + Integer.MAX_VALUE + " frames of as many pixels, but has " +
					movie.dimension(2) + " frames of " + movie.dimension(0) + " × " + movie.dimension(1) + ".");
		this.movie = movie;
		this.contrast = contrast;
	}

	/** Width of a frame in pixels. */
	public int width() {
		return (int) movie.dimension(0);
	}

	/** Height of a frame in pixels. */
	public int height() {
		return (int) movie.dimension(1);
	}

	/** Number of frames. */
	public int frames() {
		return (int) movie.dimension(2);
	}

	/** What the values stand for. */
	public Contrast contrast() {
		return contrast;
	}

	/** Reads a frame, row by row. */
	void read(final int frame, final double[] pixels) {
		final Cursor<? extends RealType<?>> cursor =
			Views.flatIterable(Views.hyperSlice(movie, 2, movie.min(2) + frame)).cursor();
		for (int i = 0; i < pixels.length; i++) pixels[i] = contrast.of(cursor.next().getRealDouble());
	}
}
