package org.neurofactor.neuropil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.neurofactor.run.NeuroFactor;
import org.neurofactor.spatial.Image2D;

/** The cells of a movie freed from their neuropil, and how that was done. Immutable. */
public final class NeuropilResult {

	private final NeuropilOptions options;
	private final Extraction extraction;
	private final List<CellResult> cells;

	NeuropilResult(final NeuropilOptions options, final Extraction extraction, final List<CellResult> cells) {
		this.options = options;
		this.extraction = extraction;
		this.cells = Collections.unmodifiableList(new ArrayList<>(cells));
	}

	public NeuropilOptions options() {
		return options;
	}

	/** Version of the software that made it. */
	public String version() {
		return NeuroFactor.version();
	}

	/** What was taken from the movie; can be separated again with other options. */
	public Extraction extraction() {
		return extraction;
	}

	/** The cells that could be used, in the order they were given. */
	public List<CellResult> cells() {
		return cells;
	}

	/** Mean image of each trial. */
	public List<Image2D> means() {
		return extraction.means();
	}

	/**
	 * The cleaned trace of a cell.
	 *
	 * @param cell its name
	 * @throws IllegalArgumentException if there is none, saying why
	 */
	public Trace cleaned(final String cell) {
		for (final CellResult candidate : cells)
			if (candidate.name().equals(cell))
				return candidate.cleaned().orElseThrow(() -> new IllegalArgumentException(candidate.problem().get()));
		throw new IllegalArgumentException(
			extraction.skipped(cell).map(SkippedCell::toString).orElse("There is no cell \"" + cell + "\"."));
	}

	/** The cells that could not be used, and why. */
	public List<SkippedCell> skipped() {
		return extraction.skipped();
	}
}
