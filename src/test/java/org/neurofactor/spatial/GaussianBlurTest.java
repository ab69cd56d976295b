package org.neurofactor.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GaussianBlurTest {

	@Test
	void anImpulseBecomesTheKernel() {
		final Image2D blurred = GaussianBlur.of(TestImages.of(31, 29, (x, y) -> x == 15 && y == 14 ? 1 : 0), 1.5);
		double sum = 0;
		for (int i = -6; i <= 6; i++) sum += Math.exp(-i * i / 4.5);
		for (int y = 0; y < 29; y++) for (int x = 0; x < 31; x++) {
			final int dx = x - 15;
			final int dy = y - 14;
			final boolean within = Math.abs(dx) <= 6 && Math.abs(dy) <= 6;
			assertEquals(within ? Math.exp(-(dx * dx + dy * dy) / 4.5) / (sum * sum) : 0, blurred.get(x, y), 1e-16);
		}
	}

	@Test
	void bordersGoOn() {
		// The kernel is wider than the image.
		final Image2D constant = GaussianBlur.of(TestImages.of(3, 2, (x, y) -> 0.7), 2);
		for (final double v : constant.values()) assertEquals(0.7, v, 1e-15);
		final Image2D gradient = GaussianBlur.of(TestImages.of(9, 4, (x, y) -> x), 1);
		for (int y = 1; y < 4; y++) assertEquals(gradient.get(0, 0), gradient.get(0, y), 1e-15);
		assertEquals(4, gradient.get(4, 2), 1e-14);
	}
}
