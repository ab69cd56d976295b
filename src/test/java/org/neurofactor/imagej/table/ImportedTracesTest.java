package org.neurofactor.imagej.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.measure.ResultsTable;

import org.neurofactor.imagej.door.Fuzz;
import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.run.ProgressMonitor;

class ImportedTracesTest {

	@TempDir
	Path folder;

	private ImportedTraces read(final String... lines) throws IOException {
		return ImportedTraces.read(Files.write(folder.resolve("table.csv"), Arrays.asList(lines)),
			ProgressMonitor.NONE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '$', value = { "trial,frame,time,a,b/1 | 1,1,0,2.5,3      | a,b/1",
		"a,b                    | 2.5,3            | a,b", "2.5,4                  | 2.5,3            | cell 1,cell 2",
		",0,1                   | 0,2.5,3          | 0,1", "Label;Mean1;Mean2;     | x;2,5;3;         | Mean1,Mean2",
		"a\t\"b c\"             | 2,5\t3           | a,b c", "\"a, b\",\"c\"\"d\"    | \"2.5\",3        | a, b,c\"d",
		"TIME (s),Slice,a,a     | 0,1,2.5,3        | a,a (2)", "a b                    | 2.5 3            | a,b" })
	void findsTraces(final String heading, final String row, final String traces) throws IOException {
		final ImportedTraces table = read(heading.trim(), row.trim());
		assertEquals(traces, String.join(",", table.traces()));
		final double[] first = table.trace(table.traces().get(0));
		assertEquals(2.5, first[first.length - 1]);
		assertEquals(3, table.trace(table.traces().get(1))[first.length - 1]);
	}

	@Test
	void selectsInTheOrderAsked() throws IOException {
		final ImportedTraces table = read("time,a/0,a/1,b/0,b(1)", "0,1,2,3,4");
		assertEquals(Arrays.asList("a/0", "a/1", "b/0", "b(1)"), table.select(" "));
		assertEquals(Arrays.asList("b(1)", "a/0", "b/0"), table.select("b(1), */0"));
		assertEquals(Arrays.asList("b/0", "b(1)"), table.select("b*"));
		assertThrows(IllegalArgumentException.class, () -> table.select("time"));
	}

	@Test
	void rowsOfATrialNeedNotFollowEachOther() throws IOException {
		final List<int[]> trials = read("Trial,a", "x,1", "y,2", "x,3").trials();
		assertEquals(2, trials.size());
		assertArrayEquals(new int[] { 0, 2 }, trials.get(0));
		assertArrayEquals(new int[] { 1 }, trials.get(1));
	}

	@Test
	void tablesAreCopied() {
		final ResultsTable results = new ResultsTable(2);
		results.setLabel("one", 0);
		results.setValue("a", 0, 1.23456789012345);
		results.setValue("b", 0, "2.5");
		results.setValue("b", 1, "text");
		final String before = results.getColumnHeadings() + results.getRowAsString(0) + results.getRowAsString(1);
		final ImportedTraces table = ImportedTraces.of(results, "mine");
		assertEquals(Arrays.asList("a", "b"), table.traces());
		assertEquals(1.23456789012345, table.trace("a")[0]);
		assertEquals("mine, row 2, column \"b\": there must be a number, but it is 'text'.",
			assertThrows(IllegalArgumentException.class, () -> table.trace("b")).getMessage());
		assertEquals(1, table.leading().size());
		assertEquals("one", table.leading().get(0).cell(0));
		assertEquals(before, results.getColumnHeadings() + results.getRowAsString(0) + results.getRowAsString(1));
		assertFalse(table.frameRateHz().isPresent());
	}

	/** A time without a frame rate is written as NaN; a text that is NaN among others stays a text. */
	@Test
	void notANumberIsAFrameThatWasLeftOut() throws IOException {
		final ImportedTraces table = read("time,note,a,b", "NaN,x,1,NaN", "NaN,NaN,NaN,nan", "NaN,y,3,NaN");
		assertEquals(Arrays.asList("a", "b"), table.traces());
		assertArrayEquals(new double[] { 1, Double.NaN, 3 }, table.trace("a"));
		assertEquals("table.csv, column \"b\": there must be numbers, but all are NaN.",
			assertThrows(IllegalArgumentException.class, () -> table.trace("b")).getMessage());
		assertFalse(table.frameRateHz().isPresent());
		assertEquals(2, table.leading().size());
	}

	/** What takes the square of its length: equal headings, figures before a letter, quotes that are not closed. */
	@Test
	@Timeout(60)
	void longLinesTakeNoTime() throws IOException {
		final String[] equal = new String[200_000];
		Arrays.fill(equal, "a");
		assertEquals(equal.length,
			read(String.join(",", equal), String.join(",", equal).replace('a', '1')).traces().size());
		final char[] figures = new char[2_000_000];
		Arrays.fill(figures, '1');
		assertThrows(IllegalArgumentException.class, () -> read(new String(figures) + "x", "y"));
		final String message = assertThrows(IllegalArgumentException.class, () -> {
			final ImportedTraces table = read("a", "1", new String(figures) + "x");
			table.trace("a");
		}).getMessage();
		assertTrue(message.length() < 200, message);
		final String[] lines = new String[100_000];
		Arrays.fill(lines, "a line");
		lines[3] = "\"";
		final Path path = Files.write(folder.resolve("open.csv"), Arrays.asList(lines));
		assertEquals(3, DelimitedText.readSaved(path, "file").rows());
	}

	/** 20 million empty cells, which would take more than a gigabyte. */
	@Test
	void whatDoesNotFitIntoMemoryIsNotRead() throws IOException {
		final byte[] commas = new byte[(int) Math.min(200_000_000, Runtime.getRuntime().maxMemory() / 20)];
		Arrays.fill(commas, (byte) ',');
		final Path path = Files.write(folder.resolve("commas.csv"), commas);
		final String message =
			assertThrows(IllegalArgumentException.class, () -> ImportedTraces.read(path, ProgressMonitor.NONE))
				.getMessage();
		assertTrue(message.contains("commas.csv\" is too large for the memory there is"), message);
	}

	@Test
	@Timeout(60)
	void whateverIsDamagedIsNamed() throws Exception {
		final Path path = folder.resolve("damaged.csv");
		final byte[][] good = new byte[3][];
		final String[] separators = { ",", ";", "\t" };
		for (int i = 0; i < good.length; i++)
			good[i] = String.join("\n", "trial,time,a,\"b, c\",d", "1,0,2.5,3,NaN", "1,0.1,2,1e3,4", "2,0,-3,4,5", "")
				.replace(",", separators[i])
				.getBytes(StandardCharsets.UTF_8);
		final int refused = new Fuzz(13).refused(600, path, () -> {
			final ImportedTraces table = ImportedTraces.read(path, ProgressMonitor.NONE);
			for (final String trace : table.traces()) table.trace(trace);
			table.trials();
			table.frameRateHz();
		}, good);
		assertTrue(refused > 500 && refused < 1700, "" + refused);
	}
}
