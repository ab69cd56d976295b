package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.measure.Calibration;

import java.nio.file.Path;
import java.util.Optional;

/** What is to be remembered of an image after it was analysed: results are named after it and calibrated like it. */
public final class SourceImage {

	private final String title;
	private final String shortTitle;
	private final int width;
	private final int height;
	private final int planes;
	private final int bitDepth;
	private final Calibration calibration;

	/** Null if there is none. */
	private final Path file;

	private SourceImage(final String title, final int width, final int height, final int planes, final int bitDepth,
		final Calibration calibration, final Path file)
	{
		this.title = title;
		shortTitle = shortened(title);
		this.width = width;
		this.height = height;
		this.planes = planes;
		this.bitDepth = bitDepth;
		this.calibration = calibration.copy();
		this.file = file;
	}

	private static String shortened(final String title) {
		final ImagePlus imp = new ImagePlus();
		imp.setTitle(title);
		return imp.getShortTitle();
	}

	public static SourceImage of(final ImagePlus imp) {
		return new SourceImage(imp.getTitle(), imp.getWidth(), imp.getHeight(), imp.getStackSize(), imp.getBitDepth(),
			imp.getCalibration(), Images.file(imp).orElse(null));
	}

	/** One that was stored, of the same properties. */
	public static SourceImage stored(final String title, final int width, final int height, final int planes,
		final int bitDepth, final Calibration calibration)
	{
		return new SourceImage(title, width, height, planes, bitDepth, calibration, null);
	}

	public String title() {
		return title;
	}

	/** Name of a result, such as "cell-modules". */
	public String nameOf(final String result) {
		return shortTitle + "-" + result;
	}

	/** The title without what follows its first dot or space, as ImageJ shortens it. */
	public String shortTitle() {
		return shortTitle;
	}

	/** Such as "16x14x2700": width, height and number of slices. */
	String size() {
		return width + "x" + height + "x" + planes;
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	/** Number of slices of the stack. */
	public int planes() {
		return planes;
	}

	public int bitDepth() {
		return bitDepth;
	}

	/** The file from which it was opened; empty if it is not known to come from one. */
	public Optional<Path> file() {
		return Optional.ofNullable(file);
	}

	/** A copy of its calibration. */
	public Calibration calibration() {
		return calibration.copy();
	}

	/**
	 * Calibration of images in the plane of this one: its pixel size, unit and origin, or a pixel size given in its
	 * place.
	 *
	 * @param pixelSizeUm that was used; 0 if unknown
	 */
	public Calibration planeCalibration(final double pixelSizeUm) {
		final Calibration plane = new Calibration();
		if (pixelSizeUm > 0 && pixelSizeUm != PixelSize.of(calibration).um()) {
			plane.pixelWidth = pixelSizeUm;
			plane.pixelHeight = pixelSizeUm;
			plane.setUnit("um");
		}
		else {
			plane.pixelWidth = calibration.pixelWidth;
			plane.pixelHeight = calibration.pixelHeight;
			plane.setUnit(calibration.getUnit());
			if (!calibration.getYUnit().equals(calibration.getXUnit())) plane.setYUnit(calibration.getYUnit());
		}
		plane.xOrigin = calibration.xOrigin;
		plane.yOrigin = calibration.yOrigin;
		return plane;
	}
}
