package org.neurofactor.imagej.figure;

import org.neurofactor.stnmf.StnmfOptions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neurofactor.imagej.stnmf.Cells;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;
import org.w3c.dom.Document;

@Tag("slow")
class StnmfFigureTest {

	private static boolean shows(final BufferedImage image, final int rgb) {
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				if ((image.getRGB(x, y) & 0xffffff) == (rgb & 0xffffff)) return true;
		return false;
	}

	private static BufferedImage page(final StnmfResult result) {
		return Raster.of(new StnmfFigure(result, "cell", FigureOptions.DEFAULTS), 1200);
	}

	private static int[] pixels(final BufferedImage image) {
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
	}

	@Test
	void showsEverySubunitInItsColor() {
		final StnmfResult result =
			Cells.run(Cells.ensemble(16, 14, 4, 200), Cells.quick(8).with(StnmfOptions.PIXEL_SIZE, 30.));
		final BufferedImage image = page(result);
		final int subunits = result.analysis().subunits().size();
		assertTrue(subunits > 1);
		for (final Subunit subunit : result.analysis().subunits())
			assertTrue(shows(image, SubunitColors.SAFE.of(subunit.module()).getRGB()), "subunit " + subunit.module());
		assertFalse(shows(image, SubunitColors.SAFE.of(subunits).getRGB()));
		assertArrayEquals(pixels(image), pixels(page(result)));
	}

	@Test
	void keepsItsMarginsForAllSizes() {
		final int[][] sizes = { { 2, 2, 2 }, { 1, 40, 3 }, { 60, 1, 3 }, { 12, 10, 100 }, { 40, 30, 7 } };
		for (final int[] size : sizes) {
			final StnmfResult result = Cells.run(Cells.ensemble(size[0], size[1], 2, 120),
				Cells.quick(size[2]).with(StnmfOptions.ITERATIONS, 2));
			final StnmfFigure figure = new StnmfFigure(result,
				"a very long name ".concat(String.join("", new String[20]).replace("null", "of a very large image ")),
				FigureOptions.DEFAULTS);
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
		final StnmfResult dead =
			Cells.run(Cells.ensemble(16, 14, 2, 100), Cells.quick(3).with(StnmfOptions.SPARSITY, 1e6));
		assertEquals(0xffffff, page(dead).getRGB(60, 160) & 0xffffff);
	}

	/** Modules of negative cells look like those of positive ones, and the STA does not. */
	@Test
	void negativeModulesAreShownFlipped() {
		final ImagePlus on = Cells.ensemble(16, 14, 4, 200);
		final ImagePlus off = on.duplicate();
		for (int s = 1; s <= 200; s++) off.getStack().getProcessor(s).multiply(-1);
		final BufferedImage positive = page(Cells.run(on, Cells.quick(4)));
		final StnmfResult negative = Cells.run(off, Cells.quick(4));
		assertTrue(negative.modules().get(0).values()[7 * 16 + 5] <= 0);
		final BufferedImage flipped = page(negative);
		assertTrue(shows(flipped, 0xff0000));
		assertTrue(staCenter(positive) > 160, "positive " + staCenter(positive));
		assertTrue(staCenter(flipped) < 95, "negative " + staCenter(flipped));
	}

	/** Mean gray value in the middle of the STA. */
	private static double staCenter(final BufferedImage page) {
		int sum = 0;
		for (int y = 225; y < 265; y++) for (int x = 945; x < 985; x++) sum += page.getRGB(x, y) & 0xff;
		return sum / 1600.;
	}

	/** A hidden parse error would make it unreadable; its words can be searched and edited. */
	@Test
	void svgIsWellFormedAndHasWords() throws Exception {
		final StnmfResult result =
			Cells.run(Cells.ensemble(16, 14, 4, 200), Cells.quick(8).with(StnmfOptions.PIXEL_SIZE, 30.));
		final StnmfFigure figure = new StnmfFigure(result, "<a & b>", FigureOptions.DEFAULTS);
		final String svg = Svg.of(figure, 600);
		final Document document = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
		assertEquals("600", document.getDocumentElement().getAttribute("width"));
		assertEquals("0 0 1200 " + (int) figure.height(), document.getDocumentElement().getAttribute("viewBox"));
		assertEquals(9, document.getElementsByTagName("image").getLength());
		assertTrue(document.getDocumentElement().getTextContent().contains("<a & b>"));
		assertTrue(document.getDocumentElement().getTextContent().contains("100 µm"));
		assertEquals(svg, Svg.of(figure, 600));
	}

	@Test
	void saysThatThereIsNoScale() {
		final StnmfResult result = Cells.run(Cells.ensemble(16, 14, 4, 200), Cells.quick(8));
		final String svg = Svg.of(new StnmfFigure(result, "cell", FigureOptions.DEFAULTS), 1200);
		assertTrue(svg.contains("pixel size unknown: no scale bar"));
		assertFalse(svg.contains("µm"));
	}

	@Test
	void colorsAreReadFromTexts() {
		assertEquals(new Color(0x12abef), FigureOptions.COLORS.parse("#12ABef").of(3));
		assertEquals(Color.MAGENTA, FigureOptions.COLORS.parse("Magenta").of(0));
		final Set<Color> hues = new HashSet<>();
		for (int i = 0; i < 40; i++) hues.add(FigureOptions.COLORS.parse("hsv").of(i));
		assertEquals(40, hues.size());
		for (final Color hue : hues) assertTrue(SubunitColors.luminance(hue) < 0.32, "readable on paper: " + hue);
		for (final String bad : new String[] { "", "hsb", "#1234567", "12abef", "red,", "red,blurple", "../Fire" })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> FigureOptions.COLORS.parse(bad)).getMessage()
				.contains("'" + bad + "'"));
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
	void signedColorsGoFromEndToEndThroughZero() {
		final SignedColors rwb = SignedColors.RED_WHITE_BLACK;
		assertArrayEquals(new int[] { 0xff0000, 0xff8080, 0xffffff, 0x808080, 0, 0x20b2aa },
			new int[] { rwb.rgb(-7), rwb.rgb(-0.5), rwb.rgb(0), rwb.rgb(0.5), rwb.rgb(1), rwb.rgb(Double.NaN) });
		final SignedColors filter = SignedColors.FILTER;
		assertArrayEquals(new int[] { 0, 0x404040, 0x808080, 0xffffff, 0xff00ff },
			new int[] { filter.rgb(-1), filter.rgb(-0.5), filter.rgb(0), filter.rgb(2), filter.rgb(Double.NaN) });
	}
}
