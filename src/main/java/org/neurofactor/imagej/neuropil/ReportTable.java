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
import org.neurofactor.neuropil.Separation;
import org.neurofactor.neuropil.SkippedCell;
import org.neurofactor.neuropil.Verdict;
import org.neurofactor.table.Column;
import org.neurofactor.table.Table;

/** How far the separation of each cell can be trusted: a row for every marked cell, in the user's order. */
public final class ReportTable {

	/** A marked cell. */
	public static final class Row {

		private final String name;
		private final Optional<CellResult> cell;
		private final Verdict verdict;

		private Row(final String name, final Optional<CellResult> cell, final Verdict verdict) {
			this.name = name;
			this.cell = cell;
			this.verdict = verdict;
		}

		private <T> T ofCell(final Function<CellResult, T> value) {
			return cell.map(value).orElse(null);
		}

		private <T> T get(final Function<SeparationQuality, T> value) {
			return cell.flatMap(CellResult::report).map(value).orElse(null);
		}
	}

	/** Of {@code report.csv}, the window and the Explorer: what matters most comes first. */
	public static final List<Column<Row>> COLUMNS =
		Arrays.asList(Column.text("cell", "Name of the cell.", row -> row.name),
			Column.text("verdict", "What is to be thought of the cleaned trace: good, check or bad.",
				row -> row.verdict.grade().toString()),
			Column.text(
				"reason", "Why, in a sentence: the most serious thing there is to say, such as why a cell was skipped.",
				row -> row.verdict.reason()),
			Column.number("correlation_before", 4, "Correlation of the raw trace with the mean neuropil.",
				row -> row.get(SeparationQuality::correlationBefore)),
			Column.number(
				"correlation_after", 4, "Correlation of the cleaned trace with the mean neuropil.",
				row -> row.get(SeparationQuality::correlationAfter)),
			Column.number("neuropil_left", 4,
				"Neuropil left between events, in standard deviations of the cleaned trace for one of the mean neuropil; " +
					"negative if too much was taken away.",
				row -> row.get(report -> report.measures().left())),
			Column.number(
				"agreement", 4,
				"Correlation of the cleaned trace with the raw trace less the estimated share of neuropil.",
				row -> row.get(report -> report.measures().agreement())),
			Column
				.number(
					"noise", 4, "Standard deviation of the noise from frame to frame as part of the cleaned trace's.",
					row -> row.get(report -> report.measures().noise())),
			Column.number("explained_variance", 4,
				"Share of the raw trace's variance that all sources explain together.",
				row -> row.get(SeparationQuality::explainedVariance)),
			Column.number("coefficient", 4, "Share of the mean neuropil that the subtraction beside it takes.",
				row -> row.ofCell(CellResult::coefficient)),
			Column.number("alpha", 4, "Sparsity of NMF; other methods have no use for it.",
				row -> row.ofCell(cell -> cell.separation().map(Separation::alpha).orElse(null))),
			Column.flag(
				"converged", "Whether the separation converged; none if there was none.",
				row -> row.get(report -> report.convergence().converged())),
			Column.whole("iterations", "Of the last attempt.",
				row -> row.get(report -> report.convergence().iterations())),
			Column.whole("tries", "Number of attempts.", row -> row.get(report -> report.convergence().tries())),
			Column.whole("sources", "Number of sources that were asked for.",
				row -> row.get(SeparationQuality::sources)),
			Column.whole("sources_left", "How many of them are not zero.",
				row -> row.get(SeparationQuality::survivingSources)),
			Column.whole("seed", "Of the random numbers of the last attempt.",
				row -> row.get(report -> report.convergence().seed())),
			Column.text("remark", "Details, in plain sentences, or why there is no trace.", ReportTable::remark));

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

	private static String remark(final Row row) {
		final List<String> sentences = new ArrayList<>();
		final String ofSeparation = row.get(SeparationQuality::remark);
		sentences.add(ofSeparation == null ? row.verdict.reason() : ofSeparation);
		row.cell.ifPresent(cell -> sentences.addAll(cell.remarks()));
		return String.join(" ", sentences).trim();
	}

	private static Row row(final String name, final Optional<CellResult> cell, final NeuropilResult result) {
		return new Row(name, cell,
			cell.map(CellResult::verdict)
				.orElseGet(() -> Verdict
					.bad(result.extraction().skipped(name).map(SkippedCell::toString).orElse("It was skipped."))));
	}
}
