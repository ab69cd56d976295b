package org.neurofactor.imagej.door;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

import org.neurofactor.settings.Kind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.TextKind;

/** The title of an open image, or, where that is allowed, the path of a file; empty for none. */
public final class ImageTitleKind implements Kind<String> {

	private final boolean files;

	private ImageTitleKind(final boolean files) {
		this.files = files;
	}

	public static Setting<String> setting(final String key) {
		return Setting.of(key, new ImageTitleKind(false), "");
	}

	/** A setting that also takes the path of a file, see {@link #file}. */
	public static Setting<String> settingOrFile(final String key) {
		return Setting.of(key, new ImageTitleKind(true), "");
	}

	/** The file that a text stands for, if it is no image's title; it need not be an image. */
	public static Optional<Path> file(final String text) {
		if (text.isEmpty() || OpenImages.find(text) != null) return Optional.empty();
		try {
			return Optional.of(Paths.get(text)).filter(Files::isRegularFile);
		}
		catch (final InvalidPathException e) {
			return Optional.empty(); // a title that is no path
		}
	}

	@Override
	public Class<?> scriptType() {
		return String.class;
	}

	@Override
	public String parse(final String text) {
		return files && OpenImages.find(text) == null ? TextKind.withHome(text) : text;
	}

	@Override
	public String format(final String title) {
		return title;
	}

	@Override
	public boolean allows(final String title) {
		return OpenImages.find(title) != null || files && file(title).isPresent();
	}

	@Override
	public String allowed() {
		return OpenImages.allowed() + (files ? ", the path of a file" : "") + " or empty";
	}
}
