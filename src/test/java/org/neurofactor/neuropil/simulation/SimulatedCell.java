package org.neurofactor.neuropil.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.neuropil.Trace;

/** The signals of a cell and its surroundings, and the truth. */
public final class SimulatedCell {

	private final CellTraces traces;
	private final double[] calcium;
	private final double[] neuropil;

	SimulatedCell(final CellTraces traces, final double[] calcium, final double[] neuropil) {
		this.traces = traces;
		this.calcium = calcium;
		this.neuropil = neuropil;
	}

	public CellTraces traces() {
		return traces;
	}

	/** The calcium of the cell itself, in any unit. */
	public double[] calcium() {
		return calcium.clone();
	}

	/** What the neuropil adds to the cell's trace. */
	public double[] neuropil() {
		return neuropil.clone();
	}

	/** Whether its calcium changes at all. */
	boolean isActive() {
		return Arrays.stream(calcium).anyMatch(value -> value != calcium[0]);
	}

	/** Correlation with the true calcium: 0 of a constant trace, which tells nothing. */
	public double correlation(final Trace trace) {
		final double[] values = trace.joined();
		for (final double value : values)
			if (value != values[0]) return new PearsonsCorrelation().correlation(calcium, values);
		return 0;
	}

	/** The same cell under another light or with another detector. */
	SimulatedCell seenBy(final Detector detector) {
		final double[][] seen = traces.raw().stream().map(Trace::joined).toArray(double[][]::new);
		for (final double[] signal : seen)
			for (int t = 0; t < signal.length; t++) signal[t] = detector.level(signal[t], t, signal.length);
		final List<Trace> raw = Trace.ofRows(seen);
		return new SimulatedCell(new CellTraces(traces.name(),
			IntStream.range(0, 1).mapToObj(traces::regions).collect(Collectors.toList()), raw), calcium, neuropil);
	}

	/** What becomes of a level in a frame of a movie. */
	interface Detector {

		double level(double level, int frame, int frames);
	}
}
