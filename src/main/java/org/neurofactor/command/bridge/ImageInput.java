package org.neurofactor.command.bridge;

import org.neurofactor.imagej.door.Images;
import java.util.Optional;
import java.nio.file.Path;
import org.neurofactor.imagej.door.OpenImages;

import ij.ImagePlus;

import org.scijava.module.ModuleItem;

/** An image, which macros and the dialog name by its title. */
final class ImageInput extends CommandInput {

	ImageInput(final ModuleItem<?> item) {
		super(item);
	}

	@Override
	ImagePlus parse(final String title) {
		if (title.isEmpty() && !isRequired()) return null;
		final ImagePlus image = OpenImages.find(title);
		if (image == null) throw invalid(title);
		return image;
	}

	@Override
	String format(final Object value) {
		return allows(value) ? ((ImagePlus) value).getTitle() : "empty";
	}

	@Override
	Optional<Path> file(final Object value) {
		return value == null ? Optional.empty() : Images.file((ImagePlus) value);
	}

	@Override
	String allowed() {
		return OpenImages.allowed();
	}

	/** SciJava converts the title of an image that does not exist to an image of width 0. */
	@Override
	boolean allows(final Object value) {
		return ((ImagePlus) value).getWidth() > 0 && ((ImagePlus) value).getStackSize() > 0;
	}
}
