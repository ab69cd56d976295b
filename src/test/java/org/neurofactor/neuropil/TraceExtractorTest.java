package org.neurofactor.neuropil;

import org.neurofactor.spatial.Mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.run.ProgressMonitor;

class TraceExtractorTest {

	private static final int WIDTH = 6;
	private static final int HEIGHT = 5;

	@Test
	void runsAreTheMasksPixels() {
		final Mask mask = Mask.ofPixels(new int[] { 0, 1, 2, 8, 11, 12, 29 }, WIDTH, HEIGHT);
		assertArrayEquals(new int[][] { { 0, 3 }, { 8, 9 }, { 11, 13 }, { 29, 30 } }, mask.runs());
		assertEquals(0, Mask.ofPixels(new int[0], WIDTH, HEIGHT).runs().length);
	}

	/**
	 * Pixel by pixel in ascending order, to the last bit, whether or not frames are left over from groups and batches.
	 */
	@ParameterizedTest
	@CsvSource({ "1, 1", "4, 2", "8, 1", "11, 3", "23, 2" })
	void tracesAreMeansInTheOrderOfThePixels(final int frames, final int threads) {
		final Random random = new Random(3);
		final double[] movie = new double[WIDTH * HEIGHT * frames];
		Arrays.setAll(movie, i -> random.nextGaussian() * Math.exp(10 * random.nextDouble()));
		final Img<DoubleType> img = ArrayImgs.doubles(movie, WIDTH, HEIGHT, frames);
		final List<Mask> masks = Arrays.asList(Mask.ofPixels(new int[] { 0, 1, 2, 8, 11, 12, 29 }, WIDTH, HEIGHT),
			Mask.ofPixels(new int[] { 17 }, WIDTH, HEIGHT));
		final double[][] traces = TraceExtractor.extract(img, masks, threads, ProgressMonitor.NONE).traces();
		for (int r = 0; r < masks.size(); r++) for (int t = 0; t < frames; t++) {
			double sum = 0;
			for (final int pixel : masks.get(r).pixels()) sum += movie[t * WIDTH * HEIGHT + pixel];
			assertEquals(sum / masks.get(r).area(), traces[r][t]);
		}
	}
}
