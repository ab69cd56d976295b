package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.imagej.stnmf.Cells;
import org.neurofactor.macro.MacroRunner.Outcome;

/** The keys {@code residuals}, {@code stop} and {@code perturb} of {@code STNMF...}. */
class StnmfSteeringMacroTest {

	private static final String QUICK = "modules=8 sparsity=0.5 ";

	@TempDir
	private Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private static Outcome stnmf(final String options) {
		return MacroRunner.run("run(\"STNMF...\", \"" + QUICK + options + "\");", Cells.ensemble(16, 14, 4, 200));
	}

	private Outcome succeed(final String options) {
		final Outcome outcome = stnmf(options + " output=[" + folder + "]");
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private JsonObject summary() throws IOException {
		return JsonParser
			.parseString(new String(Files.readAllBytes(folder.resolve("run.json")), StandardCharsets.UTF_8))
			.getAsJsonObject()
			.getAsJsonObject("summary");
	}

	@Test
	void residualsAreAPlotAndAFile() throws IOException {
		succeed("iterations=45 residuals");
		final ImagePlus image = WindowManager.getImage("cell-residuals");
		final Plot plot = (Plot) image.getProperty(Plot.PROPERTY_KEY);
		assertEquals(5, plot.getYValues().length);
		final List<String> rows = Files.readAllLines(folder.resolve("residuals.csv"));
		assertEquals("iteration,residual", rows.get(0));
		assertEquals(6, rows.size());
		double previous = Double.POSITIVE_INFINITY;
		for (int i = 0; i < 5; i++) {
			final String[] cells = rows.get(i + 1).split(",");
			assertEquals(String.valueOf(10 * i), cells[0]);
			final double residual = Double.parseDouble(cells[1]);
			assertTrue(residual < previous);
			assertEquals(plot.getYValues()[i], (float) residual);
			previous = residual;
		}
		assertTrue(summary().get("residual").getAsDouble() < previous);
	}

	@Test
	void withoutResidualsAnEarlierFileIsRemoved() throws IOException {
		succeed("iterations=20 residuals");
		assertTrue(Files.exists(folder.resolve("residuals.csv")));
		succeed("iterations=20");
		assertFalse(Files.exists(folder.resolve("residuals.csv")));
		assertNull(WindowManager.getImage("cell-residuals"));
	}

	/** A large δ is too much to ask of any iteration but the first hundred, which are compared with nothing. */
	@Test
	void stopsAndSaysSo() throws IOException {
		final Outcome outcome = succeed("iterations=1000 stop=0.5");
		assertTrue(outcome.output().contains("stopped after 200 of 1000 iterations"), outcome::toString);
		assertEquals(200, summary().get("iterations").getAsInt());
		assertTrue(summary().get("stopped_early").getAsBoolean());
		final Outcome all = succeed("iterations=200");
		assertTrue(all.output().contains(", 200 iterations,"), all::toString);
		assertFalse(summary().get("stopped_early").getAsBoolean());
	}

	@Test
	void watchingChangesNothing() throws IOException {
		succeed("iterations=150");
		final byte[] plain = Files.readAllBytes(folder.resolve("weights.csv"));
		succeed("iterations=150 residuals stop=1e-12");
		assertEquals(new String(plain, StandardCharsets.UTF_8),
			new String(Files.readAllBytes(folder.resolve("weights.csv")), StandardCharsets.UTF_8));
	}

	/** Disturbances follow from the seed, and the best state is what remains. */
	@Test
	void perturbsBySeed() throws IOException {
		succeed("iterations=100 initialization=random");
		final double undisturbed = summary().get("residual").getAsDouble();
		succeed("iterations=400 initialization=random perturb=100 residuals");
		final double disturbed = summary().get("residual").getAsDouble();
		assertTrue(disturbed <= undisturbed, disturbed + " > " + undisturbed);
		final List<String> course = Files.readAllLines(folder.resolve("residuals.csv"));
		assertTrue(residual(course, 110) > residual(course, 100), "a disturbance raises the residual for a while");
		succeed("iterations=400 initialization=random perturb=100 residuals");
		assertEquals(course, Files.readAllLines(folder.resolve("residuals.csv")));
		succeed("iterations=400 initialization=random perturb=100 residuals seed=1");
		assertFalse(course.equals(Files.readAllLines(folder.resolve("residuals.csv"))));
	}

	private static double residual(final List<String> course, final int iteration) {
		final String row = course.get(iteration / 10 + 1);
		assertTrue(row.startsWith(iteration + ","), row);
		return Double.parseDouble(row.substring(row.indexOf(',') + 1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "stop=-1 | stop must be a number of at least 0, but was '-1",
			"stop=soon | stop must be a number of at least 0, but was 'soon'",
			"perturb=-1 | perturb must be a whole number from 0 to 10000000, but was '-1'",
			"perturb=1.5 | perturb must be a whole number", "residuals=maybe | residuals must be" })
	void badOptionsStopTheMacro(final String options, final String message) {
		final Outcome outcome = stnmf(options);
		assertTrue(outcome.stopped(), outcome::toString);
		assertTrue(outcome.output().contains(message), outcome::toString);
		assertNotNull(WindowManager.getImage("cell.tif"));
		assertEquals(1, WindowManager.getImageCount(), "no output");
	}
}
