package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.door.NameList;
import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.table.CellNames;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.neurofactor.stnmf.ensemble.SpikeCounts;

/**
 * The spikes of one or more cells from a text file: a line per stimulus frame and a column per cell with the number of
 * spikes; or spike times, either in a column or line per cell, of any length, or in a list with a column that names the
 * cell and one with the time, so headed. Columns are separated by commas, tabs, semicolons or spaces; a heading names
 * the cells. Immutable.
 */
public final class SpikeFile {

	private static final String SPIKE_FILE = "spike file";

	private final CellNames names;
	private final SpikeCounts counts;
	private final double frameRateHz;
	private final String file;
	private final String what;
	private final boolean list;
	private final String description;
	private final List<String> warnings;

	/**
	 * @param file its name
	 * @param what its numbers are, such as "times in seconds"
	 * @param list whether it is a list, which does not name cells that were silent
	 * @param notes what else there is to say of how it was read
	 */
	SpikeFile(final String file, final List<String> cells, final SpikeCounts counts, final double frameRateHz,
		final String what, final boolean list, final List<String> notes, final List<String> warnings)
	{
		names = new CellNames(cells);
		this.file = file;
		this.what = what;
		this.list = list;
		this.counts = counts;
		this.frameRateHz = frameRateHz;
		this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
		final List<String> parts = new ArrayList<>();
		parts.add(file + ": " + counted(counts.cells(), "cell"));
		parts.add(counted(spikes(counts), "spike"));
		parts.add(what);
		parts.addAll(notes);
		description = String.join(", ", parts);
	}

	private static String counted(final long number, final String what) {
		return number + " " + what + (number == 1 ? "" : "s");
	}

	/** Number of spikes of all cells. */
	static long spikes(final SpikeCounts counts) {
		return IntStream.range(0, counts.cells()).mapToLong(counts::total).sum();
	}

	/**
	 * Reads the number of spikes of each cell in each frame.
	 *
	 * @param frames number of frames of the stimulus, and of lines below the heading
	 * @throws IllegalArgumentException if the file cannot be read, or is not so; file and line are named
	 */
	public static SpikeFile counts(final Path path, final int frames) {
		return read(path, SpikeTiming.DEFAULTS, frames, 0, 0);
	}

	/**
	 * Reads spikes in any of the forms.
	 *
	 * @param images number of images of the stimulus
	 * @param trialLength images per trial; 0 for one trial
	 * @param calibratedHz images per second as the stimulus is calibrated; 0 if unknown
	 * @throws IllegalArgumentException if the file cannot be read, is not so, may be read in more than one way, or has
	 *           times outside the stimulus that are not to be left out
	 */
	public static SpikeFile read(final Path path, final SpikeTiming timing, final int images, final int trialLength,
		final double calibratedHz)
	{
		final SpikeText text = SpikeText.read(path, SPIKE_FILE);
		final SpikeColumns columns = new SpikeColumns(text, timing.unit());
		timing.requireConsistent(columns.unit(), calibratedHz);
		if (columns.unit() == SpikeUnit.NONE) return ofCounts(text, timing, images, calibratedHz);
		final BinnedSpikes spikes = new BinnedSpikes(text, columns, timing);
		if (timing.get(SpikeTiming.FRAME_TIMES).isEmpty()) return spikes
			.in(timing.regularFrames(columns.unit(), calibratedHz, images), timing.imageRateHz(calibratedHz));
		final FrameTimeFile onsets = FrameTimeFile.read(Paths.get(timing.get(SpikeTiming.FRAME_TIMES)), columns.unit(),
			images, timing.get(SpikeTiming.UPDATE), trialLength);
		final double hz = onsets.frames().framesPerUnit() * timing.perSecond(columns.unit());
		timing.requireSameRate(hz);
		return spikes.in(onsets, hz);
	}

	private static SpikeFile ofCounts(final SpikeText text, final SpikeTiming timing, final int images,
		final double calibratedHz)
	{
		final int update = timing.get(SpikeTiming.UPDATE);
		final SpikeTable table = SpikeTable.of(text, Math.multiplyExact(images, update),
			update == 1
				? "frame of the stimulus"
				: "frame (" + images + " images of the stimulus, each shown for update=" + update + " frames)");
		final List<String> notes = new ArrayList<>();
		if (table.isLinePerCell()) notes.add("a line per cell");
		if (text.isIndexed()) notes.add(SpikeText.INDEX_LEFT_OUT);
		return new SpikeFile(text.name(), table.names(), SpikeCounts.of(table.counts()).together(update),
			timing.imageRateHz(calibratedHz), "counts per frame", false, notes, Collections.emptyList());
	}

	/**
	 * One trial after the other. A cell that a list does not name was silent in that trial.
	 *
	 * @param how they were put in order, in words
	 * @throws IllegalArgumentException if they differ in their cells otherwise, or in what their numbers are
	 */
	static SpikeFile ofTrials(final List<SpikeFile> trials, final String how) {
		final SpikeFile first = trials.get(0);
		final Set<String> all = new LinkedHashSet<>();
		for (final SpikeFile trial : trials) {
			if (!trial.what.equals(first.what)) throw new IllegalArgumentException("All trials must be alike, but " +
				first.file + " has " + first.what + ", and " + trial.file + " " + trial.what + ".");
			final boolean same =
				trial.names().size() == first.names().size() && trial.names().containsAll(first.names());
			if (!same && !(trial.list && first.list)) throw new IllegalArgumentException(
				"All trials must have the " + "same cells, but " + first.file + " has " + NameList.of(first.names()) +
					", and " + trial.file + " " + NameList.of(trial.names()) + ".");
			all.addAll(trial.names());
		}
		final List<String> names = first.list ? SpikeTimes.sorted(all) : first.names();
		final List<SpikeCounts> counts = new ArrayList<>();
		for (final SpikeFile trial : trials) {
			final int[][] own = new int[names.size()][trial.counts.bins()];
			for (int cell = 0; cell < own.length; cell++) {
				final int index = trial.names().indexOf(names.get(cell));
				for (int bin = 0; index >= 0 && bin < own[cell].length; bin++)
					own[cell][bin] = trial.counts.count(index, bin);
			}
			counts.add(SpikeCounts.of(own));
		}
		return new SpikeFile(trials.size() + " files, a trial each, " + how, names, SpikeCounts.concatenation(counts),
			first.frameRateHz, first.what, first.list, Collections.emptyList(), Collections.emptyList());
	}

	/** The cells' names, each different. */
	public List<String> names() {
		return names.list();
	}

	/** A folder's name for each cell, safe on all file systems, each different. */
	public List<String> folders() {
		return names.folders(ResultFolder.RECORD);
	}

	/** Spikes of all cells. */
	public SpikeCounts counts() {
		return counts;
	}

	/** Images of the stimulus per second; 0 if unknown. */
	public double frameRateHz() {
		return frameRateHz;
	}

	/** What was read, such as "spikes.csv: 3 cells, 5210 spikes, times in seconds". */
	public String description() {
		return description;
	}

	/** What is plausible, but may be wrong. */
	public List<String> warnings() {
		return warnings;
	}

	/**
	 * The cells that are meant, counted from 0.
	 *
	 * @param cell "all", a name, or a number from 1
	 * @throws IllegalArgumentException if there is no such cell
	 */
	public int[] select(final String cell) {
		return names.select(cell);
	}
}
