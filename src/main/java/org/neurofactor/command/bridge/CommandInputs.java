package org.neurofactor.command.bridge;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.log.Logger;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;
import org.scijava.service.Service;

/**
 * The inputs of a command in their order, and the values they are given. Values are kept by parameter name; every
 * method that makes them sees to it that they are complete and allowed.
 */
public final class CommandInputs {

	private final String title;
	private final List<CommandInput> inputs = new ArrayList<>();

	private CommandInputs(final ModuleInfo command) {
		title = command.getTitle();
		for (final ModuleItem<?> item : command.inputs()) {
			if (item.getVisibility() == ItemVisibility.MESSAGE || isInjected(item.getType())) continue;
			add(CommandInput.of(item));
		}
	}

	static CommandInputs of(final ModuleInfo command) {
		return new CommandInputs(command);
	}

	/**
	 * Checks the inputs of a command: required ones are there, numbers are in range, texts are among the choices.
	 * SciJava does not check any of it, so every command does, for callers that come through {@code CommandService}.
	 *
	 * @throws IllegalArgumentException if a value is not allowed; the message says which, what it was and what is
	 */
	public static void validate(final Command command) {
		final CommandModule module = module(command);
		for (final CommandInput input : of(module.getInfo()).inputs) input.check(module.getInput(input.name()));
	}

	/** The values of a command's inputs by their keys in macros, in their order, images left out. */
	public static Map<String, Object> options(final Command command) {
		final CommandModule module = module(command);
		final Map<String, Object> options = new LinkedHashMap<>();
		for (final CommandInput input : of(module.getInfo()).inputs)
			if (!(input instanceof ImageInput)) options.put(input.key(), module.getInput(input.name()));
		return options;
	}

	/**
	 * The files that a command's inputs name, in their order: those from which its images were opened, as far as that is
	 * known, and those given by their paths; folders are left out.
	 */
	public static List<Path> files(final Command command) {
		final CommandModule module = module(command);
		final List<Path> files = new ArrayList<>();
		for (final CommandInput input : of(module.getInfo()).inputs) input.file(module.getInput(input.name())).filter(
			Files::isRegularFile).ifPresent(files::add);
		return files;
	}

	/** Whether a command works on an image, whose file is the first of the {@link #files} if it is known. */
	public static Optional<ImagePlus> image(final Command command) {
		final CommandModule module = module(command);
		return of(module.getInfo()).inputs.stream().filter(ImageInput.class::isInstance).map(input -> (ImagePlus) module
			.getInput(input.name())).filter(Objects::nonNull).findFirst();
	}

	private static CommandModule module(final Command command) {
		final Class<? extends Command> type = command.getClass();
		return new CommandModule(new CommandInfo(type, type.getAnnotation(Plugin.class)), command);
	}

	List<CommandInput> list() {
		return Collections.unmodifiableList(inputs);
	}

	/** The inputs to ask the user for: the only image is the current one, as everywhere in ImageJ. */
	List<CommandInput> asked() {
		final boolean oneImage = inputs.stream().filter(ImageInput.class::isInstance).count() == 1;
		return inputs.stream().filter(input -> !input.isHidden() && !(oneImage && input instanceof ImageInput)) //
			.collect(Collectors.toList());
	}

	/**
	 * The values that options stand for; omitted ones have their defaults, and the first image is the current one.
	 *
	 * @param options texts by key, null for a bare key
	 * @param current the current image, may be null
	 * @throws IllegalArgumentException if a key is unknown or a value not allowed
	 */
	Map<String, Object> parse(final Map<String, String> options, final ImagePlus current) {
		final List<String> keys = inputs.stream().map(CommandInput::key).collect(Collectors.toList());
		for (final String key : options.keySet()) {
			if (!keys.contains(key)) {
				throw new IllegalArgumentException(title + ": unknown option '" + key + "'. " + (keys.isEmpty() ?
					"There are no options." : "Valid options: " + String.join(", ", keys) + "."));
			}
		}
		final Map<String, Object> values = defaults(current);
		for (final CommandInput input : inputs) {
			if (options.containsKey(input.key())) values.put(input.name(), parse(input, options.get(input.key())));
		}
		for (final CommandInput input : inputs) input.check(values.get(input.name()));
		return values;
	}

	/**
	 * The default values, not yet checked, because some inputs may have none; the first image is the current one.
	 *
	 * @throws IllegalArgumentException if the command needs an image and there is none
	 */
	Map<String, Object> defaults(final ImagePlus current) {
		final Map<String, Object> values = new LinkedHashMap<>();
		ImagePlus image = current;
		for (final CommandInput input : inputs) {
			if (input instanceof ImageInput) {
				if (current == null && input.isRequired()) {
					throw new IllegalArgumentException(title + " needs an image, but none is open.");
				}
				values.put(input.name(), image);
				image = null;
			}
			else values.put(input.name(), input.defaultValue());
		}
		return values;
	}

	/** The image that the command works on; null if it works on none. */
	static ImagePlus image(final Map<String, Object> values) {
		return (ImagePlus) values.values().stream().filter(ImagePlus.class::isInstance).findFirst().orElse(null);
	}

	private static Object parse(final CommandInput input, final String text) {
		if (text != null) return input.parse(text);
		if (input instanceof BooleanInput) return true;
		throw input.invalid("");
	}

	/**
	 * ImageJ's recorder takes a key for another one, and interrupts with a message, if it is the end of an earlier key
	 * or, being bare, its beginning.
	 */
	private void add(final CommandInput input) {
		for (final CommandInput earlier : inputs) {
			final boolean begins = input instanceof BooleanInput && earlier.key().startsWith(input.key());
			if (begins || earlier.key().endsWith(input.key())) {
				throw new IllegalArgumentException("Input " + input.name() + " of " + title + " must come before " +
					earlier.name() + " or have another name, because the latter contains its name");
			}
		}
		inputs.add(input);
	}

	private static boolean isInjected(final Class<?> type) {
		return Service.class.isAssignableFrom(type) || Context.class.isAssignableFrom(type) ||
			Logger.class.isAssignableFrom(type);
	}
}
