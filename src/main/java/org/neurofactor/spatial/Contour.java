package org.neurofactor.spatial;

import java.util.List;

/**
 * The outline of the largest blob of an image, at the height to which a Gaussian falls within σ standard deviations:
 * exp(−σ²/2) of the peak. An image whose peak is negative is outlined like its negative.
 */
public final class Contour {

	/** How finely the image is sampled while it is smoothed. */
	private static final int UPSAMPLING = 8;

	/** Width of the frame of zeros that lets contours close at the image's border, in up-sampled pixels. */
	private static final int MARGIN = 15;

	/** Blobs of a smaller 1-σ diameter, in pixels, are outlined at this one, or at the blurred one if that is less. */
	private static final double SMALLEST_DIAMETER = 1.75;

	private static final int MIN_RING_POINTS = 4;
	private static final int MIN_OUTLINE_POINTS = 100;

	private Contour() {}

	/**
	 * Outlines the largest blob.
	 *
	 * @param image the image; masked pixels count as 0
	 * @param sigma the distance of the outline in standard deviations of the blob, &gt; 0
	 * @param smooth standard deviation of the Gaussian blur that removes the pixels' corners, in pixels; 0 for none
	 * @return the outline in pixels, in which pixel centres have integer coordinates; empty if the image has no blob
	 *         that ends, or if a Gaussian cannot be fitted (needed only if {@code smooth} &gt; 0)
	 * @throws IllegalArgumentException if {@code sigma} or {@code smooth} is out of its range
	 */
	public static Polygon of(final Image2D image, final double sigma, final double smooth) {
		if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY))
			throw new IllegalArgumentException("A contour's sigma must be a positive number, but is " + sigma);
		if (!(smooth >= 0 && smooth < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(
			"A contour's smoothing must be 0 or a positive number of pixels, but is " + smooth);
		final Image2D original = image.maskedAsZero();
		if (smooth == 0) return outline(original.padded(MARGIN), sigma, 1);
		final Image2D blurred = GaussianBlur.of(original.upsampled(UPSAMPLING).padded(MARGIN), UPSAMPLING * smooth);
		return outline(blurred, sigma * compensation(original, blurred), UPSAMPLING);
	}

	/** Blurring widens a blob; a contour at this multiple of σ has the size that the blob had before. */
	private static double compensation(final Image2D original, final Image2D blurred) {
		final double before = GaussianEllipse.fit(original, 1).diameter();
		final double after = GaussianEllipse.fit(blurred, 1).diameter() / UPSAMPLING;
		return Math.max(before, Math.min(after, SMALLEST_DIAMETER)) / after;
	}

	private static Polygon outline(final Image2D framed, final double sigma, final int upsampling) {
		final double peak = framed.values()[framed.indexOfPeak()];
		if (peak == 0 || !Double.isFinite(peak) || Double.isNaN(sigma)) return Polygon.empty();
		Polyline line = largest(MarchingSquares.isoLines(framed.dividedBy(peak), StrictMath.exp(-sigma * sigma / 2)));
		if (line == null) return Polygon.empty();
		while (line.length() < MIN_OUTLINE_POINTS) line = ChaikinSubdivision.of(line);
		final double scale = 1. / upsampling;
		return line.toPolygon(scale, -MARGIN * scale - 0.5 * (1 - scale));
	}

	/** The line around the largest area of high values, or null if there is none. */
	private static Polyline largest(final List<Polyline> lines) {
		Polyline largest = null;
		// Iso-lines turn such that the area of a ring is negative around high values and positive around a hole.
		double least = 0;
		for (final Polyline line : lines) {
			if (line.length() < MIN_RING_POINTS) continue;
			final double area = line.toPolygon(1, 0).signedArea();
			if (area < least) {
				least = area;
				largest = line;
			}
		}
		return largest;
	}
}
