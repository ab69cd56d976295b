package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Runs;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.WindowManager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.table.ImportedTraces;
import org.neurofactor.imagej.neuropil.TableDeltaF;
import org.neurofactor.neuropil.BaselineRule;
import org.neurofactor.macro.MacroRunner.Outcome;
import org.neurofactor.parity.Goldens;

/** {@code DeltaF/F0...} from real macros, against the reference. */
class DeltaFMacroTest {

	@TempDir
	Path folder;

	@AfterEach
	void closeImages() {
		MacroRunner.run("");
	}

	@Test
	void baselinesAgreeWithTheReference() throws IOException {
		int compared = 0;
		for (final JsonElement e : Goldens.json("fissa/masks_baseline/masks_baseline.json.gz")
			.getAsJsonArray("baseline"))
		{
			final JsonObject golden = e.getAsJsonObject();
			if (golden.has("raises")) continue; // between 1 and 2 Hz
			final double[][] traces = Goldens.matrix(golden.get("F"));
			final Path file = write("traces.csv", IntStream.range(0, traces[0].length)
				.mapToObj(
					t -> Arrays.stream(traces).map(trace -> String.valueOf(trace[t])).collect(Collectors.joining(",")))
				.collect(Collectors.toList()));
			final Path results = folder.resolve("baseline " + compared++);
			succeed(file, "framerate=" + golden.get("fs") + " output=[" + results + "]");
			final JsonObject baselines = record(results).getAsJsonObject("summary").getAsJsonObject("baselines");
			final double[] expected = Goldens.vector(golden.get("f0_2d_axis1"));
			final List<String> lines = Files.readAllLines(results.resolve("deltaf.csv"));
			assertEquals(traces[0].length + 1, lines.size());
			for (int i = 0; i < expected.length; i++) {
				final double baseline = baselines.getAsJsonArray("cell " + (i + 1)).get(0).getAsDouble();
				assertEquals(expected[i], baseline, 1e-8 * expected[i]);
				for (int t = 0; t < traces[0].length; t++)
					assertEquals(traces[i][t] / expected[i] - 1, Double.parseDouble(lines.get(t + 1).split(",")[i]),
						1e-8);
			}
		}
		assertEquals(8, compared);
	}

	/** The cells' raw traces of a movie of three trials, in a file such as the neuropil separation writes. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void trialsAgreeWithTheReference(final boolean acrossTrials) throws IOException {
		final JsonObject golden = Goldens.json("fissa/movie_96x80/nmf_default.json.gz");
		final Path results = folder.resolve("movie");
		succeed(rawFile(golden),
			(acrossTrials ? "" : "acrosstrials=false ") + "columns=[*/0] output=[" + results + "]");
		final List<String> lines = Files.readAllLines(results.resolve("deltaf.csv"));
		assertEquals("trial,frame,time,1/0,2/0,3/0,4/0,5/0,6/0,7/0,8/0", lines.get(0));
		assertEquals(10, record(results).getAsJsonObject("summary").get("frame_rate_hz").getAsDouble());
		final JsonArray expected =
			golden.getAsJsonArray(acrossTrials ? "deltaf_raw" : "deltaf_raw[use_raw_f0=True,across_trials=False]");
		for (int trial = 0; trial < 3; trial++) for (int cell = 0; cell < 8; cell++) {
			final double[] values = Goldens.matrix(expected.get(cell).getAsJsonArray().get(trial))[0];
			for (int t = 0; t < values.length; t++) {
				final String[] row = lines.get(1 + 250 * trial + t).split(",");
				assertEquals(trial + 1 + "," + (t + 1), row[0] + "," + row[1]);
				assertEquals(t * 0.1, Double.parseDouble(row[2]), 1e-12);
				assertEquals(values[t], Double.parseDouble(row[3 + cell]), 1e-8 * 10, "cell " + cell + ", frame " + t);
			}
		}
	}

	private Path rawFile(final JsonObject golden) throws IOException {
		final List<String> lines = new ArrayList<>();
		lines.add("trial,frame,time," + IntStream.rangeClosed(1, 8)
			.mapToObj(
				cell -> IntStream.range(0, 5).mapToObj(region -> cell + "/" + region).collect(Collectors.joining(",")))
			.collect(Collectors.joining(",")));
		for (int trial = 0; trial < 3; trial++) for (int t = 0; t < 250; t++) {
			final StringBuilder line = new StringBuilder(trial + 1 + "," + (t + 1) + "," + t * 0.1);
			for (int cell = 0; cell < 8; cell++)
				for (int region = 0; region < 5; region++)
					line.append(',')
						.append(golden.getAsJsonArray("raw")
							.get(cell)
							.getAsJsonArray()
							.get(trial)
							.getAsJsonArray()
							.get(region)
							.getAsJsonArray()
							.get(t)
							.getAsDouble());
			lines.add(line.toString());
		}
		return write("raw.csv", lines);
	}

	/** Of a constant the baseline is the constant. */
	@Test
	void takesTheResultsTableAndShowsTableAndPlot() {
		final Outcome outcome = MacroRunner.run(("for (i = 0; i < 50; i++) { setResult('Label', i, 'movie'); " +
			"setResult('Slice', i, i + 1); for (c = 1; c < 12; c++) setResult('Mean' + c, i, c * 10 + (i == 30) * 5 * c); }" +
			"run('DeltaF/F0...', 'framerate=1');" +
			"return getTitle() + '|' + nSlices + '|' + nResults + '|' + getResultLabel(30) + getResult('Slice', 30) + '|' +" +
			" getResult('Mean3', 30) + '|' + getResult('Mean3', 29);").replace('\'', '"'));
		assertEquals("Results-deltaf|2|50|movie31|0.5|0", outcome.returnValue(), outcome::toString);
		final ImagePlus plot = WindowManager.getCurrentImage();
		assertEquals("Mean1 … Mean8", plot.getStack().getSliceLabel(1));
		assertEquals(24, plot.getBitDepth());
		assertTrue(outcome.output().contains("DeltaF/F0 of 11 traces of \"Results\" (50 frames in 1 trial, 1.0 Hz)"),
			outcome::toString);
	}

	@Test
	void tablesOfOtherProgramsAndLocalesGiveTheSame() throws IOException {
		final Path expected = folder.resolve("expected");
		succeed(write("plain.csv", rows(",", ".", "time_s,ROI 1,\"5\"\" cell\"")), "output=[" + expected + "]");
		assertEquals("time_s,ROI 1,\"5\"\" cell\"", Files.readAllLines(expected.resolve("deltaf.csv")).get(0));
		final Locale locale = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			final Path excel = write("excel.csv", rows(";", ",", "time_s;ROI 1;\"5\"\" cell\""));
			succeed(excel, "output=[" + folder.resolve("german") + "]");
		}
		finally {
			Locale.setDefault(locale);
		}
		assertArrayEquals(Files.readAllBytes(expected.resolve("deltaf.csv")),
			Files.readAllBytes(folder.resolve("german/deltaf.csv")));
		final Path index = write("pandas.csv", rows(",", ".", ",0,1"));
		succeed(index, "framerate=10 output=[" + folder.resolve("pandas") + "]");
		assertEquals("index,0,1", Files.readAllLines(folder.resolve("pandas/deltaf.csv")).get(0));
	}

	private static List<String> rows(final String separator, final String point, final String heading) {
		final List<String> lines = new ArrayList<>();
		lines.add(heading);
		for (int t = 0; t < 90; t++)
			lines.add((t * 0.1 + separator + (20 + Math.sin(t)) + separator + (30 + t % 7)).replace(".", point));
		return lines;
	}

	@ParameterizedTest
	@CsvSource({ "time,1,10", "time (ms),100,10", "Time_s,0.5,2" })
	void frameRateIsThatOfTheTimes(final String heading, final double step, final double expected) throws IOException {
		final List<String> lines = new ArrayList<>();
		lines.add("trial," + heading + ",cell");
		for (int t = 0; t < 40; t++)
			lines.add(t / 20 + "," + t % 20 * step * (heading.equals("time") ? 0.1 : 1) + "," + (t + 5));
		final Path results = folder.resolve("rate");
		succeed(write("times.csv", lines), "output=[" + results + "]");
		assertEquals(expected, record(results).getAsJsonObject("summary").get("frame_rate_hz").getAsDouble());
	}

	@Test
	void aBaselineThatIsNotAboveZeroIsSaid() throws IOException {
		final List<String> lines = new ArrayList<>();
		lines.add("silent,below");
		for (int t = 0; t < 40; t++) lines.add("0," + (t % 5 - 3));
		final Outcome outcome = succeed(write("low.csv", lines), "framerate=1");
		assertTrue(outcome.output().contains("The baseline F0 of \"silent\" is 0"), outcome::toString);
		assertTrue(outcome.output().contains("The baseline F0 of \"below\" is below 0"), outcome::toString);
	}

	/** In files that bleach, F₀ follows; of a few dark frames it is said that they make it absurd. */
	@Test
	void aBaselineMayFollowADriftAndIsComparedWithTheTrace() throws IOException {
		final List<String> lines = new ArrayList<>();
		lines.add("bleached,dark");
		for (int t = 0; t < 400; t++)
			lines.add(200 * Math.exp(-t / 300.) * (t % 100 == 50 ? 2 : 1) + "," + (t < 60 ? 0.01 : 200 + t % 3));
		final Path file = write("drift.csv", lines);
		final Outcome fixed = succeed(file, "framerate=1");
		assertTrue(
			fixed.output().contains("The baseline F0 of \"dark\" is 0.01, only 0.004975 % of the trace's median, 201"),
			fixed::toString);
		assertFalse(fixed.output().contains("bleached"), fixed::toString);
		assertTrue(ResultsTable.getResultsTable().getValue("bleached", 1) > 2);
		succeed(file, "framerate=1 baselinewindow=40 columns=bleached");
		for (int t = 30; t < 370; t++) {
			final double peak = t % 100 == 50 ? 1 : 0;
			assertEquals(peak, ResultsTable.getResultsTable().getValue("bleached", t), 0.15);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"a,b;1,2;3,4;5,6    | framerate=5 baselinewindow=0.3 | The window of the baseline must be 3 frames or more, but 0.3 s",
		"a,b;1,2;3,4        | framerate=0 | framerate must be greater than 0, but was 0.0, and \"bad.csv\" has no " +
			"column time",
		"a,b;1,2;3,4        | framerate=-1 | framerate must be a number of at least 0, but was '-1'",
		"a,b;1,2;3,4        | framerate=5 columns=c | columns must be traces of \"bad.csv\" (a, b), but there is " +
			"none named 'c'.",
		"a,b;1,2;3,4        | framerate=5 columns=[a,] | but there is none named ''.",
		"a,b;1,2;3,4        | framerate=5 output=[/dev/null/x] | The output folder \"/dev/null/x\" cannot be written",
		"a,b;1,2;3,4        | baseline=raw | unknown option 'baseline'. Valid options: file, table, framerate, columns, " +
			"acrosstrials, baselinewindow, output.",
		"a,b;1,2            | framerate=5 | A baseline needs a trace of 2 values or more, but there is 1.",
		"trial,a;1,2;2,3    | framerate=5 acrosstrials=false | A baseline needs a trace of 2 values or more, but there is 1.",
		"a,b;1,2;?,4        | framerate=5 | bad.csv, line 3, column \"a\": there must be a number, but it is '?'.",
		"a,b;1,2;,4         | framerate=5 | bad.csv, line 3, column \"a\": there must be a number, but the cell is empty.",
		"time,b;1,2;1,4     | framerate=0 | The column \"time\" of \"bad.csv\" must increase from row to row, but its " +
			"median step is 0.0 s." })
	void badInputStopsTheMacro(final String lines, final String options, final String message) throws IOException {
		MacroAssertions.assertStops(command(write("bad.csv", Arrays.asList(lines.split(";"))), options), message);
	}

	@Test
	void thousandsAreNotTakenForDecimals() throws IOException {
		final Path file = write("german.csv", Arrays.asList("a;b", "1,5;2", "1.234;3", "2,5;4"));
		MacroAssertions.assertStops(command(file, "framerate=5"),
			"german.csv, line 3, column \"a\": there must be a number, but it is '1.234'.");
	}

	@Test
	void tablesThatAreNotThereStopTheMacro() {
		MacroAssertions.assertStops("run(\"DeltaF/F0...\", \"framerate=5\");",
			"DeltaF/F0: There is no table: open one");
		MacroAssertions.assertStops("setResult(\"a\", 0, 1); run(\"DeltaF/F0...\", \"framerate=5 table=mine\");",
			"table must be an open table (Results) or empty, but was 'mine'");
		MacroAssertions.assertStops(
			"setResult(\"a\", 0, 0/0); setResult(\"a\", 1, 0/0);" + "run(\"DeltaF/F0...\", \"framerate=5\");",
			"Results, column \"a\": there must be numbers, but all are NaN.");
	}

	@Test
	void cancelledItLeavesNoTrace() throws IOException {
		final Path results = folder.resolve("cancelled");
		final Path file = write("plain.csv", rows(",", ".", "time_s,ROI 1,ROI 2"));
		for (final String stage : new String[] { "Reading columns", "Traces", "Writing deltaf.csv" }) {
			final ProgressMonitor monitor = new ProgressMonitor() {

				private boolean cancelled;

				@Override
				public void progress(final String current, final long done, final long total) {
					cancelled |= current.equals(stage);
				}

				@Override
				public boolean isCancelled() {
					return cancelled;
				}
			};
			assertThrows(CancellationException.class, () -> {
				final ImportedTraces table = ImportedTraces.read(file, monitor);
				final TableDeltaF deltaF =
					TableDeltaF.of(table, table.traces(), 10, new BaselineRule(10, true, 0), monitor);
				Runs.save(results, ResultKind.DELTA_F, TableDeltaF.names(),
					to -> deltaF.write(to, Runs.plain(), 0, monitor));
			}, stage);
			assertFalse(Files.exists(results), stage);
		}
	}

	private Outcome succeed(final Path file, final String options) {
		final Outcome outcome = MacroRunner.run(command(file, options));
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private static String command(final Path file, final String options) {
		return "run(\"DeltaF/F0...\", \"file=[" + file + "] " + options + "\");\n";
	}

	private Path write(final String name, final List<String> lines) throws IOException {
		return Files.write(folder.resolve(name), lines);
	}

	private static JsonObject record(final Path results) throws IOException {
		return JsonParser
			.parseString(new String(Files.readAllBytes(results.resolve("run.json")), StandardCharsets.UTF_8))
			.getAsJsonObject();
	}

	/** As those that a neuropil separation leaves out: the others are as they would be without them. */
	@Test
	void framesWithoutANumberAreLeftOut() throws IOException {
		final List<String> plain = new ArrayList<>(Arrays.asList("trial,a,b"));
		final List<String> withGaps = new ArrayList<>(plain);
		for (int t = 0; t < 60; t++) {
			final String row = t / 30 + "," + (5 + t * 7 % 11) + "," + (6 + t * 5 % 13);
			plain.add(row);
			withGaps.add(row);
			if (t % 9 == 4) withGaps.add(t / 30 + ",NaN," + (t == 4 ? "3" : "nan"));
		}
		final Path expected = folder.resolve("expected");
		final Path results = folder.resolve("gaps");
		succeed(write("plain.csv", plain), "framerate=10 columns=a output=[" + expected + "]");
		final Outcome outcome =
			succeed(write("gaps.csv", withGaps), "framerate=10 acrosstrials=true output=[" + results + "]");
		assertTrue(outcome.output().contains("Left out: 7 of 67 frames."), outcome::output);
		final List<String> lines = Files.readAllLines(results.resolve("deltaf.csv"));
		assertEquals(7, lines.stream().filter(line -> line.split(",")[1].equals("NaN")).count());
		assertEquals(Files.readAllLines(expected.resolve("deltaf.csv")),
			lines.stream()
				.filter(line -> !line.split(",")[1].equals("NaN"))
				.map(line -> line.substring(0, line.lastIndexOf(',')))
				.collect(Collectors.toList()));
		assertEquals(6, lines.stream().filter(line -> line.endsWith(",NaN")).count());
		assertEquals(
			"{\"frames\":{\"count\":7,\"of\":67,\"why\":[\"in \\\"a\\\", 7 frames without a number (NaN)\"," +
				"\"in \\\"b\\\", 6 frames without a number (NaN)\"]}}",
			record(results).getAsJsonObject("summary").get("left_out").toString());
	}
}
