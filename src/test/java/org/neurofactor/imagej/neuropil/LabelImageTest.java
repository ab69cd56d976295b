package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LabelImageTest {

	private static final int SIZE = 256;

	private static LabelImage labels(final ImageProcessor image) {
		return new LabelImage(new ImagePlus("lab", image), image.getWidth(), image.getHeight());
	}

	private static void square(final ImageProcessor image, final int x, final int y, final int size, final int label) {
		for (int dy = 0; dy < size; dy++) for (int dx = 0; dx < size; dx++) image.setf(x + dx, y + dy, label);
	}

	private static String names(final LabelImage image) {
		return image.rois().stream().map(Roi::getName).collect(Collectors.joining(","));
	}

	@Test
	void partsOfAMaskAreCells() {
		final ByteProcessor mask = new ByteProcessor(SIZE, SIZE);
		square(mask, 5, 5, 8, 255);
		square(mask, 100, 7, 9, 255);
		square(mask, 30, 90, 10, 255);
		square(mask, 40, 100, 4, 255); // at a corner: the same part
		mask.set(200, 200, 255);
		final LabelImage image = labels(mask);
		assertEquals("cell 001,cell 002,cell 003", names(image));
		assertEquals(
			"[The label image \"lab\" is a mask: it has one label only, and each of its 3 parts is a cell, but for " +
				"1 speck of fewer than 9 pixels.]",
			image.remarks().toString());
		assertEquals(116, image.rois().get(2).getStatistics().pixelCount);
	}

	@Test
	void strayPixelsOfALabelAreNamed() {
		final ShortProcessor image = new ShortProcessor(SIZE, SIZE);
		square(image, 5, 5, 10, 3);
		square(image, 50, 5, 10, 700);
		square(image, 90, 5, 6, 9);
		square(image, 90, 55, 6, 9); // two halves of a cell
		image.set(200, 200, 700);
		image.set(210, 210, 700);
		final LabelImage labels = labels(image);
		assertEquals("cell 003,cell 009,cell 700", names(labels));
		assertEquals(
			"[The label image \"lab\" has labels with stray pixels apart from the rest of the cell, which belong to " +
				"it: cell 700 (2).]",
			labels.remarks().toString());
		assertEquals(102, labels.rois().get(2).getStatistics().pixelCount);
	}

	@Test
	void oneCellIsNoMask() {
		final ByteProcessor image = new ByteProcessor(SIZE, SIZE);
		square(image, 5, 5, 10, 7);
		assertEquals("cell 007", names(labels(image)));
		assertEquals("[]", labels(image).remarks().toString());
	}

	/** None of them may take as long as there are labels times pixels. */
	@Test
	@Timeout(30)
	void imagesThatAreNoLabelsAreRefused() {
		final Random random = new Random(1);
		final ShortProcessor noise = new ShortProcessor(SIZE, SIZE);
		final ByteProcessor bytes = new ByteProcessor(SIZE, SIZE);
		final ByteProcessor binary = new ByteProcessor(SIZE, SIZE);
		final ShortProcessor picture = new ShortProcessor(SIZE, SIZE);
		final FloatProcessor ramp = new FloatProcessor(SIZE, SIZE);
		for (int i = 0; i < SIZE * SIZE; i++) {
			noise.set(i, random.nextInt(65536));
			bytes.set(i, random.nextInt(256));
			binary.set(i, random.nextInt(8) == 0 ? 255 : 0);
			picture.set(i, (int) (300 + 40 * random.nextGaussian()));
			ramp.setf(i, i);
		}
		for (final ImageProcessor image : new ImageProcessor[] { noise, bytes, binary, picture, ramp }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> labels(image)).getMessage();
			assertTrue(
				message.matches("The label image \"lab\" is no label image: it has \\d+ labels in \\d+ parts of " +
					"\\d\\.\\d pixels on average\\. A label image has .*"),
				message);
		}
		final FloatProcessor nan = new FloatProcessor(SIZE, SIZE);
		nan.setf(3, Float.NaN);
		assertTrue(
			assertThrows(IllegalArgumentException.class, () -> labels(nan)).getMessage().contains("but has NaN"));
	}
}
