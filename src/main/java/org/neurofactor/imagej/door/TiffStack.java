package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.process.ImageProcessor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Properties;

/**
 * The planes of a TIFF file, each read when it is asked for. Unlike ImageJ's own virtual stack it never shows a picture
 * of an error message in place of a plane, nor anything else.
 */
final class TiffStack extends VirtualStack {

	/** One for all planes, which lie one behind the other, or one for each. */
	private final FileInfo[] images;
	private final int planes;
	private final String title;

	private TiffStack(final String title, final FileInfo[] images) {
		super(images[0].width, images[0].height, null, images[0].directory);
		this.title = title;
		this.images = images;
		planes = images.length == 1 ? Math.max(1, images[0].nImages) : images.length;
	}

	/** The stack with the calibration, axes and overlay that the file has for it. */
	static ImagePlus open(final String title, final FileInfo[] images) throws IOException {
		final TiffStack stack = new TiffStack(title, images);
		final FileInfo header = (FileInfo) images[0].clone();
		header.nImages = 1;
		final FileOpener opener = new FileOpener(header);
		final ImagePlus first = opener.openImage();
		if (first == null) throw new IOException("\"" + title + "\" cannot be read as a TIFF: ImageJ cannot open it.");
		stack.setBitDepth(first.getBitDepth());
		final ImagePlus movie = new ImagePlus(title, stack);
		movie.setCalibration(first.getCalibration());
		movie.setOverlay(first.getOverlay());
		final Properties axes = opener.decodeDescriptionString(header);
		final int channels = length(axes, "channels");
		final int slices = length(axes, "slices");
		final int frames = length(axes, "frames");
		if (channels * slices * frames == stack.planes) movie.setDimensions(channels, slices, frames);
		return movie;
	}

	private static int length(final Properties axes, final String axis) {
		final String length = axes == null ? null : axes.getProperty(axis);
		return length == null ? 1 : (int) Double.parseDouble(length);
	}

	private FileInfo info(final int n) {
		final FileInfo info = (FileInfo) images[images.length == 1 ? 0 : n - 1].clone();
		if (images.length == 1) {
			final long plane = (long) info.width * info.height * info.getBytesPerPixel() + info.getGap();
			info.longOffset = info.getOffset() + (n - 1) * plane;
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
	public ImageProcessor getProcessor(final int n) {
		if (n < 1 || n > planes) throw new IllegalArgumentException("There is no plane " + n + " in \"" + title + "\".");
		final ImagePlus plane = new FileOpener(info(n)).openImage();
		if (plane == null || plane.getProcessor() == null || plane.getProcessor().getPixels() == null)
			throw new UncheckedIOException(new IOException("Plane " + n + " of \"" + title + "\" can no longer be read."));
		return plane.getProcessor();
	}

	@Override
	public Object getPixels(final int n) {
		return getProcessor(n).getPixels();
	}

	@Override
	public int size() {
		return planes;
	}

	@Override
	public int getSize() {
		return planes;
	}

	@Override
	public String getSliceLabel(final int n) {
		return null;
	}
}
