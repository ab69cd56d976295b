package org.neurofactor.command.bridge;

import org.neurofactor.command.CommandDescription;

import org.neurofactor.imagej.door.OpenImages;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.neurofactor.settings.Setting;
import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.run.AbstractCodeRunner;
import org.scijava.run.CodeRunner;

/**
 * Runs the commands of the suite for SciJava's {@code RunService}, that is {@code --run Class 'key=value,…'} on the
 * command line: keys and values are as in macros, and as strictly checked. SciJava's own runner ignores unknown keys,
 * and takes {@code 7.0} or {@code abc} for 0 where a whole number is wanted.
 * <p>
 * An image is named by its title, if it is open, or by its file; without a name it is the current image.
 */
@Plugin(type = CodeRunner.class, priority = Priority.HIGH)
public class NeuroFactorCodeRunner extends AbstractCodeRunner {

	@Parameter
	private CommandService commands;

	@Parameter
	private ConvertService converter;

	@Override
	public boolean supports(final Object code) {
		return command(code) != null;
	}

	/** @param args keys and values in turn */
	@Override
	public void run(final Object code, final Object... args) throws InvocationTargetException {
		if (args.length % 2 != 0) throw new IllegalArgumentException(
			command(code).getTitle() + ": arguments must be pairs of a key and a value, but were " + args.length + ".");
		final Map<String, Object> inputs = new LinkedHashMap<>();
		for (int i = 0; i < args.length; i += 2) inputs.put(String.valueOf(args[i]), args[i + 1]);
		run(code, inputs);
	}

	/** @throws IllegalArgumentException if a key is unknown or a value not allowed, before anything is done */
	@Override
	public void run(final Object code, final Map<String, Object> inputs) throws InvocationTargetException {
		final CommandDescription command = command(code);
		waitFor(commands.run(command, true, values(command, inputs)));
	}

	/** The command of the suite that is meant by its class or the name of its class; null if there is none. */
	private CommandDescription command(final Object code) {
		if (!(code instanceof Class || code instanceof String)) return null;
		final String name = code instanceof Class ? ((Class<?>) code).getName() : (String) code;
		final CommandInfo command = commands.getCommand(name);
		return command instanceof CommandDescription ? (CommandDescription) command : null;
	}

	private Map<String, Object> values(final CommandDescription command, final Map<String, Object> given) {
		final CommandInputs inputs = new CommandInputs(command);
		final Map<String, Object> values = new LinkedHashMap<>();
		ImagePlus current = WindowManager.getCurrentImage();
		for (final Map.Entry<String, Object> entry : given.entrySet()) {
			final Setting<?> setting = inputs.list().get(entry.getKey());
			final boolean isImage = setting != null && CommandInputs.isImage(setting);
			final Object value =
				isImage ? image(command.getTitle(), setting, entry.getValue()) : String.valueOf(entry.getValue());
			if (isImage) current = (ImagePlus) value;
			values.put(entry.getKey(), value);
		}
		return inputs.parse(values, current);
	}

	private ImagePlus image(final String title, final Setting<?> setting, final Object value) {
		final ImagePlus image =
			value instanceof String ? image((String) value) : converter.convert(value, ImagePlus.class);
		if (image == null) throw new IllegalArgumentException(title + ": " + setting + " must be " + setting.allowed() +
			" or the path of an image file, but was '" + value + "'.");
		return image;
	}

	private static ImagePlus image(final String name) {
		final ImagePlus open = OpenImages.find(name);
		return open != null || !new File(name).isFile() ? open : IJ.openImage(name);
	}
}
