package org.neurofactor.macro;

import org.neurofactor.command.NeuroFactorCommands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.macro.MacroAssertions.assertStops;
import static org.neurofactor.macro.TwoSubunits.SPIKES;
import static org.neurofactor.macro.TwoSubunits.HEIGHT;
import static org.neurofactor.macro.TwoSubunits.WIDTH;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.Line;
import ij.gui.NewImage;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.FloatProcessor;
import ij.process.ImageConverter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.command.StnmfCommand;
import org.neurofactor.macro.MacroRunner.Outcome;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** {@code STNMF...} from real macros, without a display. */
class StnmfMacroTest {

	private static final String QUICK = "modules=6 iterations=60 sparsity=0.8 pixelsize=10";
	private static final String[] FILES = { "RoiSet.zip", "figure.png", "figure.svg", "modules.csv", "modules.tif",
		"outlines.csv", "run.json", "sta.tif", "stnmf.bin", "weights.csv" };

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	/** An ensemble of a cell with two subunits, left and right. */
	private static ImagePlus ste() {
		return TwoSubunits.ste("my cell.tif", 5);
	}

	private static String stnmf(final String options) {
		return "run(\"STNMF...\", \"" + options + "\");\n";
	}

	private static Outcome succeed(final String macro, final ImagePlus... images) {
		final Outcome outcome = MacroRunner.run(macro, images);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void givesStackTableStaAndFigure(final boolean batchMode) {
		final Outcome outcome = succeed((batchMode ? "setBatchMode(true);\n" : "") + stnmf(QUICK) +
			"return getTitle() + '|' + nSlices + '|' + nImages + '|' + nResults + '|' + getResult('ratio', 0);"
				.replace('\'', '"'),
			ste());
		final String[] values = outcome.returnValue().split("\\|");
		assertEquals("mycell-modules", values[0], "named after the input, and current");
		assertEquals("6", values[1]);
		assertEquals("4", values[2]);
		assertEquals("6", values[3]);
		assertEquals(0.7, Double.parseDouble(values[4]), 0.1);
		assertTrue(outcome.output().contains("2 subunits"), outcome::toString);

		final ImagePlus modules = WindowManager.getCurrentImage();
		assertEquals(32, modules.getBitDepth());
		assertTrue(modules.getStack().getSliceLabel(1).matches("subunit 0?1, I = 0\\.\\d\\d"),
			modules.getStack().getSliceLabel(1));
		assertTrue(modules.getStack().getSliceLabel(3).startsWith("module "));
		assertEquals(10, modules.getCalibration().pixelWidth);
		assertEquals(-modules.getDisplayRangeMax(), modules.getDisplayRangeMin(), 1e-6);
		assertNull(modules.getRoi());
		final Overlay overlay = modules.getOverlay();
		assertEquals(3, overlay.size());
		assertArrayEquals(new int[] { 0, 1, 2 }, Arrays.stream(overlay.toArray()).mapToInt(Roi::getPosition).toArray());
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals("true", table.getStringValue("localized", 1));
		assertEquals("false", table.getStringValue("localized", 2));
		assertTrue(table.columnExists("diameter"), table.getColumnHeadings());
		assertTrue(table.getStringValue("moransi", 0).matches("0\\.\\d{4}"), table.getStringValue("moransi", 0));
		assertTrue(table.getStringValue("polarity", 0).matches("-?1"), table.getStringValue("polarity", 0));
	}

	@Test
	void inputIsNotChanged() {
		final ImagePlus imp = ste();
		imp.setSlice(7);
		imp.setRoi(2, 1, 8, 8);
		final float[][] before = pixels(imp);
		succeed(stnmf(QUICK), imp);
		assertArrayEquals(before, pixels(imp));
		assertEquals(7, imp.getCurrentSlice());
		assertEquals("java.awt.Rectangle[x=2,y=1,width=8,height=8]", imp.getRoi().getBounds().toString());
		assertNull(imp.getOverlay());
		assertFalse(imp.changes);
	}

	@Test
	void selectionRestrictsToItsPixels() {
		final ImagePlus imp = ste();
		imp.setRoi(2, 1, 8, 8);
		succeed(stnmf(QUICK), imp);
		final ImagePlus modules = WindowManager.getCurrentImage();
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				assertEquals(x < 2 || x >= 10 || y < 1 || y >= 9,
					Float.isNaN(modules.getStack().getProcessor(1).getf(x, y)));
	}

	/** Frames as z, t or channels give the same, and so do 8 and 16 bits of the same values. */
	@Test
	void axisAndDepthDoNotMatter() {
		final ImageStack bytes = new ImageStack(WIDTH, HEIGHT);
		final ImagePlus ste = ste();
		for (int s = 1; s <= SPIKES; s++) {
			final FloatProcessor plane = (FloatProcessor) ste.getStack().getProcessor(s).duplicate();
			plane.multiply(20);
			plane.add(100);
			plane.setMinAndMax(0, 255);
			bytes.addSlice(plane.convertToByteProcessor(true));
		}
		final ImagePlus z = new ImagePlus("cell", bytes);
		final float[][] expected = modules(z);
		final ImagePlus t = new ImagePlus("cell", bytes);
		t.setDimensions(1, 1, SPIKES);
		assertArrayEquals(expected, modules(t));
		final ImagePlus shorts = z.duplicate();
		new ImageConverter(shorts).convertToGray16();
		assertEquals(16, shorts.getBitDepth());
		assertArrayEquals(expected, modules(shorts));
	}

	private static float[][] modules(final ImagePlus imp) {
		succeed(stnmf(QUICK), imp);
		return pixels(WindowManager.getCurrentImage());
	}

	private static float[][] pixels(final ImagePlus imp) {
		final float[][] pixels = new float[imp.getStackSize()][];
		for (int s = 0; s < pixels.length; s++)
			pixels[s] = ((float[]) imp.getStack().getProcessor(s + 1).convertToFloat().getPixels()).clone();
		return pixels;
	}

	@Test
	void defaultsComeFromTheCalibration() {
		final ImagePlus imp = ste();
		imp.getCalibration().setUnit("mm");
		imp.getCalibration().pixelWidth = imp.getCalibration().pixelHeight = 0.03;
		final Outcome outcome = succeed(stnmf("modules=6 iterations=20"), imp);
		assertTrue(outcome.output().contains(" µm,"), outcome::toString);
		final Outcome unknown = succeed(stnmf("modules=6 iterations=20"), ste());
		assertTrue(unknown.output().contains("pixel size unknown"), unknown::toString);
	}

	@Test
	void weightsOnDemand() {
		succeed(stnmf(QUICK + " weights"), ste());
		// without a display, only one table can be the active one: that of the modules
		assertEquals(6, ResultsTable.getResultsTable().size());
	}

	@Test
	void startsFromAStackOfModules() {
		final ImagePlus ste = ste();
		succeed(stnmf(QUICK + " flip=false sort=false"), ste);
		final ImagePlus modules = WindowManager.getCurrentImage().duplicate();
		modules.setTitle("start here");
		final Outcome outcome = succeed(stnmf(
			"modules=6 iterations=0 flip=false sort=false sparsity=0.8 " + "initialization=image initial=[start here]"),
			modules, ste);
		assertTrue(outcome.output().contains("0 iterations"), outcome::toString);
		assertArrayEquals(pixels(modules), pixels(WindowManager.getCurrentImage()));
	}

	@Test
	void writesAllFilesAndReplacesThem() throws IOException {
		final Path results = folder.resolve("new folder").resolve("cell");
		succeed(stnmf(QUICK + " output=[" + results + "]"), ste());
		assertArrayEquals(FILES, list(results));
		final List<String> table = Files.readAllLines(results.resolve("modules.csv"));
		assertEquals("module,localized,moransi,weight,ratio,polarity,diameter,distance,unit,x,y,color", table.get(0));
		assertEquals(7, table.size());
		assertTrue(table.get(1).startsWith("1,true,0."), table.get(1));
		assertTrue(
			table.get(6).startsWith("6,false,") && table.get(6).matches(".*,NaN,NaN,NaN,NaN,(um|px),NaN,NaN,none"),
			table.get(6));
		assertEquals(SPIKES + 1, Files.readAllLines(results.resolve("weights.csv")).size());
		final List<String> outlines = Files.readAllLines(results.resolve("outlines.csv"));
		assertEquals("module,x,y", outlines.get(0));
		final List<String> sta = outlines.stream().filter(line -> line.startsWith("0,")).collect(Collectors.toList());
		assertEquals(sta.get(0), sta.get(sta.size() - 1), "closed");
		final JsonObject run =
			JsonParser.parseString(new String(Files.readAllBytes(results.resolve("run.json")), StandardCharsets.UTF_8))
				.getAsJsonObject();
		assertEquals(
			"[modules, sparsity, scale, threshold, pixelsize, iterations, initialization, correction, seed, flip, sort, initial, " +
				"residuals, stop, perturb, figure, colors, lut, figurewidth, weights, roimanager, output]",
			run.getAsJsonObject("options").keySet().toString());
		assertEquals(60, run.getAsJsonObject("options").get("iterations").getAsInt());
		for (final String key : "subunits coverage sta_diameter residual iterations seconds".split(" "))
			assertTrue(run.getAsJsonObject("summary").get(key).getAsDouble() > 0, key);
		final ImagePlus reopened = IJ.openImage(results.resolve("modules.tif").toString());
		assertEquals(6, reopened.getStackSize());
		assertEquals(3, reopened.getOverlay().size());

		final byte[] first = Files.readAllBytes(results.resolve("modules.csv"));
		Files.write(results.resolve("notes.txt"), new byte[] { 1 });
		succeed(stnmf(QUICK + " sort=false initialization=random output=[" + results + "]"), ste());
		assertFalse(Arrays.equals(first, Files.readAllBytes(results.resolve("modules.csv"))), "replaced");
		assertEquals(FILES.length + 1, list(results).length, "and other files left alone");
	}

	private static String[] list(final Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "modules=1            | modules must be a whole number from 2",
		"modules=200 iterations=1 | There must not be more modules than pixels or spikes, but 200 modules were asked for of 150 spikes",
		"modules=130          | but 130 modules were asked for of 120 unmasked pixels",
		"sparsity=-1          | sparsity must be auto or a number of at least 0",
		"iterations=abc       | iterations must be a whole number from 0 to 10000000, but was 'abc'",
		"iterations=-5        | iterations must be a whole number",
		"seed=-2              | seed must be a whole number from -1 to 4294967295",
		"threshold=1.5        | threshold must be a number from -1",
		"pixelsize=-30        | pixelsize must be a number of at least 0",
		"initialization=svd   | initialization must be one of auto, NNSVD-LRC, smoothed, random, image, but was 'svd'",
		"rank=5               | unknown option 'rank'. Valid options: ste, modules, sparsity, scale, threshold",
		"initialization=image | initial must be an open image",
		"initial=[my cell.tif] | initial must be empty unless initialization=image",
		"initialization=image initial=nothing | but was 'nothing'",
		"initialization=image initial=[my cell.tif] | must be a stack of 20 slices (one per module) of 12 x 10 pixels, but are 150 of 12 x 10",
		"output=[/dev/null/x] | The output folder \"/dev/null/x\" cannot be written" })
	void badOptionsStopTheMacro(final String options, final String message) {
		assertStops(stnmf(options), message, ste());
	}

	@Test
	void badImagesStopTheMacro() {
		assertStops(stnmf(""), "STNMF needs an image, but none is open");
		assertStops(stnmf(""), "has only one slice", NewImage.createFloatImage("one", 9, 9, 1, NewImage.FILL_RAMP));
		assertStops(stnmf(""), "RGB image", NewImage.createRGBImage("rgb", 9, 9, 30, NewImage.FILL_RAMP));
		assertStops(stnmf(""), "constant", NewImage.createFloatImage("flat", 9, 9, 30, NewImage.FILL_BLACK));
		final ImagePlus nan = NewImage.createFloatImage("nan", 9, 9, 30, NewImage.FILL_BLACK);
		for (int p = 0; p < 81; p++) nan.getStack().getProcessor(1 + p % 30).setf(p, Float.NaN);
		assertStops(stnmf(""), "All pixels are masked", nan);
		final ImagePlus hyperstack = ste();
		hyperstack.setDimensions(2, 75, 1);
		assertStops(stnmf(""), "2 channels, 75 z-slices and 1 frames", hyperstack);
		final ImagePlus line = ste();
		line.setRoi(new Line(1, 1, 5, 5));
		assertStops(stnmf(""), "must be an area", line);
		final ImagePlus tiny = ste();
		tiny.setRoi(0, 0, 2, 2);
		assertStops(stnmf(""), "20 modules were asked for of 4 unmasked pixels", tiny);
	}

	/** A folder that cannot be written is noticed before anything is computed or left behind. */
	@Test
	void nothingIsLeftBehind() throws IOException {
		final Path file = Files.write(folder.resolve("file"), new byte[] { 1 });
		assertStops(stnmf(QUICK + " output=[" + file.resolve("sub") + "]"), "is a file, not a folder", ste());
		assertStops(stnmf("modules=1 output=[" + folder.resolve("new") + "]"), "modules must be", ste());
		assertStops(stnmf("modules=130 output=[" + folder.resolve("new") + "]"), "unmasked pixels", ste());
		assertArrayEquals(new String[] { "file" }, list(folder));
	}

	@Test
	void opensTheSampleAndFactorisesItsImage() {
		final Outcome outcome = succeed("run(\"Open Sample STE\");\n" + stnmf("") + "return getTitle();");
		assertEquals("simulated-ste-modules", outcome.returnValue());
		assertTrue(outcome.output().contains("6 subunits"), outcome::toString);
		assertTrue(outcome.output().contains("µm"), outcome::toString);
	}

	/** {@code IJ.run(imp, …)} takes its image, whichever is current. */
	@Test
	void runsOnTheGivenImage() {
		final ImagePlus other = NewImage.createFloatImage("other", 9, 9, 30, NewImage.FILL_BLACK);
		MacroRunner.run("", ste(), other);
		IJ.run(ste(), "STNMF...", QUICK);
		assertNotNull(WindowManager.getImage("mycell-modules"));
	}

	/** The same command from a script, in a bare SciJava context: the same numbers, and the same messages. */
	@Test
	void sameFromCommandService() throws Exception {
		succeed(stnmf(QUICK), ste());
		final float[][] expected = pixels(WindowManager.getCurrentImage());
		try (Context context = new Context(NeuroFactorCommands.class, CommandService.class)) {
			final CommandService commands = context.service(CommandService.class);
			final CommandModule module =
				commands
					.run(StnmfCommand.class, false, "ste", ste(), "modules", 6, "iterations", 60, "sparsity", 0.8,
						"pixelsize", 10.0)
					.get();
			assertArrayEquals(expected, pixels((ImagePlus) module.getOutput("modulestack")));
			assertEquals(6, ((ResultsTable) module.getOutput("subunits")).size());
			Throwable e = assertThrows(Exception.class,
				() -> commands.run(StnmfCommand.class, false, "ste", ste(), "modules", 1).get());
			while (e.getCause() != null) e = e.getCause();
			assertTrue(e.getMessage().contains("modules must be a whole number from 2"), e.getMessage());
		}
	}
}
