package org.neurofactor.stnmf.simulation;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.neurofactor.run.ProgressMonitor;

/**
 * The ground truth: a ganglion cell that sums its subunits' rectified outputs. A subunit's drive is the stimulus
 * weighted with its Gaussian and the cell's temporal filter, both of L2 norm 1, so that white noise drives it with a
 * variance of 1. Immutable.
 */
public final class GanglionCell {

	private final GanglionCellOptions options;
	private final List<GaussianSubunit> subunits;
	private final double[] temporalFilter;
	private final SpatialFilter[] spatialFilters;

	/** @throws IllegalArgumentException if the subunits do not fit into the image */
	GanglionCell(final GanglionCellOptions options, final Random random) {
		this.options = options;
		subunits = SubunitMosaic.draw(options, random);
		temporalFilter = TemporalFilter.biphasic(options.get(GanglionCellOptions.FILTER_LENGTH));
		spatialFilters = subunits.stream()
			.map(s -> new SpatialFilter(s, options.get(GanglionCellOptions.POLARITY).sign(), options.width(),
				options.height()))
			.toArray(SpatialFilter[]::new);
	}

	/** The subunits, from about the middle of the receptive field outwards. */
	public List<GaussianSubunit> subunits() {
		return subunits;
	}

	/**
	 * The weights of the last τ frames, from the oldest to the frame of the spike; L2 norm 1. The lobe nearer to the
	 * spike is positive for ON and OFF cells alike: an OFF cell's sign is in its spatial weights.
	 */
	public double[] temporalFilter() {
		return temporalFilter.clone();
	}

	/**
	 * What the cell's subunits sum up to.
	 *
	 * @param first the first frame to respond to, at least τ − 1
	 * @param monitor is asked at every frame
	 * @return the weighted sum of the subunits' outputs for the frames first … first + count − 1
	 * @throws CancellationException if the monitor cancels
	 */
	double[] generatorSignal(final WhiteNoise stimulus, final int first, final int count,
		final ProgressMonitor monitor)
	{
		final int history = temporalFilter.length - 1;
		final double[][] projections = new double[subunits.size()][history + count];
		for (int t = 0; t < history + count; t++) {
			if (monitor.isCancelled()) throw new CancellationException("Recording spikes was cancelled");
			final byte[] frame = stimulus.frame(first - history + t);
			for (int s = 0; s < projections.length; s++) projections[s][t] = spatialFilters[s].apply(frame);
		}
		final double[] signal = new double[count];
		for (int s = 0; s < projections.length; s++) {
			for (int t = 0; t < count; t++) {
				double drive = 0;
				for (int i = 0; i <= history; i++) drive += temporalFilter[i] * projections[s][t + i];
				signal[t] += subunits.get(s).weight() * options.get(GanglionCellOptions.NONLINEARITY)
					.response(drive, options.get(GanglionCellOptions.SUBUNIT_THRESHOLD));
			}
		}
		return signal;
	}
}
