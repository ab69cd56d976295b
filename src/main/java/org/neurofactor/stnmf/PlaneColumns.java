package org.neurofactor.stnmf;

import java.util.Arrays;
import java.util.stream.IntStream;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.neurofactor.matrix.DataMatrix;
import org.neurofactor.run.ProgressMonitor;

/** The spikes of an ensemble, read plane by plane: of each, only the pixels that take part. */
final class PlaneColumns implements DataMatrix.Columns {

	private final RandomAccessibleInterval<? extends RealType<?>> ste;
	private final int[] pixels;
	private final ProgressMonitor monitor;

	/** For every pixel of a plane, at y · width + x, its row; −1 if it takes no part. */
	private final int[] rows;

	/**
	 * @param ste x, y, spike
	 * @param pixels position y · width + x of every row
	 * @param monitor told of each plane
	 */
	PlaneColumns(final RandomAccessibleInterval<? extends RealType<?>> ste, final int[] pixels,
		final ProgressMonitor monitor)
	{
		this.ste = ste;
		this.pixels = pixels;
		this.monitor = monitor;
		rows = new int[Math.toIntExact(ste.dimension(0) * ste.dimension(1))];
		Arrays.fill(rows, -1);
		for (int row = 0; row < pixels.length; row++) rows[pixels[row]] = row;
	}

	/** The same with some of its rows only. */
	PlaneColumns with(final int[] kept) {
		return new PlaneColumns(ste, IntStream.of(kept).map(row -> pixels[row]).toArray(), monitor);
	}

	/** Position y · width + x of every row. */
	int[] pixels() {
		return pixels;
	}

	int width() {
		return (int) ste.dimension(0);
	}

	int spikes() {
		return Math.toIntExact(ste.dimension(2));
	}

	@Override
	public double[][] read(final int from, final int to) {
		final double[][] columns = new double[to - from][pixels.length];
		for (int s = from; s < to; s++) {
			monitor.step("Reading spikes", s, spikes());
			read(s, columns[s - from]);
		}
		return columns;
	}

	private void read(final int spike, final double[] column) {
		final Cursor<? extends RealType<?>> cursor =
			Views.flatIterable(Views.hyperSlice(ste, 2, ste.min(2) + spike)).cursor();
		for (final int row : rows) {
			final RealType<?> value = cursor.next();
			if (row >= 0) column[row] = value.getRealDouble();
		}
	}
}
