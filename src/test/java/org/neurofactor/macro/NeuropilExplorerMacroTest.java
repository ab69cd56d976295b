package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.neurofactor.macro.MacroAssertions.assertStops;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.macro.MacroRunner.Outcome;

/** What {@code Neuropil Explorer...} says of wrong input, and without a display. */
class NeuropilExplorerMacroTest {

	private static final String EXPLORE = "run(\"Neuropil Explorer...\", \"\");";

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private void separate() {
		final Outcome outcome =
			MacroRunner.run("run(\"Neuropil Separation...\", \"threads=1 output=[" + folder + "]\");",
				CalciumMovies.marked("movie", 1));
		assertFalse(outcome.stopped(), outcome::toString);
	}

	private ImagePlus saved() {
		return IJ.openImage(folder.resolve("regions.tif").toString());
	}

	private String ofFolder() {
		return "run(\"Neuropil Explorer...\", \"folder=[" + folder + "]\");";
	}

	@Test
	void needsRegions() {
		assertStops(EXPLORE, "An image is needed, but none is open");
		assertStops(EXPLORE, "\"movie\" has no regions of cells", CalciumMovies.marked("movie", 1));
	}

	@Test
	void needsTheReport() throws IOException {
		separate();
		final ImagePlus fresh = WindowManager.getImage("movie-regions");
		assertStops(EXPLORE, "the table \"movie-report\" is not open", fresh);
		Files.delete(folder.resolve("report.csv"));
		assertStops(EXPLORE, "There is no report on the cells of \"regions.tif\"", saved());
		assertStops(ofFolder(), "report.csv\" is missing");
	}

	@Test
	void needsTheReportOfTheseCells() throws IOException {
		separate();
		final String report = new String(Files.readAllBytes(folder.resolve("report.csv")), StandardCharsets.UTF_8);
		write("report.csv", report.replaceAll("(?m)^(left|middle|right)", "other $1"));
		assertStops(EXPLORE, "report.csv\" is damaged, or of another run than the other files", saved());
		write("report.csv", report);
		write("run.json", "{}");
		assertStops(EXPLORE, "run.json\" is not the record of a finished run", saved());
	}

	@Test
	void needsAFolderOfResults() throws IOException {
		assertStops(ofFolder(), "has no run.json");
		assertStops("run(\"Neuropil Explorer...\", \"folder=[" + folder.resolve("nowhere") + "]\");", "is no folder");
	}

	@Test
	void needsADisplay() {
		Assumptions.assumeTrue(GraphicsEnvironment.isHeadless());
		separate();
		assertStops(EXPLORE, "The explorer is a window, but there is no display.", saved());
		assertStops(ofFolder(), "there is no display");
	}

	private void write(final String file, final String text) throws IOException {
		Files.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
	}
}
