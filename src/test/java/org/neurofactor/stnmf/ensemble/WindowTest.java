package org.neurofactor.stnmf.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.neurofactor.spatial.Image2D;

class WindowTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 50;

	/** An average whose second of two frames is a Gaussian blob. */
	private static SpikeTriggeredAverage blob(final double cx, final double cy, final double amplitude) {
		final double[][] frames = new double[2][WIDTH * HEIGHT];
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				frames[1][y * WIDTH + x] = amplitude * Math.exp(-(x - cx) * (x - cx) / 8 - (y - cy) * (y - cy) / 2);
		return new SpikeTriggeredAverage(WIDTH, HEIGHT, frames, 100);
	}

	@Test
	void isTheRectangleAroundTheEllipse() {
		for (final double amplitude : new double[] { 1, -1 }) {
			assertEquals(new Window(24, 37, 22, 29), blob(30.5, 25.5, amplitude).window(3));
			assertEquals(new Window(26, 35, 23, 28), blob(30.5, 25.5, amplitude).window(2));
		}
	}

	@Test
	void endsAtTheScreen() {
		assertEquals(new Window(0, 8, 45, 50), blob(1.5, 48.5, -1).window(3));
		assertEquals(new Window(53, 60, 0, 4), blob(59.5, 0.5, 1).window(3));
	}

	/** One pixel has no Gaussian of finite height around it; whatever the fit says, there is a window on the screen. */
	@Test
	void alwaysHasPixels() {
		for (final int pixel : new int[] { 0, WIDTH - 1, 20 * WIDTH + 30, WIDTH * HEIGHT - 1 }) {
			final double[][] frames = new double[2][WIDTH * HEIGHT];
			frames[0][pixel] = 3;
			final Window window = new SpikeTriggeredAverage(WIDTH, HEIGHT, frames, 1).window(3);
			assertEquals(true,
				window.xMin() >= 0 && window.xMax() <= WIDTH && window.yMin() >= 0 && window.yMax() <= HEIGHT,
				window.toString());
		}
		final double[][] even = new double[2][WIDTH * HEIGHT];
		java.util.Arrays.fill(even[0], 1);
		new SpikeTriggeredAverage(WIDTH, HEIGHT, even, 1).window(3);
	}

	@Test
	void peakIsTheFirstByColumnRowAndTime() {
		final double[][] frames = new double[2][WIDTH * HEIGHT];
		frames[1][7 * WIDTH + 3] = -2;
		frames[0][2 * WIDTH + 4] = 2;
		frames[0][8 * WIDTH + 3] = 2;
		frames[0][0] = Double.NaN;
		final SpikeTriggeredAverage sta = new SpikeTriggeredAverage(WIDTH, HEIGHT, frames, 1);
		assertArrayEquals(new int[] { 3, 7, 1 }, new int[] { sta.peakX(), sta.peakY(), sta.peakTime() });
		assertArrayEquals(new double[] { 0, -1 }, sta.temporalProfile());
		assertEquals(-1, sta.polarity());
	}

	@Test
	void crops() {
		final Image2D image = new Image2D(3, 2, new double[] { 0, 1, 2, 3, 4, 5 });
		assertArrayEquals(new double[] { 1, 2, 4, 5 }, new Window(1, 3, 0, 2).crop(image).values());
		assertThrows(IllegalArgumentException.class, () -> new Window(2, 2, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> new Window(-1, 2, 0, 1));
	}
}
