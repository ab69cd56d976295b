package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
	private final List<SkippedCell> skipped;

	/**
	 * @param regions number of sectors around each cell
	 * @param expansion area of a sector relative to its cell
	 * @param cells in the order they were given
	 * @param means mean image of each trial
	 * @param skipped the cells that could not be used
	 */
	public Extraction(final int regions, final double expansion, final List<CellTraces> cells,
		final List<Image2D> means, final List<SkippedCell> skipped)
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

	/** The cells that could not be used, and why. */
	public List<SkippedCell> skipped() {
		return skipped;
	}

	/** Whether and why a cell could not be used. */
	public Optional<SkippedCell> skipped(final String cell) {
		return skipped.stream().filter(candidate -> candidate.name().equals(cell)).findFirst();
	}
}
