package org.neurofactor.imagej.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

	@TempDir
	Path temp;

	private CsvTable table(final String text) throws IOException {
		return CsvTable.read(Files.write(temp.resolve("t.csv"), text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Whatever is in a cell. */
	@Test
	void readsWhatCsvWrites() throws IOException {
		final String[] texts = { "plain", "a, b", "\"quoted\"", "a \"b\", \"\"", "two\nlines", "", "µm ΔF", "semi; colon" };
		final Path file = temp.resolve("t.csv");
		try (Csv csv = new Csv(file)) {
			csv.row("name, of cell", "value");
			for (int i = 0; i < texts.length; i++) csv.row(texts[i], i == 2 ? Double.NaN : i / 3.);
		}
		final CsvTable table = CsvTable.read(file);
		assertEquals(texts.length, table.rows());
		for (int i = 0; i < texts.length; i++) {
			assertEquals(texts[i], table.text("name, of cell", i));
			assertEquals(i == 2 ? Double.NaN : i / 3., table.number("value", i));
		}
	}

	@Test
	void otherEndsOfLines() throws IOException {
		final CsvTable table = table("a,b\r\n1,2\r\n3,4");
		assertEquals(2, table.rows());
		assertEquals(4, table.number("b", 1));
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		assertTrue(message("", "a", 0).contains("t.csv is empty"));
		assertTrue(message("a,b\n1,2\n", "c", 0).contains("t.csv has no column c"));
		assertTrue(message("a,b\n1\n", "a", 0).contains("row 1 of t.csv has 1 cells instead of 2"));
		assertTrue(message("a,b\n1,x\n", "b", 0).contains("b in row 1 of t.csv must be a number, but is 'x'"));
	}

	private String message(final String text, final String heading, final int row) {
		return assertThrows(IllegalArgumentException.class, () -> table(text).number(heading, row)).getMessage();
	}
}
