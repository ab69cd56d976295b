package org.neurofactor.macro;

import org.neurofactor.command.NeuroFactorCommands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.command.SpikeTriggeredEnsembleCommand;
import org.neurofactor.macro.MacroRunner.Outcome;
import org.neurofactor.parity.Goldens;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** {@code Spike-Triggered Ensemble...} from real macros, without a display, against the reference. */
class SpikeTriggeredEnsembleMacroTest {

	private static final String FOLDER = "preprocessing/fullfield_26x22/";
	private static final int FRAMES = 2800;
	private static final int CELLS = 3;
	private static final String[] FILES = { "spatial.tif", "sta.tif", "ste.tif", "temporal.csv", "window.csv" };
	private static final String TRIALS = "tau=16 triallength=700 filter=peak window=ellipse";
	private static ImageStack frames;
	private static double[][] counts;

	@TempDir
	Path folder;
	private Path spikes;

	@BeforeAll
	static void read() {
		frames = new ImageStack(26, 22);
		for (int trial = 1; trial <= 4; trial++) {
			final ImageStack stack = Goldens.stack(FOLDER + "stimulus_trial" + trial + ".tif.xz").getStack();
			for (int i = 1; i <= stack.size(); i++) frames.addSlice(stack.getProcessor(i));
		}
		counts = Goldens.csv(FOLDER + "spikes.csv");
	}

	@BeforeEach
	void writeSpikes() throws IOException {
		spikes = write("spikes.csv", countLines());
	}

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private static List<String> countLines() {
		return Arrays.stream(counts)
			.map(row -> Arrays.stream(row).mapToObj(n -> String.valueOf((int) n)).collect(Collectors.joining(",")))
			.collect(Collectors.toList());
	}

	private Path write(final String name, final List<String> lines) throws IOException {
		return Files.write(folder.resolve(name), lines);
	}

	private static ImagePlus stimulus() {
		final ImagePlus imp = new ImagePlus("stimulus", frames);
		imp.setDimensions(1, 1, FRAMES);
		final Calibration calibration = imp.getCalibration();
		calibration.pixelWidth = calibration.pixelHeight = 30;
		calibration.setUnit("um");
		return imp;
	}

	private String command(final String options) {
		return "run(\"Spike-Triggered Ensemble...\", \"spikes=[" + spikes + "] " + options + "\");\n";
	}

	private Outcome succeed(final String options) {
		return succeed(stimulus(), options);
	}

	private Outcome succeed(final ImagePlus stimulus, final String options) {
		final Outcome outcome = MacroRunner.run(command(options), stimulus);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private Path save(final String name, final String options) {
		final Path results = folder.resolve(name);
		succeed(options + " output=[" + results + "]");
		return results;
	}

	@ParameterizedTest
	@ValueSource(strings = { "trials", "continuous" })
	void filesAgreeWithTheReference(final String tag) throws IOException {
		final JsonObject golden = Goldens.json(FOLDER + "spiketriggered_" + tag + ".json.gz");
		final Path results = save(tag, TRIALS + (tag.equals("continuous") ? " continuous" : ""));
		for (int cell = 0; cell < CELLS; cell++) {
			final Path files = results.resolve("cell " + (cell + 1));
			assertArrayEquals(FILES, list(files));
			final double[][] bounds = Goldens.matrix(golden.getAsJsonArray("window_sd3").get(cell));
			assertEquals(
				Arrays.asList("xmin,xmax,ymin,ymax",
					(int) Math.max(0, bounds[0][0]) + "," + (int) Math.min(26, bounds[0][1]) + "," +
						(int) Math.max(0, bounds[1][0]) + "," + (int) Math.min(22, bounds[1][1])),
				Files.readAllLines(files.resolve("window.csv")));
			final List<String> temporal = Files.readAllLines(files.resolve("temporal.csv"));
			assertEquals("frame,time,weight", temporal.get(0));
			final double[] profile = Goldens.vector(golden.getAsJsonArray("sta_temp").get(cell));
			for (int t = 0; t < profile.length; t++) {
				final String[] row = temporal.get(t + 1).split(",");
				assertEquals(t - 15, Integer.parseInt(row[0]));
				assertEquals(profile[t], Double.parseDouble(row[2]), 1e-6);
			}
			final ImagePlus sta = open(files.resolve("sta.tif"));
			assertEquals("[26, 22, 1, 1, 16]", Arrays.toString(sta.getDimensions()));
			final int peak = Goldens.integers(golden.getAsJsonArray("sta_peak").get(cell))[2];
			final double[][] image = Goldens.matrix(golden.getAsJsonArray("sta_peak_image").get(cell));
			final ImageProcessor spatial = open(files.resolve("spatial.tif")).getProcessor();
			for (int x = 0; x < 26; x++) for (int y = 0; y < 22; y++) {
				assertEquals(image[x][y], sta.getStack().getProcessor(peak + 1).getf(x, y), 1e-6);
				assertEquals(image[x][y], spatial.getf(x, y), 1e-6);
			}
		}
		assertSame(Goldens.stack(FOLDER + "ste_cell0_" + tag + ".tif.xz"), open(results.resolve("cell 1/ste.tif")));
		int compared = 0;
		for (final JsonElement e : golden.getAsJsonArray("ste")) {
			final JsonObject expected = e.getAsJsonObject();
			final JsonObject args = expected.getAsJsonObject("args");
			if (args.has("min_spikes_per_bin") || Goldens.matrix(expected.get("crop"))[0][0] < 0) continue;
			final ImagePlus ste = open(results.resolve("cell " + (expected.get("cell").getAsInt() + 1) + "/ste.tif"));
			assertArrayEquals(Goldens.integers(expected.get("shape")),
				new int[] { ste.getWidth(), ste.getHeight(), ste.getStackSize() });
			final JsonArray first = expected.getAsJsonArray("first8");
			for (int x = 0; x < ste.getWidth(); x++)
				for (int y = 0; y < ste.getHeight(); y++)
					for (int spike = 0; spike < 8; spike++)
						assertEquals(first.get(x).getAsJsonArray().get(y).getAsJsonArray().get(spike).getAsDouble(),
							ste.getStack().getProcessor(spike + 1).getf(x, y), 1e-6);
			compared++;
		}
		assertTrue(compared >= 2, "cells compared: " + compared);
	}

	private static ImagePlus open(final Path path) {
		return IJ.openImage(path.toString());
	}

	private static void assertSame(final ImagePlus expected, final ImagePlus actual) {
		assertEquals(expected.getStackSize(), actual.getStackSize());
		for (int i = 1; i <= expected.getStackSize(); i++)
			assertArrayEquals((float[]) expected.getStack().getPixels(i), (float[]) actual.getStack().getPixels(i),
				1e-6f);
	}

	@Test
	void showsOneCellOnItsPlaceOnTheScreen() throws IOException {
		final Path results = folder.resolve("results");
		final Outcome outcome = MacroRunner.run(
			command(TRIALS + " cell=1 framerate=25 output=[" + results + "]") +
				"return getTitle() + '|' + nImages + '|' + nResults + '|' + getResult('frame', 0);".replace('\'', '"'),
			stimulus());
		assertEquals("cell_1-STE|5|16|-15", outcome.returnValue(), outcome::toString);
		assertTrue(outcome.output().contains("0 is black, 255 is white"), outcome::toString);
		assertArrayEquals(new String[] { "cell 1", "cells.csv", "run.json" }, list(results));
		final int[] window = Arrays.stream(Files.readAllLines(results.resolve("cell 1/window.csv")).get(1).split(","))
			.mapToInt(Integer::parseInt)
			.toArray();
		for (final ImagePlus ste : new ImagePlus[] { WindowManager.getCurrentImage(),
			open(results.resolve("cell 1/ste.tif")) })
		{ // TIFF keeps the resolution with a few digits
			assertEquals(-window[0], ste.getCalibration().xOrigin);
			assertEquals(-window[2], ste.getCalibration().yOrigin);
			assertEquals(30. * window[0], ste.getCalibration().getX(0), 1e-2);
			assertEquals(30, ste.getCalibration().pixelWidth, 1e-3);
			assertEquals(32, ste.getBitDepth());
			assertEquals(ste.getStackSize(), ste.getNFrames());
		}
		assertSame(WindowManager.getCurrentImage(), open(results.resolve("cell 1/ste.tif")));
		for (final ImagePlus spatial : new ImagePlus[] { WindowManager.getImage("cell_1-spatial"),
			open(results.resolve("cell 1/spatial.tif")) })
		{
			final Roi roi = spatial.getOverlay().get(0);
			assertEquals("window", roi.getName());
			assertEquals(new java.awt.Rectangle(window[0], window[2], window[1] - window[0], window[3] - window[2]),
				roi.getBounds());
		}
		assertEquals(16, WindowManager.getImage("cell_1-STA").getNFrames());
		assertTrue(WindowManager.getImage("cell_1-temporal").getWidth() >= 500);
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals(-0.6, table.getValue("time", 0), 1e-12);
		assertEquals(1, Arrays.stream(table.getColumn("cell 1")).map(w -> w * w).sum(), 1e-9);
		assertTrue(Files.readAllLines(results.resolve("cell 1/temporal.csv")).get(1).startsWith("-15,-0.6,"));
		final JsonObject run =
			JsonParser.parseString(new String(Files.readAllBytes(results.resolve("run.json")), StandardCharsets.UTF_8))
				.getAsJsonObject();
		assertEquals(2800, run.getAsJsonObject("input").get("frames").getAsInt());
		assertEquals("cell 1",
			run.getAsJsonObject("summary")
				.getAsJsonArray("cells")
				.get(0)
				.getAsJsonObject()
				.get("folder")
				.getAsString());
	}

	@Test
	void showsAllOfAFewCellsAndStnmfTakesThem() {
		final Outcome outcome =
			MacroRunner.run(command(TRIALS) + "run(\"STNMF...\", \"iterations=5\"); return getTitle();", stimulus());
		assertEquals("cell_1-STE-modules", outcome.returnValue(), outcome::toString);
		for (int cell = 1; cell <= CELLS; cell++)
			for (final String what : new String[] { "STE", "STA", "spatial", "temporal" })
				assertTrue(WindowManager.getImage("cell_" + cell + "-" + what) != null, what + " of cell " + cell);
	}

	/** Columns of frame times, a list of times in seconds, and counts in other dress are the same spikes. */
	@Test
	void spikeTimesAreAsGoodAsCounts() throws IOException {
		final Path expected = save("counts", TRIALS);
		final List<List<String>> times = new ArrayList<>();
		final List<String> list = new ArrayList<>(Collections.singleton("Cell,Time"));
		final List<String> tabbed = new ArrayList<>(Collections.singleton("cell 1\tcell 2\tcell 3"));
		for (int cell = 0; cell < CELLS; cell++) times.add(new ArrayList<>());
		for (int bin = 0; bin < FRAMES; bin++)
			for (int cell = 0; cell < CELLS; cell++)
				for (int k = 0; k < counts[bin][cell]; k++) times.get(cell).add(bin + ".5");
		for (int cell = 0; cell < CELLS; cell++)
			for (final String time : times.get(cell)) list.add((cell + 1) + "," + Double.parseDouble(time) / 25);
		countLines().forEach(line -> tabbed.add(line.replace(',', '\t')));
		final int longest = times.stream().mapToInt(List::size).max().getAsInt();
		final List<String> ragged = new ArrayList<>();
		for (int row = 0; row < longest; row++) {
			final int r = row;
			ragged.add(times.stream()
				.map(t -> r < t.size() ? t.get(r) : "")
				.collect(Collectors.joining(","))
				.replaceAll(",+$", ""));
		}
		spikes = write("tabbed.txt", tabbed);
		assertSameFiles(expected, save("tabbed", TRIALS));
		spikes = write("frames.csv", ragged);
		assertSameFiles(expected, save("frames", TRIALS + " spiketimes=frames"));
		spikes = write("seconds.csv", list);
		assertSameFiles(expected, save("seconds", TRIALS + " spiketimes=seconds framerate=25"));
	}

	private static void assertSameFiles(final Path expected, final Path actual) throws IOException {
		assertArrayEquals(list(expected), list(actual));
		for (int cell = 1; cell <= CELLS; cell++)
			for (final String file : new String[] { "ste.tif", "sta.tif", "window.csv" })
				assertArrayEquals(Files.readAllBytes(expected.resolve("cell " + cell).resolve(file)),
					Files.readAllBytes(actual.resolve("cell " + cell).resolve(file)), actual + " " + file);
	}

	/** A virtual stimulus. */
	private static final class FrameStack extends VirtualStack {

		private final IntFunction<ImageProcessor> planes;

		FrameStack(final IntFunction<ImageProcessor> planes) {
			super(26, 22, null, "");
			this.planes = planes;
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			return planes.apply(n);
		}

		@Override
		public int getSize() {
			return FRAMES;
		}

		@Override
		public int size() {
			return FRAMES;
		}

		@Override
		public int getBitDepth() {
			return frames.getBitDepth();
		}

		@Override
		public String getSliceLabel(final int n) {
			return null;
		}
	}

	/** In frame order, once for the contrast and once per pass. */
	@Test
	void virtualStimulusIsReadOncePerPass() throws IOException {
		final Path expected = save("memory", TRIALS);
		final List<Integer> read = new ArrayList<>();
		final ImageStack virtual = new FrameStack(n -> {
			read.add(n);
			return frames.getProcessor(n).convertToShort(false);
		});
		final ImagePlus imp = new ImagePlus("stimulus", virtual);
		imp.setCalibration(stimulus().getCalibration());
		imp.setDimensions(1, 1, FRAMES);
		read.clear();
		succeed(imp, TRIALS + " output=[" + folder.resolve("virtual") + "]");
		assertSameFiles(expected, folder.resolve("virtual"));
		assertTrue(read.size() <= 2 * FRAMES + 110, "planes read: " + read.size());
	}

	@Test
	void contrastMayBeTakenAsItIs() {
		final ImageStack contrasts = new ImageStack(26, 22);
		for (int i = 1; i <= FRAMES; i++) {
			final ImageProcessor frame = frames.getProcessor(i).convertToFloat();
			frame.multiply(2 / 255.);
			frame.add(-1);
			contrasts.addSlice(frame);
		}
		succeed(TRIALS + " cell=1");
		final ImagePlus expected = WindowManager.getCurrentImage();
		final Outcome outcome = succeed(new ImagePlus("contrast", contrasts), TRIALS + " cell=1 contrast=none");
		assertTrue(outcome.output().contains("taken as they are"), outcome::toString);
		assertSame(expected, WindowManager.getCurrentImage());
	}

	@Test
	void foldersAreNamedAfterHeadingsAndSilentCellsAreSkipped() throws IOException {
		final List<String> lines = new ArrayList<>(Collections.singleton("a/b,\"A:B\",unit 7,silent"));
		countLines().forEach(line -> lines.add(line + ",0"));
		spikes = write("named.csv", lines);
		final Path results = folder.resolve("named");
		final Outcome outcome = succeed(TRIALS + " output=[" + results + "]");
		assertArrayEquals(new String[] { "A_B (2)", "a_b", "cells.csv", "run.json", "unit 7" }, list(results));
		assertTrue(outcome.output().contains("Skipped \"silent\": it has no spikes"), outcome::toString);
		succeed(TRIALS + " cell=[unit 7]");
		assertEquals("unit_7-STE", WindowManager.getCurrentImage().getTitle());
		final Outcome stopped = MacroRunner.run(command(TRIALS + " cell=silent"), stimulus());
		assertTrue(stopped.stopped() && stopped.output().contains("\"silent\" was skipped because"), stopped::toString);
	}

	/** The recording of a simulated cell, from its files and its virtual stimulus. */
	@Test
	void takesASimulatedRecording() {
		final Path results = folder.resolve("simulated");
		spikes = results.resolve("spikes.csv");
		final Outcome outcome = MacroRunner.run("run(\"Simulate Ganglion Cell...\", \"spikes=400 output=[" + results +
			"]\"); selectImage(\"simulated-stimulus\");\n" + command("tau=20") + "return getTitle() + nSlices;");
		assertEquals("cell_1-STE400", outcome.returnValue(), outcome::toString);
		assertEquals(30, WindowManager.getCurrentImage().getCalibration().pixelWidth);
	}

	@Test
	void earlierFilesOfACellNowSkippedAreRemoved() throws IOException {
		final Path results = save("again", TRIALS);
		final byte[] earlier = Files.readAllBytes(results.resolve("cell 1/ste.tif"));
		spikes = write("fewer.csv",
			countLines().stream().map(line -> line.replaceAll("\\d+$", "0")).collect(Collectors.toList()));
		save("again", TRIALS);
		assertFalse(Files.exists(results.resolve("cell 3")));
		assertArrayEquals(FILES, list(results.resolve("cell 1")));
		assertArrayEquals(earlier, Files.readAllBytes(results.resolve("cell 1/ste.tif")));
	}

	@Test
	void leavesNoTemporaryFiles() throws IOException {
		final String temporary = System.getProperty("java.io.tmpdir");
		final Path own = Files.createDirectories(folder.resolve("temporary"));
		System.setProperty("java.io.tmpdir", own.toString());
		try {
			succeed(TRIALS + " cell=1");
			assertArrayEquals(new String[0], list(own));
		}
		finally {
			System.setProperty("java.io.tmpdir", temporary);
		}
	}

	/** In the second pass, when temporary files are there. */
	@Test
	void cancelledItLeavesNoTrace() throws Exception {
		final Path results = folder.resolve("cancelled");
		try (Context context = new Context(NeuroFactorCommands.class, CommandService.class)) {
			final CommandInfo info =
				context.service(CommandService.class).getCommand(SpikeTriggeredEnsembleCommand.class);
			final CommandModule module = (CommandModule) info.createModule();
			context.inject(module.getCommand());
			final int[] reads = { 0 };
			final ImageStack virtual = new FrameStack(n -> {
				if (++reads[0] == FRAMES + 1500) {
					assertTrue(Files.isDirectory(results), "temporary files are in the output folder");
					module.cancel("enough");
				}
				return frames.getProcessor(n);
			});
			final ImagePlus imp = new ImagePlus("virtual", virtual);
			imp.setDimensions(1, 1, FRAMES);
			reads[0] = 0;
			module.setInput("stimulus", imp);
			module.setInput("spikes", spikes.toString());
			module.setInput("tau", 16);
			module.setInput("triallength", 700);
			module.setInput("output", results.toString());
			module.run();
			assertTrue(module.isCanceled());
			assertTrue(reads[0] >= FRAMES + 1500 && reads[0] < FRAMES + 1510, "planes read: " + reads[0]);
			assertNull(module.getOutput("ste"));
			assertFalse(Files.exists(results));
		}
	}

	/** What cannot be written leaves everything as it was, also cells that were complete. */
	@Test
	void allCellsAreSavedOrNone() throws IOException {
		final Path results = folder.resolve("blocked");
		Files.createDirectories(results.resolve("cell 3/ste.tif"));
		Files.write(results.resolve("mine.txt"), new byte[1]);
		final Outcome outcome = MacroRunner.run(command(TRIALS + " output=[" + results + "]"), stimulus());
		assertTrue(outcome.stopped(), outcome::toString);
		assertTrue(outcome.output().contains("ste.tif\" is a folder"), outcome::toString);
		assertArrayEquals(new String[] { "cell 3", "mine.txt" }, list(results));
		assertArrayEquals(new String[] { "ste.tif" }, list(results.resolve("cell 3")));
		assertEquals(1, WindowManager.getImageCount(), "only the stimulus");
	}

	private static String[] list(final Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "tau=1                | tau must be a whole number from 2",
		"tau=701 triallength=700 | The filter length tau must be at most the 700 frames of a trial, but was 701.",
		"triallength=900      | The number of frames must be a multiple of the trial length of 900, but was 2800.",
		"cell=4               | cell must be all, a number from 1 to 3, or one of the names cell 1, cell 2, cell 3, but was '4'",
		"spiketimes=seconds   | spiketimes=seconds needs a frame rate: framerate must be greater than 0, but was 0.0",
		"spiketimes=ms        | spiketimes must be one of none, frames, seconds, milliseconds, samples, but was 'ms'",
		"minspikes=0          | minspikes must be a whole number from 1",
		"minspikes=1000       | There is no ensemble: \"cell 1\" was skipped because no bin has as many spikes as minspikes",
		"windowsd=0           | windowsd must be a number from 0.1",
		"contrast=some        | contrast must be one of auto, none",
		"output=[/dev/null/x] | The output folder \"/dev/null/x\" cannot be written",
		"trials=4             | unknown option 'trials'. Valid options: stimulus, spikes, spiketimes, framerate, cell, tau" })
	void badOptionsStopTheMacro(final String options, final String message) {
		assertRefused(options, message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"1,2,3;4,5              | none    | bad.csv, line 2: there must be 3 columns like in the first line, but there are 2.",
		"a,b;1,2;1,x            | none    | bad.csv, line 3: column 2 must be a number, but is 'x'.",
		"0,1;0,-1               | none    | bad.csv, line 2: column 2 must be a number of spikes",
		"0.5,1                  | none    | but is '0.5' (for spike times, say spiketimes=frames or spiketimes=seconds).",
		"1,2;3,4                | none    | bad.csv must have 2800 lines of spike counts, one for each frame of the stimulus, but has 2.",
		"1,2;3,2800.5           | frames  | bad.csv: A spike must be between 0 and 2800.0 frames, the length of the stimulus, but cell 2",
		"-1,2                   | frames  | but cell 1 has one at -1.0 frames",
		"1,NaN;3,4              | frames  | bad.csv, line 1: column 2 has no number here, but goes on",
		"a,b;1,2,3              | frames  | bad.csv, line 2: there must be at most 2 columns like in the heading, but there are 3.",
		"cell,time;1,5;1        | frames  | bad.csv, line 3: there must be 2 columns, cell and time, but there are 1." })
	void badSpikesStopTheMacro(final String lines, final String times, final String message) throws IOException {
		spikes = write("bad.csv", Arrays.asList(lines.split(";")));
		assertRefused("spiketimes=" + times, message);
	}

	@Test
	void unreadableSpikesStopTheMacro() throws IOException {
		spikes = folder;
		assertRefused("", "is a folder, but must be a text file.");
		spikes = write("empty.csv", Collections.emptyList());
		assertRefused("", "The spike file \"empty.csv\" is empty.");
		spikes = Files.write(folder.resolve("binary.csv"), new byte[] { (byte) 0xff, (byte) 0xfe, 0 });
		assertRefused("", "must be a text file (UTF-8)");
		spikes = folder.resolve("none.csv");
		assertRefused("", "There is no spike file \"" + spikes + "\".");
		final List<String> lines = countLines();
		lines.add("0,0,0");
		spikes = write("long.csv", lines);
		assertRefused("",
			"long.csv must have 2800 lines of spike counts, one for each frame of the stimulus, but has 2801.");
	}

	@Test
	void manyCellsNeedAnOutputFolder() throws IOException {
		spikes = write("many.csv", countLines().stream().map(line -> line + "," + line).collect(Collectors.toList()));
		assertRefused(TRIALS,
			"The results of 6 cells are too many to show: choose an output folder, or one cell (cell=1).");
		final Path results = save("many", TRIALS);
		assertEquals(8, list(results).length);
		assertEquals(5, WindowManager.getImageCount(), "stimulus and first cell");
	}

	private static JsonObject summary(final Path results) throws IOException {
		return JsonParser
			.parseString(new String(Files.readAllBytes(results.resolve("run.json")), StandardCharsets.UTF_8))
			.getAsJsonObject()
			.getAsJsonObject("summary");
	}

	@Test
	void windowIsTheProfilesUnlessOneIsGiven() throws IOException {
		final String cell = " tau=16 triallength=700 cell=1";
		final Path byDefault = folder.resolve("default");
		final Outcome outcome = succeed(cell + " output=[" + byDefault + "]");
		assertTrue(outcome.output().contains(" (profile), filter lowrank"), outcome::toString);
		assertEquals("profile", summary(byDefault).get("window").getAsString());
		assertEquals("lowrank", summary(byDefault).get("filter").getAsString());
		assertEquals(Arrays.asList("xmin,xmax,ymin,ymax", "0,26,0,22"), windowOf(save("none", cell + " window=none")));
		assertEquals(Arrays.asList("xmin,xmax,ymin,ymax", "4,16,3,22"),
			windowOf(save("given", cell + " window=[4, 3, 12, 40]")));
		final ImagePlus selected = stimulus();
		selected.setRoi(new Roi(5, 2, 9, 11));
		final Path selection = folder.resolve("selection");
		final Outcome ofSelection = succeed(selected, cell + " output=[" + selection + "]");
		assertEquals(Arrays.asList("xmin,xmax,ymin,ymax", "5,14,2,13"), windowOf(selection));
		assertTrue(ofSelection.output().contains("(5,2,9,11)"), ofSelection::toString);
		assertRefused("window=[1,2,3]", "window must be profile, ellipse, none, or x,y,width,height in pixels");
		assertRefused(cell + " window=[26,0,4,4]", "must lie on the screen, but that has 26 × 22 pixels");
	}

	private static List<String> windowOf(final Path results) throws IOException {
		return Files.readAllLines(results.resolve("cell 1/window.csv"));
	}

	/** Shown, opened from its file, and in a batch; but not the published package's way, and not if asked otherwise. */
	@Test
	void stnmfStartsFromTheSmoothedEnsembleIfItsNoiseIsKnown() throws IOException {
		final Path ours = folder.resolve("ours");
		final String stnmf = "run(\"STNMF...\", \"modules=5 iterations=3 ";
		final String again = "open(\"" + ours.resolve("cell 1/ste.tif") + "\");\n";
		final Outcome outcome = MacroRunner.run(command("tau=16 cell=1 output=[" + ours + "]") + stnmf + "\");\n" +
			again + stnmf + "\");\n" + again + stnmf + "initialization=NNSVD-LRC\");\n", stimulus());
		assertFalse(outcome.stopped(), outcome::toString);
		assertEquals(2, outcome.output().split("3 iterations.* from a smoothed start", -1).length - 1,
			outcome::toString);
		final Path batch = folder.resolve("batch");
		assertFalse(MacroRunner
			.run("run(\"STNMF Batch...\", \"ensembles=[" + ours + "] modules=5 iterations=3 output=[" + batch + "]\");")
			.stopped());
		assertEquals("smoothed", summary(batch.resolve("cell 1")).get("initialization").getAsString());
		final Outcome published = MacroRunner.run(
			command(TRIALS + " cell=1") + stnmf + "output=[" + folder.resolve("published") + "]\");\n", stimulus());
		assertFalse(published.stopped() || published.output().contains("smoothed"), published::toString);
		assertEquals("NNSVD-LRC", summary(folder.resolve("published")).get("initialization").getAsString());
	}

	/** The same spikes half a recording later have nothing to do with the stimulus. */
	@Test
	void spikesThatHaveNothingToDoWithTheStimulusAreNamed() throws IOException {
		final List<String> lines = new ArrayList<>(Collections.singleton("real,shifted"));
		for (int bin = 0; bin < FRAMES; bin++)
			lines.add((int) counts[bin][0] + "," + (int) counts[(bin + FRAMES / 2) % FRAMES][0]);
		spikes = write("shifted.csv", lines);
		final Path results = folder.resolve("shifted");
		final Outcome outcome = succeed("tau=16 output=[" + results + "]");
		assertTrue(outcome.output().contains("average of \"shifted\" is not above noise: its peak has a z of "),
			outcome::toString);
		assertFalse(outcome.output().contains("average of \"real\" is not"), outcome::toString);
		final JsonArray cells = summary(results).getAsJsonArray("cells");
		assertTrue(cells.get(0).getAsJsonObject().get("above_noise").getAsBoolean());
		assertFalse(cells.get(1).getAsJsonObject().get("above_noise").getAsBoolean());
		final List<String> table = Files.readAllLines(results.resolve("cells.csv"));
		assertEquals("cell,folder,spikes,ensemble,polarity,sta_z,noise_z,xmin,xmax,ymin,ymax", table.get(0));
		final double real = Double.parseDouble(table.get(1).split(",")[5]);
		final double shifted = Double.parseDouble(table.get(2).split(",")[5]);
		assertEquals(cells.get(0).getAsJsonObject().get("sta_z").getAsDouble(), real);
		assertTrue(real > 4.5 && shifted < 4.5, real + " and " + shifted);
	}

	private void assertRefused(final String options, final String message) {
		final String saved =
			options.contains("output=") || options.equals(TRIALS) ? "" : " output=[" + folder.resolve("no") + "]";
		final Outcome outcome = MacroRunner.run(command(options + saved) + "print(\"went on\");", stimulus());
		assertTrue(outcome.stopped(), outcome::toString);
		assertTrue(outcome.output().contains(message), outcome::toString);
		assertFalse(outcome.output().contains("went on"), outcome::toString);
		assertFalse(outcome.output().contains("\tat "), "no stack trace for the user: " + outcome);
		assertEquals(1, WindowManager.getImageCount(), "only the stimulus");
		assertFalse(Files.exists(folder.resolve("no")), "nothing written");
	}
}
