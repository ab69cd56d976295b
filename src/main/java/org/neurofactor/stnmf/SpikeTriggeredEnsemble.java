package org.neurofactor.stnmf;

import org.neurofactor.spatial.Mask;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.neurofactor.run.Sha256;
import org.neurofactor.run.Workers;
import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.matrix.GramSum;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.MoransI;

/**
 * A spike-triggered stimulus ensemble as a matrix: one row per unmasked pixel, with y running fastest, and one column
 * per spike. A pixel that is not finite in any spike is masked. Read once, it can be factorised many times, even when
 * it is larger than the memory: then only what a factorisation needs is kept of it.
 */
public final class SpikeTriggeredEnsemble {

	private static final double TRUNCATE_AT_SD = 4;

	private final int width;
	private final int height;

	/** Position y · width + x of every row of the matrix. */
	private final int[] pixels;
	private final DataMatrix matrix;
	private final Image2D sta;
	private final EnsembleSummary summary;

	private SpikeTriggeredEnsemble(final int width, final int height, final int[] pixels, final double[] mean,
		final DataMatrix matrix, final EnsembleSummary summary)
	{
		this.summary = summary;
		this.width = width;
		this.height = height;
		this.pixels = pixels;
		this.matrix = matrix;
		sta = image(mean);
	}

	/** As {@link #read(RandomAccessibleInterval, Mask, int, boolean, int, ProgressMonitor)}, once, into memory. */
	public static SpikeTriggeredEnsemble read(final RandomAccessibleInterval<? extends RealType<?>> ste,
		final Mask selected, final int modules, final ProgressMonitor monitor)
	{
		return read(ste, selected, modules, true, 0, monitor);
	}

	/**
	 * Reads the ensemble, plane by plane, in blocks.
	 *
	 * @param ste x, y, spike
	 * @param selected the pixels to take part, of the size of a plane; null for all
	 * @param modules number of modules it must have enough pixels and spikes for
	 * @param keep whether to keep the selected pixels of all spikes in memory. Else the planes are read again whenever
	 *          weights are asked for, and nothing that is kept grows with the number of spikes. The results are the
	 *          same, bit for bit.
	 * @param threads number of threads that correlate pixels, 0 for one per processor; the result does not depend on it
	 * @param monitor asked and told while the ensemble is read, also when it is read again
	 * @throws IllegalArgumentException if it has not 3 dimensions, fewer than 2 spikes, no unmasked pixel, nothing but
	 *           one value, or fewer unmasked pixels or spikes than modules
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static SpikeTriggeredEnsemble read(final RandomAccessibleInterval<? extends RealType<?>> ste,
		final Mask selected, final int modules, final boolean keep, final int threads, final ProgressMonitor monitor)
	{
		if (ste.numDimensions() != 3) throw new IllegalArgumentException(
			"The spike-triggered ensemble must have 3 dimensions (x, y, spike), but has " + ste.numDimensions() + ".");
		if (ste.dimension(2) < 2) throw new IllegalArgumentException(
			"The spike-triggered ensemble must have 2 spikes or more, but has " + ste.dimension(2) + ".");
		if (ste.dimension(2) < modules) throw tooManyModules(modules, ste.dimension(2) + " spikes");
		final int width = (int) ste.dimension(0);
		final int height = (int) ste.dimension(1);
		if (selected != null && (selected.width() != width || selected.height() != height))
			throw new IllegalArgumentException("The selection must be of an image of " + width + " × " + height +
				" pixels, but is of one of " + selected.width() + " × " + selected.height() + ".");

		final PlaneColumns planes = new PlaneColumns(ste, rows(width, height, selected), monitor);
		final int spikes = planes.spikes();
		final double[][] kept = keep ? new double[spikes][] : null;
		final EnsembleStatistics statistics = statistics(planes, kept, threads, monitor);

		final int[] rows = statistics.finite();
		if (rows.length == 0) throw new IllegalArgumentException(
			"All pixels are masked: none of them is selected and finite in all spikes.");
		if (rows.length < modules) throw tooManyModules(modules, rows.length + " unmasked pixels");
		statistics.requireContrast(rows);
		if (keep && rows.length < planes.pixels().length)
			for (int s = 0; s < spikes; s++) kept[s] = pick(kept[s], rows);
		final PlaneColumns unmasked = planes.with(rows);
		return new SpikeTriggeredEnsemble(width, height, unmasked.pixels(), statistics.mean(rows),
			new DataMatrix(keep ? DataMatrix.inMemory(kept) : unmasked, spikes, statistics.gram(), rows),
			statistics.summary());
	}

	/**
	 * What some of the spikes tell about an ensemble, without reading the others.
	 *
	 * @param ste x, y, spike
	 * @param selected the pixels to take part, of the size of a plane; null for all
	 * @param most number of spikes to read, evenly spread, 2 or more
	 * @param monitor asked and told before each is read
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static EnsembleSummary glance(final RandomAccessibleInterval<? extends RealType<?>> ste, final Mask selected,
		final int most, final ProgressMonitor monitor)
	{
		final int width = (int) ste.dimension(0);
		final PlaneColumns planes = new PlaneColumns(ste, rows(width, (int) ste.dimension(1), selected), monitor);
		final PixelTally tally = new PixelTally(planes.pixels(), width);
		final int count = Math.min(most, planes.spikes());
		for (int i = 0; i < count; i++) {
			final int spike = (int) ((long) i * (planes.spikes() - 1) / Math.max(1, count - 1));
			tally.add(spike, planes.read(spike, spike + 1)[0]);
		}
		return new EnsembleSummary(tally, planes.spikes());
	}

	/** The selected pixels, at y · width + x, in the order of the rows: y runs fastest. */
	private static int[] rows(final int width, final int height, final Mask selected) {
		final IntStream all = IntStream.range(0, width * height).map(i -> i % height * width + i / height);
		if (selected == null) return all.toArray();
		final boolean[] inside = selected.toBooleans();
		return all.filter(pixel -> inside[pixel]).toArray();
	}

	private static EnsembleStatistics statistics(final PlaneColumns planes, final double[][] kept, final int threads,
		final ProgressMonitor monitor)
	{
		final int pixels = planes.pixels().length;
		final EnsembleStatistics statistics = new EnsembleStatistics(planes.pixels(), planes.width());
		final int block = GramSum.blockSize(Math.max(1, pixels));
		try (Workers workers = new Workers(threads)) {
			for (int from = 0; from < planes.spikes(); from += block) {
				final double[][] columns = planes.read(from, Math.min(planes.spikes(), from + block));
				monitor.step("Correlating pixels", from, planes.spikes());
				statistics.add(columns, workers);
				if (kept != null) System.arraycopy(columns, 0, kept, from, columns.length);
			}
		}
		return statistics;
	}

	/** @throws IllegalArgumentException if there are fewer unmasked pixels or spikes than modules */
	public void requireRoomFor(final int modules) {
		if (matrix.spikes() < modules) throw tooManyModules(modules, matrix.spikes() + " spikes");
		if (pixels.length < modules) throw tooManyModules(modules, pixels.length + " unmasked pixels");
	}

	private static IllegalArgumentException tooManyModules(final int modules, final String available) {
		return new IllegalArgumentException("There must not be more modules than pixels or spikes, but " + modules +
			" modules were asked for of " + available + ".");
	}

	private static double[] pick(final double[] values, final int[] indices) {
		final double[] picked = new double[indices.length];
		for (int i = 0; i < indices.length; i++) picked[i] = values[indices[i]];
		return picked;
	}

	/** Width of the images in pixels. */
	public int width() {
		return width;
	}

	/** Height of the images in pixels. */
	public int height() {
		return height;
	}

	/** V: unmasked pixels × spikes. */
	public DataMatrix matrix() {
		return matrix;
	}

	/** What its values tell about it. */
	public EnsembleSummary summary() {
		return summary;
	}

	/** Spike-triggered average, NaN where masked. */
	public Image2D sta() {
		return sta;
	}

	/**
	 * SHA-256 over all that a factorisation can depend on: width, height and the masked pixels, and the values of V, as
	 * big-endian integers and doubles. Ensembles of the same hash have the same results.
	 *
	 * @return 64 hexadecimal digits
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public String sha256(final ProgressMonitor monitor) {
		final MessageDigest digest = Sha256.digest();
		final ByteBuffer header = ByteBuffer.allocate(Integer.BYTES * (3 + pixels.length));
		header.putInt(width).putInt(height).putInt(matrix.spikes());
		for (final int pixel : pixels) header.putInt(pixel);
		digest.update(header.array());
		final ByteBuffer column = ByteBuffer.allocate(Double.BYTES * pixels.length);
		matrix.forEachBlock((from, columns) -> {
			monitor.step("Identifying the ensemble", from, matrix.spikes());
			for (final double[] values : columns) {
				column.clear();
				for (final double value : values) column.putDouble(value);
				digest.update(column.array());
			}
		});
		return Sha256.hex(digest);
	}

	/** A row per unmasked pixel as an image, NaN where masked. */
	public Image2D image(final double[] rows) {
		final double[] values = new double[width * height];
		Arrays.fill(values, Double.NaN);
		for (int i = 0; i < pixels.length; i++) values[pixels[i]] = rows[i];
		return new Image2D(width, height, values);
	}

	/**
	 * A Gaussian for each unmasked pixel, over the unmasked pixels, in the order of the rows; truncated at four
	 * standard deviations, and of unit L2 norm, so that white noise keeps its variance.
	 *
	 * @param sd standard deviation in pixels, &gt; 0
	 */
	double[][] smoothing(final double sd) {
		final double[][] gaussians = new double[pixels.length][pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			double squares = 0;
			for (int j = 0; j < pixels.length; j++) {
				final double dx = x(i) - x(j), dy = y(i) - y(j);
				if (Math.max(Math.abs(dx), Math.abs(dy)) > TRUNCATE_AT_SD * sd) continue;
				gaussians[i][j] = StrictMath.exp(-0.5 * (dx * dx + dy * dy) / (sd * sd));
				squares += gaussians[i][j] * gaussians[i][j];
			}
			for (int j = 0; j < pixels.length; j++) gaussians[i][j] /= Math.sqrt(squares);
		}
		return gaussians;
	}

	/** Column of the image in which a row of the matrix lies. */
	int x(final int row) {
		return pixels[row] % width;
	}

	/** Row of the image in which a row of the matrix lies. */
	int y(final int row) {
		return pixels[row] / width;
	}

	/**
	 * Which modules are localized: have a Moran's I above the threshold (masked pixels count as 0).
	 *
	 * @param modules W, {@code [module][row]}
	 */
	public boolean[] localized(final double[][] modules, final double threshold) {
		final boolean[] localized = new boolean[modules.length];
		for (int j = 0; j < localized.length; j++) localized[j] = MoransI.of(image(modules[j])).statistic() > threshold;
		return localized;
	}

	/** The unmasked pixels of an image, in the order of the rows. */
	double[] rows(final Image2D image) {
		if (image.width() != width || image.height() != height)
			throw new IllegalArgumentException("The initial modules must be " + width + " × " + height +
				" pixels like the ensemble, but are " + image.width() + " × " + image.height() + ".");
		return pick(image.values(), pixels);
	}
}
