package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import ij.ImagePlus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.CellRegions;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.CellTraces;
import org.neurofactor.neuropil.Comparison;
import org.neurofactor.neuropil.Extraction;
import org.neurofactor.spatial.Mask;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.Separation;
import org.neurofactor.neuropil.Trace;
import org.neurofactor.parity.Goldens;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

class MatlabFileTest {

	private static final NeuropilInput INPUT = SmallRecording.input(SmallRecording.RATE);
	private static final NeuropilResult RESULT = SmallRecording.run(INPUT);

	@TempDir
	private Path temp;

	private Mat5File written(final NeuropilResult result, final NeuropilInput input) throws IOException {
		final Path path = temp.resolve("separated.mat");
		new MatlabFile(result, input, ProgressMonitor.NONE).write(path);
		return Mat5.readFromFile(path.toFile());
	}

	private static double[][] rows(final Matrix matrix) {
		final double[][] rows = new double[matrix.getNumRows()][matrix.getNumCols()];
		for (int r = 0; r < rows.length; r++)
			for (int c = 0; c < rows[r].length; c++) rows[r][c] = matrix.getDouble(r, c);
		return rows;
	}

	private static void assertHolds(final double[][] expected, final Mat5File file, final String name, final int cell,
		final int trial)
	{
		assertArrayEquals(expected, rows(file.getCell(name).getMatrix(cell, trial)), name);
	}

	@Test
	void holdsTheResultByCellAndTrial() throws IOException {
		final Mat5File file = written(RESULT, INPUT);
		assertArrayEquals(new int[] { 2, 2 }, file.getCell("raw").getDimensions());
		for (int c = 0; c < 2; c++) for (int trial = 0; trial < 2; trial++) {
			final CellResult cell = RESULT.cells().get(c);
			final Separation separation = cell.separation().get();
			assertHolds(Comparison.rows(cell.traces().raw(), trial), file, "raw", c, trial);
			assertHolds(Comparison.rows(separation.matched(), trial), file, "result", c, trial);
			assertHolds(Comparison.rows(separation.separated(), trial), file, "sep", c, trial);
			assertHolds(separation.mixing(), file, "mixmat", c, trial);
			assertHolds(new double[][] { cell.deltaFRaw().get().trial(trial) }, file, "deltaf_raw", c, trial);
			assertHolds(Comparison.rows(cell.deltaFMatched().get(), trial), file, "deltaf_result", c, trial);
			final Struct info = file.getCell("info").getStruct(c, trial);
			assertTrue(info.getMatrix("converged").isLogical());
			assertEquals(separation.convergence().converged(), info.getMatrix("converged").getBoolean(0));
			assertEquals(separation.convergence().iterations(), info.getMatrix("iterations").getInt(0));
			assertEquals(20_000, info.getMatrix("max_iterations").getInt(0));
			assertEquals(892, info.getMatrix("seed").getInt(0));
			assertEquals(separation.alpha(), info.getMatrix("alpha").getDouble(0));
		}
		assertEquals(SmallRecording.CELLS[1], file.getCell("roi_names").getChar(1, 0).getString());
		assertEquals("trial_2.tif", file.getCell("trial_names").getChar(1, 0).getString());
	}

	@Test
	void holdsTheParameters() throws IOException {
		final Mat5File file = written(RESULT, INPUT);
		assertEquals(4, file.getMatrix("nRegions").getInt(0));
		assertEquals(1, file.getMatrix("expansion").getDouble(0));
		assertEquals("nmf", file.getChar("method").getString());
		assertEquals(0, file.getMatrix("ncomponents").getInt(0));
		assertEquals(Double.NaN, file.getMatrix("alpha").getDouble(0), "auto: that of each cell is in its info");
		assertEquals(20_000, file.getMatrix("max_iter").getInt(0));
		assertEquals(1, file.getMatrix("max_tries").getInt(0));
		assertEquals(1e-4, file.getMatrix("tol").getDouble(0));
		assertEquals(892, file.getMatrix("seed").getInt(0));
		assertEquals(10, file.getMatrix("fs").getDouble(0));
		assertTrue(file.getMatrix("use_raw_f0").getBoolean(0));
		assertTrue(file.getMatrix("across_trials").getBoolean(0));
		assertEquals(RESULT.version(), file.getChar("version").getString());
	}

	@Test
	void theSameResultGivesTheSameFile() throws IOException {
		written(RESULT, INPUT);
		final byte[] first = Files.readAllBytes(temp.resolve("separated.mat"));
		written(RESULT, INPUT);
		assertArrayEquals(first, Files.readAllBytes(temp.resolve("separated.mat")));
		assertTrue(new String(first, 0, 19, StandardCharsets.US_ASCII).equals("MATLAB 5.0 MAT-file"));
	}

	@Test
	void whatThereIsNotIsEmpty() throws IOException {
		final ImagePlus movie = SmallRecording.movie(0);
		for (int t = 1; t <= movie.getStackSize(); t++) movie.getStack().getProcessor(t).set(0);
		final NeuropilInput input = SmallRecording.input(0, movie);
		final NeuropilResult result = SmallRecording.run(input);
		assertFalse(result.cells().get(0).separation().isPresent());
		final Mat5File file = written(result, input);
		for (final String name : new String[] { "result", "sep", "mixmat", "deltaf_raw", "deltaf_result", "info" })
			assertEquals(0, file.getCell(name).get(0, 0).getNumElements(), name);
		assertEquals(5, file.getCell("raw").getMatrix(0, 0).getNumRows());
		assertEquals(5, file.getCell("roi_polys").getCell(0, 0).getNumCols());
		assertEquals(0, file.getMatrix("fs").getInt(0));
	}

	@Test
	void canBeCancelled() {
		final ProgressMonitor cancelled = new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class,
			() -> new MatlabFile(RESULT, INPUT, cancelled).write(temp.resolve("separated.mat")));
	}

	/** Outlines (row, column), from pixel corners on, closed. */
	@Test
	void outlinesAreThoseOfTheReference() throws IOException {
		final JsonObject golden = Goldens.json("fissa/movie_96x80/nmf_default.json.gz");
		final int[] shape = Goldens.integers(golden.get("image_shape"));
		final JsonArray masks = golden.getAsJsonArray("masks").get(0).getAsJsonArray();
		final List<Mask> ofCell = new ArrayList<>();
		for (int i = 0; i < masks.size(); i++)
			ofCell.add(Mask.ofPixels(Goldens.integers(masks.get(i)), shape[1], shape[0]));
		final CellTraces traces = new CellTraces(SmallRecording.CELLS[0],
			Collections.singletonList(CellRegions.of(ofCell)), Trace.ofRows(new double[5][110], 60, 50));
		final NeuropilResult result = NeuropilSeparation.separate(
			new Extraction(4, 1, Collections.singletonList(traces), RESULT.means(), Collections.emptyList()),
			NeuropilOptions.DEFAULTS, ProgressMonitor.NONE);
		final Cell regions = written(result, INPUT).getCell("roi_polys").getCell(0, 1);
		final JsonArray expected = golden.getAsJsonArray("roi_polys").get(0).getAsJsonArray();
		assertEquals(expected.size(), regions.getNumCols());
		for (int r = 0; r < expected.size(); r++) {
			final JsonArray parts = expected.get(r).getAsJsonArray();
			assertEquals(parts.size(), regions.getCell(0, r).getNumElements());
			for (int i = 0; i < parts.size(); i++) {
				final double[][] points = rows(regions.getCell(0, r).getMatrix(0, i));
				assertArrayEquals(points[0], points[points.length - 1]);
				assertSameRing(Goldens.matrix(parts.get(i)), points);
			}
		}
	}

	/** The same points, wherever the ring begins and whichever way it turns. */
	private static void assertSameRing(final double[][] expected, final double[][] actual) {
		assertEquals(expected.length, actual.length);
		final Set<List<Double>> points = new HashSet<>();
		for (final double[] point : expected) points.add(Arrays.asList(point[0], point[1]));
		for (final double[] point : actual) assertTrue(points.contains(Arrays.asList(point[0], point[1])));
	}
}
