package org.neurofactor.neuropil.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.neurofactor.random.MersenneTwister;

/**
 * What the microscope looks at, the same in all trials: the cells, and the neuropil around, above and below them.
 * Immutable.
 */
final class Scene {

	/** The neuropil's texture: grids with these spacings in pixels, and by how much each makes it vary. */
	private static final double[] TEXTURE_SPACINGS = { 2, 8 };
	private static final double[] TEXTURE_CONTRASTS = { 0.35, 0.35 };

	private final int width;
	private final int height;
	private final List<Soma> cells;
	private final SplineGrid neuropil;

	/** The neuropil's brightness at every pixel, in grey levels, if its activity is 1 there. */
	private final double[] neuropilMap;

	/** By cell, pixels it is seen in, and its brightness there at rest, in grey levels. */
	private final int[][] pixels;
	private final double[][] light;

	/** By cell, the neuropil's sources that reach its mask, and how much each adds to the mean over it. */
	private final int[][] nearSources;
	private final double[][] neuropilShares;

	/** @throws IllegalArgumentException if the cells do not fit into the image */
	Scene(final CalciumMovieOptions options, final MersenneTwister layout, final MersenneTwister texture) {
		width = options.width();
		height = options.height();
		cells = CellLayout.draw(options, layout);
		neuropil = new SplineGrid(width, height, options.get(CalciumMovieOptions.NEUROPIL_SCALE), layout.nextDouble(),
			layout.nextDouble());
		neuropilMap = texture(texture);
		for (int i = 0; i < neuropilMap.length; i++)
			neuropilMap[i] *= options.get(CalciumMovieOptions.BASELINE) * options.get(CalciumMovieOptions.NEUROPIL);
		pixels = new int[cells.size()][];
		light = new double[cells.size()][];
		for (int c = 0; c < pixels.length; c++) {
			final Soma cell = cells.get(c);
			pixels[c] = cell.pixels(width, height);
			light[c] = new double[pixels[c].length];
			for (int i = 0; i < pixels[c].length; i++) {
				final int px = pixels[c][i] % width;
				final int py = pixels[c][i] / width;
				light[c][i] = options.get(CalciumMovieOptions.BASELINE) * cell.brightness() * cell.light(px, py);
				neuropilMap[pixels[c][i]] *= 1 - (1 - cell.neuropilShare()) * cell.presence(px, py);
			}
		}
		neuropilShares = cells.stream().map(this::neuropilShares).toArray(double[][]::new);
		nearSources = Arrays.stream(neuropilShares)
			.map(shares -> IntStream.range(0, shares.length).filter(k -> shares[k] > 0).toArray())
			.toArray(int[][]::new);
	}

	/** Blotches of two sizes, 1 on average. */
	private double[] texture(final MersenneTwister random) {
		final double[] texture = new double[width * height];
		Arrays.fill(texture, 1);
		final double[] layer = new double[texture.length];
		for (int i = 0; i < TEXTURE_SPACINGS.length; i++) {
			final SplineGrid grid = new SplineGrid(width, height, TEXTURE_SPACINGS[i], 0, 0);
			final double[] values = new double[grid.sources()];
			Arrays.setAll(values, k -> random.nextDouble() * 2 - 1);
			grid.render(values, layer);
			for (int p = 0; p < layer.length; p++) texture[p] += TEXTURE_CONTRASTS[i] * layer[p];
		}
		return texture;
	}

	private double[] neuropilShares(final Soma cell) {
		final int[] mask = cell.mask(width, height).pixels();
		final double[] weights = new double[mask.length];
		for (int i = 0; i < mask.length; i++) weights[i] = neuropilMap[mask[i]] / mask.length;
		return neuropil.shares(mask, weights);
	}

	List<Soma> cells() {
		return cells;
	}

	/** Number of the neuropil's sources. */
	int sources() {
		return neuropil.sources();
	}

	/** What the neuropil adds to the mean over a cell's mask, in grey levels. */
	double neuropilIn(final int cell, final double[] activity) {
		double sum = 0;
		for (final int k : nearSources[cell]) sum += neuropilShares[cell][k] * activity[k];
		return sum;
	}

	/**
	 * What reaches the detector on average, in grey levels.
	 *
	 * @param calcium of every cell, as ΔF/F
	 * @param activity of the neuropil's sources
	 * @return row by row
	 */
	double[] brightness(final double[] calcium, final double[] activity) {
		final double[] image = new double[neuropilMap.length];
		neuropil.render(activity, image);
		for (int p = 0; p < image.length; p++) image[p] *= neuropilMap[p];
		for (int c = 0; c < pixels.length; c++)
			for (int i = 0; i < pixels[c].length; i++) image[pixels[c][i]] += (1 + calcium[c]) * light[c][i];
		return image;
	}
}
