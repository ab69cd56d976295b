package org.neurofactor.neuropil;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Signals taken apart into sources, all trials with one mixing matrix. Immutable by contract: the mixing matrix is not
 * copied and must not be changed.
 */
public final class Separation {

	private final List<Trace> separated;
	private final List<Trace> matched;
	private final double[][] mixing;
	private final Convergence convergence;
	private final double offset;
	private final double[] floors;
	private final double alpha;

	Separation(final List<Trace> separated, final List<Trace> matched, final double[][] mixing,
		final Convergence convergence, final double offset, final double[] floors, final double alpha)
	{
		this.separated = Collections.unmodifiableList(separated);
		this.matched = Collections.unmodifiableList(matched);
		this.mixing = mixing;
		this.convergence = convergence;
		this.offset = offset;
		this.floors = floors.clone();
		this.alpha = alpha;
	}

	/** The same with each trace changed. */
	Separation map(final UnaryOperator<Trace> change) {
		return new Separation(separated.stream().map(change).collect(Collectors.toList()),
			matched.stream().map(change).collect(Collectors.toList()), mixing, convergence, offset, floors, alpha);
	}

	/** The sources as they were found, in units of the signals' median. */
	public List<Trace> separated() {
		return separated;
	}

	/**
	 * What each source adds to the first signal, in its unit: the source first which the first signal has the largest
	 * share of.
	 */
	public List<Trace> matched() {
		return matched;
	}

	/** The first of the {@link #matched()} traces: what is the first signal's own. */
	public Trace cleaned() {
		return matched.get(0);
	}

	/** The mixing matrix, {@code [signal][source]}, sources in the order of {@link #separated()}. */
	public double[][] mixing() {
		return mixing;
	}

	/** For each of the {@link #matched()} traces its source, as a column of {@link #mixing()}, counted from 0. */
	public int[] order() {
		return SourceSeparation.order(mixing);
	}

	/** How the last attempt ended. */
	public Convergence convergence() {
		return convergence;
	}

	/**
	 * The {@link Background} of each signal, in its unit, which was taken off before the separation, after the
	 * {@link #offset()}: 0 where there was none to be taken.
	 */
	public double[] floors() {
		return floors.clone();
	}

	/** The sparsity α of NMF, as it was given or chosen for these signals; other methods have no use for it. */
	public double alpha() {
		return alpha;
	}

	/** What was subtracted from all signals before they were separated: their lowest value if below 0, otherwise 0. */
	public double offset() {
		return offset;
	}
}
