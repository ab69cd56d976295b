package org.neurofactor.imagej.door;

import ij.gui.Roi;
import ij.io.RoiDecoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** ROIs as ImageJ's ROI Manager saves them: a {@code .zip} of many, or a {@code .roi} of one. */
public final class RoiFile {

	private static final String ZIP = ".zip";
	private static final String ROI = ".roi";

	private RoiFile() {}

	/**
	 * Reads the ROIs of a file, in its order, named as in the file.
	 *
	 * @return one or more
	 * @throws IllegalArgumentException if there is no such file, if it or one of its ROIs cannot be read, or if there
	 *           is none in it; the message names the file
	 */
	public static List<Roi> read(final Path path) {
		if (!Files.exists(path)) throw new IllegalArgumentException("There is no file of ROIs \"" + path + "\".");
		final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
		try {
			if (name.endsWith(ROI))
				return Collections.singletonList(decode(Files.readAllBytes(path), path.getFileName().toString()));
			if (!name.endsWith(ZIP))
				throw new IllegalArgumentException("A file of ROIs must be a .zip or a .roi, but is \"" + path + "\".");
			final List<Roi> rois = unzip(path);
			if (rois.isEmpty()) throw new IllegalArgumentException("\"" + path + "\" contains no ROIs.");
			return rois;
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(
				"\"" + path + "\" cannot be read as a file of ROIs: " + e.getMessage() + ".", e);
		}
	}

	private static List<Roi> unzip(final Path path) throws IOException {
		final List<Roi> rois = new ArrayList<>();
		try (ZipFile zip = new ZipFile(path.toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries())) {
				final String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
				// what macOS puts beside each file begins with a dot
				if (!name.toLowerCase(Locale.ROOT).endsWith(ROI) || name.startsWith(".")) continue;
				try (InputStream in = zip.getInputStream(entry)) {
					rois.add(decode(bytes(in), name));
				}
			}
		}
		return rois;
	}

	private static byte[] bytes(final InputStream in) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final byte[] buffer = new byte[1 << 13];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) bytes.write(buffer, 0, n);
		return bytes.toByteArray();
	}

	private static Roi decode(final byte[] bytes, final String name) throws IOException {
		try {
			final Roi roi = new RoiDecoder(bytes, name).getRoi();
			if (roi == null) throw new IOException("ImageJ cannot decode it");
			roi.setName(name.substring(0, name.length() - ROI.length()));
			return roi;
		}
		catch (final IOException | RuntimeException e) {
			throw new IOException(
				"the ROI \"" + name + "\" is damaged (" + (e.getMessage() == null ? e : e.getMessage()) + ")", e);
		}
	}
}
