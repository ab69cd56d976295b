package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import net.imglib2.view.Views;

/** A cell as it was marked: its name and its pixels, the same in all trials or others in each. Immutable. */
public final class Cell {

	private final String name;
	private final List<Mask> masks;

	/** A cell that keeps its place in all trials. */
	public Cell(final String name, final Mask mask) {
		this(name, Collections.singletonList(mask));
	}

	/**
	 * A cell that keeps its place in all trials.
	 *
	 * @param inside whether a pixel belongs to it, x, y
	 * @throws IllegalArgumentException if it has not 2 dimensions
	 */
	public static Cell of(final String name, final RandomAccessibleInterval<? extends BooleanType<?>> inside) {
		if (inside.numDimensions() != 2) throw new IllegalArgumentException(
			"A mask must have 2 dimensions (x, y), but has " + inside.numDimensions() + ".");
		final int width = (int) inside.dimension(0);
		final int height = (int) inside.dimension(1);
		final boolean[] values = new boolean[Math.multiplyExact(width, height)];
		final Cursor<? extends BooleanType<?>> cursor = Views.flatIterable(inside).cursor();
		for (int i = 0; i < values.length; i++) values[i] = cursor.next().get();
		return new Cell(name, Mask.of(values, width, height));
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
