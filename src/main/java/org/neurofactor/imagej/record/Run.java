package org.neurofactor.imagej.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.neurofactor.settings.Values;

/** One run of a command: what it takes to repeat it. Immutable. */
public final class Run {

	private final String command;
	private final Map<String, Object> options;
	private final Set<String> withoutEffect;
	private final List<OpenedImage> images;
	private final List<InputFile> inputs;

	/** The line that repeats the whole of which it is a part; null if it is no part. */
	private final String whole;

	private Run(final String command, final Map<String, ?> options, final Set<String> withoutEffect,
		final List<OpenedImage> images, final List<InputFile> inputs, final String whole)
	{
		this.command = command;
		this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
		this.withoutEffect = withoutEffect;
		this.images = images;
		this.inputs = Collections.unmodifiableList(new ArrayList<>(inputs));
		this.whole = whole;
	}

	/**
	 * @param command its name in messages, which in the menu has dots behind it
	 * @param options its inputs that are not images
	 * @param image the file of the image it works on; empty if there is none
	 * @param others files that it reads beside
	 */
	public static Run of(final String command, final Values options, final Optional<Path> image,
		final Collection<Path> others)
	{
		return of(command, options.toMap(), options.settings().filter(setting -> !setting.hasEffect()).keys(), image,
			others);
	}

	/**
	 * As {@link #of(String, Values, Optional, Collection)}, with options by the keys of macros that all have an effect.
	 */
	public static Run of(final String command, final Map<String, ?> options, final Optional<Path> image,
		final Collection<Path> others)
	{
		return of(command, options, Collections.emptySet(), image, others);
	}

	private static Run of(final String command, final Map<String, ?> options, final Collection<String> withoutEffect,
		final Optional<Path> image, final Collection<Path> others)
	{
		final List<OpenedImage> images = new ArrayList<>();
		final List<InputFile> inputs = new ArrayList<>();
		image.map(path -> OpenedImage.of(path, null)).ifPresent(images::add);
		image.map(InputFile::of).ifPresent(inputs::add);
		others.stream().map(InputFile::of).forEach(inputs::add);
		return new Run(command, options, new HashSet<>(withoutEffect), images, inputs, null);
	}

	/** With the images that have to be open, of which the last is the current one. */
	public Run opening(final List<OpenedImage> all) {
		return new Run(command, options, withoutEffect, new ArrayList<>(all), inputs, whole);
	}

	/** With more images that have to be open, but for those that it opens anyway. */
	public Run openingToo(final Collection<Path> more) {
		final List<OpenedImage> all = more.stream()
			.map(path -> OpenedImage.of(path, null))
			.filter(image -> images.stream().noneMatch(other -> other.path().equals(image.path())))
			.collect(Collectors.toCollection(ArrayList::new));
		all.addAll(images);
		return opening(all);
	}

	/** A part of this run that depends on some of its options and files only: what repeats it is the whole run. */
	public Run part(final Map<String, ?> partOptions, final InputFile... partInputs) {
		return new Run(command, partOptions, withoutEffect, images, Arrays.asList(partInputs), macro());
	}

	/** With an option as it came to be, where it was left open. */
	public Run with(final String key, final Object value) {
		final Map<String, Object> changed = new LinkedHashMap<>(options);
		changed.put(key, value);
		return new Run(command, changed, withoutEffect, images, inputs, whole);
	}

	/** A macro's text, with what it would take for something else. */
	static String quoted(final String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	private static String words(final Map<String, ?> options) {
		return options.entrySet()
			.stream()
			.filter(option -> option.getValue() != null && !option.getValue().toString().isEmpty())
			.map(option -> option.getKey() + "=" + word(option.getValue()))
			.collect(Collectors.joining(" "));
	}

	private static String word(final Object value) {
		final String text = value.toString();
		if (value instanceof Number) return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
		final boolean plain =
			text.chars().noneMatch(Character::isWhitespace) && !text.startsWith("[") && !text.startsWith("'");
		return plain ? text : "[" + text + "]";
	}

	public String command() {
		return command;
	}

	/** By the keys of macros. */
	public Map<String, Object> options() {
		return options;
	}

	/**
	 * Those that were given and on which its results depend: others, such as the output folder, differ between equal
	 * results.
	 */
	public Map<String, Object> effectiveOptions() {
		final Map<String, Object> effective = new LinkedHashMap<>(options);
		effective.keySet().removeAll(withoutEffect);
		effective.values().removeIf(value -> value == null || value.equals(""));
		return effective;
	}

	/** The files it reads. */
	public List<InputFile> inputs() {
		return inputs;
	}

	/** Their paths. */
	public List<Path> paths() {
		return inputs.stream().map(InputFile::path).collect(Collectors.toList());
	}

	/** The images that have to be open, of which the last is the current one. */
	List<OpenedImage> images() {
		return images;
	}

	/** Whether it is a part of a run. */
	boolean isPart() {
		return whole != null;
	}

	/** The line of a macro that repeats it. */
	String macro() {
		if (whole != null) return whole;
		return images.stream().map(OpenedImage::macro).collect(Collectors.joining()) + "run(" +
			quoted(command + "...") + ", " + quoted(words(options)) + ");";
	}
}
