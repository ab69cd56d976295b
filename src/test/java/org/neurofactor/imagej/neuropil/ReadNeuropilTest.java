package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.imagej.stnmf.ResultReader.numbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.SeparationOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.stnmf.ResultReader;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.Separation;

/** {@code read_neurofactor.py} and {@code read_neurofactor.m} read what a neuropil separation saved to the last bit. */
@Tag("slow")
class ReadNeuropilTest {

	private static final NeuropilInput INPUT = SmallRecording.input(SmallRecording.RATE);
	private static final NeuropilResult RESULT = SmallRecording.run(INPUT);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@EnumSource(ResultReader.class)
	void everythingIsRead(final ResultReader reader) throws Exception {
		SmallRecording.write(folder, RESULT, INPUT, Collections.singletonMap("alpha", 0.1), "0123",
			ProgressMonitor.NONE);
		final List<String> read = reader.read(folder, "r.kind", "r.kind", "'|'.join(r.result.columns)",
			"strjoin(r.cells, '|')", "r.result.iloc[:, 1]", "r.result(:, 2)", "r.deltaf.iloc[:, 1]", "r.deltaf(:, 2)",
			"r.raw[(r.result.columns[1], 3)]", "r.raw(:, 4, 2)", "r.separated[(r.result.columns[1], 2)]",
			"r.separated(:, 3, 2)", "r.mixing.loc[r.result.columns[1]]", "r.mixing(:, :, 2)", "r.time", "r.time",
			"r.result.index.get_level_values('trial')", "r.trial", "r.report.explained_variance",
			"r.report.explained_variance", "r.report.remark[2]", "r.report.remark{3}", "r.mean",
			"permute(r.mean, [3 1 2])", "r.options['alpha']", "r.options.alpha", "r.raw.shape",
			"[size(r.raw, 1) size(r.raw, 2) * size(r.raw, 3)]");

		final CellResult cell = RESULT.cells().get(1); // its name has a slash, a quotation mark and a colon
		final Separation separation = cell.separation().get();
		assertEquals("neuropil", read.get(0));
		assertEquals(SmallRecording.CELLS[0] + "|" + SmallRecording.CELLS[1], read.get(1));
		assertArrayEquals(separation.cleaned().joined(), numbers(read.get(2)));
		assertArrayEquals(cell.deltaFCleaned().get().joined(), numbers(read.get(3)));
		assertArrayEquals(cell.traces().raw().get(3).joined(), numbers(read.get(4)));
		assertArrayEquals(separation.matched().get(2).joined(), numbers(read.get(5)));
		final int sources = separation.order().length;
		assertArrayEquals(IntStream.range(0, 5 * sources)
			.mapToDouble(i -> separation.mixing()[i / sources][separation.order()[i % sources]])
			.toArray(), numbers(read.get(6)));
		assertArrayEquals(
			DoubleStream
				.concat(IntStream.range(0, 60).mapToDouble(t -> t / SmallRecording.RATE),
					IntStream.range(0, 50).mapToDouble(t -> t / SmallRecording.RATE))
				.toArray(),
			numbers(read.get(7)));
		assertArrayEquals(IntStream.range(0, 110).mapToDouble(t -> t < 60 ? 1 : 2).toArray(), numbers(read.get(8)));
		assertArrayEquals(new double[] { RESULT.cells().get(0).report().get().explainedVariance(),
			cell.report().get().explainedVariance(), Double.NaN }, numbers(read.get(9)));
		assertEquals(RESULT.skipped().get(0).toString(), read.get(10));
		assertArrayEquals(RESULT.means()
			.stream()
			.flatMapToDouble(mean -> Arrays.stream(mean.values()))
			.map(value -> (float) value)
			.toArray(), numbers(read.get(11)));
		assertArrayEquals(new double[] { 0.1 }, numbers(read.get(12)));
		assertArrayEquals(new double[] { 110, 2 * 5 }, numbers(read.get(13)));
	}

	/** Files say it beside the name of each trace; readers give the names without. */
	@ParameterizedTest
	@EnumSource(ResultReader.class)
	void whatHasNotConvergedIsMarked(final ResultReader reader) throws Exception {
		final NeuropilResult result = SmallRecording.run(INPUT,
			SmallRecording.options(SmallRecording.RATE)
				.with(SeparationOptions.MAX_ITERATIONS, 2)
				.with(SeparationOptions.TRIES, 1)
				.with(NeuropilOptions.COMPARE, true));
		assertTrue(result.cells().stream().allMatch(CellResult::isUnconverged));
		SmallRecording.write(folder, result, INPUT, Collections.emptyMap(), "0123", ProgressMonitor.NONE);
		final String cell = SmallRecording.CELLS[0];
		for (final String file : new String[] { "result", "deltaf", "separated", "compared" })
			assertEquals(file.equals("separated") ? cell + "/0" : file.equals("compared") ? cell + "/NMF" : cell,
				heading(file).replace(" (not converged)", ""));
		for (final String file : new String[] { "result", "deltaf", "separated", "compared" })
			assertTrue(heading(file).endsWith(" (not converged)"), heading(file));
		for (final String file : new String[] { "raw", "neuropil", "fixed", "deltaf_raw" })
			assertFalse(heading(file).contains("converged"), heading(file));
		final List<String> read = reader.read(folder, "'|'.join(r.result.columns)", "strjoin(r.cells, '|')",
			"r.separated[(r.result.columns[1], 2)]", "r.separated(:, 3, 2)");
		assertEquals(SmallRecording.CELLS[0] + "|" + SmallRecording.CELLS[1], read.get(0));
		assertArrayEquals(result.cells().get(1).separation().get().matched().get(2).joined(), numbers(read.get(1)));
	}

	/** Of the first trace in a file. */
	private String heading(final String file) throws IOException {
		try (BufferedReader csv = Files.newBufferedReader(folder.resolve(file + ".csv"))) {
			return csv.readLine().split("\"")[1];
		}
	}

	/** Without a frame rate there are neither times nor ΔF/F₀. */
	@ParameterizedTest
	@EnumSource(ResultReader.class)
	void unknownFrameRate(final ResultReader reader) throws Exception {
		final NeuropilInput input = SmallRecording.input(0);
		SmallRecording.write(folder, SmallRecording.run(input), input, Collections.emptyMap(), "0123",
			ProgressMonitor.NONE);
		final List<String> read = reader.read(folder, "r.deltaf is None", "isempty(r.deltaf)", "r.time", "r.time",
			"len(r.raw)", "size(r.raw, 1)");
		assertArrayEquals(new double[] { 1 }, numbers(read.get(0)));
		assertArrayEquals(DoubleStream.generate(() -> Double.NaN).limit(110).toArray(), numbers(read.get(1)));
		assertArrayEquals(new double[] { 110 }, numbers(read.get(2)));
	}

	/** What Octave loads from separated.mat is what it reads from the tables. */
	@Test
	void matlabFile() throws Exception {
		SmallRecording.write(folder, RESULT, INPUT, Collections.emptyMap(), "0123", ProgressMonitor.NONE);
		final List<String> read =
			ResultReader.OCTAVE.read(folder, "", "r.mat.result{2, 1}(1, :)'", "", "r.result(r.trial == 1, 2)");
		assertArrayEquals(numbers(read.get(1)), numbers(read.get(0)));
	}
}
