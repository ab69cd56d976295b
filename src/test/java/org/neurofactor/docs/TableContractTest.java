package org.neurofactor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.imagej.table.Csv;
import org.neurofactor.imagej.table.DelimitedText;
import org.neurofactor.imagej.table.Tables;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** What holds of all tables: windows and files have the same, and no reader meets an empty cell. */
class TableContractTest {

	/** All kinds of values, and their absence. */
	private static final List<Column<Double>> COLUMNS =
		Arrays.asList(Column.text("name", "A text.", row -> row > 1 ? "the \"first\", or\nnot" : row > 0 ? "" : null),
			Column.flag("above", "A truth value.", row -> row == 0 ? null : (Boolean) (row > 1)),
			Column.whole("count", "A whole number.", row -> row == 0 ? null : (Integer) row.intValue()),
			Column.<Double> number("length", 3, "A number.", row -> row == 0 ? Double.NaN : row / 3).in("px"),
			Column.foreign("Their Own", row -> row == 0 ? null : row > 1 ? "text" : (Object) row));

	@TempDir
	private Path folder;

	private static Table<Double> table(final List<Column<Double>> columns) {
		return new Table<>(columns, Arrays.asList(0., 1., 2.5));
	}

	private DelimitedText written(final Table<?> table) throws IOException {
		Csv.write(table, folder.resolve("table.csv"));
		return DelimitedText.read(folder.resolve("table.csv"), "table");
	}

	private static List<String> cells(final Table<?> table, final int row) {
		final List<String> cells = new ArrayList<>();
		for (int column = 0; column < table.columns().size(); column++) cells.add(table.value(row, column).toString());
		return cells;
	}

	@Test
	void noCellIsEmpty() {
		assertEquals(Arrays.asList("none", "none", "NaN", "NaN", "none"), cells(table(COLUMNS), 0));
		assertEquals(Arrays.asList("none", "false", "1", String.valueOf(1 / 3.), "1"), cells(table(COLUMNS), 1));
	}

	@Test
	void windowAndFileHaveTheSame() throws IOException {
		final List<Column<Double>> oneLine = new ArrayList<>(COLUMNS);
		oneLine.set(0, Column.text("name", "", row -> row > 1 ? "a, b" : ""));
		final Table<Double> table = table(oneLine);
		final ResultsTable window = Tables.of(table);
		final DelimitedText file = written(table);
		assertEquals(Arrays.asList(window.getHeadings()), file.heading());
		for (int row = 0; row < table.size(); row++) {
			assertEquals(cells(table, row), file.row(row));
			for (int column = 0; column < oneLine.size(); column++) {
				final Object value = table.value(row, column);
				final String heading = oneLine.get(column).name();
				if (value instanceof Number)
					assertEquals(((Number) value).doubleValue(), window.getValue(heading, row));
				else assertEquals(value, window.getStringValue(heading, row));
			}
		}
		assertEquals("0.333", window.getStringValue("length", 1));
		assertEquals("1", window.getStringValue("count", 1));
	}

	/** A column more is known everywhere. */
	@Test
	void oneMoreColumn() throws IOException {
		final List<Column<Double>> more = new ArrayList<>(COLUMNS);
		more.set(0, Column.number("square", 2, "Its square.", row -> row * row));
		assertEquals("6.25", Tables.of(table(more)).getStringValue("square", 2));
		assertEquals("6.25", written(table(more)).row(2).get(0));
		final Map<String, String> saved = new HashMap<>();
		saved.put("square", "6.25");
		assertEquals(6.25, more.get(0).saved().value(saved));
	}

	@Test
	void headingsWithCommas() throws IOException {
		final Table<Double> table = table(Arrays.asList(Column.number("soma, left", 1, "", row -> row)));
		assertEquals("soma, left", written(table).heading().get(0));
		assertEquals("soma; left", Tables.of(table).getHeadings()[0], "ImageJ does not quote headings");
	}

	@Test
	void namesAreInLowerCaseWithUnderscoresAndSayWhatTheyMean() {
		ColumnTable.files().forEach((file, columns) -> {
			for (final Column<?> column : columns) {
				assertTrue(column.name().matches("[a-z0-9_]+|CELL(/(0|NMF))?"), file + ": " + column);
				assertTrue(column.meaning().endsWith("."), file + ": " + column);
			}
			assertEquals(columns.size(), columns.stream().map(Column::name).distinct().count(), file);
			final boolean lengths = Stream.of("diameter", "distance", "sta_diameter")
				.anyMatch(name -> columns.stream().anyMatch(column -> column.name().equals(name)));
			assertEquals(lengths, columns.stream().anyMatch(column -> column.name().equals("unit")), file);
		});
		assertFalse(ColumnTable.files().isEmpty());
	}

	/** Under one name the same, wherever it stands. */
	@Test
	void oneNameHasOneUnit() {
		final Map<String, String> units = new HashMap<>();
		ColumnTable.files()
			.forEach((file, columns) -> columns.forEach(column -> assertEquals(column.unit(),
				units.computeIfAbsent(column.name(), name -> column.unit()), file + ": " + column)));
	}
}
