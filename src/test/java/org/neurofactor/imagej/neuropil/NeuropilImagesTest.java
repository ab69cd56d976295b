package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ColorProcessor;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.neuropil.NeuropilResult;

class NeuropilImagesTest {

	private static NeuropilInput input;
	private static NeuropilResult result;

	@TempDir
	private Path temp;

	@BeforeAll
	static void run() {
		input = Recordings.threeTrials();
		result = Recordings.run(input);
		assertEquals(2, result.cells().size());
	}

	private static int[] rgb(final BufferedImage image) {
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
	}

	private static int[] opaque(final ImagePlus imp, final int slice) {
		return Arrays.stream((int[]) imp.getStack().getProcessor(slice).getPixels())
			.map(pixel -> pixel | 0xff000000)
			.toArray();
	}

	@Test
	void meansWithRegions() {
		final ImagePlus imp = NeuropilImages.regions(result, input);
		assertEquals("first-regions", imp.getTitle());
		assertEquals(3, imp.getStackSize());
		assertEquals(32, imp.getBitDepth());
		assertNull(imp.getRoi());
		final String[] names = { "first.tif", "second.tif", "third.tif" };
		for (int trial = 0; trial < 3; trial++) {
			assertEquals(names[trial], imp.getStack().getSliceLabel(trial + 1));
			for (int i = 0; i < Recordings.WIDTH * Recordings.HEIGHT; i++)
				assertEquals((float) result.means().get(trial).values()[i],
					imp.getStack().getProcessor(trial + 1).getf(i));
		}
		assertEquals(0.8, imp.getCalibration().pixelWidth);
		assertTrue(imp.getCalibration().getUnit().matches("um|\u00b5m"), imp.getCalibration().getUnit());
		assertTrue(imp.getDisplayRangeMin() > 90 && imp.getDisplayRangeMin() < imp.getDisplayRangeMax());

		final Overlay overlay = imp.getOverlay();
		final List<Roi> rois = RegionRois.of(result, input);
		assertEquals(12, overlay.size());
		for (int i = 0; i < 10; i++) assertEquals(rois.get(i).getName(), overlay.get(i).getName());
		for (int i = 0; i < 2; i++) {
			final Roi label = overlay.get(10 + i);
			assertEquals("cell 0" + (i + 1) + " label", label.getName());
			final Roi cell = rois.get(5 * i);
			assertEquals(cell.getBounds().getCenterX(), label.getBounds().getCenterX(), 1.5);
			assertTrue(label.getBounds().getMaxY() <= cell.getBounds().getMinY() + 1 ||
				label.getBounds().getMinY() >= cell.getBounds().getMaxY() - 1, "does not cover the cell");
		}
	}

	@Test
	void labelsAreShort() {
		assertEquals(Arrays.asList("009", "010"), RegionLabels.shortened(Arrays.asList("cell 009", "cell 010")));
		assertEquals(Arrays.asList("1", "12"), RegionLabels.shortened(Arrays.asList("roi_1", "roi_12")));
		assertEquals(Arrays.asList("10", "11"), RegionLabels.shortened(Arrays.asList("c10", "c11")));
		assertEquals(Collections.singletonList("cell 1"), RegionLabels.shortened(Collections.singletonList("cell 1")));
		assertEquals(Arrays.asList("a", "b"), RegionLabels.shortened(Arrays.asList("a", "b")));
		assertEquals(Arrays.asList("a", "a b"), RegionLabels.shortened(Arrays.asList("a", "a b")));
	}

	@Test
	void namesThatImageJTakesForSlices() {
		final NeuropilInput named =
			Recordings.input(Collections.singletonList(Recordings.marked("0002-0012-0013", new Roi(10, 9, 5, 6))), 10,
				Recordings.movie("a", 30, 1), Recordings.movie("b", 30, 2));
		final Overlay overlay = NeuropilImages.regions(Recordings.run(named), named).getOverlay();
		for (int slice = 1; slice <= 2; slice++) {
			final int position = slice;
			assertEquals(5, Arrays.stream(overlay.toArray()).filter(roi -> roi.getPosition() == position).count());
		}
	}

	@Test
	void plotsAreDrawnWhenLookedAt() {
		final ImagePlus imp = NeuropilImages.plots(result, input);
		assertEquals("first-plots", imp.getTitle());
		assertEquals(2, imp.getStackSize());
		assertEquals(24, imp.getBitDepth());
		assertTrue(imp.getStack().isVirtual());
		assertEquals("cell 01", imp.getStack().getSliceLabel(1));
		assertEquals("cell 02", imp.getStack().getSliceLabel(2));
		for (int cell = 0; cell < 2; cell++)
			assertArrayEquals(rgb(NeuropilImages.plot(result.cells().get(cell), input)), opaque(imp, cell + 1));
		assertFalse(Arrays.equals(opaque(imp, 1), opaque(imp, 2)));
		assertThrows(IllegalArgumentException.class, () -> imp.getStack().getProcessor(3));
	}

	@Test
	void plotsCanBeSaved() {
		final ImagePlus imp = NeuropilImages.plots(result, input);
		final String path = temp.resolve("plots.tif").toString();
		assertTrue(new FileSaver(imp).saveAsTiffStack(path));
		final ImagePlus saved = new Opener().openImage(path);
		assertEquals(2, saved.getStackSize());
		for (int cell = 1; cell <= 2; cell++) {
			assertEquals("cell 0" + cell, saved.getStack().getSliceLabel(cell));
			assertArrayEquals(opaque(imp, cell), opaque(saved, cell));
		}
	}

	@Test
	void plotsCanBeDeletedAndCopied() {
		final ImagePlus imp = NeuropilImages.plots(result, input);
		final int[] second = opaque(imp, 2);
		assertArrayEquals(second, opaque(imp.duplicate(), 2));
		imp.getStack().deleteSlice(1);
		assertEquals(1, imp.getStack().size());
		assertEquals("cell 02", imp.getStack().getSliceLabel(1));
		assertArrayEquals(second, opaque(imp, 1));
	}

	/** Lines are antialiased. */
	private static boolean isNear(final int rgb, final int color) {
		return IntStream.of(0, 8, 16).allMatch(shift -> Math.abs((rgb >> shift & 255) - (color >> shift & 255)) < 30);
	}

	@Test
	void everyTraceHasItsColor() {
		final int[] colors = { 0x222222, 0xe69f00, 0xcc79a7, 0x0072b2 };
		final ColorProcessor plot = new ColorProcessor(NeuropilImages.plot(result.cells().get(0), input));
		for (final int color : colors) {
			final long inTheUpperHalf = IntStream.range(0, plot.getPixelCount())
				.filter(i -> i % plot.getWidth() > 110 && i / plot.getWidth() > 150 && i / plot.getWidth() < 420 &&
					isNear(plot.get(i), color))
				.count();
			assertTrue(inTheUpperHalf > 100, Integer.toHexString(color) + ": " + inTheUpperHalf);
		}
	}
}
