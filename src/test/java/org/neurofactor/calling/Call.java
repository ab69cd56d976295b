package org.neurofactor.calling;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.neurofactor.command.NeuroFactorCommand;

/** A command with an input and options, to be called in every way there is. */
final class Call {

	/** The same without the command, through what Java programs call. */
	interface Api {

		Outcome run(ImagePlus image, Path output) throws Exception;
	}

	/** The key of the output folder, which every way gives itself. */
	static final String OUTPUT = "output";

	private final String label;
	private final Class<? extends NeuroFactorCommand> command;
	private final String imageKey;
	private final Supplier<ImagePlus> image;
	private final Map<String, Object> options;
	private final Api api;

	/**
	 * @param label the menu entry
	 * @param imageKey the key of the image that the command works on
	 * @param image makes it, anew for every call
	 * @param options of the types of the command's inputs, by key; without the output folder
	 */
	Call(final String label, final Class<? extends NeuroFactorCommand> command, final String imageKey,
		final Supplier<ImagePlus> image, final Map<String, Object> options, final Api api)
	{
		this.label = label;
		this.command = command;
		this.imageKey = imageKey;
		this.image = image;
		this.options = options;
		this.api = api;
	}

	String label() {
		return label;
	}

	Class<? extends NeuroFactorCommand> command() {
		return command;
	}

	String imageKey() {
		return imageKey;
	}

	ImagePlus image() {
		return image.get();
	}

	Outcome api(final Path output) throws Exception {
		return api.run(image(), output);
	}

	/** The options with the output folder. */
	Map<String, Object> options(final Path output) {
		final Map<String, Object> all = new LinkedHashMap<>(options);
		all.put(OUTPUT, output.toString());
		return all;
	}

	/** The inputs for SciJava: the image and the options. */
	Map<String, Object> inputs(final Path output) {
		final Map<String, Object> inputs = options(output);
		inputs.put(imageKey, image());
		return inputs;
	}

	/** The options as a macro writes them. */
	String macroOptions(final Path output) {
		return options(output).entrySet()
			.stream()
			.map(option -> option.getKey() + "=[" + option.getValue() + "]")
			.collect(Collectors.joining(" "));
	}

	/** The line by which a macro runs the command. */
	String macro(final Path output) {
		return "run(\"" + label + "\", \"" + macroOptions(output) + "\");\n";
	}

	@Override
	public String toString() {
		return label;
	}
}
