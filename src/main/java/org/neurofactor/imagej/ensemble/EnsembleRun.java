package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.door.PlaneStack;
import org.neurofactor.imagej.door.Selection;
import org.neurofactor.imagej.door.SpooledStack;

import ij.ImagePlus;

import java.awt.Rectangle;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.ensemble.Contrast;
import org.neurofactor.stnmf.ensemble.EnsembleOptions;
import org.neurofactor.stnmf.ensemble.FilterMethod;
import org.neurofactor.stnmf.ensemble.ReceptiveField;
import org.neurofactor.stnmf.ensemble.SpikeTriggeredAverage;
import org.neurofactor.stnmf.ensemble.SpikeTriggering;
import org.neurofactor.stnmf.ensemble.Stimulus;
import org.neurofactor.stnmf.ensemble.StimulusStatistics;
import org.neurofactor.stnmf.ensemble.Window;
import org.neurofactor.stnmf.ensemble.WindowRule;

/**
 * Makes the spike-triggered ensembles of cells from an ImageJ stack, of which one plane at a time is in memory, and a
 * {@link SpikeFile}. The ensembles are kept in temporary files until the run is closed.
 */
public final class EnsembleRun implements Closeable {

	/** How far a standard deviation may be from 1 to be called that. */
	private static final double UNIT_SD = 0.1;

	private final Contrast contrast;
	private final EnsembleOptions options;
	private StimulusStatistics statistics;
	private final List<TriggeredCell> cells = new ArrayList<>();
	private final Map<String, String> skipped = new LinkedHashMap<>();
	private final List<String> skippedFolders = new ArrayList<>();
	private final List<SpooledStack> spools = new ArrayList<>();

	private EnsembleRun(final Contrast contrast, final EnsembleOptions options) {
		this.contrast = contrast;
		this.options = options;
	}

	/**
	 * @param stimulus an 8, 16 or 32-bit stack with one slice per frame; not changed. The rectangle around a selection
	 *          on it is the window of all cells, unless the options have another one than {@link WindowRule#PROFILE}
	 * @param detect whether values that are codes for black and white are turned into contrast
	 * @param selected cells, counted from 0
	 * @param temporary an existing folder
	 * @throws IllegalArgumentException if stimulus, spikes, options and memory do not fit each other, or if no cell has
	 *           spikes
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public static EnsembleRun of(final ImagePlus stimulus, final boolean detect, final SpikeFile spikes,
		final int[] selected, final EnsembleOptions options, final Path temporary, final ProgressMonitor monitor)
		throws IOException
	{
		final PlaneStack planes = PlaneStack.of(stimulus, "frame");
		MemoryEstimate
			.ofAverages((long) stimulus.getWidth() * stimulus.getHeight(), options.get(EnsembleOptions.TAU),
				selected.length)
			.requireAvailable();
		final Contrast contrast = detect ? Contrast.detect(planes) : Contrast.NONE;
		final EnsembleRun run = new EnsembleRun(contrast, withSelection(options, stimulus));
		final SpikeTriggering triggering =
			new SpikeTriggering(new Stimulus(planes, contrast), spikes.counts().select(selected), run.options, monitor);
		try {
			run.collect(triggering, stimulus, spikes, selected, temporary);
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

	private void collect(final SpikeTriggering triggering, final ImagePlus stimulus, final SpikeFile spikes,
		final int[] selected, final Path temporary) throws IOException
	{
		final List<SpikeTriggeredAverage> averages = triggering.averages();
		statistics = triggering.stimulusStatistics();
		final List<ReceptiveField> fields = triggering.fields(averages);
		final List<Window> windows = new ArrayList<>(triggering.windows(fields));
		final SpooledStack[] ensembles = new SpooledStack[selected.length];
		for (int i = 0; i < selected.length; i++) {
			final String name = spikes.names().get(selected[i]);
			final String reason = reasonToSkip(averages.get(i), triggering.spikes(i));
			if (reason != null) {
				skipped.put(name, reason);
				skippedFolders.add(spikes.folders().get(selected[i]));
				windows.set(i, null);
				continue;
			}
			final Window window = windows.get(i);
			ensembles[i] = new SpooledStack(temporary.resolve(i + ".raw"), window.width(), window.height());
			spools.add(ensembles[i]);
			cells.add(new TriggeredCell(name, spikes.folders().get(selected[i]), fields.get(i), window, ensembles[i],
				SourceImage.of(stimulus), isWhite()));
		}
		if (cells.isEmpty()) throw new IllegalArgumentException("There is no ensemble: " + skippedInWords() + ".");
		triggering.ensembles(fields, windows, (cell, bin, count, image) -> ensembles[cell].add(count, image));
	}

	/**
	 * Whether ensembles bear the note on their noise: not if made in the published package's way, which then goes on as
	 * such.
	 */
	private boolean isWhite() {
		return options.get(EnsembleOptions.FILTER) == FilterMethod.LOWRANK && Math.abs(statistics.sd() - 1) < UNIT_SD;
	}

	private static String reasonToSkip(final SpikeTriggeredAverage average, final int spikes) {
		if (average.spikes() == 0) return "it has no spikes after the first frames of a trial";
		if (average.isBlank()) return "its spike-triggered average is 0 everywhere";
		return spikes == 0 ? "no bin has as many spikes as minspikes" : null;
	}

	/** How the stimulus was read. */
	public Contrast contrast() {
		return contrast;
	}

	/** How it was made; the window is that of a selection, if there was one. */
	public EnsembleOptions options() {
		return options;
	}

	/** Mean and standard deviation of the stimulus as it was read. */
	public StimulusStatistics statistics() {
		return statistics;
	}

	/** The cells with an ensemble. */
	public List<TriggeredCell> cells() {
		return Collections.unmodifiableList(cells);
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
