package org.neurofactor.macro;

import org.neurofactor.command.NeuroFactorCommands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.macro.MacroAssertions.assertStops;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.NewImage;
import ij.measure.ResultsTable;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.command.StnmfConsensusCommand;
import org.neurofactor.macro.MacroRunner.Outcome;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** {@code STNMF Consensus...} from real macros, without a display. */
class StnmfConsensusMacroTest {

	/** With a sparsity at which all modules die. */
	private static final String QUICK = "sparsities=[0 0.8 1e4] modules=4 iterations=40 repetitions=4";

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	/** An ensemble of a cell with two subunits, left and right, in half of the spikes each. */
	private static ImagePlus ste() {
		return TwoSubunits.ste("my cell.tif", 5);
	}

	private static String consensus(final String options) {
		return "run(\"STNMF Consensus...\", \"" + options + "\");\n";
	}

	private String output(final String name) {
		return " output=[" + folder.resolve(name) + "]";
	}

	private static Outcome succeed(final String macro, final ImagePlus... images) {
		final Outcome outcome = MacroRunner.run(macro, images);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void givesPlotTableAndSuggestion(final boolean batchMode) {
		final Outcome outcome = succeed((batchMode ? "setBatchMode(true);\n" : "") + consensus(QUICK) +
			"return getTitle() + '|' + nImages + '|' + nResults + '|' + Property.get('suggested sparsity');"
				.replace('\'', '"'),
			ste());
		assertEquals("mycell-consensus|2|3|0.8", outcome.returnValue());
		assertEquals(24, WindowManager.getCurrentImage().getBitDepth());
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals("sparsity,cpcc,subunits_mean,subunits_sd,residual_mean,runs",
			String.join(",", table.getHeadings()));
		assertEquals(0.8, table.getValue("sparsity", 1));
		assertTrue(table.getValue("cpcc", 1) > 0.9);
		assertEquals(2, table.getValue("subunits_mean", 1));
		assertEquals(0, table.getValue("subunits_sd", 1));
		assertEquals(4, table.getValue("runs", 1));
		assertEquals("NaN", table.getStringValue("cpcc", 2), "not defined where all modules are dead");
		assertEquals(0, table.getValue("subunits_mean", 2));
		assertTrue(outcome.output().contains("3 sparsities, 4 runs each, 150 of 150 spikes compared"),
			outcome::toString);
		assertTrue(outcome.output().contains("Suggested sparsity: 0.8 (CPCC 0.9"), outcome::toString);
	}

	@Test
	void sameNumbersForAnyNumberOfThreads() {
		succeed(consensus(QUICK + " threads=1" + output("one")), ste());
		succeed(consensus(QUICK + " threads=2" + output("two")), ste());
		assertEquals(text("one/consensus.csv"), text("two/consensus.csv"));
		final String[] lines = text("one/consensus.csv").split("\n");
		assertEquals("sparsity,cpcc,subunits_mean,subunits_sd,residual_mean,runs", lines[0]);
		assertTrue(lines[2].matches("0\\.8,0\\.9\\d+,2\\.0,0\\.0,\\d+\\.\\d+,4"), lines[2]);
		assertTrue(lines[3].matches("10000\\.0,NaN,0\\.0,0\\.0,\\d+\\.\\d+,4"), lines[3]);
		assertEquals(4, lines.length);
		assertArrayEquals(new String[] { "consensus.csv", "consensus.png", "run.json", "runs" },
			list(folder.resolve("one")));
		assertEquals(13, list(folder.resolve("one/runs")).length);
		final JsonObject record = JsonParser.parseString(text("one/run.json")).getAsJsonObject();
		assertEquals(
			"[from, to, step, extend, sparsities, repetitions, modules, iterations, threshold, seed, maxelements, threads, " +
				"output, run]",
			record.getAsJsonObject("options").keySet().toString());
		assertEquals(0.8, record.getAsJsonObject("summary").get("suggested_sparsity").getAsDouble());
	}

	@Test
	void rangeAndListAreTheSame() {
		succeed(
			consensus("modules=3 iterations=2 repetitions=2 from=0.2 to=0.7 step=0.1 extend=false" + output("range")),
			ste());
		succeed(consensus("modules=3 iterations=2 repetitions=2 sparsities=[0.7,0.6,0.5,0.4,0.3,0.2]" + output("list")),
			ste());
		assertEquals(7, text("range/consensus.csv").split("\n").length);
		assertEquals(text("range/consensus.csv"), text("list/consensus.csv"));
	}

	/**
	 * Escape half way; the runs that were finished are not done again, and the result is that of an undisturbed run.
	 */
	@Test
	void goesOnWhereItWasCancelled() throws Exception {
		final String options = "sparsities=[0 0.8 1.2] modules=6 iterations=800 repetitions=20 threads=2";
		succeed(consensus(options + output("whole")), ste());
		final Path runs = folder.resolve("broken/runs");
		final Thread user = new Thread(() -> {
			while (!Files.exists(runs) || list(runs).length < 8) IJ.wait(2);
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		});
		user.start();
		final Outcome broken = MacroRunner.run(consensus(options + output("broken")) + "print(\"went on\");", ste());
		user.join();
		IJ.setKeyUp(KeyEvent.VK_ESCAPE);
		assertTrue(broken.stopped(), broken::toString);
		assertTrue(broken.output().contains("STNMF Consensus cancelled"), broken::toString);
		assertFalse(broken.output().contains("went on"), broken::toString);
		assertEquals(1, WindowManager.getImageCount(), "no output");
		assertArrayEquals(new String[] { "runs" }, list(folder.resolve("broken")));
		final Map<String, FileTime> kept = times(runs);
		assertTrue(kept.size() >= 8 && kept.size() < 61, kept.size() + " files kept");

		final Outcome resumed = succeed(consensus(options + output("broken")), ste());
		assertTrue(resumed.output().contains("(" + (kept.size() - 1) + " of 60 runs were there from before)"),
			resumed::toString);
		assertEquals(text("whole/consensus.csv"), text("broken/consensus.csv"));
		final Map<String, FileTime> all = times(runs);
		assertEquals(61, all.size());
		kept.forEach((name, time) -> assertEquals(time, all.get(name), name + " was written again"));
	}

	private static Map<String, FileTime> times(final Path folder) throws IOException {
		final Map<String, FileTime> times = new TreeMap<>();
		for (final String name : list(folder)) times.put(name, Files.getLastModifiedTime(folder.resolve(name)));
		return times;
	}

	@Test
	void refusesTheFolderOfAnotherAnalysis() throws IOException {
		succeed(consensus(QUICK + output("mine")), ste());
		final Map<String, FileTime> before = times(folder.resolve("mine"));
		final String csv = text("mine/consensus.csv");
		assertStops(consensus(QUICK + " threshold=0.3" + output("mine")),
			"holds runs of another consensus analysis: threshold was 0.25 and is 0.3", ste());
		final ImagePlus other = ste();
		other.getStack().getProcessor(40).setf(17, 3);
		assertStops(consensus(QUICK + output("mine")), "another consensus analysis: input_sha256 was", other);
		final ImagePlus part = ste();
		part.setRoi(1, 0, 10, 10);
		assertStops(consensus(QUICK + output("mine")), "another consensus analysis: input_sha256 was", part);
		assertEquals(before, times(folder.resolve("mine")));
		assertEquals(csv, text("mine/consensus.csv"));

		final ImagePlus renamed = ste();
		renamed.setTitle("the same by another name");
		assertTrue(succeed(consensus(QUICK + " threads=1" + output("mine")), renamed).output()
			.contains("(12 of 12 runs were there from before)"));
		assertEquals(csv, text("mine/consensus.csv"));
	}

	@Test
	void refusesTheResultsOfSomethingElse() throws IOException {
		succeed("run(\"STNMF...\", \"modules=4 iterations=5" + output("stnmf") + "\");", ste());
		final Map<String, FileTime> before = times(folder.resolve("stnmf"));
		assertStops(consensus(QUICK + output("stnmf")), "\" holds the results of STNMF, which would be lost", ste());
		assertEquals(before, times(folder.resolve("stnmf")));
	}

	/** The same as the user would get by hand. */
	@Test
	void runsStnmfAtTheSuggestedSparsity() {
		final ImagePlus ste = ste();
		ste.getCalibration().setUnit("mm");
		ste.getCalibration().pixelWidth = ste.getCalibration().pixelHeight = 0.03;
		final Outcome outcome = succeed(consensus(QUICK + " run" + output("auto")) + "return \"\" + nImages;", ste);
		assertEquals("5", outcome.returnValue());
		assertEquals("mycell-consensus", WindowManager.getCurrentImage().getTitle());
		final ImagePlus modules = WindowManager.getImage("mycell-modules");
		assertEquals(4, modules.getStackSize());
		assertEquals(2, WindowManager.getImage("mycell-STA").getOverlay().size() - 1, "subunits");
		assertTrue(outcome.output().contains("2 subunits in 4 modules"), outcome::toString);
		succeed("run(\"STNMF...\", \"modules=4 iterations=40 sparsity=0.8" + output("hand") + "\");", ste);
		for (final String file : new String[] { "modules.csv", "weights.csv", "outlines.csv" })
			assertEquals(text("hand/" + file), text("auto/stnmf/" + file));
		assertEquals(0.8,
			JsonParser.parseString(text("auto/stnmf/run.json"))
				.getAsJsonObject()
				.getAsJsonObject("options")
				.get("sparsity")
				.getAsDouble());
		final ImagePlus byHand = WindowManager.getImage("mycell-modules");
		assertArrayEquals((float[]) byHand.getStack().getPixels(1), (float[]) modules.getStack().getPixels(1));
	}

	@Test
	void saysWhenThereIsNoAnswer() {
		final Outcome none =
			succeed(consensus("sparsities=[1e4 2e4] modules=4 iterations=3 repetitions=2 run" + output("x")) +
				"return \"\" + Property.get(\"suggested sparsity\");", ste());
		assertTrue(none.output().contains("No sparsity can be suggested: no sparsity has subunits in most runs"),
			none::toString);
		assertEquals("", none.returnValue());
		assertEquals(5, WindowManager.getImageCount(), "STNMF all the same");
		assertTrue(none.output().contains("Factorised at the default sparsity, as none can be suggested"),
			none::toString);
		assertEquals(1.7,
			JsonParser.parseString(text("x/stnmf/run.json"))
				.getAsJsonObject()
				.getAsJsonObject("options")
				.get("sparsity")
				.getAsDouble());
		assertTrue(JsonParser.parseString(text("x/run.json"))
			.getAsJsonObject()
			.getAsJsonObject("summary")
			.get("suggested_sparsity")
			.isJsonNull());
		final Outcome single = succeed(consensus(QUICK.replace("0 0.8 1e4", "0.8")), ste());
		assertTrue(single.output().contains("The curve gives no clear answer: no other sparsity"), single::toString);
	}

	@Test
	void comparesASampleAndLeavesTheInputAlone() {
		final ImagePlus ste = ste();
		ste.setSlice(3);
		ste.setRoi(1, 1, 10, 8);
		final Outcome outcome = succeed(consensus(QUICK + " maxelements=50"), ste);
		assertTrue(outcome.output().contains("50 of 150 spikes compared"), outcome::toString);
		assertEquals(3, ste.getCurrentSlice());
		assertEquals(10, ste.getRoi().getBounds().width);
		assertFalse(ste.changes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "from=-1              | from must be a number of at least 0, but was '-1'",
		"from=2 to=1          | to must be a number of at least from (2.0), but was 1.0",
		"step=0               | step must be a number above 0, but was 0.0",
		"step=1e-5            | at most 1000 sparsities from 0.0 to 4.0, but was 1.0E-5",
		"sparsities=[1 two]   | sparsities must be numbers of at least 0 with blanks between them",
		"sparsities=[1 -2]    | The sparsity must be 0 or more, but was -2.0",
		"sparsities=[1 2 1]   | The sparsities must differ",
		"repetitions=1        | repetitions must be a whole number from 2 to 10000, but was '1'",
		"modules=1            | modules must be a whole number from 2",
		"modules=130          | but 130 modules were asked for of 120 unmasked pixels",
		"iterations=-5        | iterations must be a whole number",
		"threshold=1.5        | threshold must be a number from -1",
		"maxelements=1        | maxelements must be 0 or a whole number of at least 2, but was 1",
		"threads=-1           | threads must be a whole number from 0",
		"sede=3               | unknown option 'sede'. Valid options: ste, from, to, step, extend, sparsities, repetitions",
		"run=maybe            | run must be true or false",
		"output=[/dev/null/x] | The output folder \"/dev/null/x\" cannot be written" })
	void badOptionsStopTheMacro(final String options, final String message) {
		assertStops(consensus(options), message, ste());
	}

	@Test
	void badImagesStopTheMacroAndLeaveNothing() {
		final String options = QUICK + output("new");
		assertStops(consensus(options), "STNMF Consensus needs an image, but none is open");
		assertStops(consensus(options), "has only one slice",
			NewImage.createFloatImage("one", 9, 9, 1, NewImage.FILL_RAMP));
		assertStops(consensus(options), "constant", NewImage.createFloatImage("flat", 9, 9, 30, NewImage.FILL_BLACK));
		final ImagePlus tiny = ste();
		tiny.setRoi(0, 0, 1, 2);
		assertStops(consensus(options), "4 modules were asked for of 2 unmasked pixels", tiny);
		assertEquals(0, list(folder).length);
	}

	@Test
	void saysHowManySpikesMemoryAllows() {
		final ImagePlus many = NewImage.createByteImage("many", 3, 3, 100_000, NewImage.FILL_RANDOM);
		final String macro = consensus(QUICK + " maxelements=100000" + output("new"));
		assertStops(macro, "This needs about 4", many);
		assertTrue(MacroRunner.run(macro, many).output().matches("(?s).*use maxelements=\\d+, which would do,.*"));
		assertEquals(0, list(folder).length);
	}

	/** The range ends where the runs agree best, so that it is extended: by sparsities that are in table and plot. */
	@Test
	void goesOnBeyondTheRange() {
		final String range = "from=0.4 to=0.6 step=0.2 modules=4 iterations=40 repetitions=4";
		succeed(consensus(range + output("beyond")), ste());
		final int rows = text("beyond/consensus.csv").split("\n").length - 1;
		assertTrue(rows > 2 && rows <= 4, text("beyond/consensus.csv"));
		succeed(consensus(range + " extend=false" + output("within")), ste());
		assertEquals(3, text("within/consensus.csv").split("\n").length);
		assertTrue(text("beyond/consensus.csv").startsWith(text("within/consensus.csv")));
	}

	/** From a script, in a bare SciJava context. */
	@Test
	void sameFromCommandService() throws Exception {
		try (Context context = new Context(NeuroFactorCommands.class, CommandService.class)) {
			final CommandModule module = context.service(CommandService.class)
				.run(StnmfConsensusCommand.class, false, "ste", ste(), "sparsities", "0 0.8 10000", "modules", 4,
					"iterations", 40, "repetitions", 4)
				.get();
			assertEquals(0.8, module.getOutput("suggested"));
			assertEquals(3, ((ResultsTable) module.getOutput("consensus")).size());
			assertEquals("mycell-consensus", ((ImagePlus) module.getOutput("plot")).getTitle());
			assertNull(module.getOutput("modulestack"));
		}
	}

	private static String[] list(final Path path) {
		try (Stream<Path> files = Files.list(path)) {
			return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	private String text(final String file) {
		try {
			return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}
}
