package org.neurofactor.imagej.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.util.Random;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneStackFramesTest {

	@ParameterizedTest
	@CsvSource({ "8, false", "8, true", "16, false", "16, true", "32, false" })
	void framesHaveTheValuesOfTheirPixels(final int bits, final boolean calibrated) {
		final Random random = new Random(1);
		final ImageStack stack = new ImageStack(7, 5);
		for (int t = 0; t < 3; t++) {
			final ImageProcessor ip =
				bits == 8 ? new ByteProcessor(7, 5) : bits == 16 ? new ShortProcessor(7, 5) : new FloatProcessor(7, 5);
			for (int i = 0; i < 35; i++)
				ip.setf(i, bits == 32 ? (float) random.nextGaussian() : random.nextInt(1 << bits));
			stack.addSlice(ip);
		}
		final ImagePlus imp = new ImagePlus("movie", stack);
		if (calibrated) imp.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -3, 0.5 }, "mV");
		final PlaneStack movie = PlaneStack.of(imp, "frame");
		final RandomAccess<FloatType> access = movie.randomAccess();
		final double[] frame = new double[35];
		for (int t = 0; t < 3; t++) {
			movie.readFrame(t, frame);
			for (int i = 0; i < 35; i++) {
				access.setPosition(new int[] { i % 7, i / 7, t });
				assertEquals(access.get().getRealDouble(), frame[i]);
			}
		}
	}
}
