package org.neurofactor.imagej.door;

import ij.ImagePlus;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;

/** An open image, which macros and dialogs name by its title. */
public final class ImageKind implements Kind<ImagePlus> {

	/** An image; the first of a command is the current one where none is named. */
	public static Setting<ImagePlus> setting(final String key) {
		return Setting.of(key, new ImageKind(), null);
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
