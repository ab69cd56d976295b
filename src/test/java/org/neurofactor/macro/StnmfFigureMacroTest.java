package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.macro.MacroAssertions.assertStops;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.OvalRoi;
import ij.measure.ResultsTable;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.imagej.stnmf.Cells;
import org.neurofactor.macro.MacroRunner.Outcome;

/** The figure of {@code STNMF...} and its keys, and {@code STNMF Figure...}, which redraws it. */
class StnmfFigureMacroTest {

	private static final String QUICK = "modules=8 iterations=30 ";

	@TempDir
	private Path temp;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private Path results() {
		return temp.resolve("results");
	}

	/** An OFF cell, in part masked. */
	private static ImagePlus off() {
		final ImagePlus cell = Cells.ensemble(16, 14, 4, 200);
		cell.setTitle("an off.cell");
		final ImageStack stack = cell.getStack();
		for (int slice = 1; slice <= stack.getSize(); slice++) stack.getProcessor(slice).multiply(-1);
		cell.setRoi(new OvalRoi(1, 0, 14, 14));
		return cell;
	}

	private void stnmf(final ImagePlus cell, final String options) {
		succeed("run(\"STNMF...\", \"" + QUICK + options + " output=[" + results() + "]\");", cell);
	}

	private static Outcome succeed(final String macro, final ImagePlus... images) {
		final Outcome outcome = MacroRunner.run(macro, images);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private static String redraw(final Path folder, final String options) {
		return "run(\"STNMF Figure...\", \"folder=[" + folder + "] " + options + "\");";
	}

	private static int[] pixels(final ImagePlus image) {
		return (int[]) image.getProcessor().convertToRGB().getPixels();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sparsity=0.5", "sparsity=0.5 pixelsize=30 colors=#c03060 lut=filter figurewidth=700",
		"sparsity=1000000 figure=compact lut=rwb" })
	void redrawsTheSame(final String options) throws IOException {
		for (final ImagePlus cell : new ImagePlus[] { Cells.ensemble(16, 14, 4, 200), off() }) {
			stnmf(cell, options);
			final ImagePlus drawn = WindowManager.getImage(cell.getShortTitle() + "-figure");
			final String figure = options.replaceAll("(pixelsize|sparsity)=\\S+", "");
			succeed(redraw(results(), figure + " output=[" + temp.resolve("again") + "]"));
			final ImagePlus redrawn = WindowManager.getCurrentImage();
			assertEquals(drawn.getTitle(), redrawn.getTitle());
			assertEquals(drawn.getWidth(), redrawn.getWidth());
			assertArrayEquals(pixels(drawn), pixels(redrawn));
			for (final String file : new String[] { "figure.png", "figure.svg" })
				assertArrayEquals(Files.readAllBytes(results().resolve(file)),
					Files.readAllBytes(temp.resolve("again").resolve(file)), file);
		}
	}

	@Test
	void figureIsAsWideAsAskedFor() throws IOException {
		stnmf(off(), "figurewidth=333 figure=compact");
		assertEquals(333, WindowManager.getImage("anoff-figure").getWidth());
		assertEquals(333, ImageIO.read(results().resolve("figure.png").toFile()).getWidth());
		final int compact = WindowManager.getImage("anoff-figure").getHeight();
		succeed(redraw(results(), "figurewidth=333"));
		assertTrue(WindowManager.getCurrentImage().getHeight() > compact, "the full one has charts below");
		final String svg = new String(Files.readAllBytes(results().resolve("figure.svg")), StandardCharsets.UTF_8);
		assertTrue(svg.contains("<svg width='333'"), svg.substring(0, 200));
	}

	@Test
	void withoutFigureAnEarlierOneIsRemoved() {
		stnmf(off(), "");
		assertTrue(Files.exists(results().resolve("figure.svg")));
		stnmf(off(), "figure=none");
		assertNull(WindowManager.getImage("anoff-figure"));
		assertFalse(Files.exists(results().resolve("figure.svg")) || Files.exists(results().resolve("figure.png")));
		succeed(redraw(results(), "output=[" + results() + "]"));
		assertTrue(Files.exists(results().resolve("figure.png")), "but it can be drawn");
	}

	/** The same colours in overlays, table and file; of one name or a hue each. */
	@Test
	void colorsAreTheSameEverywhere() {
		stnmf(off(), "sparsity=0.5 colors=Orange");
		final Color orange = WindowManager.getImage("anoff-modules").getOverlay().get(1).getStrokeColor();
		assertEquals(Color.ORANGE, orange);
		assertEquals("#ffc800", ResultsTable.getResultsTable().getStringValue("color", 0));
		stnmf(off(), "sparsity=0.5");
		final ImagePlus sta = IJ.openImage(results().resolve("sta.tif").toString());
		assertTrue(sta.getOverlay().size() > 2);
		for (int i = 1; i < sta.getOverlay().size(); i++)
			assertEquals(
				Integer.parseInt(ResultsTable.getResultsTable().getStringValue("color", i - 1).substring(1), 16),
				sta.getOverlay().get(i).getStrokeColor().getRGB() & 0xffffff);
		assertEquals("none", ResultsTable.getResultsTable().getStringValue("color", 7));
	}

	@Test
	void lookUpTables() {
		stnmf(off(), "");
		assertMasked(0x20b2aa, 0xff00ff);
		stnmf(off(), "lut=rwb");
		assertMasked(0x20b2aa, 0x20b2aa);
		stnmf(off(), "lut=filter");
		assertMasked(0xff00ff, 0xff00ff);
	}

	private static void assertMasked(final int modules, final int sta) {
		assertEquals(modules, pixels(WindowManager.getImage("anoff-modules"))[0] & 0xffffff);
		assertEquals(sta, pixels(WindowManager.getImage("anoff-STA"))[0] & 0xffffff);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "figure=big | figure must be one of full, compact, none, but was 'big'",
		"colors=ultraviolet | colors must be safe, okabeito, hsv, one or more with commas between them of black, blue,",
		"colors=#12345 | such as Fire, but was '#12345'",
		"lut=jet | lut must be one of auto, rwb, filter, but was 'jet'",
		"figurewidth=299 | figurewidth must be a whole number from 300 to 10000, but was '299" })
	void badOptionsStopTheMacro(final String options, final String message) {
		assertStops("run(\"STNMF...\", \"iterations=1000000 " + options + "\");", message, off());
	}

	@Test
	void badFoldersStopTheMacro() throws IOException {
		assertStops("run(\"STNMF Figure...\", \"\");", "results must be");
		assertStops(redraw(temp.resolve("nowhere"), ""), "is no folder");
		assertStops(redraw(temp, ""), "has no run.json");
		assertStops(redraw(temp, "figure=none"), "figure must be one of full, compact, but was 'none'");
		stnmf(off(), "");
		for (final String file : new String[] { "modules.csv", "weights.csv", "sta.tif", "stnmf.bin", "figure.svg" }) {
			final byte[] bytes = Files.readAllBytes(results().resolve(file));
			final byte[] damaged = bytes.clone();
			damaged[bytes.length / 2] ^= 1;
			Files.write(results().resolve(file), damaged);
			assertStops(redraw(results(), ""), file + "\" is damaged, or of another run than the other files");
			Files.delete(results().resolve(file));
			assertStops(redraw(results(), ""), file + "\" is missing");
			Files.write(results().resolve(file), bytes);
		}
		assertFalse(MacroRunner.run(redraw(results(), "")).stopped(), "as it was");
		for (final String record : new String[] { "{}", "not", "{\"versions\": {\"neurofactor\": \"development\"}}" }) {
			write("run.json", record);
			assertStops(redraw(results(), ""), "run.json\" is not the record of a finished run of this version");
		}
	}

	private void write(final String file, final String text) throws IOException {
		Files.write(results().resolve(file), text.getBytes(StandardCharsets.UTF_8));
	}
}
