package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.macro.MacroAssertions.assertStops;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.command.StnmfBatchCommand;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.macro.MacroRunner.Outcome;
import org.neurofactor.parity.Goldens;
import org.neurofactor.command.NeuroFactorCommands;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** {@code STNMF Batch...} from real macros, without a display. */
class StnmfBatchMacroTest {

	/** By how much red exceeds green at least where it is drawn, of 255. */
	private static final int FAINT_RED = 40;
	private static final String QUICK = "modules=6 iterations=60 sparsity=0.8";
	private static final String[] CELL_FILES = { "RoiSet.zip", "figure.png", "figure.svg", "modules.csv", "modules.tif",
		"outlines.csv", "run.json", "sta.tif", "stnmf.bin", "weights.csv" };

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	/** The ensemble of a cell with two subunits, cut out of the screen at (x, y); pixels of 30 µm. */
	private static ImagePlus ste(final long seed, final int x, final int y) {
		final ImagePlus imp = TwoSubunits.ste("ste", seed);
		final Calibration calibration = imp.getCalibration();
		calibration.setUnit("um");
		calibration.pixelWidth = calibration.pixelHeight = 30;
		calibration.xOrigin = -x;
		calibration.yOrigin = -y;
		return imp;
	}

	private Path input() throws IOException {
		return Files.createDirectories(folder.resolve("recording"));
	}

	private Path output() {
		return folder.resolve("results");
	}

	private Path write(final ImagePlus imp, final String name) throws IOException {
		final Path path = input().resolve(name);
		Files.createDirectories(path.getParent());
		FileFormats.writeTiff(imp, path);
		return path;
	}

	/** Two good cells, and a file of which half is missing. */
	private void writeThreeCells() throws IOException {
		write(ste(1, 20, 30), "cell 10.tif");
		write(ste(2, 28, 33), "cell 2.TIFF");
		final Path corrupt = write(ste(3, 5, 5), "cell 3.tif");
		Files.write(corrupt, Arrays.copyOf(Files.readAllBytes(corrupt), (int) Files.size(corrupt) / 2));
		Files.write(input().resolve("notes.txt"), new byte[] { 1 });
	}

	private String batch(final String options) throws IOException {
		return "run(\"STNMF Batch...\", \"folder=[" + input() + "] output=[" + output() + "] " + options + "\");\n";
	}

	private static Outcome succeed(final String macro) {
		final Outcome outcome = MacroRunner.run(macro);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private static String[] list(final Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
		}
	}

	private static JsonObject json(final Path path) throws IOException {
		return JsonParser.parseString(new String(Files.readAllBytes(path), StandardCharsets.UTF_8)).getAsJsonObject();
	}

	private FileTime written(final String cell) throws IOException {
		return Files.getLastModifiedTime(output().resolve(cell).resolve("run.json"));
	}

	@Test
	void doesAllCellsThatCanBeRead() throws IOException {
		writeThreeCells();
		final Outcome outcome = MacroRunner.run(batch(QUICK));
		assertTrue(outcome.stopped(), outcome::toString);
		assertTrue(outcome.output().contains("STNMF Batch: 1 of 3 cells failed, cell 3 first: "), outcome::toString);
		assertTrue(outcome.output().contains("cells.csv"), outcome::toString);
		assertEquals("recording-mosaic", WindowManager.getCurrentImage().getTitle());
		assertTrue(outcome.output().contains("cell 3 failed: "), outcome::toString);
		assertTrue(outcome.output().contains("it ends before its last slice"), outcome::toString);
		assertTrue(outcome.output().contains("2 done, 0 skipped (finished before), 1 failed"), outcome::toString);

		assertArrayEquals(new String[] { "cell 10", "cell 2", "cells.csv", "mosaic.png", "run.json" }, list(output()));
		assertArrayEquals(CELL_FILES, list(output().resolve("cell 2")));
		final List<String> rows = Files.readAllLines(output().resolve("cells.csv"));
		assertEquals("cell,subunits,coverage,sta_diameter,unit,residual,sparsity,pixel_size_um,seconds,remark,error",
			rows.get(0));
		assertTrue(rows.get(1).startsWith("cell 2," + subunits("cell 2") + ","), rows.get(1));
		assertTrue(rows.get(2).startsWith("cell 3,NaN,NaN,NaN,none,NaN,NaN,NaN,NaN,none,\""), rows.get(2));
		assertTrue(rows.get(3).startsWith("cell 10," + subunits("cell 10") + ","), rows.get(3));
		assertEquals(4, rows.size());

		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals("cell 2", table.getStringValue("cell", 0));
		assertEquals(subunits("cell 2"), table.getValue("subunits", 0));
		assertEquals(0.8, table.getValue("sparsity", 2));
		assertTrue(Double.isNaN(table.getValue("residual", 1)));
		final JsonObject run = json(output().resolve("cell 10").resolve("run.json"));
		assertEquals("cell 10.tif", run.getAsJsonObject("input").get("name").getAsString());
		assertEquals(60, run.getAsJsonObject("options").get("iterations").getAsInt());
		assertEquals(30, run.getAsJsonObject("summary").get("pixel_size_um").getAsDouble());
	}

	@Test
	void cellsOfNoiseAreLeftOutUnlessAskedFor() throws IOException {
		write(ste(1, 20, 30), "real/ste.tif");
		write(ste(2, 28, 33), "shifted/ste.tif");
		Files.write(input().resolve("run.json"),
			("{\"summary\": {\"cells\": [{\"folder\": \"real\", \"sta_z\": 20.5, " +
				"\"above_noise\": true}, {\"folder\": \"shifted\", \"sta_z\": 3.75, \"above_noise\": false}]}}")
				.getBytes(StandardCharsets.UTF_8));
		final Outcome outcome = succeed(batch(QUICK));
		assertTrue(
			outcome.output()
				.contains(
					"shifted left out: its spike-triggered average is not above noise (its peak has a " + "z of 3.8)"),
			outcome::toString);
		assertTrue(outcome.output().contains("1 done, 0 skipped (finished before), 0 failed, 1 left out (noise), "),
			outcome::toString);
		assertTrue(Files.exists(output().resolve("real")));
		assertFalse(Files.exists(output().resolve("shifted")));
		assertTrue(Files.readAllLines(output().resolve("cells.csv")).get(2).contains("not above noise"));
		final JsonObject leftOut = json(output().resolve("run.json")).getAsJsonObject("summary")
			.getAsJsonObject("left_out")
			.getAsJsonObject("cells");
		assertEquals(1, leftOut.get("count").getAsInt());
		assertTrue(leftOut.get("why").getAsString().startsWith("shifted: its spike-triggered"), leftOut::toString);

		final Outcome all = succeed(batch(QUICK + " noisecells"));
		assertTrue(all.output().contains("1 done, 1 skipped (finished before), 0 failed, "), all::toString);
	}

	/** As many as are told from its modules. */
	private long subunits(final String cell) throws IOException {
		final long subunits = Files.readAllLines(output().resolve(cell).resolve("modules.csv"))
			.stream()
			.filter(row -> row.contains(",true,"))
			.count();
		assertTrue(subunits > 0, cell);
		return subunits;
	}

	/** The files are those of {@code STNMF...} on the same image, but for what says how they were made. */
	@Test
	void resultsAreThoseOfStnmf() throws IOException {
		final Path tiff = write(ste(1, 20, 30), "cell 1.tif");
		succeed(batch(QUICK));
		final Path single = folder.resolve("single");
		final ImagePlus imp = IJ.openImage(tiff.toString());
		final Outcome outcome = MacroRunner.run("run(\"STNMF...\", \"" + QUICK + " output=[" + single + "]\");", imp);
		assertFalse(outcome.stopped(), outcome::toString);
		assertArrayEquals(list(single), list(output().resolve("cell 1")));
		for (final String name : CELL_FILES)
			if (!name.equals("run.json")) assertArrayEquals(Files.readAllBytes(single.resolve(name)),
				Files.readAllBytes(output().resolve("cell 1").resolve(name)), name);
	}

	@Test
	void skipsWhatIsFinished() throws IOException {
		writeThreeCells();
		MacroRunner.run(batch(QUICK)); // in which, as in all of these, one cell fails
		final FileTime before = FileTime.fromMillis(1_000_000_000_000L);
		for (final String cell : new String[] { "cell 2", "cell 10" })
			Files.setLastModifiedTime(output().resolve(cell).resolve("run.json"), before);
		final List<String> rows = Files.readAllLines(output().resolve("cells.csv"));

		final Outcome same = MacroRunner.run(batch(QUICK + " threads=1 repetitions=3"));
		assertTrue(same.output().contains("0 done, 2 skipped"), same::toString);
		assertEquals(before, written("cell 2"));
		assertEquals(rows, Files.readAllLines(output().resolve("cells.csv")));
		assertEquals(1, WindowManager.getImageCount(), "the mosaic of the cells that were skipped");

		write(ste(9, 28, 33), "cell 2.TIFF");
		final Outcome other = MacroRunner.run(batch(QUICK));
		assertTrue(other.output().contains("1 done, 1 skipped"), other::toString);
		assertNotEquals(before, written("cell 2"), "another input of the same name");
		assertEquals(before, written("cell 10"));

		Files.delete(output().resolve("cell 10").resolve("outlines.csv"));
		assertTrue(MacroRunner.run(batch(QUICK)).output().contains("1 done, 1 skipped"), "not all files are there");
		Files.write(output().resolve("cell 10").resolve("outlines.csv"), new byte[1]);
		assertTrue(MacroRunner.run(batch(QUICK)).output().contains("1 done, 1 skipped"), "damaged");

		final Outcome options = MacroRunner.run(batch(QUICK + " seed=1 figure=none"));
		assertTrue(options.output().contains("2 done, 0 skipped"), options::toString);
		assertFalse(Files.exists(output().resolve("cell 2").resolve("figure.png")), "replaced as a whole");
	}

	/** The folder that {@code Spike-Triggered Ensemble...} writes; its cells are where they were on the screen. */
	@Test
	void placesCellsOnTheScreen() throws IOException {
		write(ste(1, 0, 0), "ON cell/ste.tif");
		write(ste(1, 24, 0), "OFF cell/ste.tif");
		Files.write(input().resolve("run.json"), new byte[] { '{', '}' });
		succeed(batch(QUICK + " colors=red"));
		assertArrayEquals(new String[] { "OFF cell", "ON cell", "cells.csv", "mosaic.png", "run.json" },
			list(output()));
		final ImagePlus mosaic = WindowManager.getCurrentImage();
		assertEquals(1200, mosaic.getWidth());
		// Both cells are alike, so that the red lines of one are those of the other, 24 pixels of the stimulus further
		// on.
		final int[] columns = redPixelsPerColumn(mosaic);
		final int first = first(columns);
		final int last = columns.length - 1 - first(reversed(columns));
		final int middle = (first + last) / 2;
		assertEquals(0, columns[middle], "a gap between the cells");
		final int second = middle + first(Arrays.copyOfRange(columns, middle, columns.length));
		int end = middle;
		while (columns[end] == 0) end--;
		assertEquals(end - first, last - second, 2, "both of the same width");
		assertEquals(24 / width(output().resolve("ON cell").resolve("outlines.csv")),
			(double) (second - first) / (end - first), 0.05);
	}

	/** Of all outlines, in pixels of the stimulus. */
	private static double width(final Path outlines) throws IOException {
		final double[] xs = Files.readAllLines(outlines)
			.stream()
			.skip(1)
			.mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
			.toArray();
		return Arrays.stream(xs).max().getAsDouble() - Arrays.stream(xs).min().getAsDouble();
	}

	/** Filled or lined. */
	private static int[] redPixelsPerColumn(final ImagePlus imp) {
		final int[] columns = new int[imp.getWidth()];
		for (int y = 0; y < imp.getHeight(); y++)
			for (int x = 0; x < columns.length; x++)
				if (imp.getPixel(x, y)[0] - imp.getPixel(x, y)[1] > FAINT_RED) columns[x]++;
		return columns;
	}

	private static int first(final int[] columns) {
		int x = 0;
		while (columns[x] == 0) x++;
		return x;
	}

	private static int[] reversed(final int[] values) {
		final int[] reversed = new int[values.length];
		for (int i = 0; i < values.length; i++) reversed[i] = values[values.length - 1 - i];
		return reversed;
	}

	/** From stimulus and spikes to subunits on the screen. */
	@Test
	void goesOnFromTheEnsembleCommand() throws IOException {
		final String trials = "preprocessing/fullfield_26x22/";
		final ImageStack frames = new ImageStack(26, 22);
		for (int trial = 1; trial <= 4; trial++) {
			final ImageStack stack = Goldens.stack(trials + "stimulus_trial" + trial + ".tif.xz").getStack();
			for (int i = 1; i <= stack.size(); i++) frames.addSlice(stack.getProcessor(i));
		}
		final List<String> counts = Arrays.stream(Goldens.csv(trials + "spikes.csv"))
			.map(row -> Arrays.stream(row).mapToObj(n -> String.valueOf((int) n)).collect(Collectors.joining(",")))
			.collect(Collectors.toList());
		final Path spikes = Files.write(folder.resolve("spikes.csv"), counts);
		final Outcome ensembles = MacroRunner.run("run(\"Spike-Triggered Ensemble...\", \"spikes=[" + spikes +
			"] tau=16 triallength=700 output=[" + input() + "]\");", new ImagePlus("stimulus", frames));
		assertFalse(ensembles.stopped(), ensembles::toString);

		succeed(batch("modules=8 iterations=100"));
		assertArrayEquals(new String[] { "cell 1", "cell 2", "cell 3", "cells.csv", "mosaic.png", "run.json" },
			list(output()));
		for (final String cell : new String[] { "cell 1", "cell 2", "cell 3" }) {
			final String[] window = Files.readAllLines(input().resolve(cell).resolve("window.csv")).get(1).split(",");
			final ImagePlus sta = IJ.openImage(output().resolve(cell).resolve("sta.tif").toString());
			assertEquals(Double.parseDouble(window[0]), 0 - sta.getCalibration().xOrigin);
			assertEquals(Double.parseDouble(window[2]), 0 - sta.getCalibration().yOrigin);
			assertEquals(Double.parseDouble(window[1]), sta.getWidth() - sta.getCalibration().xOrigin);
		}
	}

	@Test
	void noMosaicWithoutPositions() throws IOException {
		write(ste(1, 0, 0), "a.tif");
		write(ste(2, 0, 0), "b.tif");
		final Outcome outcome = succeed(batch(QUICK));
		assertTrue(outcome.output().contains("No mosaic: no ensemble carries its position"), outcome::toString);
		assertFalse(Files.exists(output().resolve("mosaic.png")));
		assertEquals(0, WindowManager.getImageCount());
	}

	@Test
	void choosesTheSparsityByConsensus() throws IOException {
		write(ste(1, 3, 4), "cell.tif");
		final String options = "modules=6 iterations=30 consensus sparsities=[0.4 0.8] repetitions=3";
		succeed(batch(options + " threads=2"));
		final Path cell = output().resolve("cell");
		assertArrayEquals(new String[] { "consensus.csv", "consensus.png", "run.json" },
			list(cell.resolve("consensus")));
		final double suggested = json(cell.resolve("consensus").resolve("run.json")).getAsJsonObject("summary")
			.get("suggested_sparsity")
			.getAsDouble();
		assertTrue(suggested == 0.4 || suggested == 0.8, "suggested " + suggested);
		assertEquals(suggested,
			json(cell.resolve("run.json")).getAsJsonObject("summary").get("sparsity").getAsDouble());
		assertEquals(suggested, ResultsTable.getResultsTable().getValue("sparsity", 0));
		assertTrue(succeed(batch(options + " sparsity=9 threads=1")).output().contains("1 skipped"));
		final Outcome more = succeed(batch(options.replace("repetitions=3", "repetitions=4")));
		assertTrue(more.output().contains("1 done, 0 skipped"), more::toString);
	}

	/** No spike has a subunit: the consensus has no answer; there is a result all the same, and a mark in its row. */
	@Test
	void cellWithoutSuggestionIsMarked() throws IOException {
		write(ste(1, 3, 4), "cell.tif");
		final String macro = batch("modules=6 iterations=5 threshold=1 consensus sparsities=[0.4 0.8] repetitions=2");
		final String remark = "Factorised at the default sparsity, as none can be suggested: no sparsity has subunits";
		assertTrue(succeed(macro).output().contains("cell: " + remark));
		final List<String> rows = Files.readAllLines(output().resolve("cells.csv"));
		assertTrue(rows.get(1).contains(remark) && rows.get(1).endsWith(",none"), rows.get(1));
		assertEquals(1.7, ResultsTable.getResultsTable().getValue("sparsity", 0));
		assertTrue(succeed(macro).output().contains("cell: " + remark), "also when it is skipped");
		assertTrue(Files.readAllLines(output().resolve("cells.csv")).get(1).contains(remark));
	}

	/** Cancelled while the second cell is at work: the first stays, of the second there is no trace. */
	@Test
	void cancelKeepsFinishedCells() throws IOException {
		write(ste(1, 3, 4), "a.tif");
		write(ste(2, 3, 4), "b.tif");
		final StnmfBatchCommand command = new StnmfBatchCommand();
		final Context context = new Context(NeuroFactorCommands.class, CommandService.class);
		final CommandModule module = (CommandModule) context.service(CommandService.class)
			.getCommand(StnmfBatchCommand.class)
			.createModule(command);
		module.setInput("ensembles", input().toString());
		module.setInput("output", output().toString());
		module.setInput("modules", 6);
		module.setInput("iterations", 4000);
		final Thread canceller = new Thread(() -> {
			while (!Files.exists(output().resolve("a").resolve("run.json"))) IJ.wait(5);
			command.cancel("enough");
		});
		canceller.setDaemon(true);
		canceller.start();
		command.run();
		assertTrue(command.isCanceled());
		assertNull(module.getOutput("cells"));
		assertArrayEquals(new String[] { "a" }, list(output()));
		assertArrayEquals(CELL_FILES, list(output().resolve("a")));
		final Outcome outcome = succeed(batch("modules=6 iterations=4000"));
		assertTrue(outcome.output().contains("1 done, 1 skipped"), outcome::toString);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "modules=1          | modules must be a whole number from 2",
			"initialization=image | initialization must be one of auto, NNSVD-LRC, smoothed, random, but was 'image'",
			"rank=5             | unknown option 'rank'. Valid options: ensembles, output, modules",
			"consensus sparsities=[a b] | sparsities must be numbers",
			"consensus from=2 to=1 | to must be a number of at least from",
			"colors=blurple     | colors must be safe, okabeito, hsv," })
	void badOptionsStopTheMacro(final String options, final String message) throws IOException {
		write(ste(1, 3, 4), "cell.tif");
		assertStops(batch(options), message);
		assertFalse(Files.exists(output()));
	}

	@Test
	void badFoldersStopTheMacro() throws IOException {
		assertStops("run(\"STNMF Batch...\", \"output=[" + output() + "]\");", "ensembles must be");
		assertStops(batch(""), "contains neither");
		final Path cell = write(ste(1, 3, 4), "cell.tif");
		assertStops("run(\"STNMF Batch...\", \"folder=[" + input() + "]\");", "output must be");
		assertStops("run(\"STNMF Batch...\", \"folder=[" + cell + "] output=[" + output() + "]\");", "is a file");
		assertStops(
			"run(\"STNMF Batch...\", \"folder=[" + folder.resolve("nowhere") + "] output=[" + output() + "]\");",
			"does not exist");
		assertStops("run(\"STNMF Batch...\", \"folder=[" + input() + "] output=[" + input() + "/]\");", "apart");
		assertStops("run(\"STNMF Batch...\", \"folder=[" + input() + "] output=[" + cell.resolve("x") + "]\");",
			"is a file, not a folder");
		write(ste(1, 3, 4), "other/ste.tif");
		assertStops(
			"run(\"STNMF Batch...\", \"folder=[" + input() + "] output=[" + input().resolve("other/stnmf") + "]\");",
			"apart");
		write(ste(1, 3, 4), "CELL/ste.tif");
		assertStops(batch(""), "must differ in their names");
		assertFalse(Files.exists(output()));
	}

	@Test
	void stopsIfNoTiffCanBeRead() throws IOException {
		Files.write(input().resolve("a.tif"), "not a TIFF at all".getBytes(StandardCharsets.UTF_8));
		Files.write(input().resolve("b.tif"), new byte[0]);
		assertStops(batch(QUICK), "None of the 2 TIFF files can be read");
		assertFalse(Files.exists(output()));
	}
}
