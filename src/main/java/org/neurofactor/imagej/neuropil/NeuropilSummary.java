package org.neurofactor.imagej.neuropil;

import org.neurofactor.neuropil.SeparationOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.neurofactor.imagej.record.LeftOut;
import org.neurofactor.neuropil.FrameFaults;
import org.neurofactor.neuropil.SkippedCell;

import org.neurofactor.neuropil.CellResult;
import org.neurofactor.neuropil.NeuropilOptions;
import org.neurofactor.neuropil.NeuropilResult;
import org.neurofactor.neuropil.Separation;
import org.neurofactor.neuropil.SeparationMethod;
import org.neurofactor.neuropil.Verdict;
import org.neurofactor.settings.NumberOrAutoKind;

/** A neuropil separation in a few lines, for the log: one for the whole, and one for all that the user should know. */
public final class NeuropilSummary {

	public static final String NO_FRAME_RATE =
		"The frame rate is unknown, so there is no ΔF/F0: give it (framerate), or " +
			"set the frame interval (Image > Properties...).";

	/** Cells whose traces there is something to say about, before the log would be full of them. */
	private static final int MOST_REMARKS = 5;
	/** Cells of a grade that are named: a log is not a table. */
	static final int MOST_CELLS = 20;

	private NeuropilSummary() {}

	/**
	 * @param reread whether the traces had been extracted before
	 * @param seconds the run took
	 */
	public static String lines(final NeuropilResult result, final NeuropilInput input, final boolean reread,
		final double seconds)
	{
		final NeuropilOptions options = result.options();
		final List<String> lines = new ArrayList<>();
		final long frames = input.trials().stream().mapToLong(trial -> trial.frames().dimension(2)).sum();
		final long separated = count(result, cell -> cell.separation().isPresent());
		final long converged =
			count(result, cell -> cell.report().map(report -> report.convergence().converged()).orElse(false));
		lines.add(String.format(Locale.ROOT,
			"Neuropil Separation of %s: %s in %s of %s, %s with %s each, %d converged, %.1f s%s",
			input.source().title(), number(separated, "cell"), number(input.trials().size(), "trial"),
			number(frames, "frame"), options.separation().get(SeparationOptions.METHOD).name(),
			number(options.get(NeuropilOptions.REGIONS), "region"), converged, seconds,
			reread ? " (the movie was not read again: its traces are in the output folder)" : ""));
		lines.addAll(input.remarks());
		result.extraction()
			.leftOut()
			.forEach(sentence -> lines.add(sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) +
				": left out, and empty in the traces."));
		lines.add("Verdicts: " + VerdictCounts.of(result) + chosen(result));
		result.skipped().forEach(cell -> lines.add(cell.toString()));
		result.cells().forEach(cell -> cell.problem().ifPresent(lines::add));
		for (final Verdict.Grade grade : new Verdict.Grade[] { Verdict.Grade.BAD, Verdict.Grade.CHECK })
			addVerdicts(lines, result, grade);
		addRemarks(lines, result);
		lines.addAll(ComparisonTable.summary(result));
		final String leftOut = leftOut(result, input).line();
		if (!leftOut.isEmpty()) lines.add(leftOut);
		if (options.get(NeuropilOptions.FRAME_RATE) == 0) lines.add(NO_FRAME_RATE);
		return String.join("\n", lines);
	}

	/** Cells that cannot be used or separated, and frames. */
	static LeftOut leftOut(final NeuropilResult result, final NeuropilInput input) {
		final List<String> why = result.skipped().stream().map(SkippedCell::toString).collect(Collectors.toList());
		result.cells().forEach(cell -> cell.problem().ifPresent(why::add));
		final long frames = input.trials().stream().mapToLong(trial -> trial.frames().dimension(2)).sum();
		return new LeftOut().add("cells", why.size(), input.cells().size(), why)
			.add("frames", result.extraction().faults().stream().mapToLong(FrameFaults::count).sum(), frames,
				result.extraction().leftOut());
	}

	private static void addRemarks(final List<String> lines, final NeuropilResult result) {
		final List<CellResult> remarked =
			result.cells().stream().filter(cell -> !cell.remarks().isEmpty()).collect(Collectors.toList());
		remarked.stream()
			.limit(MOST_REMARKS)
			.forEach(cell -> lines.add("\"" + cell.name() + "\": " + String.join(" ", cell.remarks())));
		if (remarked.size() > MOST_REMARKS) lines.add(
			"The same kind of remark is in the report on " + number(remarked.size() - MOST_REMARKS, "more cell") + ".");
	}

	/** The cells of a grade, and how many more there are. */
	private static void addVerdicts(final List<String> lines, final NeuropilResult result, final Verdict.Grade grade) {
		final List<CellResult> cells = result.cells()
			.stream()
			.filter(cell -> cell.separation().isPresent() && cell.verdict().grade() == grade)
			.collect(Collectors.toList());
		cells.stream()
			.limit(MOST_CELLS)
			.forEach(cell -> lines.add(grade + ", \"" + cell.name() + "\": " + cell.verdict().reason()));
		if (cells.size() > MOST_CELLS)
			lines.add("… and " + (cells.size() - MOST_CELLS) + " more that are " + grade + ": see the report.");
	}

	/** What was chosen for each cell, from the smallest to the largest; empty if nothing was. */
	private static String chosen(final NeuropilResult result) {
		final NeuropilOptions options = result.options();
		final String alpha = options.get(SeparationOptions.METHOD) == SeparationMethod.NMF &&
			NumberOrAutoKind.isAuto(options.get(SeparationOptions.ALPHA))
				? "; alpha " + range(result, cell -> cell.separation().map(Separation::alpha).orElse(null))
				: "";
		return alpha + (NumberOrAutoKind.isAuto(options.get(NeuropilOptions.COEFFICIENT))
			? "; coefficient " + range(result, CellResult::coefficient)
			: "") + ".";
	}

	private static String range(final NeuropilResult result, final Function<CellResult, Double> value) {
		final double[] sorted =
			result.cells().stream().map(value).filter(Objects::nonNull).mapToDouble(v -> v).sorted().toArray();
		if (sorted.length == 0) return "none";
		final String least = String.format(Locale.ROOT, "%.2f", sorted[0]);
		final String most = String.format(Locale.ROOT, "%.2f", sorted[sorted.length - 1]);
		return least.equals(most) ? least : least + " to " + most;
	}

	private static long count(final NeuropilResult result, final Predicate<CellResult> what) {
		return result.cells().stream().filter(what).count();
	}

	private static String number(final long count, final String what) {
		return count + " " + what + (count == 1 ? "" : "s");
	}
}
