package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.macro.MacroRunner.Outcome;

/** {@code Simulate Calcium Movie...} and {@code Open Sample Movie} from real macros, without a display. */
class SimulateCalciumMovieMacroTest {

	private static final String QUICK = "size=64x48 frames=20 cells=4 seed=4";

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private static String simulate(final String options) {
		return "run(\"Simulate Calcium Movie...\", \"" + options + "\");\n";
	}

	private static Outcome succeed(final String macro) {
		final Outcome outcome = MacroRunner.run(macro);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void opensMovieAndTruth(final boolean batchMode) {
		final Outcome outcome = succeed((batchMode ? "setBatchMode(true);\n" : "") + simulate(QUICK) +
			("return getTitle() + '|' + nSlices + '|' + nImages + '|' + nResults + '|' + getResult('frame', 19) + '|' " +
				"+ Overlay.size;").replace('\'', '"'));
		assertEquals("simulated-movie|20|1|20|20|4", outcome.returnValue());
		assertTrue(outcome.output().contains("Simulated 4 cells, 64 x 48 pixels, 20 frames at 10.0 Hz, seed 4 ("),
			outcome::toString);
		final ImagePlus movie = WindowManager.getCurrentImage();
		assertEquals("[64, 48, 1, 1, 20]", Arrays.toString(movie.getDimensions()));
		assertEquals(16, movie.getBitDepth());
		assertEquals(0.1, movie.getCalibration().frameInterval);
		assertEquals("cell 04", movie.getOverlay().get(3).getName());
		assertNull(movie.getRoi());
		final String row = ResultsTable.getResultsTable().getRowAsString(1);
		assertTrue(row.matches("1\\t2\\t0\\.1\\d*\\t.*"), row);
	}

	@Test
	void everyOptionChangesTheMovie() {
		final short[] usual = lastFrame(QUICK);
		assertArrayEquals(usual, lastFrame(QUICK));
		for (final String other : new String[] { "diameter=9", "overlap=0", "framerate=20", "eventrate=3",
			"amplitude=2", "rise=0.2", "decay=0.5", "neuropil=2", "neuropilscale=30", "neuropilcorrelation=0",
			"baseline=100", "noise=10" }) assertFalse(Arrays.equals(usual, lastFrame(QUICK + " " + other)), other);
		assertFalse(Arrays.equals(usual, lastFrame(QUICK.replace("seed=4", "seed=5"))), "seed");
	}

	private static short[] lastFrame(final String options) {
		succeed(simulate(options));
		return ((short[]) WindowManager.getCurrentImage().getStack().getPixels(20)).clone();
	}

	@Test
	void trialsBecomeImagesAndFiles() throws IOException {
		final Path results = folder.resolve("new folder").resolve("movie");
		succeed(simulate(QUICK + " trials=2 output=[" + results + "]"));
		assertEquals(2, WindowManager.getImageCount());
		assertEquals("simulated-movie_trial1", WindowManager.getCurrentImage().getTitle());
		assertArrayEquals(
			new String[] { "RoiSet.zip", "movie_trial1.tif", "movie_trial2.tif", "run.json", "truth.csv" },
			list(results));
		final ImagePlus file = IJ.openImage(results.resolve("movie_trial2.tif").toString());
		final ImagePlus shown = WindowManager.getImage("simulated-movie_trial2");
		for (int t = 1; t <= 20; t++)
			assertArrayEquals((short[]) shown.getStack().getPixels(t), (short[]) file.getStack().getPixels(t));
		final List<String> truth = Files.readAllLines(results.resolve("truth.csv"));
		assertEquals(
			"trial,frame,time,cell 01 calcium,cell 02 calcium,cell 03 calcium,cell 04 calcium,cell 01 neuropil," +
				"cell 02 neuropil,cell 03 neuropil,cell 04 neuropil",
			truth.get(0));
		assertEquals(41, truth.size());
		assertTrue(truth.get(22).startsWith("2,2,0.1,"), truth.get(22));
	}

	@Test
	void oneTrialIsMovieTif() throws IOException {
		succeed(simulate(QUICK + " output=[" + folder + "]"));
		assertArrayEquals(new String[] { "RoiSet.zip", "movie.tif", "run.json", "truth.csv" }, list(folder));
		final JsonObject run =
			JsonParser.parseString(new String(Files.readAllBytes(folder.resolve("run.json")), StandardCharsets.UTF_8))
				.getAsJsonObject();
		assertEquals(
			"[size, frames, trialcount, cells, diameter, overlap, framerate, eventrate, amplitude, rise, decay, neuropil, " +
				"neuropilscale, neuropilcorrelation, restinglevel, noise, pixelsize, seed, roimanager, output]",
			run.getAsJsonObject("options").keySet().toString());
		assertEquals(4, run.getAsJsonObject("summary").getAsJsonArray("neuropil_share").size());
		assertTrue(run.get("input").isJsonNull());
	}

	private static String[] list(final Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"size=abc             | size must be columns x rows, such as 96x96, or one number for a square, from 16 to 4096",
		"size=15              | but was '15x15'",
		"size=32 cells=50     | The cells must fit into the image, but 50 cells with a diameter of 10.0 pixels do not fit into",
		"frames=1             | frames must be a whole number from 2 to 1000000, but was '1'",
		"cells=0              | cells must be a whole number from 1 to 1000, but was '0'",
		"trials=1.5           | trialcount must be a whole number from 1 to 100",
		"diameter=3           | diameter must be a number from 4 to 200",
		"overlap=1.1          | overlap must be a number from 0 to 1",
		"framerate=0          | framerate must be a number from 0.1",
		"neuropil=-1          | neuropil must be a number from 0 to 10",
		"neuropilscale=2      | neuropilscale must be a number from 4",
		"noise=much           | noise must be a number from 0 to 1000",
		"seed=-2              | seed must be a whole number from -1 to 4294967295",
		"pixelsize=-1         | pixelsize must be a number of at least 0",
		"width=16             | unknown option 'width'. Valid options: size, frames, trialcount, cells",
		"size=2048 frames=30000 neuropilscale=500 | name an output folder, to which any number of frames can be written.",
		"size=1024 frames=3000 output=[movie] | A TIFF file can have 4 GB, so that 1024 x 1024 pixels allow 2040 frames",
		"output=[/dev/null/x] | The output folder \"/dev/null/x\" cannot be written" })
	void badOptionsStopTheMacro(final String options, final String message) {
		MacroAssertions.assertStops(simulate(options), message);
	}

	@Test
	void nothingIsWrittenOnBadOptions() throws IOException {
		MacroRunner.run(simulate("size=32 cells=50 output=[" + folder.resolve("new") + "]"));
		assertArrayEquals(new String[0], list(folder));
	}

	@Test
	void sampleMovieOpensWithItsCells() {
		final Outcome outcome = succeed("run(\"Open Sample Movie\");\nreturn getTitle() + nSlices;");
		assertEquals("simulated-movie.tif400", outcome.returnValue());
		final ImagePlus movie = WindowManager.getCurrentImage();
		assertEquals(400, movie.getNFrames());
		assertEquals("[cell 01, cell 02, cell 03, cell 04, cell 05, cell 06]",
			Arrays.toString(Arrays.stream(movie.getOverlay().toArray()).map(Roi::getName).toArray()));
		assertEquals(0.1, movie.getCalibration().frameInterval, 1e-9);
		assertEquals(1.25, movie.getCalibration().pixelWidth, 1e-6);
		assertFalse(movie.changes);
	}
}
