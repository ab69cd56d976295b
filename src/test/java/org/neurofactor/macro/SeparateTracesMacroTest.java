package org.neurofactor.macro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.macro.MacroRunner.Outcome;
import org.neurofactor.parity.Goldens;

/** {@code Separate Traces...} from real macros, against the reference. */
class SeparateTracesMacroTest {

	private static final String[] FILES = { "matched.csv", "mixing.csv", "run.json", "separated.csv" };
	private static final String SMALL = "separate_3x150";

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "default, ''", "n3, components=3", "alpha0, alpha=0", "alpha1, alpha=1", "tol1e-6, tolerance=1e-6",
		"seed0, seed=0", "ica, method=ICA" })
	void filesAgreeWithTheReference(final String tag, final String options) throws IOException {
		int compared = 0;
		for (final String signals : new String[] { SMALL, "separate_5x600" }) {
			final JsonObject all = Goldens.json("fissa/" + signals + "/separate.json.gz");
			if (!all.has(tag)) continue;
			compared++;
			final JsonObject golden = all.getAsJsonObject(tag);
			final Path results = folder.resolve(signals);
			succeed(signals(signals, ","), options + " output=[" + results + "]");
			assertArrayEquals(FILES, list(results));
			final double tolerance = tag.startsWith("ica") ? 1e-6 : 1e-8;
			assertClose(tolerance, transposed(Goldens.matrix(golden.get("S_matched"))), results.resolve("matched.csv"),
				0);
			final double[][] mixing = Goldens.matrix(golden.get("A_sep"));
			final double[][] sources = Goldens.matrix(golden.get("S_sep"));
			final int[] order = byShareOfTheFirst(mixing);
			assertClose(tolerance, transposed(Arrays.stream(order).mapToObj(j -> sources[j]).toArray(double[][]::new)),
				results.resolve("separated.csv"), 0);
			assertClose(tolerance,
				Arrays.stream(mixing)
					.map(row -> Arrays.stream(order).mapToDouble(j -> row[j]).toArray())
					.toArray(double[][]::new),
				results.resolve("mixing.csv"), 2);
			final JsonObject convergence = record(results).getAsJsonObject("convergence");
			golden.getAsJsonObject("convergence")
				.entrySet()
				.forEach(entry -> assertEquals(entry.getValue(),
					convergence.get(entry.getKey().equals("random_state") ? "seed" : entry.getKey()), entry.getKey()));
		}
		assertTrue(compared > 0, "nothing to compare with");
	}

	@Test
	void givenUpAttemptsTakeTheNextSeed() throws IOException {
		final JsonObject golden = Goldens.json("fissa/" + SMALL + "/separate.json.gz").getAsJsonObject("retry");
		final JsonObject args = golden.getAsJsonObject("args");
		final Path results = folder.resolve("retry");
		final Outcome outcome = succeed(signals(SMALL, ","),
			"maxiterations=" + args.get("max_iter") + " tries=" + args.get("max_tries") + " output=[" + results + "]");
		assertClose(1e-8, transposed(Goldens.matrix(golden.get("S_matched"))), results.resolve("matched.csv"), 0);
		final JsonObject record = record(results);
		assertEquals(golden.getAsJsonObject("convergence").get("random_state"),
			record.getAsJsonObject("convergence").get("seed"));
		assertEquals(892, record.getAsJsonObject("options").get("seed").getAsLong());
		assertTrue(outcome.output().contains("NMF did not converge in "), outcome::toString);
	}

	@Test
	void anotherSeedEachTimeIsRecorded() throws IOException {
		final Path signals = signals(SMALL, ",");
		final Path results = folder.resolve("open");
		succeed(signals, "seed=-1 maxiterations=3 tries=3 output=[" + results + "]");
		final long seed = record(results).getAsJsonObject("options").get("seed").getAsLong();
		final Path again = folder.resolve("again");
		succeed(signals, "seed=" + seed + " maxiterations=3 tries=3 output=[" + again + "]");
		assertArrayEquals(Files.readAllBytes(results.resolve("separated.csv")),
			Files.readAllBytes(again.resolve("separated.csv")));
		final Path other = folder.resolve("other");
		succeed(signals, "seed=892 maxiterations=3 tries=3 output=[" + other + "]");
		assertFalse(Arrays.equals(Files.readAllBytes(results.resolve("separated.csv")),
			Files.readAllBytes(other.resolve("separated.csv"))));
	}

	@Test
	void anyTableAndLocaleGiveTheSame() throws IOException {
		final Path expected = folder.resolve("expected");
		succeed(signals(SMALL, ","), "output=[" + expected + "]");
		final Locale locale = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			final List<String> lines = Files.readAllLines(signals(SMALL, ";"));
			final Path german = Files.write(folder.resolve("german.csv"),
				("\ufeffZelle;oben;unten\r\n" +
					lines.stream().map(line -> line.replace('.', ',')).collect(Collectors.joining("\r\n")) + "\r\n")
					.getBytes(StandardCharsets.UTF_8));
			succeed(german, "output=[" + folder.resolve("german") + "]");
			assertSameResults(expected, folder.resolve("german"));
			assertEquals("Zelle",
				record(folder.resolve("german")).getAsJsonObject("input")
					.getAsJsonArray("traces")
					.get(0)
					.getAsString());
		}
		finally {
			Locale.setDefault(locale);
		}
		succeed(signals(SMALL, "\t"), "output=[" + folder.resolve("tabs") + "]");
		assertSameResults(expected, folder.resolve("tabs"));
		succeed(signals(SMALL, "  "), "output=[" + folder.resolve("spaces") + "]");
		assertSameResults(expected, folder.resolve("spaces"));
	}

	private static void assertSameResults(final Path expected, final Path actual) throws IOException {
		for (final String file : FILES)
			if (file.endsWith(".csv"))
				assertEquals(numbers(expected.resolve(file)), numbers(actual.resolve(file)), file);
	}

	/** The names of signals are those of the table. */
	private static List<String> numbers(final Path file) throws IOException {
		return Files.readAllLines(file)
			.stream()
			.map(line -> line.replaceAll("^ ?[^,.]*,(?=[0-9s])", ""))
			.collect(Collectors.toList());
	}

	/** Also what the rows are is kept, and the table itself. */
	@Test
	void takesTheResultsTable() throws IOException {
		final Path results = folder.resolve("table");
		final Outcome outcome = MacroRunner.run("for (i = 0; i < 40; i++) { setResult('Label', i, 'a' + i);" +
			" setResult('frame', i, i + 1); setResult('cell', i, 10 + i % 7); setResult('ring', i, 5 + i % 3); }" +
			" run('Separate Traces...', 'output=[" + results + "]'); " +
			"return '' + getResultLabel(39) + '|' + getResult('frame', 39) + '|' + nResults + '|'" +
			" + (getResult('matched_0', 0) > 0) + '|' + isNaN(getResult('cell', 0));".replace('\'', '"'));
		assertEquals("a39|40|40|1|1", outcome.returnValue(), outcome::toString);
		final List<String> matched = Files.readAllLines(results.resolve("matched.csv"));
		assertEquals("Label,frame,matched_0,matched_1", matched.get(0));
		assertTrue(matched.get(40).startsWith("a39,40,"), matched.get(40));
		assertEquals(3, Files.readAllLines(results.resolve("mixing.csv")).size());
		assertEquals("signal,floor,source_0,source_1", Files.readAllLines(results.resolve("mixing.csv")).get(0));
	}

	@Test
	void saysWhatAlphaLeavesNothingOf() throws IOException {
		final Outcome outcome = succeed(signals(SMALL, ","), "alpha=1e6");
		assertTrue(outcome.output().contains("3 of 3 sources add nothing to the cell's signal; a smaller alpha"),
			outcome::toString);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"components=4     | NNDSVD of 3 signals of 150 observations gives 1 to 3 components, but 4 were asked for.",
		"components=4 method=ICA | ICA of these 3 signals gives 1 to 3 components",
		"components=-1    | components must be a whole number from 0",
		"alpha=-0.1       | alpha must be auto or a number of at least 0, but was '-0.1'",
		"tolerance=0      | tolerance must be a number from 1.0E-15 to 1, but was '0'",
		"maxiterations=0  | maxiterations must be a whole number from 1",
		"tries=0          | tries must be a whole number from 1",
		"seed=-2          | seed must be a whole number from -1 to 4294967295, but was '-2'",
		"method=FA        | method must be one of NMF, ICA, but was 'FA'",
		"table=Results    | table must be an open table (none is open) or empty, but was 'Results'",
		"output=[/dev/null/x] | The output folder \"/dev/null/x\" cannot be written",
		"n=3              | unknown option 'n'. Valid options: file, table, method, alpha, background, floor, components, " +
			"maxiterations, tolerance, tries, seed, output." })
	void badOptionsStopTheMacro(final String options, final String message) throws IOException {
		MacroAssertions.assertStops(command(signals(SMALL, ","), options), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"a,b;1,2;3,x;5,6     | signals.csv, line 3, column \"b\": there must be a number, but it is 'x'.",
		"1,2;3,;5,6          | signals.csv, line 2, column \"cell 2\": there must be a number, but the cell is empty.",
		"1,NaN;3,nan;5,NaN   | signals.csv, column \"cell 2\": there must be numbers, but all are NaN.",
		"1,2;3,NaN;NaN,6     | \"signals.csv\" must have 2 rows or more in which all signals are numbers, but has 1",
		"1,2;3,Infinity;5,6  | signals.csv, line 2, column \"cell 2\": there must be a number, but it is 'Infinity'.",
		"1,2;3,4,5           | signals.csv, line 2: there must be 2 columns like in the first line, but there are 3.",
		"1,2;-3,4;5,6        | The signals must not be negative for NMF",
		"0,0;0,0;0,0         | The signals are divided by the median of all their values, which must not be 0, but is.",
		"a;1;2               | must be two signals or more, the cell's and those of its surroundings, in one column " +
			"each, but \"signals.csv\" has only the column \"a\".",
		"1,2,3               | \"signals.csv\" has 3 columns and only 1 row: rows and columns seem to be exchanged.",
		"a,b                 | \"signals.csv\" has no rows.",
		"frame,time;1,0;2,1  | \"signals.csv\" has no column of numbers that could be a trace: its columns " +
			"are frame, time." })
	void badSignalsStopTheMacro(final String lines, final String message) throws IOException {
		final Path signals = Files.write(folder.resolve("signals.csv"), Arrays.asList(lines.split(";")));
		final Path results = folder.resolve("no");
		MacroAssertions.assertStops(command(signals, "output=[" + results + "]"), message);
		assertFalse(Files.exists(results), "nothing written");
	}

	@Test
	void withoutATableTheMacroStops() throws IOException {
		MacroAssertions.assertStops("run(\"Separate Traces...\", \"method=NMF\");",
			"Separate Traces: There is no table: open one");
		MacroAssertions.assertStops(command(folder.resolve("none.csv"), ""),
			"There is no file \"" + folder.resolve("none.csv") + "\".");
		MacroAssertions.assertStops(command(folder, ""), "is a folder, but must be a text file.");
		final Path empty = Files.write(folder.resolve("empty.csv"), Collections.emptyList());
		MacroAssertions.assertStops(command(empty, ""), "The file \"empty.csv\" is empty.");
		MacroAssertions.assertStops("setResult('a', 0, 1);".replace('\'', '"') + command(empty, "table=Results"),
			"Give either file or table, but not both");
	}

	private Outcome succeed(final Path signals, final String options) {
		final Outcome outcome = MacroRunner.run(command(signals, options));
		assertFalse(outcome.stopped(), outcome::toString);
		return outcome;
	}

	private static String command(final Path signals, final String options) {
		return "run(\"Separate Traces...\", \"file=[" + signals + "] " + options + "\");\n";
	}

	/** The golden signals as a file without a heading, with a column per signal. */
	private Path signals(final String golden, final String separator) throws IOException {
		final List<String> lines = new ArrayList<>();
		for (final double[] row : transposed(Goldens.csv("fissa/" + golden + "/S.csv")))
			lines.add(Arrays.stream(row).mapToObj(String::valueOf).collect(Collectors.joining(separator)));
		return Files.write(folder.resolve(golden + ".csv"), lines);
	}

	private static double[][] transposed(final double[][] matrix) {
		final double[][] transposed = new double[matrix[0].length][matrix.length];
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < matrix[0].length; j++) transposed[j][i] = matrix[i][j];
		return transposed;
	}

	/** The reference has sources as they were found; here, they are in the order of the matched ones. */
	private static int[] byShareOfTheFirst(final double[][] mixing) {
		final double[] shares = IntStream.range(0, mixing[0].length)
			.mapToDouble(j -> Math.abs(mixing[0][j]) /
				Math.max(1e-300, Arrays.stream(mixing).mapToDouble(row -> Math.abs(row[j])).sum()))
			.toArray();
		return IntStream.range(0, shares.length)
			.boxed()
			.sorted(Comparator.comparingDouble(j -> -shares[j]))
			.mapToInt(j -> j)
			.toArray();
	}

	/** The numbers below the heading, behind the first columns, are these, within a part of the largest. */
	private static void assertClose(final double tolerance, final double[][] expected, final Path file, final int first)
		throws IOException
	{
		final List<String> lines = Files.readAllLines(file);
		assertEquals(expected.length + 1, lines.size(), file::toString);
		assertNotEquals('0', lines.get(0).charAt(0));
		final double largest = Arrays.stream(expected).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
		for (int row = 0; row < expected.length; row++)
			assertArrayEquals(expected[row],
				Arrays.stream(lines.get(row + 1).split(",")).skip(first).mapToDouble(Double::parseDouble).toArray(),
				tolerance * largest, file + ", row " + row);
	}

	private static JsonObject record(final Path results) throws IOException {
		return JsonParser
			.parseString(new String(Files.readAllBytes(results.resolve("run.json")), StandardCharsets.UTF_8))
			.getAsJsonObject();
	}

	private static String[] list(final Path path) throws IOException {
		try (Stream<Path> files = Files.list(path)) {
			return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
		}
	}

	/** As those that a neuropil separation leaves out: the others are as they would be without them. */
	@Test
	void framesWithoutANumberAreLeftOut() throws IOException {
		final List<String> plain = new ArrayList<>(Arrays.asList("a,b"));
		final List<String> withGaps = new ArrayList<>(plain);
		for (int t = 0; t < 60; t++) {
			final String row = (5 + t * 7 % 11) + "," + (6 + t * 5 % 13);
			plain.add(row);
			withGaps.add(row);
			if (t % 9 == 4) withGaps.add(t % 2 == 0 ? "NaN,3" : "NaN,NaN");
		}
		final Path expected = folder.resolve("expected");
		final Path results = folder.resolve("gaps");
		MacroRunner.run(command(Files.write(folder.resolve("plain.csv"), plain), "output=[" + expected + "]"));
		final MacroRunner.Outcome outcome =
			MacroRunner.run(command(Files.write(folder.resolve("gaps.csv"), withGaps), "output=[" + results + "]"));
		assertTrue(outcome.output().contains("Left out: 7 of 67 frames."), outcome::output);
		for (final String file : new String[] { "matched.csv", "separated.csv" }) {
			final List<String> lines = Files.readAllLines(results.resolve(file));
			assertEquals(68, lines.size());
			assertEquals(Files.readAllLines(expected.resolve(file)),
				lines.stream().filter(line -> !line.equals("NaN,NaN")).collect(Collectors.toList()));
		}
	}
}
