package org.neurofactor.imagej.ensemble;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.neurofactor.stnmf.ensemble.EnsembleOptions;

/** The spikes of a recording in one file, or in one for each trial. Immutable. */
public final class RecordedSpikes {

	private final SpikeFile spikes;
	private final EnsembleOptions options;
	private final List<Path> files;
	private final List<String> report;

	private RecordedSpikes(final SpikeFile spikes, final EnsembleOptions options, final List<Path> files,
		final List<String> report)
	{
		this.spikes = spikes;
		this.options = options;
		this.files = files;
		this.report = report;
	}

	/**
	 * Reads the files. If there are several, each has the spikes of a trial, on a clock of its own: of one of as many
	 * stimuli, or of an equal part of the only one.
	 *
	 * @param spikes path of a file or folder, or several paths of files separated by semicolons
	 * @throws IllegalArgumentException if a file cannot be read or does not fit, see {@link SpikeFile#read}; or if
	 *           their number does not fit
	 */
	public static RecordedSpikes read(final String spikes, final SpikeTiming timing, final StimulusMovie movie,
		final EnsembleOptions options)
	{
		final TrialFiles files = TrialFiles.of("spikes", spikes);
		if (files.paths().size() > 1) return ofTrials(files, timing, movie, options);
		if (Files.isDirectory(Paths.get(spikes)) && movie.files().isEmpty())
			throw new IllegalArgumentException("The spike file \"" + spikes +
				"\" is a folder, but must be a text file. For several trials, the folder must " +
				"have a text file for each.");
		return ofOne(files.paths().get(0), timing, movie, options);
	}

	private static RecordedSpikes ofOne(final Path path, final SpikeTiming timing, final StimulusMovie movie,
		final EnsembleOptions options)
	{
		final SpikeFile file = SpikeFile.read(path, timing, IntStream.of(movie.frames()).sum(),
			options.get(EnsembleOptions.TRIAL_LENGTH), movie.calibratedHz());
		return new RecordedSpikes(file, options, Collections.singletonList(path), report(file));
	}

	private static RecordedSpikes ofTrials(final TrialFiles files, final SpikeTiming timing, final StimulusMovie movie,
		final EnsembleOptions options)
	{
		final int number = files.paths().size();
		final boolean oneStack = movie.frames().length == 1;
		if (!oneStack && movie.frames().length != number) throw new IllegalArgumentException("There must be a spike " +
			"file for each of " + movie.frames().length + " stimuli, but there are " + number + ".");
		final int all = movie.frames()[0];
		if (oneStack && all % number != 0)
			throw new IllegalArgumentException("The " + all + " frames of the stimulus " +
				"must be divided evenly between the " + number + " spike files, each of which is a trial.");
		final EnsembleOptions trialOptions = oneStack && options.get(EnsembleOptions.TRIAL_LENGTH) == 0
			? options.with(EnsembleOptions.TRIAL_LENGTH, all / number)
			: options;
		final boolean named = !oneStack && files.areNamedLike(movie.names());
		final List<Path> ordered = named ? files.inOrderOf(movie.names()) : files.paths();
		final List<Path> onsets = onsets(timing, ordered);
		final List<Path> used = new ArrayList<>(ordered);
		used.addAll(onsets);
		final List<String> report = new ArrayList<>();
		final List<SpikeFile> trials = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			final SpikeFile trial = SpikeFile.read(ordered.get(i),
				onsets.isEmpty() ? timing : timing.with(SpikeTiming.FRAME_TIMES, onsets.get(i).toString()),
				oneStack ? all / number : movie.frames()[i], options.get(EnsembleOptions.TRIAL_LENGTH),
				movie.calibratedHz());
			trials.add(trial);
			report.add((oneStack ? "Trial " + (i + 1) : "Trial \"" + movie.names().get(i) + "\"") + ": " +
				trial.description() + ".");
			trial.warnings().forEach(warning -> report.add("Warning: " + warning));
		}
		final SpikeFile together = SpikeFile.ofTrials(trials, named ? "by their names" : "in their order");
		report.addAll(report(together));
		return new RecordedSpikes(together, trialOptions, used, report);
	}

	/** The files of frame times for each of the spike files; empty if there are none. */
	private static List<Path> onsets(final SpikeTiming timing, final List<Path> spikes) {
		final String option = SpikeTiming.FRAME_TIMES.key();
		if (timing.get(SpikeTiming.FRAME_TIMES).isEmpty()) return Collections.emptyList();
		final TrialFiles files = TrialFiles.of(option, timing.get(SpikeTiming.FRAME_TIMES));
		if (files.paths().size() != spikes.size())
			throw new IllegalArgumentException(option + " must name a file for " + "each of " + spikes.size() +
				" spike files (a folder of them, or a list), but there " +
				(files.paths().size() == 1 ? "is 1." : "are " + files.paths().size() + "."));
		final List<String> names = new ArrayList<>();
		spikes.forEach(path -> names.add(path.getFileName().toString()));
		return files.areNamedLike(names) ? files.inOrderOf(names) : files.paths();
	}

	private static List<String> report(final SpikeFile file) {
		final List<String> report = new ArrayList<>();
		report.add(file.description() + ".");
		file.warnings().forEach(warning -> report.add("Warning: " + warning));
		return report;
	}

	/** All of them. */
	public SpikeFile spikes() {
		return spikes;
	}

	/** How ensembles are to be made: where one stack was divided into trials, with their length. */
	public EnsembleOptions options() {
		return options;
	}

	/** The files that were read, but a single file of frame times. */
	public List<Path> files() {
		return files;
	}

	/** What was read, and what is plausible, but may be wrong: in lines, for the log. */
	public List<String> report() {
		return report;
	}
}
