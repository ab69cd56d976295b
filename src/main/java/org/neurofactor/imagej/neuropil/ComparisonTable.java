package org.neurofactor.imagej.neuropil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.neurofactor.neuropil.Candidate;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.MethodComparison;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.SeparationMethod;
import org.neurofactor.neuropil.TraceMeasures;
import org.neurofactor.neuropil.Verdict;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** NMF, ICA and subtraction side by side: a row for every cell that was separated. */
public final class ComparisonTable {

	/** A cell. */
	public static final class Row {

		private final String name;
		private final MethodComparison comparison;

		private Row(final String name, final MethodComparison comparison) {
			this.name = name;
			this.comparison = comparison;
		}

		private Candidate of(final String method) {
			return comparison.candidates()
				.stream()
				.filter(candidate -> candidate.method().equals(method))
				.findFirst()
				.get();
		}
	}

	/** Of {@code comparison.csv} and the window. */
	public static final List<Column<Row>> COLUMNS = columns();

	private ComparisonTable() {}

	private static List<Column<Row>> columns() {
		final List<Column<Row>> columns = new ArrayList<>();
		columns.add(Column.text("cell", "Name of the cell.", row -> row.name));
		columns.add(Column.text("suggestion",
			"The method to take for the cell: NMF, unless its trace is bad and that of the subtraction or of ICA is good.",
			row -> row.comparison.suggested().method()));
		final List<String> methods =
			Arrays.asList(SeparationMethod.NMF.name(), SeparationMethod.ICA.name(), Candidate.SUBTRACTION);
		for (final String method : methods)
			columns.add(Column.text(method.toLowerCase(Locale.ROOT),
				"What is to be thought of the trace by " + method + ": good, check or bad.",
				row -> row.of(method).verdict().grade().toString()));
		for (final String method : methods) {
			final String name = method.toLowerCase(Locale.ROOT) + "_";
			columns.add(measure(method, name + "correlation_after", "Its correlation with the mean neuropil.",
				TraceMeasures::correlation));
			columns.add(
				measure(method, name + "neuropil_left", "Neuropil left in it between events.", TraceMeasures::left));
			columns.add(measure(method, name + "agreement",
				"Its correlation with the raw trace less the estimated share of neuropil.", TraceMeasures::agreement));
			columns.add(measure(method, name + "noise", "Noise from frame to frame, as part of its standard deviation.",
				TraceMeasures::noise));
			columns.add(Column.text(name + "reason", "Why it is good, to be checked or bad.",
				row -> row.of(method).verdict().reason()));
		}
		return Collections.unmodifiableList(columns);
	}

	private static Column<Row> measure(final String method, final String name, final String meaning,
		final Function<TraceMeasures, Double> value)
	{
		return Column.number(name, 4, meaning, row -> row.of(method).measures().map(value).orElse(null));
	}

	/** None if the methods were not compared. */
	public static Optional<Table<Row>> of(final NeuropilResult result) {
		final List<Row> rows = rows(result);
		return rows.isEmpty() ? Optional.empty() : Optional.of(new Table<>(COLUMNS, rows));
	}

	private static List<Row> rows(final NeuropilResult result) {
		final List<Row> rows = new ArrayList<>();
		for (final CellResult cell : result.cells())
			cell.comparison().ifPresent(comparison -> rows.add(new Row(cell.name(), comparison)));
		return rows;
	}

	/** The method for the whole movie; none if the methods were not compared. */
	static Optional<String> suggestion(final NeuropilResult result) {
		final List<MethodComparison> cells = result.cells()
			.stream()
			.map(CellResult::comparison)
			.filter(Optional::isPresent)
			.map(Optional::get)
			.collect(Collectors.toList());
		return cells.isEmpty() ? Optional.empty() : Optional.of(MethodComparison.suggestedForAll(cells));
	}

	/** A line on each method and one with the suggestion; none if the methods were not compared. */
	static List<String> summary(final NeuropilResult result) {
		final List<String> lines = new ArrayList<>();
		suggestion(result).ifPresent(suggestion -> {
			final List<Row> rows = rows(result);
			for (final Candidate method : rows.get(0).comparison.candidates())
				lines.add(method.method() + ": " +
					Arrays.stream(Verdict.Grade.values())
						.map(grade -> rows.stream()
							.filter(row -> row.of(method.method()).verdict().grade() == grade)
							.count() + " " + grade)
						.collect(Collectors.joining(", ")));
			lines.add("Suggested for the movie: " + suggestion + others(rows, suggestion) + ".");
		});
		return lines;
	}

	private static String others(final List<Row> rows, final String suggestion) {
		final List<String> others = rows.stream()
			.filter(row -> !row.comparison.suggested().method().equals(suggestion))
			.map(row -> "\"" + row.name + "\" " + row.comparison.suggested().method())
			.collect(Collectors.toList());
		if (others.isEmpty()) return "";
		final int named = Math.min(others.size(), NeuropilSummary.MOST_CELLS);
		return "; but for " + String.join(", ", others.subList(0, named)) +
			(others.size() > named ? " and " + (others.size() - named) + " more: see the comparison" : "");
	}
}
