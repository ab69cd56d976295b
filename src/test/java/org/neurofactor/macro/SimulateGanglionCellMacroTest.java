package org.neurofactor.macro;

import org.neurofactor.stnmf.simulation.GanglionCellOptions;

import org.neurofactor.command.NeuroFactorCommands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.command.SimulateGanglionCellCommand;
import org.neurofactor.macro.MacroRunner.Outcome;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** {@code Simulate Ganglion Cell...} from real macros, without a display. */
class SimulateGanglionCellMacroTest {

	private static final String QUICK = "spikes=60 subunits=3 size=12x10 seed=4";
	private static final String[] FILES =
		{ "RoiSet.zip", "run.json", "spikes.csv", "ste.tif", "stimulus.tif", "truth.csv" };

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private static String simulate(final String options) {
		return "run(\"Simulate Ganglion Cell...\", \"" + options + "\");\n";
	}

	private static Outcome succeed(final String macro) {
		final Outcome outcome = MacroRunner.run(macro);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void opensEnsembleStimulusAndTruth(final boolean batchMode) {
		final Outcome outcome = succeed((batchMode ? "setBatchMode(true);\n" : "") + simulate(QUICK) +
			"return getTitle() + '|' + nSlices + '|' + nImages + '|' + nResults + '|' + getResult('subunit', 2);"
				.replace('\'', '"'));
		assertEquals("simulated-ste|60|2|3|3", outcome.returnValue());
		assertTrue(outcome.output().contains("Simulated ON cell, 3 subunits, threshold-quadratic, 60 spikes in "),
			outcome::toString);

		final ImagePlus ste = WindowManager.getCurrentImage();
		assertEquals("[12, 10, 1, 1, 60]", Arrays.toString(ste.getDimensions()));
		assertEquals(32, ste.getBitDepth());
		assertEquals(30, ste.getCalibration().pixelWidth);
		assertEquals(3, ste.getOverlay().size());
		assertEquals("subunit 03", ste.getOverlay().get(2).getName());
		assertEquals(0, ste.getOverlay().get(2).getPosition());
		assertNull(ste.getRoi());
		final ResultsTable truth = ResultsTable.getResultsTable();
		assertTrue(truth.getRowAsString(2).matches("3\t\\d+\\.\\d{4}\t.*"), truth.getRowAsString(2));
		for (int i = 0; i < 3; i++) {
			final double[] centre = ste.getOverlay().get(i).getContourCentroid();
			assertEquals(truth.getValue("x", i), centre[0], 1e-4);
			assertEquals(truth.getValue("y", i), centre[1], 1e-4);
		}

		final ImagePlus stimulus = WindowManager.getImage("simulated-stimulus");
		assertTrue(stimulus.getStack().isVirtual());
		assertEquals(8, stimulus.getBitDepth());
		assertEquals(stimulus.getStackSize(), stimulus.getNFrames());
		assertEquals("µm", stimulus.getCalibration().getUnit());
	}

	@Test
	void optionsChangeTheCell() {
		final float[] on = lastPlane(QUICK);
		assertArrayEquals(on, lastPlane(QUICK));
		for (final String other : new String[] { "polarity=off", "nonlinearity=threshold-linear", "spacing=3",
			"sigma=1.2" }) assertFalse(Arrays.equals(on, lastPlane(QUICK + " " + other)), other);
		assertFalse(Arrays.equals(on, lastPlane(QUICK.replace("seed=4", "seed=5"))), "seed");
	}

	@Test
	void sizeMayBeSquareOrFromVariables() {
		succeed("n = 18;\n" + simulate("spikes=5 size=&n pixelsize=0"));
		assertEquals(18, WindowManager.getCurrentImage().getWidth());
		assertEquals(18, WindowManager.getCurrentImage().getHeight());
		assertFalse(WindowManager.getCurrentImage().getCalibration().scaled());
		succeed(
			"w = 18; h = 20;\nrun('Simulate Ganglion Cell...', 'spikes=5 size=' + w + 'x' + h);".replace('\'', '"'));
		assertEquals(20, WindowManager.getCurrentImage().getHeight());
		succeed(simulate("spikes=5 size=[18 x 20]"));
		assertEquals(20, WindowManager.getCurrentImage().getHeight());
	}

	private static float[] lastPlane(final String options) {
		succeed(simulate(options));
		return ((float[]) WindowManager.getCurrentImage().getStack().getPixels(60)).clone();
	}

	/** The ensemble can be made from stimulus and spikes as they are in the files. */
	@Test
	void filesFitEachOther() throws IOException {
		final Path results = folder.resolve("new folder").resolve("cell");
		succeed(simulate(QUICK + " output=[" + results + "]"));
		assertArrayEquals(FILES, list(results));
		final JsonObject run = json(results);
		final JsonArray temporal = run.getAsJsonObject("summary").getAsJsonArray("temporal_filter");
		final ImagePlus stimulus = IJ.openImage(results.resolve("stimulus.tif").toString());
		final ImagePlus ste = IJ.openImage(results.resolve("ste.tif").toString());
		final List<String> spikes = Files.readAllLines(results.resolve("spikes.csv"));
		assertEquals("cell 1", spikes.get(0));
		assertEquals(stimulus.getNFrames(), spikes.size() - 1);
		assertEquals(run.getAsJsonObject("summary").get("frames").getAsInt(), stimulus.getNFrames());
		assertEquals(8, stimulus.getBitDepth());
		assertEquals(60, ste.getNFrames());

		int spike = 0;
		for (int frame = 0; frame < stimulus.getNFrames(); frame++)
			for (int count = Integer.parseInt(spikes.get(frame + 1)); count > 0; count--)
			{
				final double[] expected = new double[12 * 10];
				for (int i = 0; i < temporal.size(); i++) {
					final byte[] pixels = (byte[]) stimulus.getStack().getPixels(frame - temporal.size() + 2 + i);
					for (int p = 0; p < expected.length; p++)
						expected[p] += temporal.get(i).getAsDouble() * (pixels[p] == 0 ? -1 : 1);
				}
				final float[] actual = (float[]) ste.getStack().getPixels(++spike);
				for (int p = 0; p < expected.length; p++) assertEquals(expected[p], actual[p], 1e-6);
			}
		assertEquals(60, spike);
	}

	@Test
	void filesCarryTheTruth() throws IOException {
		succeed(simulate(QUICK + " output=[" + folder + "]"));
		final ImagePlus shown = WindowManager.getCurrentImage();
		final ImagePlus ste = IJ.openImage(folder.resolve("ste.tif").toString());
		assertEquals(30, ste.getCalibration().pixelWidth, 1e-3);
		assertEquals(shown.getInfoProperty(), ste.getInfoProperty());
		assertEquals(shown.getDisplayRangeMax(), ste.getDisplayRangeMax());
		assertEquals(3, ste.getOverlay().size());
		final List<String> truth = Files.readAllLines(folder.resolve("truth.csv"));
		assertEquals("subunit,x,y,sigma_major,sigma_minor,angle,weight", truth.get(0));
		assertEquals(4, truth.size());
		assertTrue(truth.get(3).startsWith("3,"), truth.get(3));
		try (ZipFile zip = new ZipFile(folder.resolve("RoiSet.zip").toFile());
			InputStream in = zip.getInputStream(zip.getEntry("subunit 02.roi")))
		{
			final byte[] bytes = new byte[10_000];
			int length = 0;
			for (int n = in.read(bytes); n >= 0; n = in.read(bytes, length, bytes.length - length)) length += n;
			final Roi roi = RoiDecoder.openFromByteArray(Arrays.copyOf(bytes, length));
			final String[] row = truth.get(2).split(",");
			assertEquals(Double.parseDouble(row[1]), roi.getContourCentroid()[0], 1e-4);
			assertEquals(Double.parseDouble(row[2]), roi.getContourCentroid()[1], 1e-4);
		}
		final JsonObject run = json(folder);
		assertEquals(GanglionCellOptions.SETTINGS.keys().size() + 2, run.getAsJsonObject("options").size());
		assertEquals(60, run.getAsJsonObject("options").get("spikecount").getAsInt());
		assertTrue(run.get("input").isJsonNull());
	}

	private static JsonObject json(final Path folder) throws IOException {
		return JsonParser
			.parseString(new String(Files.readAllBytes(folder.resolve("run.json")), StandardCharsets.UTF_8))
			.getAsJsonObject();
	}

	private static String[] list(final Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"size=abc             | size must be columns x rows, such as 16x14, or one number for a square, from 4 to 1024",
		"size=3               | but was '3x3'", "size=16x2000         | but was '16x2000'",
		"size=16x14x3         | but was '16x14x3'", "size=[]              | size must be columns x rows, such as 16x14",
		"size=8               | The receptive field must fit into the image, but 6 subunits of sigma 1.05, 3.2 pixels apart",
		"subunits=0           | subunits must be a whole number from 1 to 200, but was '0'",
		"spikes=2.5           | spikecount must be a whole number from 1 to 1000000",
		"spikes=1000000 size=64 | Width × height × number of spikes must be 2147483639 or less",
		"polarity=both        | polarity must be one of ON, OFF, but was 'both'",
		"nonlinearity=linear  | nonlinearity must be one of threshold-linear, threshold-quadratic, but was 'linear'",
		"seed=-2              | seed must be a whole number from -1 to 4294967295",
		"sigma=0              | sigma must be a number from 0.3 to 200",
		"spacing=0            | spacing must be a number from 1",
		"pixelsize=-1         | pixelsize must be a number of at least 0",
		"width=16             | unknown option 'width'. Valid options: size, subunits, spacing, sigma, polarity",
		"output=[/dev/null/x] | The output folder \"/dev/null/x\" cannot be written" })
	void badOptionsStopTheMacro(final String options, final String message) {
		final Outcome outcome = MacroRunner.run(simulate(options) + "print(\"went on\");");
		assertTrue(outcome.stopped(), outcome::toString);
		assertTrue(outcome.output().contains(message), outcome::toString);
		assertFalse(outcome.output().contains("went on"), outcome::toString);
		assertFalse(outcome.output().contains("\tat "), "no stack trace for the user: " + outcome);
		assertEquals(0, WindowManager.getImageCount(), "no output");
	}

	@Test
	void nothingIsWrittenOnBadOptions() throws IOException {
		MacroRunner.run(simulate("size=8 output=[" + folder.resolve("new") + "]"));
		assertArrayEquals(new String[0], list(folder));
	}

	/** What it makes is what STNMF takes, and can be told from the truth. */
	@Test
	void stnmfFindsTheSubunits() {
		final Outcome outcome = succeed(simulate("polarity=OFF seed=3") + "run(\"STNMF...\", \"iterations=300\");");
		assertTrue(outcome.output().contains(": 6 subunits in 20 modules"), outcome::toString);
	}

	/** From a script, in a bare SciJava context: a row per stimulus frame. */
	@Test
	void spikeCountsFromCommandService() throws Exception {
		try (Context context = new Context(NeuroFactorCommands.class, CommandService.class)) {
			final CommandModule module = context.service(CommandService.class)
				.run(SimulateGanglionCellCommand.class, false, "spikes", 60, "size", "12x10", "subunits", 3, "seed", 4)
				.get();
			final ResultsTable counts = (ResultsTable) module.getOutput("spikecounts");
			assertEquals("cell 1", counts.getColumnHeadings().trim());
			assertEquals(((ImagePlus) module.getOutput("stimulus")).getStackSize(), counts.size());
			assertEquals("0", counts.getRowAsString(0));
			assertEquals(60, Arrays.stream(counts.getColumn("cell 1")).sum());
		}
	}
}
