package org.neurofactor.stnmf.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Workers;

/**
 * Makes the spike-triggered ensembles of cells that saw the same stimulus. Each method reads the stimulus once, frame
 * by frame in order, for all cells together; no more than τ frames are held in memory.
 */
public final class SpikeTriggering {

	/** How many additions are made, at most, before the user is asked whether to go on: a fraction of a second. */
	private static final long ADDITIONS_PER_REPORT = 200_000_000;

	private final Stimulus stimulus;
	private final SpikeCounts spikes;
	private final EnsembleOptions options;
	private final int threads;
	private final ProgressMonitor monitor;
	private final Trials trials;
	private StimulusStatistics statistics;

	/** With a thread for each processor. */
	public SpikeTriggering(final Stimulus stimulus, final SpikeCounts spikes, final EnsembleOptions options,
		final ProgressMonitor monitor)
	{
		this(stimulus, spikes, options, 0, monitor);
	}

	/**
	 * @param spikes with a bin for each frame of the stimulus
	 * @param threads number of threads, 0 for one per processor; no result depends on it
	 * @param monitor asked and told by all that is done later
	 * @throws IllegalArgumentException if there are more or fewer bins than frames, if the frames are not whole trials,
	 *           or if a trial is shorter than τ
	 */
	public SpikeTriggering(final Stimulus stimulus, final SpikeCounts spikes, final EnsembleOptions options,
		final int threads, final ProgressMonitor monitor)
	{
		final int frames = stimulus.frames();
		if (spikes.bins() != frames) throw new IllegalArgumentException("There must be " + frames +
			" bins of spikes, one for each frame of the stimulus, but there are " + spikes.bins() + ".");
		trials = new Trials(stimulus.parts(), options);
		this.stimulus = stimulus;
		this.spikes = spikes;
		this.options = options;
		this.threads = threads;
		this.monitor = monitor;
	}

	/** Makes averages, windows and ensembles, the latter in memory, for all cells. */
	public static List<CellEnsemble> run(final Stimulus stimulus, final SpikeCounts spikes,
		final EnsembleOptions options, final ProgressMonitor monitor)
	{
		final SpikeTriggering triggering = new SpikeTriggering(stimulus, spikes, options, monitor);
		final List<SpikeTriggeredAverage> averages = triggering.averages();
		final List<ReceptiveField> fields = triggering.fields(averages);
		final List<Window> windows = triggering.windows(fields);
		final List<CellEnsemble> ensembles = new ArrayList<>();
		for (int cell = 0; cell < averages.size(); cell++)
			ensembles.add(new CellEnsemble(cell, averages.get(cell), fields.get(cell), windows.get(cell),
				windows.get(cell) == null ? 0 : triggering.spikes(cell)));
		triggering.ensembles(fields, windows, (cell, bin, count, image) -> ensembles.get(cell).add(count, image));
		return ensembles;
	}

	/**
	 * The spike-triggered average of each cell. Without spikes it is 0 everywhere.
	 *
	 * @throws CancellationException if the monitor says so
	 */
	public List<SpikeTriggeredAverage> averages() {
		final int frames = stimulus.frames();
		final int pixels = stimulus.width() * stimulus.height();
		final double[][][] sums = new double[spikes.cells()][options.get(EnsembleOptions.TAU)][pixels];
		final long additions = Math.max(1, (long) spikes.cells() * options.get(EnsembleOptions.TAU) * pixels); // for each frame, at most
		final int together =
			(int) Math.max(1, Math.min(options.get(EnsembleOptions.TAU), ADDITIONS_PER_REPORT / additions));
		final double[][] latest = new double[together][pixels];
		final StimulusStatistics.Sum values = new StimulusStatistics.Sum();
		try (Workers workers = new Workers(threads)) {
			for (int f = 0; f < frames; f += together) {
				final int first = f;
				final int end = Math.min(frames, first + together);
				for (int next = first; next < end; next++) {
					monitor.step("Averaging stimuli", next, frames);
					stimulus.read(next, latest[next - first]);
					for (final double value : latest[next - first]) values.add(value);
				}
				workers.forEach(sums.length, cell -> {
					for (int next = first; next < end; next++) addFrame(sums[cell], cell, next, latest[next - first]);
				});
			}
		}
		statistics = values.statistics();
		final List<SpikeTriggeredAverage> averages = new ArrayList<>();
		for (int cell = 0; cell < sums.length; cell++) {
			final long total = total(cell, 1);
			if (total > 0) for (final double[] sum : sums[cell]) for (int i = 0; i < sum.length; i++) sum[i] /= total;
			averages.add(new SpikeTriggeredAverage(stimulus.width(), stimulus.height(), sums[cell], total,
				squares(cell), statistics));
		}
		return averages;
	}

	/**
	 * Mean and standard deviation of the stimulus, known once the {@link #averages()} are made.
	 *
	 * @throws IllegalStateException if they are not
	 */
	public StimulusStatistics stimulusStatistics() {
		if (statistics == null) throw new IllegalStateException("Call averages() first.");
		return statistics;
	}

	private void addFrame(final double[][] sums, final int cell, final int f, final double[] frame) {
		for (int t = 0; t < sums.length; t++) { // as frame t of τ it precedes a spike in bin f + τ − 1 − t
			final int count = count(cell, f + sums.length - 1 - t, 1);
			if (count > 0) add(sums[t], count, frame);
		}
	}

	private static void add(final double[] sum, final double times, final double[] frame) {
		for (int i = 0; i < sum.length; i++) sum[i] += times * frame[i];
	}

	/** The receptive field in each average, found as the options say; null where the average is 0 everywhere. */
	public List<ReceptiveField> fields(final List<SpikeTriggeredAverage> averages) {
		final List<ReceptiveField> fields = new ArrayList<>();
		for (final SpikeTriggeredAverage average : averages)
			fields.add(average.isBlank() ? null : options.get(EnsembleOptions.FILTER).of(average));
		return fields;
	}

	/** The window of each receptive field, as the options say; null where there is none. */
	public List<Window> windows(final List<ReceptiveField> fields) {
		final List<Window> windows = new ArrayList<>();
		for (final ReceptiveField field : fields)
			windows.add(field == null
				? null
				: options.get(EnsembleOptions.WINDOW).of(field, options.get(EnsembleOptions.WINDOW_SD)));
		return windows;
	}

	/**
	 * Number of images in the ensemble of a cell.
	 *
	 * @throws IllegalArgumentException if there are more than 2³¹ − 1
	 */
	public int spikes(final int cell) {
		final long total = total(cell, options.get(EnsembleOptions.MIN_SPIKES));
		if (total > Integer.MAX_VALUE) throw new IllegalArgumentException("An ensemble must have at most " +
			Integer.MAX_VALUE + " spikes, but that of cell " + (cell + 1) + " would have " + total + ".");
		return (int) total;
	}

	/**
	 * The ensembles, image by image: for every spike, the τ frames that end with it, weighted by the temporal filter,
	 * summed, and multiplied by the {@linkplain ReceptiveField#polarity() filter's polarity}.
	 *
	 * @param fields of all cells
	 * @param windows of all cells; a cell whose window is null is left out
	 * @throws CancellationException if the monitor says so
	 */
	public void ensembles(final List<ReceptiveField> fields, final List<Window> windows, final EnsembleSink sink) {
		final int tau = options.get(EnsembleOptions.TAU);
		final int frames = stimulus.frames();
		final double[][] weights = new double[spikes.cells()][];
		for (int cell = 0; cell < weights.length; cell++)
			if (windows.get(cell) != null) weights[cell] = fields.get(cell).weights();
		final double[][] latest = new double[tau][stimulus.width() * stimulus.height()]; // frame f at f mod τ
		for (int f = 0; f < frames; f++) {
			monitor.step("Collecting stimuli", f, frames);
			stimulus.read(f, latest[f % tau]);
			for (int cell = 0; cell < weights.length; cell++) {
				final int count = weights[cell] == null ? 0 : count(cell, f, options.get(EnsembleOptions.MIN_SPIKES));
				if (count > 0) sink.add(cell, f, count, weightedSum(latest, f + 1, weights[cell], windows.get(cell)));
			}
		}
	}

	/** @param oldest index of the oldest frame, modulo τ */
	private double[] weightedSum(final double[][] latest, final int oldest, final double[] weights,
		final Window window)
	{
		final double[] sum = new double[window.width() * window.height()];
		for (int t = 0; t < weights.length; t++) {
			final double[] frame = latest[(oldest + t) % weights.length];
			for (int y = window.yMin(), i = 0; y < window.yMax(); y++)
				for (int x = window.xMin(), p = y * stimulus.width() + x; x < window.xMax(); x++)
					sum[i++] += weights[t] * frame[p++];
		}
		return sum;
	}

	/** Number of spikes in a bin that count: 0 if not all of the τ frames were shown in the same trial. */
	private int count(final int cell, final int bin, final int least) {
		if (bin >= spikes.bins() || !trials.isComplete(bin)) return 0;
		return Math.max(0, spikes.count(cell, bin) - least + 1);
	}

	private long total(final int cell, final int least) {
		long total = 0;
		for (int bin = 0; bin < spikes.bins(); bin++) total += count(cell, bin, least);
		return total;
	}

	/** Σ c² of the bins' spike counts c. */
	private double squares(final int cell) {
		double squares = 0;
		for (int bin = 0; bin < spikes.bins(); bin++) squares += (double) count(cell, bin, 1) * count(cell, bin, 1);
		return squares;
	}
}
