package org.neurofactor.imagej.door;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.neurofactor.spatial.Image2D;

/** Images of the core from and to ImageJ. */
public final class Images {

	private Images() {}

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
