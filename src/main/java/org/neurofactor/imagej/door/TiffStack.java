package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.process.ImageProcessor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Properties;

/** The planes of a TIFF file, each read when it is asked for; nothing is shown where one cannot be read. */
final class TiffStack extends LazyStack {

	/** One for all planes, which lie one behind the other, or one for each. */
	private final FileInfo[] images;
	private final String title;

	private TiffStack(final String title, final FileInfo[] images, final int bitDepth) {
		super(images[0].width, images[0].height, images.length == 1 ? Math.max(1, images[0].nImages) : images.length,
			bitDepth);
		this.title = title;
		this.images = images;
	}

	/** The stack with the calibration, axes and overlay that the file has for it. */
	static ImagePlus open(final String title, final FileInfo[] images) throws IOException {
		final FileInfo header = (FileInfo) images[0].clone();
		header.nImages = 1;
		final FileOpener opener = new FileOpener(header);
		final ImagePlus first = opener.openImage();
		if (first == null) throw new IOException("\"" + title + "\" cannot be read as a TIFF: ImageJ cannot open it.");
		final TiffStack stack = new TiffStack(title, images, first.getBitDepth());
		final ImagePlus movie = new ImagePlus(title, stack);
		movie.setCalibration(first.getCalibration());
		movie.setOverlay(first.getOverlay());
		if (first.getPropertiesAsArray() != null) movie.setProperties(first.getPropertiesAsArray());
		if (header.info != null) movie.setProperty("Info", header.info);
		final Properties axes = opener.decodeDescriptionString(header);
		final int channels = length(axes, "channels");
		final int slices = length(axes, "slices");
		final int frames = length(axes, "frames");
		if (channels * slices * frames == stack.size()) movie.setDimensions(channels, slices, frames);
		return movie;
	}

	private static int length(final Properties axes, final String axis) {
		final String length = axes == null ? null : axes.getProperty(axis);
		return length == null ? 1 : (int) Double.parseDouble(length);
	}

	private FileInfo info(final int index) {
		final FileInfo info = (FileInfo) images[images.length == 1 ? 0 : index].clone();
		if (images.length == 1) {
			final long plane = (long) info.width * info.height * info.getBytesPerPixel() + info.getGap();
			info.longOffset = info.getOffset() + index * plane;
		}
		info.nImages = 1;
		info.overlay = null;
		info.roi = null;
		return info;
	}

	/** The file. */
	Path path() {
		return Paths.get(images[0].directory, images[0].fileName);
	}

	/** @throws UncheckedIOException if the file can no longer be read */
	@Override
	protected ImageProcessor plane(final int index) {
		final ImagePlus plane = new FileOpener(info(index)).openImage();
		if (plane == null || plane.getProcessor() == null || plane.getProcessor().getPixels() == null) {
			final String message = "Plane " + (index + 1) + " of \"" + title + "\" can no longer be read.";
			throw new UncheckedIOException(message, new IOException(message));
		}
		return plane.getProcessor();
	}
}
