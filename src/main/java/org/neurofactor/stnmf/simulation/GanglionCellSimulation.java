package org.neurofactor.stnmf.simulation;

import java.util.Random;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.neurofactor.run.ProgressMonitor;

/**
 * A recording from a simulated ganglion cell: a white-noise checkerboard is shown until the cell has fired the wanted
 * number of spikes. An analysis of the recording can be compared with {@link #cell()}, the truth. Immutable. The same
 * options give the same recording, bit for bit, on every Java version and platform.
 */
public final class GanglionCellSimulation {

	/** Frames from which the cell's threshold and gain are set. */
	private static final int CALIBRATION_FRAMES = 20_000;
	/** Frames that are simulated at a time. */
	private static final int CHUNK = 2_000;

	private final GanglionCellOptions options;
	private final GanglionCell cell;
	private final WhiteNoise stimulus;
	private final int[] spikeFrames;

	private GanglionCellSimulation(final GanglionCellOptions options, final GanglionCell cell,
		final WhiteNoise stimulus, final int[] spikeFrames)
	{
		this.options = options;
		this.cell = cell;
		this.stimulus = stimulus;
		this.spikeFrames = spikeFrames;
	}

	/** As {@link #run(GanglionCellOptions, ProgressMonitor)}, without reporting. */
	public static GanglionCellSimulation run(final GanglionCellOptions options) {
		return run(options, ProgressMonitor.NONE);
	}

	/**
	 * Makes the cell and records from it.
	 *
	 * @throws IllegalArgumentException if the subunits do not fit into the image, or the cell would never spike
	 * @throws java.util.concurrent.CancellationException if the monitor cancels
	 */
	public static GanglionCellSimulation run(final GanglionCellOptions options, final ProgressMonitor monitor) {
		// Seeds of their own, so that layout, stimulus and spikes are independent of each other.
		final GanglionCell cell =
			new GanglionCell(options, new Random(WhiteNoise.output(options.get(GanglionCellOptions.SEED), 0)));
		final WhiteNoise stimulus = new WhiteNoise(options.width(), options.height(),
			WhiteNoise.output(options.get(GanglionCellOptions.SEED), 1));
		final Random random = new Random(WhiteNoise.output(options.get(GanglionCellOptions.SEED), 2));

		final int first = options.get(GanglionCellOptions.FILTER_LENGTH) - 1;
		final SpikeGenerator generator =
			new SpikeGenerator(cell.generatorSignal(stimulus, first, CALIBRATION_FRAMES, monitor),
				options.get(GanglionCellOptions.ACTIVE_FRACTION), options.get(GanglionCellOptions.SPIKES_PER_FRAME),
				random);
		final int[] spikeFrames = new int[options.get(GanglionCellOptions.SPIKES)];
		int spikes = 0;
		for (int chunk = first; spikes < spikeFrames.length; chunk += CHUNK) {
			monitor.step("Recording spikes", spikes, spikeFrames.length);
			final double[] signal = cell.generatorSignal(stimulus, chunk, CHUNK, monitor);
			for (int t = 0; t < CHUNK; t++)
				for (int n = generator.spikes(signal[t]); n > 0 && spikes < spikeFrames.length; n--)
					spikeFrames[spikes++] = chunk + t;
		}
		return new GanglionCellSimulation(options, cell, stimulus, spikeFrames);
	}

	public GanglionCellOptions options() {
		return options;
	}

	/** The truth about the cell. */
	public GanglionCell cell() {
		return cell;
	}

	/** The stimulus; its first {@link #frames()} frames were shown. */
	public WhiteNoise stimulus() {
		return stimulus;
	}

	/** Number of stimulus frames up to and including the one of the last spike. */
	public int frames() {
		return spikeFrames[spikeFrames.length - 1] + 1;
	}

	/** The stimulus frame of every spike, ascending; a frame with several spikes appears as often. */
	public int[] spikeFrames() {
		return spikeFrames.clone();
	}

	/** The number of spikes in every stimulus frame. The first τ − 1 frames have none: the filter is not filled yet. */
	public int[] spikeCounts() {
		final int[] counts = new int[frames()];
		for (final int frame : spikeFrames) counts[frame]++;
		return counts;
	}

	/** As {@link #ste(ProgressMonitor)}, without reporting. */
	public Img<FloatType> ste() {
		return ste(ProgressMonitor.NONE);
	}

	/**
	 * The effective spike-triggered stimulus ensemble, made anew by every call: for every spike the last τ stimulus
	 * frames, weighted with the cell's true temporal filter and summed. Outside the receptive field its values have a
	 * mean of 0 and a variance of 1.
	 *
	 * @return (x, y, spike), spikes in order of time
	 * @throws java.util.concurrent.CancellationException if the monitor cancels
	 */
	public Img<FloatType> ste(final ProgressMonitor monitor) {
		final double[] filter = cell.temporalFilter();
		final int pixels = options.width() * options.height();
		final float[] ste = new float[pixels * spikeFrames.length];
		for (int spike = 0; spike < spikeFrames.length; spike++) {
			monitor.step("Making the ensemble", spike, spikeFrames.length);
			final double[] sum = new double[pixels];
			for (int i = 0; i < filter.length; i++) {
				final byte[] frame = stimulus.frame(spikeFrames[spike] - filter.length + 1 + i);
				for (int p = 0; p < pixels; p++) sum[p] += filter[i] * frame[p];
			}
			for (int p = 0; p < pixels; p++) ste[spike * pixels + p] = (float) sum[p];
		}
		return ArrayImgs.floats(ste, options.width(), options.height(), spikeFrames.length);
	}
}
