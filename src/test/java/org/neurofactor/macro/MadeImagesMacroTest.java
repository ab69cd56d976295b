package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.macro.MacroAssertions.assertStops;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.macro.MacroRunner.Outcome;

/** Commands that run while a result is the current image. */
class MadeImagesMacroTest {

	/** In batch mode, in which ImageJ knows of images without windows. */
	private static final String BATCH = "setBatchMode(true);\n";
	private static final String STNMF = BATCH + "run(\"STNMF...\", \"modules=4 iterations=20 sparsity=0.8\");\n";
	private static final String CONSENSUS =
		BATCH + "run(\"STNMF Consensus...\", \"modules=4 iterations=5 repetitions=2 from=0 to=1 step=1\");\n";

	@TempDir
	Path folder;

	/** ImageJ has no list of images without windows before batch mode was on. */
	@BeforeAll
	static void makeListOfImages() {
		MacroRunner.run(BATCH);
	}

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	private static ImagePlus ste() {
		return TwoSubunits.ste("my cell.tif", 5);
	}

	private static Outcome succeed(final String macro, final ImagePlus... images) {
		final Outcome outcome = MacroRunner.run(macro, images);
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private Path spikes() {
		try {
			return Files.write(folder.resolve("spikes.csv"), "cell 1\n1\n0\n".getBytes(StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aSecondRunTakesTheEnsembleAgainAndSaysSo() {
		final Outcome outcome = succeed(STNMF + "print(getTitle());\n" + STNMF + "return getTitle() + nSlices;", ste());
		assertEquals("mycell-modules4", outcome.returnValue().replace(" ", ""));
		final String said = "STNMF: \"mycell-modules\" is the stack of modules of an STNMF; " +
			"\"my cell.tif\" is used, of which it was made.";
		assertTrue(outcome.output().contains(said), outcome::toString);
		final String[] lines = outcome.output().split("\n");
		assertEquals(2,
			java.util.Arrays.stream(lines).filter(l -> l.matches("STNMF of my cell.tif: \\d+ subunits? in .*")).count(),
			outcome::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-modules", "-STA", "-figure" })
	void consensusTakesTheEnsembleFromAnyResult(final String result) {
		final Outcome outcome = succeed(STNMF + "for (i = 1; i <= nImages; i++) { selectImage(i); " +
			"if (endsWith(getTitle(), \"" + result + "\")) i = nImages + 1; }\n" + CONSENSUS, ste());
		assertTrue(outcome.output().contains("\"my cell.tif\" is used"), outcome::toString);
	}

	@Test
	void aSelectionOnTheEnsembleCounts() {
		final ImagePlus ste = ste();
		ste.setRoi(2, 1, 8, 8);
		succeed(STNMF + STNMF, ste);
		assertTrue(Float.isNaN(WindowManager.getCurrentImage().getStack().getProcessor(1).getf(0, 0)));
	}

	@Test
	void aResultFromAFileIsRefusedWhereItsEnsembleIsClosed() {
		succeed(STNMF, ste());
		final String path = folder.resolve("modules.tif").toString();
		IJ.saveAsTiff(WindowManager.getCurrentImage(), path);
		final String what = "\"modules.tif\" is not a spike-triggered ensemble, but the stack of modules of an STNMF " +
			"made of \"my cell.tif\", which is not open. Choose a spike-triggered ensemble.";
		assertStops(STNMF, "STNMF: " + what, IJ.openImage(path));
		assertStops(CONSENSUS, "STNMF Consensus: " + what, IJ.openImage(path));
		assertStops("run(\"Neuropil Separation...\", \"rois=overlay\");\n",
			"is not a movie, but the stack of modules of an STNMF", IJ.openImage(path));
		assertStops("run(\"Spike-Triggered Ensemble...\", \"spikes=[" + spikes() + "]\");\n",
			"is not a stimulus, but the stack of modules of an STNMF", IJ.openImage(path));
		succeed(STNMF, ste(), IJ.openImage(path)); // and taken where that is open
	}

	@Test
	void twoEnsemblesOfTheSameNameAreNotGuessedAt() {
		succeed(STNMF, ste());
		final ImagePlus modules = WindowManager.getCurrentImage().duplicate();
		assertStops(STNMF, "made of \"my cell.tif\", and 2 open images are called so.", ste(), ste(), modules);
	}

	@Test
	void aStackOfModulesOfAnEarlierVersionIsRefused() {
		succeed(STNMF, ste());
		final ImagePlus modules = WindowManager.getCurrentImage().duplicate();
		modules.setProp("neurofactor.image", null);
		modules.setProp("neurofactor.source", null);
		assertStops(STNMF, "but the stack of modules of an STNMF. Choose", modules);
	}

	@Test
	void theEnsembleThatASimulationMadeIsNoStimulus() {
		succeed("run(\"Simulate Ganglion Cell...\", \"spikecount=200 size=12 subunits=2\");\n");
		final ImagePlus ste = WindowManager.getImage("simulated-ste").duplicate();
		succeed(STNMF, ste);
		assertStops("run(\"Spike-Triggered Ensemble...\", \"spikes=[" + spikes() + "]\");\n",
			"is not a stimulus, but a spike-triggered ensemble", ste);
	}

	@Test
	void aBatchNamesTheFilesThatAreResults() throws IOException {
		final Path cells = Files.createDirectory(folder.resolve("cells"));
		succeed(STNMF, ste());
		IJ.saveAsTiff(WindowManager.getCurrentImage(), cells.resolve("modules.tif").toString());
		IJ.saveAsTiff(ste(), cells.resolve("cell.tif").toString());
		MacroAssertions.assertStops("run(\"STNMF Batch...\", \"ensembles=[" + cells + "] output=[" +
			folder.resolve("out") + "] modules=4 iterations=5\");\n", "1 of 2 cells failed, modules first: ");
		final String table = new String(Files.readAllBytes(folder.resolve("out/cells.csv")), "UTF-8");
		assertTrue(table.contains("is not a spike-triggered ensemble, but the stack of modules of an STNMF"), table);
	}
}
