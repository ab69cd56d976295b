package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.macro.MacroAssertions.assertStops;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.macro.MacroRunner.Outcome;

/** What {@code STNMF...} says of the values of an ensemble. */
class EnsembleValuesMacroTest {

	private static final String QUICK = "modules=6 iterations=60 sparsity=0.8 pixelsize=10 ";

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private Outcome stnmf(final String options, final ImagePlus ste) {
		final Outcome outcome = MacroRunner
			.run("run(\"STNMF...\", \"" + QUICK + options + " output=[" + folder.resolve("out") + "]\");", ste);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private JsonObject summary() throws IOException {
		try (Reader reader = Files.newBufferedReader(folder.resolve("out").resolve("run.json"))) {
			return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject("summary");
		}
	}

	private static ImagePlus ste(final double factor, final double offset) {
		final ImageStack stack = new ImageStack(TwoSubunits.WIDTH, TwoSubunits.HEIGHT);
		final ImagePlus ste = TwoSubunits.ste("ste", 5);
		for (int s = 1; s <= TwoSubunits.SPIKES; s++) {
			final FloatProcessor plane = (FloatProcessor) ste.getStack().getProcessor(s).duplicate();
			plane.multiply(factor);
			plane.add(offset);
			stack.addSlice(plane);
		}
		return new ImagePlus("ste", stack);
	}

	@Test
	void maskedPixelsAreSaidAndWritten() throws IOException {
		final ImagePlus ste = ste(1, 0);
		for (int p = 0; p < 80; p++) ste.getStack().getProcessor(5).setf(p, Float.NaN);
		final Outcome outcome = stnmf("", ste);
		final int warning = outcome.output().indexOf("STNMF of ste: Slice 5 alone masks 80 of 120 pixels");
		final int line = outcome.output().indexOf("80 of 120 pixels masked (NaN in a slice; slice 5 alone masks 80)");
		assertTrue(warning >= 0 && line > warning, outcome::toString);
		assertEquals(80, summary().get("masked_pixels").getAsInt());
		assertEquals(5, summary().get("worst_slice").getAsInt());
		assertEquals(80, summary().get("masked_by_worst_slice").getAsInt());
		assertEquals(120, summary().get("selected_pixels").getAsInt());
	}

	@Test
	void meanAndDeviationAreSaidAndWritten() throws IOException {
		final Outcome outcome = stnmf("", ste(1, 0));
		assertTrue(outcome.output().matches("(?s).*; ensemble: mean 0\\.\\d+, SD 0\\.\\d+.*"), outcome::toString);
		assertEquals("none", summary().get("scale").getAsString());
		assertEquals(0, summary().get("masked_pixels").getAsInt());
		assertEquals(0.6, summary().get("ensemble_sd").getAsDouble(), 0.2);
	}

	@Test
	void anOffsetIsSaidBeforeTheRun() {
		final Outcome outcome = stnmf("", ste(20, 128));
		final int warning = outcome.output().indexOf("STNMF of ste: The mean, 13");
		assertTrue(warning >= 0 && warning < outcome.output().indexOf("subunit"), outcome::toString);
	}

	@Test
	void consensusSaysSoToo() {
		final Outcome outcome = MacroRunner.run(
			"run(\"STNMF Consensus...\", \"modules=4 iterations=5 repetitions=2 from=0 to=1 step=1\");", ste(20, 128));
		assertTrue(outcome.output().contains("STNMF Consensus of ste: The mean, 13"), outcome::toString);
	}

	@Test
	void theScaleCanBeThatOfTheEnsemble() throws IOException {
		final Outcome plain = stnmf("", ste(0.01, 0));
		assertTrue(plain.output().contains("STNMF of ste: The "), plain::toString);
		assertEquals(0, summary().get("subunits").getAsInt());
		final Outcome scaled = stnmf("scale=sd", ste(0.01, 0));
		assertFalse(scaled.output().contains("STNMF of ste: The "), scaled::toString);
		assertEquals(2, summary().get("subunits").getAsInt());
		assertEquals("sd", summary().get("scale").getAsString());
	}

	@Test
	void consensusInABatchSuggestsInValues() throws IOException {
		final Path cells = Files.createDirectory(folder.resolve("cells"));
		ij.IJ.saveAsTiff(ste(1, 0), cells.resolve("a.tif").toString());
		assertStops("run(\"STNMF Batch...\", \"ensembles=[" + cells + "] output=[" + folder.resolve("b") +
			"] scale=sd consensus\");\n", "scale must be none with consensus");
	}
}
