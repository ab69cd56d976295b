package org.neurofactor.imagej.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

class CsvTest {

	@TempDir
	Path temp;

	/** Whatever is in a cell. */
	@Test
	void isReadAsItWasWritten() throws IOException {
		final List<String> texts = Arrays.asList("plain", "a, b", "\"quoted\"", "a \"b\", \"\"", "two\nlines", "µm ΔF",
			"semi; colon", "=1+1", "'=1", "''-x", "-x", "+a, b", "@b", "-5", "'-5", "-", "it's", "'plain'");
		final Path file = temp.resolve("t.csv");
		Csv.write(new Table<>(
			Arrays.asList(Column.text("name, of cell", "", text -> text),
				Column.number("value", 1, "", text -> texts.indexOf(text) == 2 ? null : texts.indexOf(text) / 3.)),
			texts), file);
		final DelimitedText read = DelimitedText.readSaved(file, "table");
		assertEquals(Arrays.asList("name, of cell", "value"), read.heading());
		assertEquals(texts.size(), read.rows());
		for (int i = 0; i < texts.size(); i++) {
			assertEquals(texts.get(i), read.row(i).get(0));
			assertEquals(i == 2 ? Double.NaN : i / 3., Double.parseDouble(read.row(i).get(1)));
		}
	}

	@Test
	void isTheSameInAllLocales() throws IOException {
		final Path file = temp.resolve("t.csv");
		Csv.write(new Table<>(
			Arrays.asList(Column.number("a", 1, "", (Integer row) -> row + 0.5), Column.whole("b", "", row -> row)),
			Arrays.asList(0, 1000)), file);
		assertArrayEquals("a,b\n0.5,0\n1000.5,1000\n".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
	}

	/** Spreadsheets run a formula that stands in a cell. */
	@Test
	void noTextIsAFormula() throws IOException {
		final Path file = temp.resolve("t.csv");
		Csv.write(new Table<>(Arrays.asList(Column.text("=cmd|'/C calc'!A0", "", text -> text),
			Column.number("number", 1, "", text -> -0.5)), Arrays.asList("=1", "+1+1", "-a", "@a", "-5", "a-b")), file);
		assertEquals(Arrays.asList("'=cmd|'/C calc'!A0,number", "'=1,-0.5", "'+1+1,-0.5", "'-a,-0.5", "'@a,-0.5",
			"-5,-0.5", "a-b,-0.5"), Files.readAllLines(file));
		assertEquals("=cmd|'/C calc'!A0", DelimitedText.readSaved(file, "table").heading().get(0));
	}
}
