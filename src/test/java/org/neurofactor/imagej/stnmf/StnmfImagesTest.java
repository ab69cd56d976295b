package org.neurofactor.imagej.stnmf;

import org.neurofactor.stnmf.StnmfOptions;

import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.figure.SignedLut;
import org.neurofactor.imagej.door.SmallWindow;
import org.neurofactor.imagej.door.SourceImage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.Opener;
import ij.process.FloatPolygon;
import ij.process.FloatProcessor;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.imagej.figure.SignedColors;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

class StnmfImagesTest {

	private static ImagePlus cell;
	private static StnmfResult result;

	@TempDir
	private Path temp;

	@BeforeAll
	static void run() {
		cell = Cells.ensemble(16, 14, 4, 200);
		cell.getCalibration().pixelWidth = 30;
		cell.getCalibration().pixelHeight = 30;
		cell.getCalibration().pixelDepth = 7;
		cell.getCalibration().frameInterval = 0.5;
		cell.getCalibration().setUnit("um");
		for (int s = 1; s <= 200; s++) cell.getStack().getProcessor(s).setf(0, 0, Float.NaN);
		result = Cells.run(cell, Cells.quick(8).with(StnmfOptions.PIXEL_SIZE, 30.));
		assertTrue(result.analysis().subunits().size() > 1);
		assertTrue(result.analysis().subunits().size() < 8);
	}

	private static ImagePlus modules() {
		return StnmfImages.modules(result, SourceImage.of(cell));
	}

	private ImagePlus reloaded(final ImagePlus imp) throws IOException {
		final Path path = temp.resolve("image.tif");
		final String title = imp.getTitle();
		FileFormats.writeTiff(imp, path);
		assertEquals(title, imp.getTitle());
		return new Opener().openImage(path.toString());
	}

	private static void assertModules(final ImagePlus imp) {
		assertEquals(8, imp.getStackSize());
		assertEquals(32, imp.getBitDepth());
		assertNull(imp.getRoi());
		final int subunits = result.analysis().subunits().size();
		for (int j = 0; j < 8; j++) {
			final String label = imp.getStack().getSliceLabel(j + 1);
			assertTrue(label.matches((j < subunits ? "subunit 0" : "module 0") + (j + 1) + ", I = -?\\d\\.\\d\\d"),
				label);
			for (int i = 1; i < 16 * 14; i++)
				assertEquals((float) result.modules().get(j).values()[i], imp.getStack().getProcessor(j + 1).getf(i));
			assertTrue(Float.isNaN(imp.getStack().getProcessor(j + 1).getf(0)));
		}
		assertEquals(30, imp.getCalibration().pixelWidth, 1e-3);
		assertEquals(1, imp.getCalibration().pixelDepth);
		assertEquals(0, imp.getCalibration().frameInterval);
		assertEquals(30, PixelSize.of(imp.getCalibration()).um(), 1e-3);
		assertEquals(-imp.getDisplayRangeMin(), imp.getDisplayRangeMax(), 1e-6);
		assertTrue(imp.getDisplayRangeMax() > 0);

		final Overlay overlay = imp.getOverlay();
		assertEquals(subunits + 1, overlay.size());
		final Set<Object> colors = new HashSet<>();
		for (int i = 0; i < subunits; i++) {
			final Subunit subunit = result.analysis().subunits().get(i);
			final Roi roi = overlay.get(i + 1);
			assertEquals("subunit 0" + (subunit.module() + 1), roi.getName());
			assertEquals(subunit.module() + 1, roi.getPosition());
			assertOutline(subunit.outline(), roi);
			colors.add(roi.getStrokeColor());
		}
		final Roi sta = overlay.get(0);
		assertEquals("STA", sta.getName());
		assertEquals(0, sta.getPosition());
		assertOutline(result.analysis().staOutline(), sta);
		colors.add(sta.getStrokeColor());
		assertEquals(subunits + 1, colors.size());
	}

	private static void assertOutline(final Polygon expected, final Roi roi) {
		assertTrue(roi.isArea() && roi.subPixelResolution());
		final FloatPolygon polygon = roi.getFloatPolygon();
		assertEquals(expected.size(), polygon.npoints);
		for (int i = 0; i < expected.size(); i++) {
			assertEquals(expected.x(i) + 0.5, polygon.xpoints[i], 1e-4);
			assertEquals(expected.y(i) + 0.5, polygon.ypoints[i], 1e-4);
		}
	}

	@Test
	void modulesAreLabelledCalibratedAndOutlined() throws IOException {
		final ImagePlus imp = modules();
		assertEquals("cell-modules", imp.getTitle());
		assertModules(imp);
		assertModules(reloaded(imp));
	}

	@Test
	void colorsSurviveTheFile() throws IOException {
		final ImagePlus imp = modules();
		final ImagePlus file = reloaded(imp);
		for (int slice = 1; slice <= 8; slice++) {
			imp.setSlice(slice);
			file.setSlice(slice);
			assertArrayEquals((int[]) imp.flatten().getProcessor().getPixels(),
				(int[]) file.flatten().getProcessor().getPixels());
		}
		for (int i = 0; i < imp.getOverlay().size(); i++)
			assertEquals(imp.getOverlay().get(i).getStrokeColor(), file.getOverlay().get(i).getStrokeColor());
	}

	@Test
	void onlyMaskedPixelsAreSeaGreen() {
		final ImagePlus imp = modules();
		imp.setOverlay(null);
		final int masked = 0x20b2aa;
		for (int slice = 1; slice <= 8; slice++) {
			imp.setSlice(slice);
			final int[] rgb = (int[]) imp.getProcessor().convertToRGB().getPixels();
			for (int i = 0; i < rgb.length; i++) if (i == 0) assertEquals(masked, rgb[i] & 0xffffff);
			else assertNotEquals(masked, rgb[i] & 0xffffff);
		}
		final ImagePlus negative = new ImagePlus("", new FloatProcessor(2, 1, new float[] { -3, 0 }));
		SignedLut.apply(negative, 3, SignedColors.RED_WHITE_BLACK);
		final int[] rgb = (int[]) negative.getProcessor().convertToRGB().getPixels();
		assertNotEquals(masked, rgb[0] & 0xffffff);
		assertEquals(0xffffff, rgb[1] & 0xffffff);
		SignedLut.apply(negative, 3, SignedColors.FILTER);
		assertEquals(0x808080, ((int[]) negative.getProcessor().convertToRGB().getPixels())[1] & 0xffffff);
	}

	@Test
	void staHasAllOutlinesWithTheirNames() throws IOException {
		final ImagePlus sta = StnmfImages.sta(result, SourceImage.of(cell));
		assertEquals("cell-STA", sta.getTitle());
		for (final ImagePlus imp : new ImagePlus[] { sta, reloaded(sta) }) {
			assertEquals(1, imp.getStackSize());
			assertEquals((float) result.sta().get(7, 8), imp.getProcessor().getf(7, 8));
			assertEquals(result.analysis().subunits().size() + 1, imp.getOverlay().size());
			for (final Roi roi : imp.getOverlay().toArray()) assertEquals(0, roi.getPosition());
			assertTrue(imp.getOverlay().getDrawLabels() && imp.getOverlay().getDrawNames());
			assertEquals(30, imp.getCalibration().pixelHeight, 1e-3);
		}
	}

	/** Its outline is white where the STA is black. */
	@Test
	void outlineOfTheStaIsSeenOnOffCells() {
		final ImagePlus off = cell.duplicate();
		for (int s = 1; s <= 200; s++) off.getStack().getProcessor(s).multiply(-1);
		final StnmfResult negative = Cells.run(off, Cells.quick(8));
		assertEquals(Color.BLACK,
			StnmfImages.sta(result, SourceImage.of(cell)).getOverlay().get("STA").getStrokeColor());
		assertEquals(Color.WHITE,
			StnmfImages.sta(negative, SourceImage.of(off)).getOverlay().get("STA").getStrokeColor());
		assertEquals(Color.BLACK, StnmfImages
			.sta(negative, SourceImage.of(off), FigureOptions.DEFAULTS.with(FigureOptions.LUT, FigureOptions.Lut.RWB))
			.getOverlay()
			.get("STA")
			.getStrokeColor());
	}

	@Test
	void takesAPixelSizeGivenInPlaceOfTheCalibration() {
		final ImagePlus imp = StnmfImages.sta(result.analysedWith(0.25, 12), SourceImage.of(cell));
		assertEquals(12, PixelSize.of(imp.getCalibration()).um());
		final ImagePlus unknown =
			StnmfImages.sta(result.analysedWith(0.25, 0), SourceImage.of(Cells.ensemble(16, 14, 1, 2)));
		assertEquals("pixel", unknown.getCalibration().getUnit());
	}

	@Test
	void figureIsAnImage() {
		final ImagePlus figure = StnmfImages.figure(result, SourceImage.of(cell), FigureOptions.DEFAULTS);
		assertEquals("cell-figure", figure.getTitle());
		assertEquals(24, figure.getBitDepth());
		assertEquals(1200, figure.getWidth());
	}

	@Test
	void deadModulesHaveNoMoransI() {
		final StnmfResult dead = Cells.run(cell, Cells.quick(3).with(StnmfOptions.SPARSITY, 1e6));
		final ImagePlus imp = StnmfImages.modules(dead, SourceImage.of(cell));
		assertArrayEquals(new String[] { "module 01", "module 02", "module 03" },
			Arrays.copyOf(imp.getStack().getSliceLabels(), 3));
		assertEquals(1, imp.getOverlay().size());
		assertTrue(imp.getDisplayRangeMax() > 0);
	}

	@Test
	void namesKeepTheirOrderBeyond99() {
		assertEquals("subunit 007", new ModuleNames(100).subunit(6));
		assertEquals("subunit 07", new ModuleNames(99).subunit(6));
	}

	@Test
	void smallImagesAreEnlargedWholly() {
		assertEquals(25, SmallWindow.magnification(20, 14));
		assertEquals(32, SmallWindow.magnification(2, 3));
		assertEquals(1, SmallWindow.magnification(300, 20));
		assertEquals(1, SmallWindow.magnification(1200, 900));
	}
}
