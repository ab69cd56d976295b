package org.neurofactor.imagej.record;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.door.ImageTitleKind;
import org.neurofactor.imagej.door.Images;
import org.neurofactor.imagej.door.OpenImages;
import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.TextKind;
import org.neurofactor.settings.Values;

/** The files that a command's inputs name, as far as they are known: by their paths, or as images opened from them. */
public final class InputFiles {

	private final Values values;

	public InputFiles(final Values values) {
		this.values = values;
	}

	/** That of the image that the command works on: the first of its inputs that is one. */
	public Optional<Path> image() {
		for (final Setting<?> setting : values.settings())
			if (setting.kind() instanceof ImageKind && values.get(setting) != null) return file(setting);
		return Optional.empty();
	}

	/** All others that exist, in the order of the inputs; folders are left out. */
	public Set<Path> others() {
		final Set<Path> files = new LinkedHashSet<>();
		for (final Setting<?> setting : values.settings())
			file(setting).filter(Files::isRegularFile).ifPresent(files::add);
		image().ifPresent(files::remove);
		return files;
	}

	/** The images, as far as they are in files: those that are named by their titles, and then the current one. */
	public List<OpenedImage> images() {
		final List<OpenedImage> images = new ArrayList<>();
		for (final Setting<?> setting : values.settings())
			if (setting.kind() instanceof ImageTitleKind) add(images, OpenImages.find((String) values.get(setting)));
		for (final Setting<?> setting : values.settings())
			if (setting.kind() instanceof ImageKind) add(images, (ImagePlus) values.get(setting));
		return images;
	}

	private static void add(final List<OpenedImage> images, final ImagePlus image) {
		if (image == null) return;
		Images.file(image).map(path -> OpenedImage.of(path, image.getRoi())).ifPresent(images::add);
	}

	private Optional<Path> file(final Setting<?> setting) {
		final Object value = values.get(setting);
		final Kind<?> kind = setting.kind();
		if (value == null || value.equals("")) return Optional.empty();
		if (kind == TextKind.FILE) return Optional.of(Paths.get((String) value));
		if (kind instanceof ImageKind) return Images.file((ImagePlus) value);
		if (kind instanceof ImageTitleKind && ImageTitleKind.file((String) value).isPresent())
			return ImageTitleKind.file((String) value);
		return kind instanceof ImageTitleKind
			? Optional.ofNullable(OpenImages.find((String) value)).flatMap(Images::file)
			: Optional.empty();
	}
}
