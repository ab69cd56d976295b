package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.neurofactor.spatial.Image2D;

/**
 * All that is taken from the movie: the raw traces of all cells and the mean images. It can be separated again and
 * again without reading the movie again. Immutable.
 */
public final class Extraction {

	private final int regions;
	private final double expansion;
	private final List<CellTraces> cells;
	private final List<Image2D> means;
	private final List<String> skipped;

	/**
	 * @param regions number of sectors around each cell
	 * @param expansion area of a sector relative to its cell
	 * @param cells in the order they were given
	 * @param means mean image of each trial
	 * @param skipped for every cell that could not be used, a sentence that says which and why
	 */
	public Extraction(final int regions, final double expansion, final List<CellTraces> cells,
		final List<Image2D> means, final List<String> skipped)
	{
		this.regions = regions;
		this.expansion = expansion;
		this.cells = Collections.unmodifiableList(new ArrayList<>(cells));
		this.means = Collections.unmodifiableList(new ArrayList<>(means));
		this.skipped = Collections.unmodifiableList(new ArrayList<>(skipped));
	}

	/** Number of sectors around each cell. */
	public int regions() {
		return regions;
	}

	/** Area of a sector relative to its cell. */
	public double expansion() {
		return expansion;
	}

	/** The cells that could be used, in the order they were given. */
	public List<CellTraces> cells() {
		return cells;
	}

	/** Mean image of each trial. */
	public List<Image2D> means() {
		return means;
	}

	/** For every cell that could not be used, a sentence that says which and why. */
	public List<String> skipped() {
		return skipped;
	}

	/** The sentence of {@link #skipped()} about a cell; empty if it was not skipped. */
	public String skipped(final String cell) {
		return skipped.stream().filter(sentence -> sentence.startsWith(skippedCell(cell))).findFirst().orElse("");
	}

	/** How a sentence begins that says why a cell was skipped. */
	public static String skippedCell(final String cell) {
		return "\"" + cell + "\" was skipped: ";
	}
}
