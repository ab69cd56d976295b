package org.neurofactor.imagej.neuropil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.neurofactor.neuropil.SeparationQuality;
import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.SkippedCell;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** How far the separation of each cell can be trusted: a row for every marked cell, in the user's order. */
public final class ReportTable {

	/** A marked cell. */
	public static final class Row {

		private final String name;
		private final Optional<SeparationQuality> report;
		private final String remark;

		private Row(final String name, final Optional<SeparationQuality> report, final String remark) {
			this.name = name;
			this.report = report;
			this.remark = remark;
		}

		private <T> T get(final Function<SeparationQuality, T> value) {
			return report.map(value).orElse(null);
		}
	}

	/** Of {@code report.csv}, the window and the Explorer. */
	public static final List<Column<Row>> COLUMNS = Arrays.asList(
		Column.text("cell", "Name of the cell.", row -> row.name),
		Column.flag("converged", "Whether the separation converged; none if there was none.",
			row -> row.get(report -> report.convergence().converged())),
		Column.whole("iterations", "Of the last attempt.", row -> row.get(report -> report.convergence().iterations())),
		Column.whole("tries", "Number of attempts.", row -> row.get(report -> report.convergence().tries())),
		Column.whole("seed", "Of the random numbers of the last attempt.",
			row -> row.get(report -> report.convergence().seed())),
		Column.whole("sources", "Number of sources that were asked for.", row -> row.get(SeparationQuality::sources)),
		Column.whole("sources_left", "How many of them are not zero.",
			row -> row.get(SeparationQuality::survivingSources)),
		Column.number("explained_variance", 4, "Share of the raw trace's variance that all sources explain together.",
			row -> row.get(SeparationQuality::explainedVariance)),
		Column.number("correlation_before", 4, "Correlation of the raw trace with the mean neuropil.",
			row -> row.get(SeparationQuality::correlationBefore)),
		Column.number("correlation_after", 4, "Correlation of the cleaned trace with the mean neuropil.",
			row -> row.get(SeparationQuality::correlationAfter)),
		Column.text("remark", "What there is to know, in plain sentences, such as why a cell was skipped.",
			row -> row.remark));

	private ReportTable() {}

	public static Table<Row> of(final NeuropilResult result, final NeuropilInput input) {
		final Map<String, CellResult> cells = new LinkedHashMap<>();
		result.cells().forEach(cell -> cells.put(cell.name(), cell));
		return new Table<>(COLUMNS,
			input.cells()
				.stream()
				.map(marked -> row(marked.name(), Optional.ofNullable(cells.get(marked.name())), result))
				.collect(Collectors.toList()));
	}

	private static Row row(final String name, final Optional<CellResult> cell, final NeuropilResult result) {
		return new Row(name, cell.flatMap(CellResult::report), cell.map(ReportTable::remark)
			.orElseGet(() -> result.extraction().skipped(name).map(SkippedCell::toString).orElse("")));
	}

	private static String remark(final CellResult cell) {
		final List<String> sentences = new ArrayList<>();
		sentences.add(cell.problem().orElseGet(() -> cell.report().map(SeparationQuality::remark).orElse("")));
		sentences.addAll(cell.remarks());
		return String.join(" ", sentences).trim();
	}
}
