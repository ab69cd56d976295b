package org.neurofactor.matrix;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.neurofactor.run.Workers;

/**
 * The matrix to be factorised, V (n pixels × m spikes), with its Gram matrix V Vᵀ, which is all that the factorisation
 * itself needs. The spikes need not be in memory: they are read again, block by block, for their weights.
 */
public final class DataMatrix {

	/** Where the spikes are. */
	@FunctionalInterface
	public interface Columns {

		/**
		 * The spikes [from, to), {@code [spike][pixel]}; not to be changed.
		 *
		 * @throws CancellationException if the user wants to end
		 */
		double[][] read(int from, int to);
	}

	/** Takes a block of spikes. */
	@FunctionalInterface
	public interface BlockConsumer {

		/**
		 * @param from number of the first spike, from 0
		 * @param columns {@code [spike][pixel]}
		 */
		void accept(int from, double[][] columns);
	}

	private final Columns columns;
	private final int spikes;
	private final double[][] gram;

	private DataMatrix(final Columns columns, final int spikes, final double[][] gram) {
		this.columns = columns;
		this.spikes = spikes;
		this.gram = gram;
	}

	/**
	 * A matrix whose Gram matrix has been summed.
	 *
	 * @param columns gives the spikes, with the given pixels only
	 * @param spikes number of spikes
	 * @param sum over all spikes; of no more use then
	 * @param pixels which of the pixels of the sum are rows of the matrix, ascending
	 */
	public DataMatrix(final Columns columns, final int spikes, final GramSum sum, final int[] pixels) {
		this.columns = columns;
		this.spikes = spikes;
		gram = sum.matrix(pixels);
	}

	/**
	 * A matrix in memory.
	 *
	 * @param columns V by columns, {@code [spike][pixel]}: at least one of each, all finite; kept, not copied
	 */
	public static DataMatrix of(final double[][] columns) {
		return of(columns, sum -> sum.add(columns));
	}

	/** As {@link #of(double[][])}, to the last bit, but by several threads. */
	public static DataMatrix of(final double[][] columns, final Workers workers) {
		return of(columns, sum -> sum.add(columns, workers));
	}

	private static DataMatrix of(final double[][] columns, final Consumer<GramSum> adder) {
		if (columns.length == 0 || columns[0].length == 0) throw new IllegalArgumentException("The matrix is empty.");
		final int pixels = columns[0].length;
		final GramSum sum = new GramSum(pixels);
		adder.accept(sum);
		return new DataMatrix(inMemory(columns), columns.length, sum, IntStream.range(0, pixels).toArray());
	}

	/** Spikes in memory, {@code [spike][pixel]}. */
	public static Columns inMemory(final double[][] columns) {
		return (from, to) -> Arrays.copyOfRange(columns, from, to);
	}

	/**
	 * B V, whose Gram matrix B (V Vᵀ) Bᵀ follows from that of V.
	 *
	 * @param b the rows of B, {@code [row][pixel]}; zeros in it save time
	 */
	public DataMatrix mixed(final double[][] b) {
		final SparseColumns x = new SparseColumns(b); // Bᵀ by columns
		final double[][] product = new double[b.length][pixels()];
		x.multiply(gram, product);
		final double[][] mixed = x.innerProducts(product);
		return new DataMatrix((from, to) -> Arrays.stream(columns.read(from, to)).map(column -> {
			final double[] products = new double[b.length];
			x.innerProducts(column, products);
			return products;
		}).toArray(double[][]::new), spikes, mixed);
	}

	/**
	 * V in units of a number.
	 *
	 * @param unit by which all values are divided, &gt; 0
	 */
	public DataMatrix dividedBy(final double unit) {
		return new DataMatrix((from, to) -> quotients(columns.read(from, to), unit), spikes,
			quotients(gram, unit * unit));
	}

	private static double[][] quotients(final double[][] values, final double divisor) {
		return Arrays.stream(values)
			.map(row -> Arrays.stream(row).map(value -> value / divisor).toArray())
			.toArray(double[][]::new);
	}

	/** Number of pixels n. */
	public int pixels() {
		return gram.length;
	}

	/** Number of spikes m. */
	public int spikes() {
		return spikes;
	}

	/** All spikes in their order, block by block. */
	public void forEachBlock(final BlockConsumer consumer) {
		final int size = GramSum.blockSize(pixels());
		for (int from = 0; from < spikes; from += size)
			consumer.accept(from, columns.read(from, Math.min(spikes, from + size)));
	}

	/** Some of the spikes, {@code [spike][pixel]}; not to be changed. */
	public double[][] columns(final int[] numbers) {
		final double[][] some = new double[numbers.length][];
		for (int i = 0; i < some.length; i++) some[i] = columns.read(numbers[i], numbers[i] + 1)[0];
		return some;
	}

	/** V Vᵀ, n × n and symmetric; not to be changed. */
	public double[][] gram() {
		return gram;
	}
}
