package org.neurofactor.neuropil.simulation;

import java.util.stream.IntStream;

import org.neurofactor.random.MersenneTwister;
import org.neurofactor.neuropil.Cell;
import org.neurofactor.spatial.Mask;
import org.neurofactor.spatial.Polygon;

/**
 * The true shape of a cell: an almost round body with a dim nucleus, as cells look that express an indicator in their
 * cytoplasm. Immutable.
 */
public final class Soma {

	/** By how much the radius may exceed the average one, as a factor: the largest size and deviation from a circle. */
	static final double LARGEST = 1.3;

	private static final double SIZE_JITTER = 0.1;
	/** Largest deviation from a circle with 2, 3 and 4 lobes, relative to the radius. */
	private static final double[] LOBES = { 0.1, 0.05, 0.03 };
	private static final int OUTLINE_POINTS = 32;
	/** Over how many pixels the border fades out: the microscope's resolution. */
	private static final double EDGE = 2;
	/** Where the nucleus begins and ends, relative to the radius, and how bright it is. */
	private static final double NUCLEUS_INNER = 0.35;
	private static final double NUCLEUS_OUTER = 0.65;
	private static final double NUCLEUS_BRIGHTNESS = 0.5;

	private final double x;
	private final double y;
	private final double radius;
	private final double[] lobes = new double[LOBES.length];
	private final double[] phases = new double[LOBES.length];
	private final double brightness;
	private final double neuropilShare;

	/** Draws everything but the centre at random. */
	Soma(final double x, final double y, final double diameter, final MersenneTwister random) {
		this.x = x;
		this.y = y;
		radius = diameter / 2 * (1 + SIZE_JITTER * (2 * random.nextDouble() - 1));
		for (int i = 0; i < LOBES.length; i++) {
			lobes[i] = LOBES[i] * random.nextDouble();
			phases[i] = 2 * Math.PI * random.nextDouble();
		}
		brightness = 0.7 + 0.6 * random.nextDouble();
		neuropilShare = 0.5 + 0.4 * random.nextDouble();
	}

	/** Centre, in pixels from the left border of the image. */
	public double x() {
		return x;
	}

	/** Centre, in pixels from the upper border of the image. */
	public double y() {
		return y;
	}

	/** Its fluorescence at rest relative to the average cell's, 0.7 to 1.3. */
	public double brightness() {
		return brightness;
	}

	/** How much of the neuropil is seen where the cell is, above and below it, 0.5 to 0.9. */
	public double neuropilShare() {
		return neuropilShare;
	}

	/** Its border, as somebody with a steady hand would draw it. */
	public Polygon outline() {
		final double[] xs = new double[OUTLINE_POINTS];
		final double[] ys = new double[OUTLINE_POINTS];
		for (int i = 0; i < OUTLINE_POINTS; i++) {
			final double angle = 2 * Math.PI * i / OUTLINE_POINTS;
			xs[i] = x + radius(angle) * StrictMath.cos(angle);
			ys[i] = y + radius(angle) * StrictMath.sin(angle);
		}
		return Polygon.of(xs, ys);
	}

	/** The pixels whose centre is inside the outline. */
	public Mask mask(final int width, final int height) {
		final Polygon outline = outline();
		return Mask.ofPixels(
			around(width, height).filter(i -> outline.contains(i % width + 0.5, i / width + 0.5)).toArray(), width,
			height);
	}

	/** The cell as it would be marked. */
	public Cell marked(final String name, final int width, final int height) {
		return new Cell(name, mask(width, height));
	}

	/** The pixels that get light from the cell or are shaded by it, in ascending order. */
	int[] pixels(final int width, final int height) {
		return around(width, height).filter(i -> presence(i % width, i / width) > 0).toArray();
	}

	/** The pixels of a rectangle around the cell, in ascending order. */
	private IntStream around(final int width, final int height) {
		final int reach = (int) Math.ceil(LARGEST * radius + EDGE);
		final int left = Math.max(0, (int) x - reach);
		final int right = Math.min(width - 1, (int) x + reach);
		return IntStream.rangeClosed(Math.max(0, (int) y - reach), Math.min(height - 1, (int) y + reach))
			.flatMap(row -> IntStream.rangeClosed(row * width + left, row * width + right));
	}

	/** How much of a pixel the cell fills, 0 to 1. */
	double presence(final int px, final int py) {
		final double dx = px + 0.5 - x;
		final double dy = py + 0.5 - y;
		return smoothStep(0.5 + (radius(StrictMath.atan2(dy, dx)) - Math.sqrt(dx * dx + dy * dy)) / EDGE);
	}

	/** How bright the cell is in a pixel, 0 to 1. */
	double light(final int px, final int py) {
		final double dx = px + 0.5 - x;
		final double dy = py + 0.5 - y;
		final double depth = Math.sqrt(dx * dx + dy * dy) / radius(StrictMath.atan2(dy, dx));
		final double cytoplasm = smoothStep((depth - NUCLEUS_INNER) / (NUCLEUS_OUTER - NUCLEUS_INNER));
		return presence(px, py) * (NUCLEUS_BRIGHTNESS + (1 - NUCLEUS_BRIGHTNESS) * cytoplasm);
	}

	private double radius(final double angle) {
		double relative = 1;
		for (int i = 0; i < lobes.length; i++) relative += lobes[i] * StrictMath.cos((i + 2) * angle + phases[i]);
		return radius * relative;
	}

	/** From 0 to 1 with slopes of 0 at both ends. */
	private static double smoothStep(final double u) {
		final double v = Math.max(0, Math.min(1, u));
		return v * v * (3 - 2 * v);
	}
}
