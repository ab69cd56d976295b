package org.neurofactor.stnmf.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Places subunits as bipolar cells lie in the retina: on a hexagonal mosaic of random rotation and position, a little
 * irregular. The receptive field takes the ones nearest to its centre, and is centred in the image.
 */
final class SubunitMosaic {

	/** Largest displacement of a centre, as a fraction of the spacing. */
	private static final double POSITION_JITTER = 0.1;
	/** Relative variation of the standard deviations. */
	private static final double SIZE_JITTER = 0.1;
	private static final double WEIGHT_JITTER = 0.2;
	private static final int ATTEMPTS = 1000;
	/** Distance every subunit keeps from the image's border, in standard deviations. */
	private static final double MARGIN = 1.5;

	private SubunitMosaic() {}

	/** @throws IllegalArgumentException if the subunits do not fit into the image */
	static List<GaussianSubunit> draw(final GanglionCellOptions options, final Random random) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			final List<double[]> centres = centres(options, random);
			if (fits(centres, options)) return subunits(centres, options, random);
		}
		throw new IllegalArgumentException("The receptive field must fit into the image, but " +
			options.get(GanglionCellOptions.SUBUNITS) + " subunits of sigma " + options.get(GanglionCellOptions.SIGMA) +
			", " + options.get(GanglionCellOptions.SPACING) + " pixels apart, do not fit into " + options.width() +
			" × " + options.height() + " pixels. Enlarge the image, or use fewer, smaller or closer subunits.");
	}

	private static List<double[]> centres(final GanglionCellOptions options, final Random random) {
		final double rotation = Math.PI / 3 * random.nextDouble();
		final double cos = options.get(GanglionCellOptions.SPACING) * StrictMath.cos(rotation);
		final double sin = options.get(GanglionCellOptions.SPACING) * StrictMath.sin(rotation);
		final double offsetA = random.nextDouble() - 0.5;
		final double offsetB = random.nextDouble() - 0.5;

		// Lattice vectors a = (1, 0) and b = (1/2, √3/2); large enough to hold the nearest ones for any offset.
		final int reach = 2 + (int) Math.ceil(Math.sqrt(options.get(GanglionCellOptions.SUBUNITS)));
		final List<double[]> lattice = new ArrayList<>();
		for (int b = -reach; b <= reach; b++)
			for (int a = -reach; a <= reach; a++)
				lattice.add(new double[] { a - offsetA + 0.5 * (b - offsetB), 0.5 * Math.sqrt(3) * (b - offsetB) });
		lattice.sort(Comparator.comparingDouble(p -> p[0] * p[0] + p[1] * p[1]));

		final List<double[]> centres = new ArrayList<>();
		for (final double[] p : lattice.subList(0, options.get(GanglionCellOptions.SUBUNITS))) {
			final double px = p[0] + POSITION_JITTER * symmetric(random);
			final double py = p[1] + POSITION_JITTER * symmetric(random);
			centres.add(new double[] { px * cos - py * sin, px * sin + py * cos });
		}
		centre(centres, 0, 0.5 * (options.width() - 1));
		centre(centres, 1, 0.5 * (options.height() - 1));
		return centres;
	}

	private static void centre(final List<double[]> points, final int axis, final double target) {
		double sum = 0;
		for (final double[] p : points) sum += p[axis];
		final double shift = target - sum / points.size();
		for (final double[] p : points) p[axis] += shift;
	}

	private static boolean fits(final List<double[]> centres, final GanglionCellOptions options) {
		final double margin = MARGIN * options.get(GanglionCellOptions.SIGMA) - 0.5;
		return centres.stream()
			.allMatch(p -> p[0] >= margin && p[0] <= options.width() - 1 - margin && p[1] >= margin &&
				p[1] <= options.height() - 1 - margin);
	}

	private static List<GaussianSubunit> subunits(final List<double[]> centres, final GanglionCellOptions options,
		final Random random)
	{
		final List<GaussianSubunit> subunits = new ArrayList<>();
		for (final double[] p : centres) {
			final double sigma1 = options.get(GanglionCellOptions.SIGMA) * (1 + SIZE_JITTER * symmetric(random));
			final double sigma2 = options.get(GanglionCellOptions.SIGMA) * (1 + SIZE_JITTER * symmetric(random));
			final double angle = Math.PI * random.nextDouble();
			final double weight = 1 + WEIGHT_JITTER * symmetric(random);
			subunits.add(
				new GaussianSubunit(p[0], p[1], Math.max(sigma1, sigma2), Math.min(sigma1, sigma2), angle, weight));
		}
		return Collections.unmodifiableList(subunits);
	}

	/** Uniform in [−1, 1). */
	private static double symmetric(final Random random) {
		return 2 * random.nextDouble() - 1;
	}
}
