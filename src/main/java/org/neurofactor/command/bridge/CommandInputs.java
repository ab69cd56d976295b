package org.neurofactor.command.bridge;

import java.util.stream.Collectors;
import ij.ImagePlus;

import java.util.LinkedHashMap;
import java.util.Map;

import org.neurofactor.command.CommandDescription;
import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.settings.FlagKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Values;

/** The inputs of a command as macros and dialogs give them: texts by key, and the current image. */
final class CommandInputs {

	private final String title;
	private final Settings settings;

	CommandInputs(final CommandDescription command) {
		title = command.getTitle();
		settings = command.settings();
		requireRecordable();
	}

	/**
	 * ImageJ's recorder takes a key for another one, and interrupts with a message, if it is the end of an earlier key
	 * or, being bare, its beginning.
	 */
	private void requireRecordable() {
		final Map<String, Setting<?>> earlier = new LinkedHashMap<>();
		for (final Setting<?> setting : settings) {
			for (final String key : earlier.keySet())
				if (key.endsWith(setting.key()) || isFlag(setting) && key.startsWith(setting.key()))
					throw new IllegalArgumentException("Input " + setting + " of " + title + " must come before " +
						key + " or have another name, because the latter contains its name");
			earlier.put(setting.key(), setting);
		}
	}

	Settings list() {
		return settings;
	}

	/** The inputs to ask the user for: the only image is the current one, as everywhere in ImageJ. */
	Settings asked() {
		final boolean oneImage = settings.stream().filter(CommandInputs::isImage).count() == 1;
		return settings.filter(setting -> !setting.isHidden() && !(oneImage && isImage(setting)));
	}

	/**
	 * The values that options stand for; omitted ones have their defaults, and the first image is the current one.
	 *
	 * @param options texts by key, null for a bare key; or images
	 * @param current the current image, may be null
	 * @return the values by key, all allowed, as scripts give them
	 * @throws IllegalArgumentException if a key is unknown or a value not allowed
	 */
	Map<String, Object> parse(final Map<String, ?> options, final ImagePlus current) {
		final Map<String, Object> given = new LinkedHashMap<>(withImage(current));
		try {
			options.forEach((key, value) -> {
				final Setting<?> setting = settings.get(key);
				given.put(setting == null ? key : setting.key(), value == null ? bare(setting) : value);
			});
			return Values.of(settings, given).toMap();
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(title + ": " + e.getMessage());
		}
	}

	/** Images are only those that are given or current; the first one that a command needs must be there. */
	private Map<String, Object> withImage(final ImagePlus current) {
		final Map<String, Object> image = new LinkedHashMap<>();
		settings.stream().filter(CommandInputs::isImage).findFirst().ifPresent(first -> {
			if (current == null && first.isRequired())
				throw new IllegalArgumentException(title + " needs an image, but none is open.");
			image.put(first.key(), current);
		});
		return image;
	}

	/** A bare key checks a box; anything else needs a value. */
	private static Object bare(final Setting<?> setting) {
		if (setting == null || isFlag(setting)) return true;
		throw setting.invalid("");
	}

	/**
	 * What the user is told of the image that the command will work on, such as "Ensemble: ste.tif, 16 × 14 × 2700";
	 * empty if there is none, or one is asked for.
	 */
	String imageLine(final ImagePlus current) {
		if (current == null) return "";
		return ImageKind.settings(settings)
			.stream()
			.filter(setting -> !asked().contains(setting) && ImageKind.isInput(setting, current))
			.map(setting -> line(setting, current))
			.collect(Collectors.joining("\n"));
	}

	private static String line(final Setting<ImagePlus> setting, final ImagePlus current) {
		final ImagePlus used = ImageKind.input(setting, current);
		return setting.label() + ": " + used.getTitle() + ", " + used.getWidth() + " × " + used.getHeight() + " × " +
			used.getStackSize() + (used == current ? "" : "  (of which " + current.getTitle() + " was made)");
	}

	/**
	 * The texts of the defaults of what the user is asked for, by key.
	 *
	 * @throws IllegalArgumentException if the command cannot do without an image, and this is none for it
	 */
	Map<String, String> defaultTexts(final ImagePlus current) {
		withImage(current);
		ImageKind.settings(settings)
			.stream()
			.filter(setting -> setting.isRequired() && !asked().contains(setting))
			.forEach(setting -> ImageKind.input(setting, current));
		return asked().defaults().toTexts();
	}

	static boolean isImage(final Setting<?> setting) {
		return setting.kind() instanceof ImageKind;
	}

	static boolean isFlag(final Setting<?> setting) {
		return setting.kind() instanceof FlagKind;
	}
}
