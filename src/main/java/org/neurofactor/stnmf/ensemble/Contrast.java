package org.neurofactor.stnmf.ensemble;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * How the values of a stimulus are turned into contrast c = (value − center) / scale, about 0 and, for white noise, of
 * unit variance. Immutable.
 */
public final class Contrast {

	/** Values are taken as they are. */
	public static final Contrast NONE = new Contrast("taken as they are", 0, 0, 1);
	/** 0 is black and 1 is white. */
	public static final Contrast UNIT_CODES = twoCodes(0, 1);
	/** 0 is black and 255 is white. */
	public static final Contrast BYTE_CODES = twoCodes(0, 255);

	private final String description;
	private final double wrap;
	private final double center;
	private final double scale;
	private final boolean twoCodes;

	private Contrast(final String description, final double wrap, final double center, final double scale) {
		this(description, wrap, center, scale, false);
	}

	private Contrast(final String description, final double wrap, final double center, final double scale,
		final boolean twoCodes)
	{
		this.twoCodes = twoCodes;
		this.description = description;
		this.wrap = wrap;
		this.center = center;
		this.scale = scale;
	}

	/** Two codes become −1 and +1. */
	static Contrast twoCodes(final double black, final double white) {
		return new Contrast(text(black) + " is black, " + text(white) + " is white", 0, 0.5 * (black + white),
			0.5 * (white - black), true);
	}

	/**
	 * Values are centered and scaled.
	 *
	 * @param what the values are, in words
	 */
	static Contrast scaled(final String what, final double center, final double scale) {
		return new Contrast(what + ": centered at " + text(center) + " and divided by " + text(scale), 0, center,
			scale);
	}

	/**
	 * Values of a signed type that were read as those of an unsigned one are put right, then divided by {@code scale}.
	 *
	 * @param range number of values of the type, 256 for bytes
	 */
	static Contrast wrapped(final long range, final double scale) {
		return new Contrast("1 is white, " + (range - 1) + " is -1 of signed numbers: black" +
			(scale == 1 ? "" : ", divided by " + text(scale)), range, 0, scale);
	}

	/** Looks at the values: see {@link ContrastDetection}. */
	public static Contrast detect(final RandomAccessibleInterval<? extends RealType<?>> stimulus) {
		return ContrastDetection.of(stimulus);
	}

	/** As {@link #detect(RandomAccessibleInterval)}, of stimuli that are coded alike. */
	public static Contrast detect(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> stimuli) {
		return ContrastDetection.of(stimuli);
	}

	/** Whether the values are two codes, for black and white. */
	public boolean isOfTwoCodes() {
		return twoCodes;
	}

	/** A number without zeros that say nothing. */
	static String text(final double number) {
		if (number == Math.rint(number) && Math.abs(number) < 1e6) return Long.toString((long) number);
		return Float.toString(Float.parseFloat(String.format(Locale.ROOT, "%.4g", number)));
	}

	/** How the values are read, in words. */
	public String description() {
		return description;
	}

	/** The contrast which a value stands for. */
	public double of(final double value) {
		return ((wrap > 0 && value >= 0.5 * wrap ? value - wrap : value) - center) / scale;
	}

	@Override
	public boolean equals(final Object other) {
		if (!(other instanceof Contrast)) return false;
		final Contrast c = (Contrast) other;
		return wrap == c.wrap && center == c.center && scale == c.scale && description.equals(c.description);
	}

	@Override
	public int hashCode() {
		return Objects.hash(description, wrap, center, scale);
	}

	@Override
	public String toString() {
		return description;
	}
}
