package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.Runs;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.door.SourceImage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.factorization.ResidualCourse;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;

/** What is stored with the modules is all there is of an STNMF. */
class StoredStnmfTest {

	private static final StnmfOptions OPTIONS = StnmfOptions.builder().modules(6).iterations(40).seed(3).start(
		StnmfOptions.Start.RANDOM).threshold(0.4).pixelSizeUm(7.5).build();
	private static final Map<String, Object> OPTIONS_OF_COMMAND = optionsOfCommand();
	private static final ImagePlus CELL = Cells.ensemble(10, 9, 2, 300);
	private static final StnmfResult RESULT = StnmfRun.of(CELL, OPTIONS, null, ProgressMonitor.NONE);

	@TempDir
	Path folder;

	@Test
	void aReopenedStackWritesTheSameFilesAgain() throws IOException {
		final Path first = folder.resolve("first");
		outputs().save(first, ProgressMonitor.NONE);
		final StoredStnmf stored = StoredStnmf.of(new Opener().openImage(first.resolve("modules.tif").toString())).get();
		final Path again = folder.resolve("again");
		new StnmfOutputs(stored.result(), stored.source(), stored.page(), stored.course().get(), Runs.of(stored.options()), 1.5) //
			.save(again, ProgressMonitor.NONE);
		for (final String name : first.toFile().list()) if (!name.equals("run.json"))
			assertArrayEquals(Files.readAllBytes(first.resolve(name)), Files.readAllBytes(again.resolve(name)), name);
	}

	@Test
	void itOutlivesSavingAndDuplicatingInImageJ() {
		final ImagePlus modules = outputs().modules();
		final String path = folder.resolve("mine.tif").toString();
		assertTrue(new FileSaver(modules.duplicate()).saveAsTiff(path));
		final StnmfResult stored = StoredStnmf.of(new Opener().openImage(path)).get().result();
		for (int j = 0; j < RESULT.rank(); j++) {
			assertArrayEquals(RESULT.modules().get(j).values(), stored.modules().get(j).values());
			assertEquals(RESULT.moransI(j), stored.moransI(j));
			assertEquals(RESULT.meanWeight(j), stored.meanWeight(j));
		}
		assertEquals(RESULT.analysedWith(0.1, 3).analysis().coverage(), stored.analysedWith(0.1, 3).analysis().coverage());
	}

	@Test
	void titleAndCalibrationOfTheInputAreKept() {
		final SourceImage source = StoredStnmf.of(outputs().modules()).get().source();
		final Calibration calibration = source.calibration();
		assertEquals(CELL.getTitle(), source.title());
		assertEquals(SourceImage.of(CELL).shortTitle(), source.shortTitle());
		assertEquals(CELL.getStackSize(), source.planes());
		final Run run = Runs.of(OPTIONS_OF_COMMAND);
		assertEquals(RunRecord.of(run, SourceImage.of(CELL), "spikes", OPTIONS_OF_COMMAND).get("input"), RunRecord.of(run,
			source, "spikes", OPTIONS_OF_COMMAND).get("input"));
		assertEquals(CELL.getCalibration().xOrigin, calibration.xOrigin);
	}

	@Test
	void anotherImageHasNone() {
		assertFalse(StoredStnmf.of(CELL).isPresent());
	}

	@Test
	void whatIsDamagedOrNewerIsSaid() {
		final ImagePlus damaged = outputs().modules();
		final String text = damaged.getProp("neurofactor.stnmf");
		damaged.setProp("neurofactor.stnmf", text.substring(0, text.length() / 2));
		final String message = assertThrows(IllegalArgumentException.class, () -> StoredStnmf.of(damaged)).getMessage();
		assertTrue(message.contains(damaged.getTitle()) && message.contains("damaged"), message);
	}

	private static StnmfOutputs outputs() {
		return new StnmfOutputs(RESULT, SourceImage.of(CELL), new FigureOptions("full", "#102030", "auto", 600), //
			ResidualCourse.of(10, 9.5, 8, 7.25), Runs.of(OPTIONS_OF_COMMAND), 1.5);
	}

	private static Map<String, Object> optionsOfCommand() {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("modules", 6);
		options.put("sparsity", 2.0);
		options.put("colors", "#102030");
		options.put("figurewidth", 600);
		return options;
	}
}
