package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.TiffDecoder;
import ij.util.StringSorter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A TIFF file, which is looked through before ImageJ opens it. */
public final class TiffFile {

	/** What TIFF files are called; the group is the name without the extension. */
	private static final String TIFF = "(?i)(.+)\\.tiff?";

	private final Path path;

	public TiffFile(final Path path) {
		this.path = path.toAbsolutePath();
	}

	/**
	 * The TIFF files in a folder in the order of their names, numbers in them by value; hidden files are left out.
	 *
	 * @throws IOException if the folder cannot be listed
	 */
	public static List<TiffFile> in(final Path folder) throws IOException {
		try (Stream<Path> paths = Files.list(folder)) {
			final String[] names = paths.filter(TiffFile::isTiff)
				.map(path -> path.getFileName().toString())
				.filter(name -> !name.startsWith("."))
				.toArray(String[]::new);
			return Arrays.stream(StringSorter.sortNumerically(names))
				.map(name -> new TiffFile(folder.resolve(name)))
				.collect(Collectors.toList());
		}
	}

	/** Whether a file is one, by its name. */
	public static boolean isTiff(final Path path) {
		return Files.isRegularFile(path) && path.getFileName().toString().matches(TIFF);
	}

	public Path path() {
		return path;
	}

	/** Its name without the extension. */
	public String baseName() {
		return baseName(path.getFileName().toString());
	}

	/** The title of an image without the extension of a TIFF file, if it has it. */
	public static String baseName(final String title) {
		return title.replaceFirst(TIFF, "$1");
	}

	/**
	 * Opens it as a virtual stack, of which no more than a plane is in memory; shows nothing.
	 *
	 * @throws IOException if it is not a complete TIFF, or its planes are not alike
	 */
	public ImagePlus openVirtual() throws IOException {
		final FileInfo[] planes = requireComplete();
		for (final FileInfo plane : planes)
			if (plane.width != planes[0].width || plane.height != planes[0].height ||
				plane.fileType != planes[0].fileType) throw unreadable("its planes differ in size or type");
		try {
			return TiffStack.open(path.getFileName().toString(), planes);
		}
		catch (final RuntimeException e) {
			throw new IOException(unreadable("its header is damaged").getMessage(), e);
		}
	}

	/**
	 * ImageJ opens what is left of a damaged file as if it were all, or with a message that stops a macro.
	 *
	 * @return what there is in it: one entry for all planes, or one for each
	 * @throws IOException if it is not a complete TIFF
	 */
	public FileInfo[] requireComplete() throws IOException {
		final FileInfo[] images;
		try {
			TiffHeader.requireReadable(path);
			images = new TiffDecoder(path.getParent() + "/", path.getFileName().toString()).getTiffInfo();
		}
		catch (final IOException | RuntimeException e) {
			throw unreadable(ErrorText.of(e));
		}
		if (images == null || images.length == 0) throw unreadable("it has no TIFF header");
		final long size = Files.size(path);
		for (final FileInfo image : images) {
			requireOutlines(image);
			if (image.compression > FileInfo.COMPRESSION_NONE) continue;
			final long bytes =
				(long) image.width * image.height * image.getBytesPerPixel() * Math.max(1, image.nImages);
			if (image.getOffset() + bytes > size) throw unreadable("it ends before its last slice");
		}
		return images;
	}

	/** ImageJ makes room for whatever selection and overlay say of their lengths. */
	private void requireOutlines(final FileInfo image) throws IOException {
		try {
			if (image.roi != null) new RoiHeader(image.roi).requireSense();
			if (image.overlay != null) for (final byte[] roi : image.overlay) new RoiHeader(roi).requireSense();
		}
		catch (final IOException e) {
			throw new IOException(unreadable("its overlay or selection is damaged").getMessage(), e);
		}
	}

	public IOException unreadable(final String reason) {
		return new IOException("\"" + path + "\" cannot be read as a TIFF: " + reason + ".");
	}
}
