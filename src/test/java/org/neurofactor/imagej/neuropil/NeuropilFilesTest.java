package org.neurofactor.imagej.neuropil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ShortProcessor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import javax.imageio.ImageIO;

import org.neurofactor.neuropil.SeparationOptions;
import org.neurofactor.neuropil.Background;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.SeparationQuality;
import org.neurofactor.neuropil.Candidate;
import org.neurofactor.neuropil.MethodComparison;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.NeuropilSeparation;
import org.neurofactor.neuropil.Separation;

@Tag("slow")
class NeuropilFilesTest {

	private static final double RATE = SmallRecording.RATE;
	private static final NeuropilInput INPUT = SmallRecording.input(RATE);
	private static final NeuropilResult RESULT = SmallRecording.run(INPUT);
	private static final String ALL = "RoiSet.zip deltaf.csv deltaf_raw.csv extraction.bin fixed.csv mixing.csv " +
		"neuropil.csv raw.csv regions.tif report.csv result.csv run.json separated.csv separated.mat traces/a_b_ _2_.png traces/left, up.png";
	private static final String HEAD = "trial,frame,time,";
	private static final String QUOTED = "\"a/b: \"\"2\"\"";

	@TempDir
	private Path temp;
	private Locale locale;

	@BeforeEach
	void speakGerman() {
		locale = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(locale);
	}

	private Path write(final NeuropilResult result, final NeuropilInput input) throws IOException {
		return write(result, input, "0123", ProgressMonitor.NONE);
	}

	private Path write(final NeuropilResult result, final NeuropilInput input, final String fingerprint,
		final ProgressMonitor monitor) throws IOException
	{
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("alpha", 0.1);
		options.put("method", "NMF");
		final Path folder = temp.resolve("results");
		SmallRecording.write(folder, result, input, options, fingerprint, monitor);
		return folder;
	}

	private static String list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.map(file -> folder.relativize(file).toString().replace('\\', '/'))
				.sorted()
				.collect(Collectors.joining(" "));
		}
	}

	private static List<String> lines(final Path path) throws IOException {
		return Files.readAllLines(path, StandardCharsets.UTF_8);
	}

	/** The traces in a table, {@code [column][row]}, of all trials; the first three columns are left out. */
	private static double[][] traces(final Path path) throws IOException {
		final List<String> lines = lines(path);
		final int rows = lines.size() - 1;
		final double[][] columns = new double[lines.get(1).split(",", -1).length - 3][rows];
		for (int r = 0; r < rows; r++) {
			final String[] cells = lines.get(r + 1).split(",", -1);
			for (int c = 0; c < columns.length; c++) columns[c][r] = Double.parseDouble(cells[c + 3]);
		}
		return columns;
	}

	@Test
	void everyFileIsThere() throws IOException {
		final Path folder = write(RESULT, INPUT);
		assertEquals(ALL, list(folder));
		assertEquals(HEAD + "\"left, up\"," + QUOTED + "\"", lines(folder.resolve("result.csv")).get(0));
		assertEquals(lines(folder.resolve("result.csv")).get(0), lines(folder.resolve("deltaf.csv")).get(0));
		final String numbered = HEAD + "\"left, up/0\",\"left, up/1\",\"left, up/2\",\"left, up/3\",\"left, up/4\"," +
			QUOTED + "/0\"," + QUOTED + "/1\"," + QUOTED + "/2\"," + QUOTED + "/3\"," + QUOTED + "/4\"";
		assertEquals(numbered, lines(folder.resolve("raw.csv")).get(0));
		assertEquals(numbered, lines(folder.resolve("separated.csv")).get(0));
		assertTrue(lines(folder.resolve("report.csv")).get(0).startsWith("cell,verdict,reason,correlation_before,"));
		final List<String> rows = lines(folder.resolve("result.csv"));
		assertEquals(1 + 60 + 50, rows.size());
		assertTrue(rows.get(1).startsWith("1,1,0.0,"), rows.get(1));
		assertTrue(rows.get(60).startsWith("1,60,5.9,"), rows.get(60));
		assertTrue(rows.get(61).startsWith("2,1,0.0,"), rows.get(61));
	}

	@Test
	void tablesHoldTheValuesOfTheResultInFullPrecision() throws IOException {
		final Path folder = write(RESULT, INPUT);
		final double[][] cleaned = traces(folder.resolve("result.csv"));
		final double[][] deltaF = traces(folder.resolve("deltaf.csv"));
		final double[][] raw = traces(folder.resolve("raw.csv"));
		final double[][] separated = traces(folder.resolve("separated.csv"));
		assertEquals(2, cleaned.length);
		assertEquals(10, raw.length);
		for (int c = 0; c < 2; c++) {
			final CellResult cell = RESULT.cells().get(c);
			final Separation separation = cell.separation().get();
			assertArrayEquals(separation.cleaned().joined(), cleaned[c]);
			assertArrayEquals(cell.deltaFCleaned().get().joined(), deltaF[c]);
			for (int i = 0; i < 5; i++) {
				assertArrayEquals(cell.traces().raw().get(i).joined(), raw[5 * c + i]);
				assertArrayEquals(separation.matched().get(i).joined(), separated[5 * c + i]);
			}
		}
	}

	/** A source that is the cell's to a larger share comes first. */
	@Test
	void mixingIsInTheOrderOfTheSeparatedTraces() throws IOException {
		final List<String> lines = lines(write(RESULT, INPUT).resolve("mixing.csv"));
		assertEquals("cell,region,signal,floor,source_0,source_1,source_2,source_3,source_4", lines.get(0));
		assertEquals(1 + 2 * 5, lines.size());
		final Separation separation = RESULT.cells().get(1).separation().get();
		final double[] shares = new double[5];
		for (int j = 0; j < 5; j++) {
			double sum = 0;
			for (int region = 0; region < 5; region++) sum += entry(lines.get(6 + region), region, j);
			shares[j] = sum == 0 ? 0 : entry(lines.get(6), 0, j) / sum;
			for (int region = 0; region < 5; region++)
				assertEquals(separation.mixing()[region][separation.order()[j]],
					entry(lines.get(6 + region), region, j));
		}
		final double[] sorted = shares.clone();
		Arrays.sort(sorted);
		for (int j = 0; j < 5; j++) assertEquals(sorted[4 - j], shares[j]);
	}

	private static double entry(final String line, final int region, final int source) {
		assertTrue(line.startsWith(QUOTED + "\"," + region + ","), line);
		return Double.parseDouble(line.split(",")[4 + source]);
	}

	@Test
	void theReportHasEveryMarkedCell() throws IOException {
		final List<String> lines = lines(write(RESULT, INPUT).resolve("report.csv"));
		assertEquals(
			"cell,verdict,reason,correlation_before,correlation_after,neuropil_left,agreement,noise," +
				"explained_variance,coefficient,alpha,converged,iterations,tries,sources,sources_left,seed,remark",
			lines.get(0));
		final SeparationQuality report = RESULT.cells().get(0).report().get();
		assertEquals("\"left, up\"," + report.verdict().grade() + "," + quoted(report.verdict().reason()) + "," +
			report.correlationBefore() + "," + report.correlationAfter() + "," + report.measures().left() + "," +
			report.measures().agreement() + "," + report.measures().noise() + "," + report.explainedVariance() +
			",0.7," + RESULT.cells().get(0).separation().get().alpha() + "," + report.convergence().converged() + "," +
			report.convergence().iterations() + ",1,5," + report.survivingSources() + ",892," +
			(report.remark().isEmpty() ? "none" : quoted(report.remark())), lines.get(1));
		assertEquals(4, lines.size());
		final String reason = RESULT.skipped().get(0).toString();
		assertTrue(reason.contains("outside") && reason.contains("it has no pixel inside the image"), reason);
		final String text = "\"" + reason.replace("\"", "\"\"") + "\"";
		assertEquals("outside,bad," + text + ",NaN,NaN,NaN,NaN,NaN,NaN,NaN,NaN,none,NaN,NaN,NaN,NaN,NaN," + text,
			lines.get(3));
	}

	/** Of each cell all methods, in a table and with their traces. */
	@Test
	void comparedMethodsStandSideBySide() throws IOException {
		final NeuropilResult result =
			SmallRecording.run(INPUT, SmallRecording.options(RATE).with(NeuropilOptions.COMPARE, true));
		final Path folder = write(result, INPUT);
		assertEquals(ALL.replace("deltaf.csv", "compared.csv comparison.csv deltaf.csv"), list(folder));
		final List<String> table = lines(folder.resolve("comparison.csv"));
		assertTrue(table.get(0).startsWith("cell,suggestion,nmf,ica,subtraction,nmf_correlation_after,"), table.get(0));
		assertEquals(3, table.size());
		final MethodComparison first = result.cells().get(0).comparison().get();
		assertEquals("NMF subtraction ICA",
			first.candidates().stream().map(Candidate::method).collect(Collectors.joining(" ")));
		assertTrue(table.get(1)
			.startsWith("\"left, up\"," + first.suggested().method() + "," +
				first.candidates().get(0).verdict().grade() + "," + first.candidates().get(2).verdict().grade() + "," +
				first.candidates().get(1).verdict().grade() + ","),
			table.get(1));
		assertTrue(lines(folder.resolve("compared.csv")).get(0)
			.startsWith(HEAD + "\"left, up/NMF\",\"left, up/subtraction\",\"left, up/ICA\","));
		final double[][] compared = traces(folder.resolve("compared.csv"));
		assertArrayEquals(traces(folder.resolve("result.csv"))[0], compared[0]);
		assertArrayEquals(traces(folder.resolve("fixed.csv"))[0], compared[1]);
		assertArrayEquals(RESULT.cells().get(0).cleaned().get().joined(), compared[0], "as without comparing");
		final JsonObject summary = JsonParser.parseString(String.join("", lines(folder.resolve("run.json"))))
			.getAsJsonObject()
			.getAsJsonObject("summary");
		assertEquals(MethodComparison.suggestedForAll(Arrays.asList(first, result.cells().get(1).comparison().get())),
			summary.get("suggestion").getAsString());
		assertEquals(result.cells().get(0).verdict().toString(),
			summary.getAsJsonObject("verdicts").get("left, up").getAsString());
		final String log = NeuropilSummary.lines(result, INPUT, false, 1);
		assertTrue(log.contains("Verdicts: ") && log.contains("; alpha ") && log.contains("Suggested for the movie: "),
			log);
	}

	private static String quoted(final String text) {
		return text.contains(",") ? "\"" + text + "\"" : text;
	}

	@Test
	void imagesRoisAndPlotsCanBeOpened() throws IOException {
		final Path folder = write(RESULT, INPUT);
		final ImagePlus regions = IJ.openImage(folder.resolve("regions.tif").toString());
		assertEquals(2, regions.getStackSize());
		assertEquals(RESULT.means().get(1).get(7, 5), regions.getStack().getVoxel(7, 5, 1), 1e-3);
		assertTrue(regions.getOverlay().size() >= 10);
		try (ZipFile zip = new ZipFile(folder.resolve("RoiSet.zip").toFile())) {
			assertEquals(10, zip.size());
			assertTrue(zip.getEntry("left, up neuropil 4.roi") != null);
		}
		assertTrue(ImageIO.read(folder.resolve("traces/left, up.png").toFile()).getWidth() > 500);
	}

	/** As when the RoiSet.zip of an earlier run is taken for cells. */
	@Test
	void aCellMayBeCalledLikeTheSectorOfAnother() throws IOException {
		final List<RoiCell> cells = new ArrayList<>();
		final String[] names = { "cell", "cell neuropil 1" };
		for (int c = 0; c < 2; c++) cells.add(new RoiCell(names[c], INPUT.cells().get(c).rois()));
		final NeuropilInput input = new NeuropilInput(INPUT.trials(), cells, RATE);
		try (ZipFile zip = new ZipFile(write(SmallRecording.run(input), input).resolve("RoiSet.zip").toFile())) {
			assertEquals(10, zip.size());
			assertTrue(zip.getEntry("cell neuropil 1 (2).roi") != null);
		}
	}

	@Test
	void theRecordTellsHowToRepeatTheRun() throws IOException {
		final JsonObject record =
			JsonParser.parseString(String.join("\n", lines(write(RESULT, INPUT).resolve("run.json"))))
				.getAsJsonObject();
		assertEquals(0.1, record.getAsJsonObject("options").get("alpha").getAsDouble());
		assertTrue(record.getAsJsonObject("versions").has("neurofactor"));
		assertEquals(2, record.getAsJsonArray("inputs").size());
		final JsonObject second = record.getAsJsonArray("inputs").get(1).getAsJsonObject();
		assertEquals("trial_2.tif", second.get("name").getAsString());
		assertEquals(50, second.get("frames").getAsInt());
		final JsonObject summary = record.getAsJsonObject("summary");
		assertEquals(3, summary.getAsJsonArray("marked").size());
		assertEquals("a/b: \"2\"", summary.getAsJsonArray("cells").get(1).getAsString());
		assertEquals(RESULT.skipped().get(0).toString(), summary.getAsJsonArray("skipped").get(0).getAsString());
		assertEquals(2, summary.get("converged").getAsInt());
		assertEquals(10, summary.get("frame_rate_hz").getAsDouble());
		assertEquals(1.5, summary.get("seconds").getAsDouble());
	}

	@Test
	void withoutFrameRateThereIsNeitherTimeNorDeltaF() throws IOException {
		write(RESULT, INPUT);
		final NeuropilInput input = SmallRecording.input(0);
		final Path folder = write(SmallRecording.run(input), input);
		assertEquals(ALL.replace("deltaf.csv deltaf_raw.csv ", ""), list(folder));
		assertTrue(lines(folder.resolve("raw.csv")).get(61).startsWith("2,1,NaN,"));
	}

	@Test
	void plotsOfCellsThatAreThereNoMoreAreRemovedAndNothingElse() throws IOException {
		final Path folder = write(RESULT, INPUT);
		Files.write(folder.resolve("traces/mine.png"), new byte[1]);
		final NeuropilInput fewer = new NeuropilInput(INPUT.trials(), INPUT.cells().subList(1, 2), RATE);
		write(SmallRecording.run(fewer), fewer);
		assertEquals(ALL.replace("left, up", "mine"), list(folder));
	}

	@Test
	void aDamagedRecordOfAnEarlierRunIsNotOurs() throws IOException {
		final Path folder = Files.createDirectory(temp.resolve("results"));
		final Path outside = Files.write(temp.resolve("outside.png"), new byte[1]);
		for (final String record : new String[] { "{", "[]", "null", "{\"summary\": 3}", "{\"kind\": \"neuropil\"}",
			"{\"kind\": \"neuropil\", \"id\": \"\", \"files\": {\"traces/../../outside.png\": {\"bytes\": 1, \"sha256\": \"\"}}}" })
		{
			Files.write(folder.resolve("run.json"), record.getBytes(StandardCharsets.UTF_8));
			final String message =
				assertThrows(IllegalArgumentException.class, () -> write(RESULT, INPUT)).getMessage();
			assertTrue(message.contains("\"" + folder.toRealPath().resolve("run.json") + "\" is not the record"),
				message);
			assertEquals("run.json", list(folder), record);
			assertTrue(Files.exists(outside));
		}
	}

	@Test
	void aCellThatCouldNotBeSeparatedKeepsItsColumns() throws IOException {
		final ImagePlus movie = SmallRecording.movie(0);
		final ImagePlus empty = movie.duplicate();
		for (int t = 1; t <= empty.getStackSize(); t++) {
			final ShortProcessor frame = (ShortProcessor) empty.getStack().getProcessor(t);
			for (int x = 15; x < SmallRecording.WIDTH; x++)
				for (int y = 0; y < SmallRecording.HEIGHT; y++) frame.set(x, y, 0);
		}
		final NeuropilInput input = SmallRecording.input(RATE, empty);
		final NeuropilResult result =
			SmallRecording.run(input, SmallRecording.options(RATE).with(SeparationOptions.BACKGROUND, Background.NONE));
		assertFalse(result.cells().get(1).separation().isPresent());
		final Path folder = write(result, input);
		assertEquals(ALL, list(folder));
		final double[][] cleaned = traces(folder.resolve("result.csv"));
		assertTrue(Double.isNaN(cleaned[1][7]) && !Double.isNaN(cleaned[0][7]));
		assertEquals(HEAD.length() + "\"left, up/0\"".length() * 5 + 5 + (QUOTED + "/0\"").length(),
			lines(folder.resolve("separated.csv")).get(0).length());
		assertEquals(10, traces(folder.resolve("raw.csv")).length);
		assertEquals(1 + 5, lines(folder.resolve("mixing.csv")).size());
		final String row = lines(folder.resolve("report.csv")).get(2);
		assertTrue(row.startsWith(QUOTED + "\",bad,") && row.contains(",NaN,NaN,NaN,NaN,NaN,NaN,0.7,NaN,none,NaN,") &&
			row.contains("could not be separated"), row);
	}

	@Test
	void plotsCanBeLeftOut() throws IOException {
		final Path folder =
			write(SmallRecording.run(INPUT, SmallRecording.options(RATE).with(NeuropilOptions.PLOTS, false)), INPUT);
		assertEquals(ALL.substring(0, ALL.indexOf(" traces/")), list(folder));
		assertFalse(NeuropilFolder.read(folder).plots().isPresent());
	}

	@Test
	void cancelledAtAnyPointItLeavesWhatWasThere() throws IOException {
		final List<String> stages = new ArrayList<>();
		write(RESULT, INPUT, "other", new ProgressMonitor() {

			@Override
			public void progress(final String stage, final long done, final long total) {
				stages.add(stage);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		});
		// one more than there are files, at least; more often where they take long
		assertTrue(Collections.frequency(stages, "Writing results") >= 15, stages.toString());
		assertTrue(Collections.frequency(stages, "Drawing traces") >= 3, stages.toString());
		final Path folder = write(RESULT, INPUT);
		final Map<String, byte[]> before = contents(folder);
		for (final int steps : new int[] { 0, 1, 7, 14, 15, 16 }) {
			assertThrows(CancellationException.class, () -> write(RESULT, INPUT, "other", new StopAfter(steps)));
			assertEquals(before.keySet(), contents(folder).keySet());
			for (final String name : before.keySet())
				assertArrayEquals(before.get(name), contents(folder).get(name), name);
		}
	}

	private static final class StopAfter implements ProgressMonitor {

		private int left;

		private StopAfter(final int steps) {
			left = steps;
		}

		@Override
		public void progress(final String stage, final long done, final long total) {
			left--;
		}

		@Override
		public boolean isCancelled() {
			return left <= 0;
		}
	}

	private static Map<String, byte[]> contents(final Path folder) throws IOException {
		final Map<String, byte[]> contents = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).collect(Collectors.toList()))
				contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
		}
		return contents;
	}

	@Test
	void nothingIsWrittenIfAFileCannotBe() throws IOException {
		final Path folder = Files.createDirectory(temp.resolve("results"));
		Files.createDirectory(folder.resolve("separated.mat"));
		final IllegalArgumentException failure =
			assertThrows(IllegalArgumentException.class, () -> write(RESULT, INPUT));
		assertTrue(failure.getMessage().contains("separated.mat"), failure.getMessage());
		assertEquals("", list(folder));
	}

	@Test
	void aCachedExtractionGivesTheSameFilesBitByBit() throws IOException {
		final String fingerprint = ExtractionCache.fingerprint(INPUT, SmallRecording.cells(INPUT), RESULT.options());
		final Path folder = write(RESULT, INPUT, fingerprint, ProgressMonitor.NONE);
		final Map<String, byte[]> before = contents(folder);
		final NeuropilResult again = NeuropilSeparation.separate(ExtractionCache.load(folder, fingerprint).get(),
			RESULT.options(), ProgressMonitor.NONE);
		assertEquals(RESULT.skipped().toString(), again.skipped().toString());
		write(again, INPUT, fingerprint, ProgressMonitor.NONE);
		final Map<String, byte[]> after = contents(folder);
		assertEquals(before.keySet(), after.keySet());
		for (final String name : before.keySet())
			if (!name.equals("run.json")) assertArrayEquals(before.get(name), after.get(name), name);
		assertNotEquals(Collections.emptyMap(), before);
	}
}
