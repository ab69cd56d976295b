package org.neurofactor.stnmf.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** A stimulus movie (x, y, frame), read a frame at a time, so that it may be larger than memory. */
public final class Stimulus {

	/** Reads a frame as contrast, row by row. */
	@FunctionalInterface
	private interface Reader {

		void read(int frame, double[] pixels);
	}

	private final int width;
	private final int height;
	private final int[] parts;
	private final Contrast contrast;
	private final Reader reader;

	private Stimulus(final int width, final int height, final int[] parts, final Contrast contrast,
		final Reader reader)
	{
		this.width = width;
		this.height = height;
		this.parts = parts;
		this.contrast = contrast;
		this.reader = reader;
	}

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
		width = (int) movie.dimension(0);
		height = (int) movie.dimension(1);
		parts = new int[] { (int) movie.dimension(2) };
		this.contrast = contrast;
		reader = (frame, pixels) -> {
			final Cursor<? extends RealType<?>> cursor =
				Views.flatIterable(Views.hyperSlice(movie, 2, movie.min(2) + frame)).cursor();
			for (int i = 0; i < pixels.length; i++) pixels[i] = contrast.of(cursor.next().getRealDouble());
		};
	}

	/**
	 * One stimulus after the other, each of which is a trial of its own or several.
	 *
	 * @throws IllegalArgumentException if there is none, or if their frames differ in size
	 */
	public static Stimulus concatenation(final List<Stimulus> trials) {
		if (trials.size() == 1) return trials.get(0);
		final Stimulus first = first(trials);
		final int[] starts = new int[trials.size()];
		for (int i = 1; i < starts.length; i++) starts[i] = Math.addExact(starts[i - 1], trials.get(i - 1).frames());
		final int[] parts = trials.stream().flatMapToInt(trial -> IntStream.of(trial.parts)).toArray();
		return new Stimulus(first.width, first.height, parts, first.contrast, (frame, pixels) -> {
			final int found = Arrays.binarySearch(starts, frame);
			final int trial = found >= 0 ? found : -found - 2;
			trials.get(trial).read(frame - starts[trial], pixels);
		});
	}

	/**
	 * The sum of the channels of a stimulus, each times a weight.
	 *
	 * @param weights one for each channel
	 * @throws IllegalArgumentException if there is no channel, or if they differ in size or number of frames
	 */
	public static Stimulus weightedSum(final List<Stimulus> channels, final double... weights) {
		final Stimulus first = first(channels);
		if (channels.size() != weights.length)
			throw new IllegalArgumentException("There must be a weight for each of " + channels.size() +
				" channels, but there are " + weights.length + ".");
		for (final Stimulus channel : channels)
			if (channel.frames() != first.frames()) throw new IllegalArgumentException("All channels must have " +
				first.frames() + " frames like the first, but one has " + channel.frames() + ".");
		return new Stimulus(first.width, first.height, first.parts, first.contrast, (frame, pixels) -> {
			final double[] channel = new double[pixels.length];
			Arrays.fill(pixels, 0);
			for (int c = 0; c < weights.length; c++) {
				if (weights[c] == 0) continue;
				channels.get(c).read(frame, channel);
				for (int i = 0; i < pixels.length; i++) pixels[i] += weights[c] * channel[i];
			}
		});
	}

	private static Stimulus first(final List<Stimulus> all) {
		if (all.isEmpty())
			throw new IllegalArgumentException("There must be at least one stimulus, but there is none.");
		final Stimulus first = all.get(0);
		for (final Stimulus other : all)
			if (other.width != first.width || other.height != first.height)
				throw new IllegalArgumentException("All frames must have " + first.width + " x " + first.height +
					" pixels like the first, but some have " + other.width + " x " + other.height + ".");
		return first;
	}

	/** Width of a frame in pixels. */
	public int width() {
		return width;
	}

	/** Height of a frame in pixels. */
	public int height() {
		return height;
	}

	/** Number of frames. */
	public int frames() {
		return IntStream.of(parts).reduce(0, Math::addExact);
	}

	/** Numbers of frames of the stimuli that it is a {@linkplain #concatenation concatenation} of. */
	int[] parts() {
		return parts;
	}

	/** What the values stand for, in the first channel of several. */
	public Contrast contrast() {
		return contrast;
	}

	/** Reads a frame, row by row. */
	void read(final int frame, final double[] pixels) {
		reader.read(frame, pixels);
	}
}
