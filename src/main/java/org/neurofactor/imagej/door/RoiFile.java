package org.neurofactor.imagej.door;

import ij.gui.Roi;
import ij.io.RoiDecoder;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The ROIs of a file as ImageJ's ROI Manager saves them, a {@code .zip} of many or a {@code .roi} of one: in its order,
 * named as in the file. Immutable.
 */
public final class RoiFile {

	private static final String ZIP = ".zip";
	private static final String ROI = ".roi";

	/** No ROI takes more bytes: its coordinates would be millions. */
	private static final int LARGEST = 1 << 24;

	private final List<Roi> rois = new ArrayList<>();
	private final Map<String, String> damaged = new LinkedHashMap<>();

	private RoiFile() {}

	/**
	 * Reads a file.
	 *
	 * @throws IllegalArgumentException if there is no such file, if it or all of its ROIs cannot be read, or if there is
	 *           none in it; the message names the file
	 */
	public static RoiFile read(final Path path) {
		if (!Files.exists(path)) throw new IllegalArgumentException("There is no file of ROIs \"" + path + "\".");
		final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
		final RoiFile file = new RoiFile();
		try {
			if (name.endsWith(ROI)) file.add(path.getFileName().toString(), Files.newInputStream(path), -1);
			else if (name.endsWith(ZIP)) file.unzip(path);
			else throw new IllegalArgumentException(
				"A file of ROIs must be a .zip, a .roi or a label image (.tif, .png), but is \"" + path + "\".");
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(
				"\"" + path + "\" cannot be read as a file of ROIs: " + ErrorText.of(e) + ".", e);
		}
		if (file.rois.isEmpty()) throw new IllegalArgumentException(file.damaged.isEmpty()
			? "\"" + path + "\" contains no ROIs."
			: "\"" + path + "\" cannot be read as a file of ROIs: " + file.firstDamage() + ".");
		return file;
	}

	/** Those that could be read, one or more; not to be changed. */
	public List<Roi> rois() {
		return Collections.unmodifiableList(rois);
	}

	/** The names of those that could not be read, and why, in words that can follow the name and a colon. */
	public Map<String, String> damaged() {
		return Collections.unmodifiableMap(damaged);
	}

	/**
	 * As {@link #rois()}, of a file whose ROIs must all be there.
	 *
	 * @throws IllegalArgumentException if one could not be read
	 */
	public List<Roi> complete(final Path path) {
		if (damaged.isEmpty()) return rois();
		throw new IllegalArgumentException("All ROIs of \"" + path + "\" are needed, but " + firstDamage() + ".");
	}

	private String firstDamage() {
		final Map.Entry<String, String> first = damaged.entrySet().iterator().next();
		return "of the ROI \"" + first.getKey() + "\", " + first.getValue();
	}

	private void unzip(final Path path) throws IOException {
		try (ZipFile zip = new ZipFile(path.toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries())) {
				final String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
				// what macOS puts beside each file begins with a dot
				if (!name.toLowerCase(Locale.ROOT).endsWith(ROI) || name.startsWith(".")) continue;
				final InputStream in = zip.getInputStream(entry);
				if (in == null) damaged.put(name, "its entry in the file is damaged");
				else add(name, in, entry.getCrc());
			}
		}
		catch (final IllegalArgumentException e) {
			throw new IOException("its list of entries is damaged", e); // names that are no text
		}
	}

	/** @param checksum of the bytes; -1 if there is none */
	private void add(final String fileName, final InputStream in, final long checksum) {
		final String name = fileName.substring(0, fileName.length() - ROI.length());
		try (InputStream closing = in) {
			final byte[] bytes = bytes(closing);
			final CRC32 sum = new CRC32();
			sum.update(bytes, 0, bytes.length);
			if (checksum >= 0 && sum.getValue() != checksum)
				throw new IOException("its bytes do not have their checksum");
			final Roi roi = decode(bytes, fileName);
			roi.setName(name);
			rois.add(roi);
		}
		catch (final ZipException | EOFException e) {
			damaged.put(name, "it cannot be unpacked");
		}
		catch (final IOException e) {
			damaged.put(name, ErrorText.of(e));
		}
	}

	private static byte[] bytes(final InputStream in) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final byte[] buffer = new byte[1 << 13];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
			bytes.write(buffer, 0, n);
			if (bytes.size() > LARGEST) throw new IOException("it has more than " + LARGEST + " bytes, as no ROI has");
		}
		return bytes.toByteArray();
	}

	/**
	 * The ROI that the bytes of a {@code .roi} file are.
	 *
	 * @throws IOException if they are damaged, saying so in words that can follow the name and a colon
	 */
	public static Roi decode(final byte[] bytes, final String name) throws IOException {
		new RoiHeader(bytes).requireSense();
		final Roi roi;
		try {
			roi = new RoiDecoder(bytes, name).getRoi();
		}
		catch (final IOException | RuntimeException e) {
			throw new IOException("it is damaged", e);
		}
		if (roi == null) throw new IOException("ImageJ cannot decode it");
		return roi;
	}
}
