package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.macro.MacroRunner.Outcome;

/** Every macro of {@code scripts/}, run as it is with a folder for its results. */
class SampleMacrosTest {

	private static final Path SCRIPTS = Paths.get("scripts");

	/** Whether what a macro has done is right. */
	private interface Check {

		void of(Path folder, Outcome outcome) throws IOException;
	}

	@TempDir
	private Path temp;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private static Map<String, Check> checks() {
		final Map<String, Check> checks = new HashMap<>();
		checks.put("stnmf-sample.ijm", (folder, outcome) -> assertSubunits(6, folder));
		checks.put("stnmf-consensus-sample.ijm", SampleMacrosTest::checkConsensus);
		checks.put("stnmf-figure-sample.ijm",
			(folder, outcome) -> assertEquals(800, IJ.openImage(folder.resolve("figure.png").toString()).getWidth()));
		checks.put("stnmf-batch-sample.ijm", SampleMacrosTest::checkBatch);
		checks.put("folder-of-cells.ijm", SampleMacrosTest::checkCells);
		checks.put("spike-triggered-ensemble-sample.ijm", SampleMacrosTest::checkEnsemble);
		checks.put("simulate-ganglion-cell.ijm", SampleMacrosTest::checkGanglionCell);
		checks.put("neuropil-sample.ijm", (folder, outcome) -> assertTraces(3 + 6, 400, folder.resolve("result.csv")));
		checks.put("folder-of-movies.ijm", SampleMacrosTest::checkMovies);
		checks.put("separate-traces-sample.ijm", SampleMacrosTest::checkSeparatedTraces);
		checks.put("deltaf-sample.ijm", SampleMacrosTest::checkDeltaF);
		checks.put("simulate-calcium-movie.ijm", SampleMacrosTest::checkCalciumMovie);
		checks.put("open-samples.ijm",
			(folder, outcome) -> assertEquals(
				"simulated-ste.tif: 16 x 14 pixels, 2700 spikes\nsimulated-movie.tif: 64 x 64 pixels, 400 frames\n" +
					"Its overlay has 6 cells.\n",
				outcome.output()));
		checks.put("about.ijm",
			(folder, outcome) -> assertTrue(
				outcome.output().contains("NeuroFactor") && outcome.output()
					.contains("ImageJ " + IJ.getFullVersion() + ", Java " + System.getProperty("java.version")),
				outcome::toString));
		return checks;
	}

	private static List<Path> macros() throws IOException {
		try (Stream<Path> files = Files.list(SCRIPTS)) {
			return files.filter(file -> file.toString().endsWith(".ijm")).sorted().collect(Collectors.toList());
		}
	}

	@TestFactory
	Stream<DynamicTest> everyMacroRuns() throws IOException {
		Assumptions.assumeTrue(GraphicsEnvironment.isHeadless());
		final Map<String, Check> checks = checks();
		return macros().stream()
			.map(file -> file.getFileName().toString())
			.filter(name -> !name.contains("explorer"))
			.map(name -> DynamicTest.dynamicTest(name, () -> {
				final Check check = checks.get(name);
				assertNotNull(check, "nobody looks at what it does");
				final Path folder = temp.resolve(name);
				final Outcome outcome = MacroRunner.runWith(folder.toString(), text(SCRIPTS.resolve(name)));
				assertFalse(outcome.stopped(), outcome::toString);
				check.of(folder, outcome);
			}));
	}

	@Test
	void everyMacroSaysFirstWhatItDoes() throws IOException {
		for (final Path file : macros()) assertTrue(lines(file).get(0).matches("// [A-Z].*[.]"), file::toString);
	}

	@Test
	void theExplorerNeedsADisplay() throws IOException {
		Assumptions.assumeTrue(GraphicsEnvironment.isHeadless());
		final Outcome outcome = MacroRunner.runWith("",
			text(SCRIPTS.resolve("stnmf-explorer-sample.ijm")).replace("modules=20", "iterations=10"));
		assertTrue(outcome.stopped() && outcome.output().contains("there is no display"), outcome::toString);
	}

	/** The folder is that of the user, and so is the ensemble in it. */
	@Test
	void ownCells() throws IOException {
		final Path cells = Files.createDirectories(temp.resolve("my cells"));
		FileFormats.writeTiff(TwoSubunits.ste("left", 1), cells.resolve("left.tif"));
		Files.createFile(cells.resolve("notes.txt"));
		final Path output = Files.createDirectories(temp.resolve("output"));
		final Outcome outcome = MacroRunner.runWith(output.toString(),
			text(SCRIPTS.resolve("folder-of-cells.ijm")).replace("cells = \"\";", "cells = \"" + cells + "/\";")
				.replace("sparsity=1.7", "sparsity=0.5 modules=6"));
		assertFalse(outcome.stopped(), outcome::toString);
		assertEquals(Arrays.asList("cell,subunits", "left," + subunits(output.resolve("left"))),
			lines(output.resolve("subunits.csv")));
	}

	/** One movie has a file of ROIs beside it, the other has them as overlay. */
	@Test
	void ownMovies() throws IOException {
		final Path movies = Files.createDirectories(temp.resolve("my movies"));
		final Roi[] rois = CalciumMovies.rois();
		FileFormats.writeTiff(CalciumMovies.movie("a", 1), movies.resolve("a.tif"));
		FileFormats.writeRoiSet(Arrays.asList(rois[0], rois[2]), movies.resolve("a.zip"));
		FileFormats.writeTiff(CalciumMovies.marked("b", 2), movies.resolve("b.tif"));
		final Path output = temp.resolve("output");
		final Outcome outcome = MacroRunner.runWith(output.toString(),
			text(SCRIPTS.resolve("folder-of-movies.ijm")).replace("movies = \"\";", "movies = \"" + movies + "/\";"));
		assertFalse(outcome.stopped(), outcome::toString);
		assertTraces(3 + 2, CalciumMovies.FRAMES, output.resolve("a/result.csv"));
		assertTraces(3 + 3, CalciumMovies.FRAMES, output.resolve("b/result.csv"));
	}

	private static void checkConsensus(final Path folder, final Outcome outcome) throws IOException {
		assertEquals(1 + 4, lines(folder.resolve("consensus.csv")).size());
		assertTrue(outcome.output().contains("Suggested sparsity: 2.0"), outcome::toString);
		assertSubunits(6, folder.resolve("stnmf"));
	}

	private static void checkBatch(final Path folder, final Outcome outcome) throws IOException {
		final List<String> cells = lines(folder.resolve("subunits/cells.csv"));
		assertEquals(1 + 3, cells.size());
		for (int i = 1; i <= 3; i++) {
			assertTrue(
				cells.get(i).startsWith("cell " + i + "," + subunits(folder.resolve("subunits/cell " + i)) + ","));
			assertTrue(cells.get(i).endsWith(",none"), "no error: " + cells.get(i));
		}
	}

	private static void checkCells(final Path folder, final Outcome outcome) throws IOException {
		assertEquals(Arrays.asList("cell,subunits", "cell 1,4", "cell 2,5"), lines(folder.resolve("subunits.csv")));
		assertSubunits(4, folder.resolve("cell 1"));
		assertSubunits(5, folder.resolve("cell 2"));
		assertEquals(0, WindowManager.getImageCount());
	}

	private static void checkEnsemble(final Path folder, final Outcome outcome) {
		final ImagePlus ste = IJ.openImage(folder.resolve("cells/cell 1/ste.tif").toString());
		assertEquals(1000, ste.getStackSize());
		assertTrue(outcome.output().contains("has 1000 spikes"), outcome::toString);
	}

	private static void checkGanglionCell(final Path folder, final Outcome outcome) throws IOException {
		assertEquals(1 + 5, lines(folder.resolve("truth.csv")).size());
		assertSubunits(5, folder.resolve("stnmf"));
	}

	private static void checkMovies(final Path folder, final Outcome outcome) throws IOException {
		assertTraces(3 + 4, 200, folder.resolve("movie 1/result.csv"));
		assertTraces(3 + 4, 200, folder.resolve("movie 2/result.csv"));
		assertEquals(0, WindowManager.getImageCount());
	}

	private static void checkSeparatedTraces(final Path folder, final Outcome outcome) throws IOException {
		assertTrue(outcome.output().contains("Separated 5 signals"), outcome::toString);
		assertEquals(1 + 400, lines(folder.resolve("matched.csv")).size());
		assertEquals(1 + 5, lines(folder.resolve("mixing.csv")).size());
	}

	private static void checkDeltaF(final Path folder, final Outcome outcome) throws IOException {
		final List<String> lines = lines(folder.resolve("deltaf.csv"));
		assertEquals(1 + 400, lines.size());
		for (int cell = 1; cell <= 6; cell++) assertTrue(lines.get(0).contains("cell 0" + cell), lines.get(0));
	}

	private static void checkCalciumMovie(final Path folder, final Outcome outcome) throws IOException {
		assertTraces(3 + 6, 300, folder.resolve("traces/result.csv"));
		assertEquals(6,
			Arrays.stream(outcome.output().split("\n"))
				.filter(line -> line
					.matches("cell 0\\d: correlation with the true calcium 0\\.\\d\\d before, 0\\.\\d\\d after"))
				.count(),
			outcome::toString);
	}

	private static void assertSubunits(final int expected, final Path folder) throws IOException {
		assertEquals(expected, subunits(folder));
	}

	private static long subunits(final Path folder) throws IOException {
		return lines(folder.resolve("modules.csv")).stream().filter(line -> line.matches("\\d+,true,.*")).count();
	}

	private static void assertTraces(final int columns, final int frames, final Path file) throws IOException {
		final List<String> lines = lines(file);
		assertEquals(1 + frames, lines.size());
		for (final String line : lines) assertTrue(line.matches("[^,]+(,[^,]+){" + (columns - 1) + "}"), line);
	}

	private static List<String> lines(final Path file) throws IOException {
		return Files.readAllLines(file, StandardCharsets.UTF_8);
	}

	private static String text(final Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}
}
