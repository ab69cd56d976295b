package org.neurofactor.imagej.neuropil;

import ij.ImagePlus;
import ij.io.Opener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.neurofactor.imagej.door.TiffFile;

/** A label image in a file. */
public final class LabelFile {

	private LabelFile() {}

	/** Whether a file is an image, by its name. */
	static boolean isImage(final Path path) {
		final String name = path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
		return Files.isRegularFile(path) && (TiffFile.isTiff(path) || name.matches(".*\\.(png|bmp|gif|pgm)"));
	}

	/**
	 * Opens it; shows nothing.
	 *
	 * @throws IllegalArgumentException if it cannot be read
	 */
	public static ImagePlus open(final Path path) {
		try {
			if (TiffFile.isTiff(path)) return new TiffFile(path).openVirtual();
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
		final ImagePlus image = isImage(path) ? new Opener().openImage(path.toString()) : null;
		if (image == null) throw new IllegalArgumentException(
			"The label image \"" + path + "\" cannot be read: it must be a TIFF or PNG file.");
		return image;
	}
}
