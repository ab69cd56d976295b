package org.neurofactor.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;

import java.util.Random;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneStackFramesTest {

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void framesHaveTheValuesOfTheirPixels(final boolean calibrated) {
		final Random random = new Random(1);
		final ImageStack stack = new ImageStack(7, 5);
		for (int t = 0; t < 3; t++) {
			final byte[] values = new byte[35];
			random.nextBytes(values);
			stack.addSlice(new ByteProcessor(7, 5, values));
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
