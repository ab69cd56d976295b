package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class Image2DTest {

	private final Image2D image = new Image2D(3, 2, new double[] { 1, 2, 3, 4, -5, Double.NaN });

	@Test
	void pixelsRunAlongX() {
		assertEquals(3, image.get(2, 0));
		assertEquals(4, image.get(0, 1));
	}

	@Test
	void maskedPixelsBecomeZero() {
		assertArrayEquals(new double[] { 1, 2, 3, 4, -5, 0 }, image.maskedAsZero().values());
	}

	@Test
	void peakIsThePixelOfLargestMagnitude() {
		assertEquals(4, image.indexOfPeak());
	}

	@Test
	void ofEqualPeaksTheLeftmostWins() {
		assertEquals(3, new Image2D(3, 2, new double[] { 0, 0, 7, 7, -7, 0 }).indexOfPeak());
	}

	@Test
	void upsamplingRepeatsPixels() {
		assertArrayEquals(new double[] { 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4 },
			new Image2D(2, 2, new double[] { 1, 2, 3, 4 }).upsampled(2).values());
	}

	@Test
	void paddingSurroundsWithZeros() {
		assertArrayEquals(new double[] { 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0 },
			new Image2D(2, 1, new double[] { 1, 2 }).padded(1).values());
	}

	@Test
	void sizeMustFitTheValues() {
		assertThrows(IllegalArgumentException.class, () -> new Image2D(2, 2, new double[3]));
		assertThrows(IllegalArgumentException.class, () -> new Image2D(0, 2, new double[0]));
		assertThrows(IllegalArgumentException.class, () -> new Image2D(1 << 16, 1 << 16, new double[0]));
	}
}
