package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A cell as it was marked: its name and its pixels, the same in all trials or others in each. Immutable. */
public final class Cell {

	private final String name;
	private final List<Mask> masks;

	/** A cell that keeps its place in all trials. */
	public Cell(final String name, final Mask mask) {
		this(name, Collections.singletonList(mask));
	}

	/**
	 * @param masks one for all trials, or one per trial
	 * @throws IllegalArgumentException if there is none
	 */
	public Cell(final String name, final List<Mask> masks) {
		if (masks.isEmpty()) throw new IllegalArgumentException("Cell " + name + " must have a mask, but has none.");
		this.name = name;
		this.masks = Collections.unmodifiableList(new ArrayList<>(masks));
	}

	public String name() {
		return name;
	}

	/** One for all trials, or one per trial. */
	public List<Mask> masks() {
		return masks;
	}
}
