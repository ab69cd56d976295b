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
	private final List<FrameFaults> faults;

	/** As {@link #Extraction(int, double, List, List, List, List)} of movies of which all frames are used. */
	public Extraction(final int regions, final double expansion, final List<CellTraces> cells,
		final List<Image2D> means, final List<SkippedCell> skipped)
	{
		this(regions, expansion, cells, means, skipped, Collections.emptyList());
	}

	/**
	 * @param regions number of sectors around each cell
	 * @param expansion area of a sector relative to its cell
	 * @param cells in the order they were given
	 * @param means mean image of each trial
	 * @param skipped the cells that could not be used
	 * @param faults the frames of each trial that are left out; none if no frame is
	 */
	public Extraction(final int regions, final double expansion, final List<CellTraces> cells,
		final List<Image2D> means, final List<SkippedCell> skipped, final List<FrameFaults> faults)
	{
		this.regions = regions;
		this.expansion = expansion;
		this.cells = Collections.unmodifiableList(new ArrayList<>(cells));
		this.means = Collections.unmodifiableList(new ArrayList<>(means));
		this.skipped = Collections.unmodifiableList(new ArrayList<>(skipped));
		this.faults = Collections.unmodifiableList(new ArrayList<>(faults));
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

	/** The frames that are left out, trial by trial; none if no frame of any is. */
	public List<FrameFaults> faults() {
		return faults;
	}

	/** Which frames are left out, in sentences that begin in lower case; empty if none is. */
	public List<String> leftOut() {
		final List<String> sentences = new ArrayList<>();
		for (int trial = 0; trial < faults.size(); trial++)
			for (final String sentence : faults.get(trial).sentences())
				sentences.add(faults.size() == 1 ? sentence : "in trial " + (trial + 1) + ", " + sentence);
		return sentences;
	}

	/** Whether and why a cell could not be used. */
	public Optional<SkippedCell> skipped(final String cell) {
		return skipped.stream().filter(candidate -> candidate.name().equals(cell)).findFirst();
	}
}
