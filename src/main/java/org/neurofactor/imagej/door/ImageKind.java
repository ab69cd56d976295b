package org.neurofactor.imagej.door;

import org.neurofactor.settings.Settings;
import java.util.stream.Collectors;
import java.util.List;
import ij.ImagePlus;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;

/** An open image, which macros and dialogs name by its title. */
public final class ImageKind implements Kind<ImagePlus> {

	/** Null for any. */
	private final MadeImage.Role role;

	private ImageKind(final MadeImage.Role role) {
		this.role = role;
	}

	/** An image; the first of a command is the current one where none is named. */
	public static Setting<ImagePlus> setting(final String key) {
		return Setting.of(key, new ImageKind(null), null);
	}

	/** As {@link #setting(String)}, for an image to work on: see {@link #input}. */
	public static Setting<ImagePlus> setting(final String key, final MadeImage.Role role) {
		return Setting.of(key, new ImageKind(role), null);
	}

	/** Those settings that are images. */
	@SuppressWarnings("unchecked")
	public static List<Setting<ImagePlus>> settings(final Settings settings) {
		return settings.stream()
			.filter(setting -> setting.kind() instanceof ImageKind)
			.map(setting -> (Setting<ImagePlus>) setting)
			.collect(Collectors.toList());
	}

	/**
	 * The image that a command will work on where this one is given.
	 *
	 * @param given may be null
	 * @throws IllegalArgumentException see {@link MadeImage#input}
	 */
	public static ImagePlus input(final Setting<ImagePlus> setting, final ImagePlus given) {
		final MadeImage.Role role = ((ImageKind) setting.kind()).role;
		return role == null || given == null ? given : MadeImage.input(role, given);
	}

	/** Whether {@link #input} finds one. */
	public static boolean isInput(final Setting<ImagePlus> setting, final ImagePlus given) {
		try {
			return input(setting, given) != null;
		}
		catch (final IllegalArgumentException e) {
			return false;
		}
	}

	@Override
	public Class<?> scriptType() {
		return ImagePlus.class;
	}

	@Override
	public ImagePlus parse(final String title) {
		return title.isEmpty() ? null : OpenImages.find(title);
	}

	@Override
	public String format(final ImagePlus image) {
		return allows(image) ? image.getTitle() : "empty";
	}

	/** SciJava converts the title of an image that does not exist to an image of width 0. */
	@Override
	public boolean allows(final ImagePlus image) {
		return image.getWidth() > 0 && image.getStackSize() > 0;
	}

	@Override
	public String allowed() {
		return OpenImages.allowed();
	}

	@Override
	public Object toScript(final ImagePlus image) {
		return image;
	}
}
