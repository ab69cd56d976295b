package org.neurofactor.stnmf.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the values of a stimulus are taken for. */
class ContrastDetectionTest {

	private static Contrast detect(final double... frames) {
		return Contrast.detect(ArrayImgs.doubles(frames, 1, 1, frames.length));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "0, 255", "1, 2", "30, 220", "-3, 5", "0.25, 0.75", "0, 65535" })
	void twoCodesAreBlackAndWhite(final double black, final double white) {
		final Contrast contrast = detect(white, black, black, white, white);
		assertEquals(-1, contrast.of(black));
		assertEquals(1, contrast.of(white));
		assertTrue(contrast.description().matches("[-0-9.]+ is black, [0-9.]+ is white"), contrast.description());
	}

	@Test
	void knownCodes() {
		assertEquals(Contrast.BYTE_CODES, detect(0, 255, 0));
		assertEquals(Contrast.UNIT_CODES, detect(0, 1, 1));
		assertEquals(Contrast.NONE, detect(-1, 1, 1));
		assertEquals(Contrast.NONE, detect(7, 7, 7));
		assertEquals(42, Contrast.NONE.of(42));
	}

	/** -1 of a signed type is 255, or 65535, if it is read as unsigned. */
	@ParameterizedTest
	@CsvSource({ "255", "65535" })
	void signedCodesReadAsUnsigned(final double minusOne) {
		final Contrast two = detect(1, minusOne, 1, 1);
		assertEquals(1, two.of(1));
		assertEquals(-1, two.of(minusOne));
		final Contrast three = detect(1, minusOne, 0, 0);
		assertEquals(0, three.of(0));
		assertEquals(Math.sqrt(2), three.of(1), 1e-12);
		assertEquals(-Math.sqrt(2), three.of(minusOne), 1e-12);
	}

	@Test
	void threeCodesHaveGrayInTheMiddleAndUnitVariance() {
		final double[] values = { 0, 128, 255, 128 };
		final Contrast contrast = detect(values);
		assertEquals(0, contrast.of(127.5));
		assertEquals(-contrast.of(0), contrast.of(255), 1e-12);
		assertEquals(1, Math.sqrt(Arrays.stream(values).map(contrast::of).map(c -> c * c).average().getAsDouble()),
			0.001);
		assertTrue(contrast.description().startsWith("0 is black, 128 is gray, 255 is white"), contrast.description());
	}

	@Test
	void noiseIsCenteredAndScaled() {
		final Random random = new Random(1);
		final double[] noise = random.doubles(5000).map(u -> 128 + 40 * random.nextGaussian()).toArray();
		final Contrast contrast = detect(noise);
		final double[] read = Arrays.stream(noise).map(contrast::of).toArray();
		assertEquals(0, Arrays.stream(read).average().getAsDouble(), 0.1);
		assertEquals(1, Math.sqrt(Arrays.stream(read).map(c -> c * c).average().getAsDouble()), 0.1);
		assertTrue(contrast.description().startsWith("noise of many values: centered at 12"), contrast.description());
	}

	@Test
	void standardNoiseIsTakenAsItIs() {
		final Random random = new Random(1);
		final double[] noise = new double[100 * 10_000];
		Arrays.setAll(noise, i -> random.nextGaussian());
		assertEquals(Contrast.NONE, Contrast.detect(ArrayImgs.doubles(noise, 100, 100, 100)));
	}

	@Test
	void aMeanFarFromZeroIsAWarning() {
		assertTrue(
			new StimulusStatistics(0.3, 1).warning().get().contains("a mean of 0.300 at a standard deviation of 1.00"));
		assertTrue(new StimulusStatistics(0, 0).warning().get().contains("constant"));
		assertEquals(false, new StimulusStatistics(0.05, 1).warning().isPresent());
	}
}
