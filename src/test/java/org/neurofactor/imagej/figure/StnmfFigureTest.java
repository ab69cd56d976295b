package org.neurofactor.imagej.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.neurofactor.imagej.Cells;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

class StnmfFigureTest {

	private static boolean shows(final BufferedImage image, final int rgb) {
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				if ((image.getRGB(x, y) & 0xffffff) == (rgb & 0xffffff)) return true;
		return false;
	}

	private static BufferedImage page(final StnmfResult result) {
		return Raster.of(new StnmfFigure(new ResultFigureData(result, "cell"), FigureOptions.DEFAULTS), 1200);
	}

	private static int[] pixels(final BufferedImage image) {
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
	}

	@Test
	void showsEverySubunitInItsColor() {
		final StnmfResult result = Cells.run(Cells.ensemble(16, 14, 4, 200), Cells.quick(8).pixelSizeUm(30).build());
		final BufferedImage image = page(result);
		final int subunits = result.analysis().subunits().size();
		assertTrue(subunits > 1);
		for (final Subunit subunit : result.analysis().subunits())
			assertTrue(shows(image, SubunitColors.HSV.of(subunit.module(), subunits).getRGB()), "subunit " + subunit.module());
		assertFalse(shows(image, SubunitColors.HSV.of(subunits, subunits + 1).getRGB()));
		assertArrayEquals(pixels(image), pixels(page(result)));
	}

	@Test
	void keepsItsMarginsForAllSizes() {
		final int[][] sizes = { { 2, 2, 2 }, { 1, 40, 3 }, { 60, 1, 3 }, { 12, 10, 100 }, { 40, 30, 7 } };
		for (final int[] size : sizes) {
			final StnmfResult result = Cells.run(Cells.ensemble(size[0], size[1], 2, 120), Cells.quick(size[2]).iterations(2)
				.build());
			final StnmfFigure figure = new StnmfFigure(new ResultFigureData(result, "a very long name ".concat(
				String.join("", new String[20]).replace("null", "of a very large image "))), FigureOptions.DEFAULTS);
			final BufferedImage image = Raster.of(figure, 1200);
			assertEquals(1200, image.getWidth());
			assertTrue(image.getHeight() < 1200, "height " + image.getHeight());
			for (int y = 0; y < image.getHeight(); y++) {
				assertEquals(0xffffffff, image.getRGB(20, y));
				assertEquals(0xffffffff, image.getRGB(1180, y));
			}
			for (int x = 0; x < 1200; x++) assertEquals(0xffffffff, image.getRGB(x, image.getHeight() - 15));
		}
	}

	@Test
	void deadModulesAreBlank() {
		final StnmfResult dead = Cells.run(Cells.ensemble(16, 14, 2, 100), Cells.quick(3).sparsity(1e6).build());
		assertEquals(0xffffff, page(dead).getRGB(60, 160) & 0xffffff);
	}

	@Test
	void labelsDoNotCoverEachOther() {
		final LabelPlacer placer = new LabelPlacer(new Rectangle2D.Double(0, 0, 300, 300));
		final List<Rectangle2D> places = new ArrayList<>();
		for (int i = 0; i < 60; i++) places.add(placer.place(150, 150, 20, 15));
		for (int i = 0; i < places.size(); i++)
			for (int j = 0; j < i; j++) assertFalse(places.get(i).intersects(places.get(j)));
		assertEquals(150, places.get(0).getCenterX());
	}

	@Test
	void lengthsAndTicksAreRound() {
		assertEquals(50, ScaleBar.round(99));
		assertEquals(100, ScaleBar.round(100));
		assertEquals(0.2, ScaleBar.round(0.33), 1e-15);
		assertEquals(0.05, BarChart.stepFor(0.021), 1e-15);
		assertEquals(10, BarChart.stepFor(5.5), 1e-12);
		assertEquals(2, BarChart.stepFor(2));
	}

	@Test
	void numbersArePrintedAsInPrint() {
		assertEquals("−0.02", Style.number(-0.02, 3));
		assertEquals("1200", Style.number(1200.4, 3));
		assertEquals("0.333", Style.number(1 / 3., 3));
		assertEquals("0", Style.number(-0., 3));
		assertEquals("NaN", Style.number(Double.NaN, 3));
	}

	@Test
	void signedColorsGoFromBlackThroughZero() {
		final SignedColors rwb = SignedColors.RED_WHITE_BLACK;
		assertArrayEquals(new int[] { 0, 0x808080, 0xffffff, 0xff8080, 0xff0000, 0x20b2aa }, new int[] { rwb.rgb(-7), rwb
			.rgb(-0.5), rwb.rgb(0), rwb.rgb(0.5), rwb.rgb(1), rwb.rgb(Double.NaN) });
		final SignedColors filter = SignedColors.FILTER;
		assertArrayEquals(new int[] { 0, 0x404040, 0x808080, 0xffffff, 0xff00ff }, new int[] { filter.rgb(-1), filter.rgb(
			-0.5), filter.rgb(0), filter.rgb(2), filter.rgb(Double.NaN) });
	}
}
