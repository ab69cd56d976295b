package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.neurofactor.spatial.Image2D;

/** Images of the core from and to ImageJ. */
public final class Images {

	private Images() {}

	/** The file from which an image was opened, if it is known and still there. */
	public static Optional<Path> file(final ImagePlus imp) {
		final FileInfo info = imp.getOriginalFileInfo();
		if (info == null || info.directory == null || info.fileName == null) return Optional.empty();
		try {
			return Optional.of(Paths.get(info.directory, info.fileName)).filter(Files::isRegularFile);
		}
		catch (final InvalidPathException e) {
			return Optional.empty(); // a name that is not one of this system's
		}
	}

	/** A 32-bit image; NaN stays NaN. */
	public static FloatProcessor toProcessor(final Image2D image) {
		final float[] pixels = new float[image.values().length];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (float) image.values()[i];
		return new FloatProcessor(image.width(), image.height(), pixels);
	}

	/** The values of a gray-scale image; NaN stays NaN. */
	public static Image2D of(final ImageProcessor processor) {
		final double[] values = new double[processor.getPixelCount()];
		for (int i = 0; i < values.length; i++) values[i] = processor.getf(i);
		return new Image2D(processor.getWidth(), processor.getHeight(), values);
	}

	/**
	 * All planes of a stack, such as the modules to start a factorisation from.
	 *
	 * @param plane what a plane is, for messages, such as "module"
	 * @throws IllegalArgumentException see {@link PlaneStack#of}
	 */
	public static List<Image2D> ofStack(final ImagePlus imp, final String plane) {
		final PlaneStack stack = PlaneStack.of(imp, plane);
		final List<Image2D> images = new ArrayList<>();
		for (long p = 0; p < stack.dimension(2); p++) {
			final double[] values = new double[imp.getWidth() * imp.getHeight()];
			final Cursor<FloatType> cursor = Views.flatIterable(Views.hyperSlice(stack, 2, p)).cursor();
			for (int i = 0; i < values.length; i++) values[i] = cursor.next().getRealDouble();
			images.add(new Image2D(imp.getWidth(), imp.getHeight(), values));
		}
		return images;
	}
}
