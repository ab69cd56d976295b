package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.door.Selection;
import org.neurofactor.imagej.door.SpooledStack;

import ij.ImagePlus;

import java.awt.Rectangle;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.neurofactor.stnmf.ensemble.FilterMethod;
import org.neurofactor.stnmf.ensemble.ReceptiveField;
import org.neurofactor.stnmf.ensemble.SpikeCounts;
import org.neurofactor.stnmf.ensemble.SpikeTriggeredAverage;
import org.neurofactor.stnmf.ensemble.SpikeTriggering;
import org.neurofactor.stnmf.ensemble.StimulusStatistics;
import org.neurofactor.stnmf.ensemble.Window;
import org.neurofactor.stnmf.ensemble.WindowRule;

/**
 * Makes the spike-triggered ensembles of cells from ImageJ stacks, of which one plane at a time is in memory, and a
 * {@link SpikeFile}; if the stimulus has several channels, for each of them. The ensembles are kept in temporary files until the run is closed.
 */
public final class EnsembleRun implements Closeable {

	/** How far a standard deviation may be from 1 to be called that. */
	private static final double UNIT_SD = 0.1;

	private final EnsembleOptions options;
	private final EnsembleInput input;
	private final List<StimulusStatistics> statistics = new ArrayList<>();
	/** In the order of the channels, and for each in that of the cells. */
	private final List<TriggeredCell> cells = new ArrayList<>();
	/** How many spikes each of these has, be they in its ensemble or not. */
	private final Map<TriggeredCell, Long> totals = new HashMap<>();
	private final Map<String, String> skipped = new LinkedHashMap<>();
	private final List<String> skippedFolders = new ArrayList<>();
	private final List<SpooledStack> spools = new ArrayList<>();

	private SpikeCounts counts;

	private EnsembleRun(final EnsembleInput input, final EnsembleOptions options) {
		this.input = input;
		this.options = options;
	}

	/**
	 * Of a stimulus in one stack, with all of its channels, whose ensembles need not fit into memory: see
	 * {@link #of(EnsembleInput, EnsembleOptions, Path, boolean, ProgressMonitor)}.
	 */
	public static EnsembleRun of(final ImagePlus stimulus, final boolean detect, final SpikeFile spikes,
		final int[] selected, final EnsembleOptions options, final Path temporary, final ProgressMonitor monitor)
		throws IOException
	{
		return of(new EnsembleInput(StimulusMovie.of(stimulus), ChannelChoice.ALL, detect, spikes, selected), options,
			temporary, false, monitor);
	}

	/**
	 * @param input the rectangle around a selection on the stimulus' first stack is the window of all cells, unless the
	 *          options have another one than {@link WindowRule#PROFILE}
	 * @param temporary an existing folder
	 * @param inMemory whether all ensembles must fit into memory
	 * @throws IllegalArgumentException if stimulus, spikes, options, memory and disk do not fit each other, or if no
	 *           cell has spikes
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static EnsembleRun of(final EnsembleInput input, final EnsembleOptions options, final Path temporary,
		final boolean inMemory, final ProgressMonitor monitor) throws IOException
	{
		MemoryEstimate
			.ofAverages((long) input.movie().width() * input.movie().height(), options.get(EnsembleOptions.TAU),
				(long) input.cells() * input.channels().size())
			.requireAvailable();
		final EnsembleRun run = new EnsembleRun(input, withSelection(options, input.movie().first()));
		try {
			final SpikeCounts counts = input.counts();
			run.counts = counts;
			// a window has one pixel or more: what is too much by far is known before the stimulus is read
			if (options.get(EnsembleOptions.MIN_SPIKES) == 1)
				new EnsembleSize(input.channels().size() * SpikeFile.spikes(counts), input.cells())
					.requireSpace(temporary);
			final List<Triggered> triggered = new ArrayList<>();
			for (final StimulusChannel channel : input.channels())
				triggered.add(run.average(new SpikeTriggering(channel.stimulus(), counts, run.options, monitor),
					triggered.size()));
			run.collect(triggered, temporary, inMemory);
			return run;
		}
		catch (final IOException | RuntimeException e) {
			run.close();
			throw e;
		}
	}

	private static EnsembleOptions withSelection(final EnsembleOptions options, final ImagePlus stimulus) {
		if (!options.get(EnsembleOptions.WINDOW).equals(WindowRule.PROFILE) || Selection.of(stimulus) == null)
			return options;
		final Rectangle bounds =
			stimulus.getRoi().getBounds().intersection(new Rectangle(stimulus.getWidth(), stimulus.getHeight()));
		return options.with(EnsembleOptions.WINDOW,
			WindowRule.rectangle(new Window(bounds.x, bounds.x + bounds.width, bounds.y, bounds.y + bounds.height)));
	}

	/** What is known of the cells and a channel before their ensembles are made. */
	private static final class Triggered {

		private final SpikeTriggering triggering;
		private final StimulusStatistics statistics;
		private final List<ReceptiveField> fields;
		/** Null for cells that are skipped. */
		private final List<Window> windows;

		private Triggered(final SpikeTriggering triggering, final List<ReceptiveField> fields) {
			this.triggering = triggering;
			this.fields = fields;
			statistics = triggering.stimulusStatistics();
			windows = new ArrayList<>(triggering.windows(fields));
		}

		private long values() {
			long values = 0;
			for (int i = 0; i < windows.size(); i++)
				if (windows.get(i) != null)
					values += (long) windows.get(i).width() * windows.get(i).height() * triggering.spikes(i);
			return values;
		}
	}

	private Triggered average(final SpikeTriggering triggering, final int channel) {
		final List<SpikeTriggeredAverage> averages = triggering.averages();
		final Triggered triggered = new Triggered(triggering, triggering.fields(averages));
		for (int i = 0; i < averages.size(); i++) {
			final boolean constant = input.channels().size() > 1 && triggered.statistics.sd() == 0;
			final String reason = constant
				? "this channel of the stimulus is constant"
				: reasonToSkip(averages.get(i), triggering.spikes(i));
			if (reason == null) continue;
			skipped.put(input.name(i, channel), reason);
			skippedFolders.add(input.folder(i, channel));
			triggered.windows.set(i, null);
		}
		return triggered;
	}

	private void collect(final List<Triggered> triggered, final Path temporary, final boolean inMemory)
		throws IOException
	{
		if (skipped.size() == triggered.size() * input.cells())
			throw new IllegalArgumentException("There is no ensemble: " + skippedInWords() + ".");
		final EnsembleSize size = new EnsembleSize(triggered.stream().mapToLong(Triggered::values).sum(),
			input.cells() * triggered.size() - skipped.size());
		size.requireSpace(temporary);
		if (inMemory) size.requireMemory();
		for (int channel = 0; channel < triggered.size(); channel++)
			collect(triggered.get(channel), channel, temporary);
	}

	private void collect(final Triggered channel, final int number, final Path temporary) throws IOException {
		statistics.add(channel.statistics);
		final SpooledStack[] ensembles = new SpooledStack[channel.windows.size()];
		for (int i = 0; i < ensembles.length; i++) {
			final Window window = channel.windows.get(i);
			if (window == null) continue;
			ensembles[i] =
				new SpooledStack(temporary.resolve(number + "-" + i + ".raw"), window.width(), window.height());
			spools.add(ensembles[i]);
			cells.add(new TriggeredCell(input.name(i, number), input.folder(i, number), channel.fields.get(i), window,
				ensembles[i], SourceImage.of(input.movie().first()), isWhite(channel.statistics)));
			totals.put(cells.get(cells.size() - 1), counts.total(i));
		}
		channel.triggering.ensembles(channel.fields, channel.windows,
			(cell, bin, count, image) -> ensembles[cell].add(count, image));
	}

	/**
	 * Whether ensembles bear the note on their noise: not if made in the published package's way, which then goes on as
	 * such.
	 */
	private boolean isWhite(final StimulusStatistics stimulus) {
		return options.get(EnsembleOptions.FILTER) == FilterMethod.LOWRANK && Math.abs(stimulus.sd() - 1) < UNIT_SD;
	}

	private static String reasonToSkip(final SpikeTriggeredAverage average, final int spikes) {
		if (average.spikes() == 0) return "it has no spikes after the first frames of a trial";
		if (average.isBlank()) return "its spike-triggered average is 0 everywhere";
		return spikes == 0 ? "no bin has as many spikes as minspikes" : null;
	}

	/** What the ensembles were made of, channel by channel. */
	List<StimulusChannel> channels() {
		return input.channels();
	}

	/** How it was made; the window is that of a selection, if there was one. */
	public EnsembleOptions options() {
		return options;
	}

	/** Mean and standard deviation of each channel as it was read. */
	List<StimulusStatistics> statistics() {
		return statistics;
	}

	/** The cells with an ensemble. */
	public List<TriggeredCell> cells() {
		return Collections.unmodifiableList(cells);
	}

	/** Number of all spikes of one of these, be they in its ensemble or not. */
	long spikes(final TriggeredCell cell) {
		return totals.get(cell);
	}

	/** The cells without, and why. */
	public Map<String, String> skipped() {
		return Collections.unmodifiableMap(skipped);
	}

	/** The folders that the skipped cells would have had. */
	List<String> skippedFolders() {
		return skippedFolders;
	}

	private String skippedInWords() {
		final List<String> words = new ArrayList<>();
		skipped.forEach((name, reason) -> words.add("\"" + name + "\" was skipped because " + reason));
		return String.join("; ", words);
	}

	/** Ends the ensembles' temporary files; who made their folder deletes them. */
	@Override
	public void close() throws IOException {
		for (final SpooledStack spool : spools) spool.close();
	}
}
