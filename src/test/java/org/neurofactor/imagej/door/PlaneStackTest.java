package org.neurofactor.imagej.door;

import org.neurofactor.imagej.stnmf.Cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfResult;

class PlaneStackTest {

	/** 5 × 4 pixels, 6 planes, every value another: 0 to 119. */
	private static ImagePlus numbered(final int bitDepth) {
		final ImagePlus imp = IJ.createImage("numbered", 5, 4, 6, bitDepth);
		for (int p = 0; p < 6; p++) for (int i = 0; i < 20; i++) imp.getStack().getProcessor(p + 1).setf(i, p * 20 + i);
		return imp;
	}

	private static double[] values(final ImagePlus imp) {
		final List<Image2D> planes = Images.ofStack(imp, "spike");
		return planes.stream().flatMapToDouble(plane -> Arrays.stream(plane.values())).toArray();
	}

	private static String message(final ImagePlus imp) {
		return assertThrows(IllegalArgumentException.class, () -> PlaneStack.of(imp, "spike")).getMessage();
	}

	@Test
	void readsAllBitDepthsAlike() {
		final double[] expected = new double[120];
		Arrays.setAll(expected, i -> i);
		for (final int bitDepth : new int[] { 8, 16, 32 }) assertArrayEquals(expected, values(numbered(bitDepth)));
	}

	@Test
	void readsAnyOneAxis() {
		for (final int[] czt : new int[][] { { 6, 1, 1 }, { 1, 6, 1 }, { 1, 1, 6 } }) {
			final ImagePlus imp = numbered(16);
			imp.setDimensions(czt[0], czt[1], czt[2]);
			imp.setOpenAsHyperStack(true);
			assertEquals(6, PlaneStack.of(imp, "spike").dimension(2));
			assertEquals(119, values(imp)[119]);
		}
	}

	@Test
	void readsValuesAsImageJShowsThem() {
		final ImagePlus linear = numbered(8);
		linear.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -10, 0.5 }, "mV");
		assertEquals(-10 + 0.5 * 25, values(linear)[25], 1e-6);

		final ImagePlus signed = numbered(16);
		signed.getCalibration().setSigned16BitCalibration();
		assertEquals(25 - 32768, values(signed)[25]);
	}

	@Test
	void keepsNaN() {
		final ImagePlus imp = numbered(32);
		imp.getStack().getProcessor(2).setf(3, Float.NaN);
		assertTrue(Double.isNaN(values(imp)[23]));
	}

	@Test
	void saysWhatIsWrong() {
		final ImagePlus grid = numbered(8);
		grid.setDimensions(2, 3, 1);
		assertTrue(message(grid).contains("2 channels, 3 z-slices and 1 frames"), message(grid));
		assertTrue(message(IJ.createImage("colored", "RGB", 5, 4, 6)).contains("is an RGB image"));
		assertTrue(message(IJ.createImage("single", "8-bit", 5, 4, 1)).contains("\"single\" has only one slice"));
		assertTrue(message(new ImagePlus()).contains("is empty"));
	}

	@Test
	void readsEachPlaneOfAVirtualStackOnce() {
		final ImagePlus cell = Cells.ensemble(8, 7, 2, 40);
		final int[] reads = new int[cell.getStackSize()];
		final ImageStack virtual = new VirtualStack(8, 7, cell.getStackSize()) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				reads[n - 1]++;
				return cell.getStack().getProcessor(n).duplicate();
			}
		};
		final ImagePlus imp = new ImagePlus("virtual", virtual);
		Arrays.fill(reads, 0);
		final StnmfResult result = Stnmf.run(PlaneStack.of(imp, "spike"), Cells.quick(3));
		assertEquals("1", Arrays.stream(reads).distinct().mapToObj(String::valueOf).collect(Collectors.joining(",")));
		assertArrayEquals(Cells.run(cell, Cells.quick(3)).modules().get(0).values(), result.modules().get(0).values());
	}

	@Test
	void randomAccessMayGoAnyWay() {
		final PlaneStack stack = PlaneStack.of(numbered(8), "spike");
		final long[][] places = { { 4, 3, 5 }, { 0, 0, 0 }, { 2, 1, 5 }, { 1, 2, 3 } };
		for (final long[] p : places) assertEquals(p[2] * 20 + p[1] * 5 + p[0], stack.getAt(p).get());
	}

	@Test
	void leavesTheImageAsItIs() {
		final ImagePlus imp = numbered(16);
		imp.setSlice(4);
		imp.setRoi(new Roi(1, 1, 2, 2));
		imp.getProcessor().setMinAndMax(3, 50);
		imp.changes = false;
		values(imp);
		assertEquals(4, imp.getCurrentSlice());
		assertEquals(1, imp.getRoi().getBounds().x);
		assertEquals(3, imp.getDisplayRangeMin());
		assertEquals(64, imp.getProcessor().get(4));
		assertTrue(!imp.changes);
		assertNull(imp.getOverlay());
		assertArrayEquals(values(numbered(16)), values(imp));
	}

	@Test
	void seesUnsavedChangesOfTheCurrentSlice() {
		final ImagePlus imp = numbered(8);
		imp.setSlice(3);
		imp.getProcessor().set(0, 200);
		assertEquals(200, values(imp)[40]);
	}
}
