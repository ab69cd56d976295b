package org.neurofactor.imagej.neuropil;

import org.neurofactor.imagej.table.Tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.neuropil.SeparationQuality;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.SeparationOptions;

class NeuropilTablesTest {

	@TempDir
	private Path temp;

	private static double[] column(final ResultsTable table, final String heading) {
		return table.getColumn(heading);
	}

	@Test
	void traces() {
		final NeuropilInput input = Recordings.threeTrials();
		final NeuropilResult result = Recordings.run(input);
		final ResultsTable table = Tables.of(TraceTables.shown(result, input));
		assertArrayEquals(new String[] { "trial", "frame", "time", "cell 01 raw", "cell 01 cleaned", "cell 01 neuropil",
			"cell 01 fixed", "cell 01 deltaf_raw", "cell 01 deltaf", "cell 02 raw", "cell 02 cleaned",
			"cell 02 neuropil", "cell 02 fixed", "cell 02 deltaf_raw", "cell 02 deltaf" }, table.getHeadings());
		assertEquals(150, table.size());
		assertEquals(2, table.getValue("trial", 60));
		assertEquals(1, table.getValue("frame", 60));
		assertEquals(0, table.getValue("time", 60));
		assertEquals(4.9, table.getValue("time", 149), 1e-12);
		for (final CellResult cell : result.cells()) {
			final double[] raw = column(table, cell.name() + " raw");
			final double[] neuropil = column(table, cell.name() + " neuropil");
			assertArrayEquals(cell.raw().joined(), raw);
			assertArrayEquals(cell.cleaned().get().joined(), column(table, cell.name() + " cleaned"));
			final double[] fixed = IntStream.range(0, 150).mapToDouble(i -> raw[i] - 0.7 * neuropil[i]).toArray();
			assertArrayEquals(fixed, column(table, cell.name() + " fixed"), 1e-12);
			assertArrayEquals(cell.deltaFCleaned().get().joined(), column(table, cell.name() + " deltaf"));
			assertArrayEquals(cell.deltaFRaw().get().joined(), column(table, cell.name() + " deltaf_raw"));
		}
		assertTrue(table.getStringValue("cell 01 raw", 0).matches("\\d{3}\\.\\d{4}"),
			table.getStringValue("cell 01 raw", 0));
		assertEquals("60", table.getStringValue("frame", 59));
	}

	@Test
	void tracesWithoutFrameRate() throws IOException {
		final NeuropilInput input = Recordings.input(
			Collections.singletonList(Recordings.marked("soma, left", Recordings.cells().get(0).roi(0))), 0,
			Recordings.movie("movie", 30, 1));
		final ResultsTable table = Tables.of(TraceTables.shown(Recordings.run(input), input));
		assertArrayEquals(new String[] { "trial", "frame", "time", "soma; left raw", "soma; left cleaned",
			"soma; left neuropil", "soma; left fixed" }, table.getHeadings());
		final Path csv = temp.resolve("traces.csv");
		table.save(csv.toString());
		for (final String line : Files.readAllLines(csv, StandardCharsets.UTF_8))
			assertEquals(7, line.split(",").length, line);
	}

	@Test
	void report() throws IOException {
		final NeuropilInput input = Recordings.oneTrial();
		final NeuropilResult result = Recordings.run(input);
		final ResultsTable table = Tables.of(ReportTable.of(result, input));
		assertArrayEquals(new String[] { "cell", "verdict", "reason", "correlation_before", "correlation_after",
			"neuropil_left", "agreement", "noise", "explained_variance", "coefficient", "alpha", "converged",
			"iterations", "tries", "sources", "sources_left", "seed", "remark" }, table.getHeadings());
		assertEquals(3, table.size());
		for (int row = 0; row < 2; row++) {
			final SeparationQuality report = result.cells().get(row).report().get();
			assertEquals("cell 0" + (row + 1), table.getStringValue("cell", row));
			assertEquals(report.verdict().grade().toString(), table.getStringValue("verdict", row));
			assertEquals(report.verdict().reason(), table.getStringValue("reason", row));
			assertEquals(report.measures().left(), table.getValue("neuropil_left", row));
			assertEquals(report.measures().agreement(), table.getValue("agreement", row));
			assertEquals(report.measures().noise(), table.getValue("noise", row));
			assertEquals(0.7, table.getValue("coefficient", row));
			assertEquals(result.cells().get(row).separation().get().alpha(), table.getValue("alpha", row));
			assertEquals(String.valueOf(report.convergence().converged()), table.getStringValue("converged", row));
			assertEquals(report.convergence().iterations(), table.getValue("iterations", row));
			assertEquals(report.convergence().tries(), table.getValue("tries", row));
			assertEquals("892", table.getStringValue("seed", row));
			assertEquals(5, table.getValue("sources", row));
			assertEquals(report.survivingSources(), table.getValue("sources_left", row));
			assertEquals(report.explainedVariance(), table.getValue("explained_variance", row));
			assertEquals(report.correlationBefore(), table.getValue("correlation_before", row));
			assertEquals(report.correlationAfter(), table.getValue("correlation_after", row));
			assertEquals(report.remark().isEmpty() ? "none" : report.remark(), table.getStringValue("remark", row));
		}
		assertTrue(table.getStringValue("correlation_before", 0).matches("-?0\\.\\d{4}"));
		assertEquals("\"cell 03\" was skipped: it has no pixel inside the image.", table.getStringValue("remark", 2));
		assertEquals("bad", table.getStringValue("verdict", 2));
		assertEquals("none", table.getStringValue("converged", 2));
		for (final String heading : Arrays.asList("iterations", "sources_left", "explained_variance"))
			assertEquals("NaN", table.getStringValue(heading, 2), heading);
		final Path csv = temp.resolve("report.csv");
		table.save(csv.toString());
		assertEquals(4, Files.readAllLines(csv, StandardCharsets.UTF_8).size());
	}

	@Test
	void remarks() {
		final NeuropilInput input = Recordings.oneTrial();
		final ResultsTable zero = Tables.of(ReportTable
			.of(Recordings.run(input, SeparationOptions.TRIALS.with(SeparationOptions.ALPHA, 1000.)), input));
		assertTrue(zero.getStringValue("remark", 0).contains("5 of 5 sources are zero"),
			zero.getStringValue("remark", 0));
		assertEquals("0", zero.getStringValue("sources_left", 0));
		assertEquals("NaN", zero.getStringValue("correlation_after", 0), "of a trace that is constant");
		final ResultsTable unconverged = Tables.of(ReportTable.of(
			Recordings.run(input,
				SeparationOptions.TRIALS.with(SeparationOptions.MAX_ITERATIONS, 3).with(SeparationOptions.TRIES, 2)),
			input));
		assertEquals("false", unconverged.getStringValue("converged", 0));
		assertEquals("2", unconverged.getStringValue("tries", 0));
		assertEquals("893", unconverged.getStringValue("seed", 0));
	}

	@Test
	void aCellThatCouldNotBeSeparated() {
		final ij.ImagePlus movie = Recordings.movie("movie", 30, 1);
		for (final int pixel : Recordings.mask(Recordings.cells().get(0).roi(0)).pixels())
			for (int t = 0; t < 30; t++)
				movie.getStack().setVoxel(pixel % Recordings.WIDTH, pixel / Recordings.WIDTH, t, Double.NaN);
		final NeuropilInput input = Recordings.input(Recordings.cells(), 10, movie);
		final NeuropilResult result = Recordings.run(input);
		final ResultsTable report = Tables.of(ReportTable.of(result, input));
		assertTrue(report.getStringValue("remark", 0).startsWith("\"cell 01\" could not be separated"),
			report.getStringValue("remark", 0));
		assertEquals("none", report.getStringValue("converged", 0));
		assertEquals("true", report.getStringValue("converged", 1));
		final List<String> headings = Arrays.asList(Tables.of(TraceTables.shown(result, input)).getHeadings());
		assertTrue(headings.contains("cell 01 raw") && !headings.contains("cell 01 cleaned"));
		assertTrue(headings.contains("cell 02 cleaned"));
		assertEquals(1200, NeuropilImages.plot(result.cells().get(0), input).getWidth());
	}
}
