package org.neurofactor.imagej.ensemble;

import ij.util.StringSorter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text file, or one for each trial: a folder of them, or a list. */
final class TrialFiles {

	private static final String LIST = ";";
	private static final String TEXT = "(?i).+\\.(csv|tsv|txt|dat)";

	private final List<Path> paths;
	private final boolean listed;

	private TrialFiles(final List<Path> paths, final boolean listed) {
		this.paths = paths;
		this.listed = listed;
	}

	/**
	 * @param option its key, for messages
	 * @param text path of a file or folder, or several paths of files separated by semicolons
	 * @throws IllegalArgumentException if it is a folder without text files
	 */
	static TrialFiles of(final String option, final String text) {
		final Path path = Paths.get(text);
		if (text.contains(LIST) && !Files.exists(path)) return new TrialFiles(Arrays.stream(text.split(LIST))
			.map(String::trim)
			.filter(part -> !part.isEmpty())
			.map(Paths::get)
			.collect(Collectors.toList()), true);
		return new TrialFiles(Files.isDirectory(path) ? in(option, path) : Collections.singletonList(path), false);
	}

	private static List<Path> in(final String option, final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			final String[] names = files.filter(Files::isRegularFile)
				.map(path -> path.getFileName().toString())
				.filter(name -> !name.startsWith(".") && name.matches(TEXT))
				.toArray(String[]::new);
			if (names.length == 0)
				throw new IllegalArgumentException(option + " must be a text file, or a folder with " +
					"one per trial (.csv, .tsv, .txt or .dat), but the folder \"" + folder + "\" has none.");
			return Arrays.stream(StringSorter.sortNumerically(names)).map(folder::resolve).collect(Collectors.toList());
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The folder \"" + folder + "\" cannot be listed: " + e.getMessage(), e);
		}
	}

	/** In the order of the list, or of their names, numbers in them by value. */
	List<Path> paths() {
		return paths;
	}

	/**
	 * Whether each file of a folder has the name of one trial: the same, but for extensions and words such as stimulus
	 * and spikes; if none has, files and trials belong together in their order.
	 *
	 * @param trials names of as many trials
	 * @throws IllegalArgumentException if some of them have such names, and others not
	 */
	boolean areNamedLike(final List<String> trials) {
		if (listed || paths.size() == 1) return false;
		final List<String> wanted = trials.stream().map(TrialFiles::key).collect(Collectors.toList());
		final List<String> found = keys();
		final boolean distinct =
			new HashSet<>(wanted).size() == wanted.size() && new HashSet<>(found).size() == found.size();
		final long matches = wanted.stream().filter(found::contains).count();
		if (!distinct || matches == 0) return false;
		if (matches == wanted.size()) return true;
		final int other = wanted.indexOf(wanted.stream().filter(key -> !found.contains(key)).findFirst().get());
		throw new IllegalArgumentException(
			"Some files of \"" + paths.get(0).getParent() + "\" are named like trials, but none like \"" +
				trials.get(other) + "\": name all alike, or list the files in their order, separated by ;.");
	}

	/** The files in the order of the trials that they are named like. */
	List<Path> inOrderOf(final List<String> trials) {
		final List<String> keys = keys();
		final List<Path> ordered = new ArrayList<>();
		for (final String trial : trials) ordered.add(paths.get(keys.indexOf(key(trial))));
		return ordered;
	}

	private List<String> keys() {
		return paths.stream().map(path -> key(path.getFileName().toString())).collect(Collectors.toList());
	}

	private static String key(final String name) {
		return name.toLowerCase(Locale.ROOT)
			.replaceFirst("\\.[a-z]{2,4}$", "")
			.replaceAll("spikes?|stimulus|stimuli|stim|counts?|times?|frames?|pulses|[\\s_.-]+", "");
	}
}
