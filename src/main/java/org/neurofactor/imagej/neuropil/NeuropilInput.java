package org.neurofactor.imagej.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.neurofactor.imagej.door.SourceImage;

/** What a neuropil separation works on: the trials of a recording and the cells marked in them. */
public final class NeuropilInput {

	private final List<Trial> trials;
	private final List<RoiCell> cells;
	private final double frameRateHz;
	private final List<String> remarks;

	/** As {@link #NeuropilInput(List, List, double, List)}, without any remark. */
	public NeuropilInput(final List<Trial> trials, final List<RoiCell> cells, final double frameRateHz) {
		this(trials, cells, frameRateHz, Collections.emptyList());
	}

	/**
	 * @param trials one or more, of the same frame size
	 * @param cells all that are marked, even if they cannot be used; with names of which no two are the same
	 * @param frameRateHz 0 if unknown
	 * @param remarks what there is to know of movies and ROIs: a sentence each
	 */
	public NeuropilInput(final List<Trial> trials, final List<RoiCell> cells, final double frameRateHz,
		final List<String> remarks)
	{
		this.remarks = Collections.unmodifiableList(new ArrayList<>(remarks));
		this.trials = Collections.unmodifiableList(new ArrayList<>(trials));
		this.cells = Collections.unmodifiableList(new ArrayList<>(cells));
		this.frameRateHz = frameRateHz;
	}

	public List<Trial> trials() {
		return trials;
	}

	/** In the user's order. */
	public List<RoiCell> cells() {
		return cells;
	}

	/** In Hz; 0 if unknown. */
	public double frameRateHz() {
		return frameRateHz;
	}

	/** What there is to know of movies and ROIs: a sentence each. */
	public List<String> remarks() {
		return remarks;
	}

	/** What results are named after and calibrated like: the first trial's movie. */
	public SourceImage source() {
		return trials.get(0).source();
	}

	/** The marked cell of this name. */
	public RoiCell cell(final String name) {
		for (final RoiCell cell : cells) if (cell.name().equals(name)) return cell;
		throw new IllegalArgumentException("There is no cell named " + name + ".");
	}
}
